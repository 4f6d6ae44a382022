"""The local chat through a pipe."""

import pytest

from tests.commands.conftest import Command


def chat(command: Command, *lines: str) -> str:
    """What the chat writes after these lines."""
    result = command("chat", text="\n".join(lines) + "\n")
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    return result.stdout


def test_a_line_is_answered_and_the_end_of_input_ends(command: Command) -> None:
    """Plain text in, plain text out, exit code 0."""
    text = chat(command, "Kiedy otwarta jest biblioteka?")
    assert "9–18" in text
    assert "→ Strona biblioteki: https://biblioteka.example.org/" in text
    assert "Zobacz też:\n  1 – Karta biblioteczna" in text
    assert "p – prościej" in text


def test_without_a_token_run_and_no_command_are_the_chat(command: Command) -> None:
    """There is always something to talk to."""
    line = "Ile kosztuje bilet na basen?\n"
    assert "18 zł" in command("run", text=line).stdout
    assert command(text=line).stdout == command("chat", text=line).stdout


def test_related_entries_are_chosen_by_number(command: Command) -> None:
    """A number shows what stands behind it."""
    assert "z dowodem osobistym" in chat(command, "Kiedy otwarta jest biblioteka?", "1")


def test_plain_language_is_chosen_by_letter(command: Command) -> None:
    """Where there is a plainer text, ``p`` shows it, and once more the full one."""
    text = chat(command, "Kiedy otwarta jest biblioteka?", "P", "p")
    _, first, simple, full = text.split("od poniedziałku do piątku")
    assert first.startswith(" w godz. 9–18")
    assert simple.startswith(", od 9 do 18.")
    assert "p – pełna odpowiedź" in simple
    assert full.startswith(" w godz. 9–18")


def test_a_number_that_is_not_there_is_explained(command: Command) -> None:
    """The remark names the choices, which stay."""
    text = chat(command, "Kiedy otwarta jest biblioteka?", "7", "1")
    assert "Do wyboru: 1, p." in text
    assert "z dowodem osobistym" in text


def test_a_letter_that_is_not_there_is_explained(command: Command) -> None:
    """Where there is no plainer text, ``p`` is a slip, not a question."""
    text = chat(command, "Kiedy otwarta jest biblioteka?", "1", "p")
    assert "Nie ma takiej pozycji" in text


def test_a_number_without_choices_is_a_question(command: Command) -> None:
    """Nothing is offered yet, so that a number is what the person says."""
    assert "Do wyboru" not in chat(command, "7")


def test_topics_lead_to_entries_and_back(command: Command) -> None:
    """Everything the bot knows can be browsed."""
    text = chat(command, "/tematy", "1", "0", "2", "1")
    assert text.count("  1 – Biblioteka\n  2 – Basen") == 2
    assert "  1 – Godziny otwarcia biblioteki\n  2 – Karta biblioteczna" in text
    assert text.rstrip().endswith("12 zł za godzinę.")


@pytest.mark.parametrize("chosen", [("2",), ("/język", "2")])
def test_a_chosen_language_stays(command: Command, chosen: tuple[str, ...]) -> None:
    """Answers come in the language that was chosen, whatever the question's."""
    text = chat(command, "/jezyk", *chosen, "Kiedy otwarta jest biblioteka?")
    assert "Відповідаю українською." in text
    assert "Бібліотека працює" in text


def test_the_language_of_the_question_can_be_chosen_again(command: Command) -> None:
    """A choice can be taken back."""
    text = chat(command, "/jezyk", "3", "/jezyk", "0", "Kiedy otwarta jest biblioteka?")
    assert "9–18" in text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/pomoc", "/tematy"),
        ("/HELP", "Ctrl+D"),
        ("/prywatność", "nigdzie nie zapisuję"),
        ("/nic", "/pomoc"),
    ],
)
def test_commands_say_what_they_should(command: Command, line: str, words: str) -> None:
    """Each command has its text; an unknown one leads to the help."""
    assert words in chat(command, line)


@pytest.mark.parametrize("line", ["/koniec", "koniec", "exit"])
def test_leaving_is_polite_and_leaves_the_rest_unread(command: Command, line: str) -> None:
    """After the farewell nothing is answered."""
    text = chat(command, line, "Ile kosztuje bilet na basen?")
    assert "Do widzenia" in text
    assert "18 zł" not in text


def test_nothing_asked_is_nothing_said(command: Command) -> None:
    """An empty input, and empty lines, give no output."""
    assert command("chat").stdout == ""
    assert command("chat", text="\n  \n\t\n").stdout == ""


def test_old_and_broken_bytes_are_read(command: Command) -> None:
    """Bytes that are not UTF-8 are read as Windows-1250, and never end the chat."""
    old = "Po ile są bilety na pływalnię Fala?\n".encode("cp1250")
    result = command("chat", text=b"\x81\xff\x00\x1b[31m\n" + old)
    assert result.exit_code == 0
    assert "18 zł" in result.stdout
    assert "\x1b" not in result.stdout
