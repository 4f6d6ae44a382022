"""Questions from the command line."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.asking import Line, answer_lines
from bot.settings import Settings
from tests.commands.conftest import Command

Records = Callable[..., list[dict[str, Any]]]

HOURS = "Kiedy otwarta jest biblioteka?"
KEYS = ["question", "session", "decision", "entries", "confidence", "language", "text", "links"]
KEYS += ["options", "ms"]


def test_one_question_is_answered_as_a_person_reads_it(command: Command) -> None:
    """The answer comes as plain text with its links, without quoting on the command line too."""
    result = command("ask", *HOURS.split())
    assert result.exit_code == 0
    assert "od poniedziałku do piątku w godz. 9–18" in result.stdout
    assert "→ Strona biblioteki: https://biblioteka.example.org/" in result.stdout
    assert "stronie biblioteki (https://biblioteka.example.org/godziny)" in result.stdout
    assert "Karta biblioteczna" in result.stdout
    assert "**" not in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("args", [(), ("--json", "Co?")])
def test_it_takes_either_a_question_or_a_stream(command: Command, args: tuple[str, ...]) -> None:
    """Neither or both is a mistake that is explained."""
    result = command("ask", *args)
    assert result.exit_code == 2
    assert "--json" in result.stderr


@pytest.mark.parametrize(
    ("question", "head", "decision"),
    [
        (HOURS, "Pytanie: „", "Decyzja: odpowiedź"),
        ("When is the library open on weekdays?", "Question: “", "Decision: "),
        ("Коли відкрита бібліотека у будні?", "Запитання: „", "Рішення: "),
    ],
)
def test_a_reply_is_explained_in_the_language_of_the_question(
    command: Command, question: str, head: str, decision: str
) -> None:
    """What was asked, what was decided, and what spoke for the entries."""
    text = command("ask", "--explain", question).stdout
    assert f"{head}{question}" in text
    assert f"\n{decision}" in text
    assert "-0.00" not in text


def test_a_record_has_exactly_the_promised_keys(records: Records) -> None:
    """The shape of a record is a contract."""
    (record,) = records({"question": HOURS, "session": "s"})
    assert list(record) == KEYS
    assert record["question"] == HOURS
    assert record["session"] == "s"
    assert record["decision"] == "answer"
    assert record["entries"][0] == "biblioteka-godziny"
    assert 0 < record["confidence"] <= 1
    assert record["language"] == "pl"
    assert "9–18" in record["text"]
    assert record["links"] == [
        {"title": "Strona biblioteki", "url": "https://biblioteka.example.org/"}
    ]
    assert record["options"] == []
    assert record["ms"] > 0


def test_lines_are_plain_or_json_and_answered_in_order(records: Records) -> None:
    """One record for each line; empty lines are none."""
    found = records("Ile kosztuje bilet na basen?", "", "   ", {"question": HOURS}, HOURS)
    assert [record["entries"][0] for record in found] == [
        "basen-bilety",
        "biblioteka-godziny",
        "biblioteka-godziny",
    ]
    assert [record["session"] for record in found] == [None, None, None]


def test_a_tapped_option_shows_its_entry(records: Records) -> None:
    """An entry is answered with, in its session."""
    (record,) = records({"entry": "basen-bilety", "session": 7})
    assert (record["question"], record["session"]) == ("basen-bilety", 7)
    assert record["decision"] == "answer"
    assert "18 zł" in record["text"]


def test_a_session_is_one_conversation(records: Records) -> None:
    """The language of a session's conversation goes on with a tapped option."""
    english = {"question": "When is the library open?", "session": "en"}
    first, tapped, other = records(
        english,
        {"entry": "biblioteka-godziny", "session": "en"},
        {"entry": "biblioteka-godziny", "session": "pl"},
    )
    assert first["language"] == "en"
    assert "Monday" in tapped["text"]
    assert "poniedziałku" in other["text"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "{}",
        '{"question": 5}',
        '{"question": "a", "entry": "b"}',
        '{"quesiton": "a"}',
        '{"question": "a", "session": []}',
        '{"question": "\\ud800"}',
        '{"question": ' + "[" * 100_000,
        '{"entry": "no-such-entry"}',
    ],
)
def test_a_wrong_line_is_an_error_in_its_place(records: Records, line: str) -> None:
    """The lines after it are answered all the same; the exit code tells."""
    before, wrong, after = records(HOURS, line, HOURS, code=1)
    assert list(wrong) == ["error"]
    assert wrong["error"]
    assert before["entries"] == after["entries"]


def test_every_record_is_written_at_once() -> None:
    """Who asks line by line gets each record before the next question."""
    output = BytesIO()

    def lines() -> Iterator[bytes]:
        for count in range(3):
            assert output.getvalue().count(b"\n") == count
            yield HOURS.encode()

    assert answer_lines(lines(), output, Settings.read()) == 0
    assert output.getvalue().count(b"\n") == 3


def test_old_encodings_are_read(command: Command) -> None:
    """Windows-1250 and a byte order mark do not change the question."""
    text = HOURS.encode("utf-8-sig") + b"\r\n" + "Po ile bilety na pływalnię?\n".encode("cp1250")
    result = command("ask", "--json", text=text)
    questions = [json.loads(line)["question"] for line in result.stdout.splitlines()]
    assert questions == [HOURS, "Po ile bilety na pływalnię?"]


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_plain_text_is_a_question_as_it_stands(text: str) -> None:
    """Only what begins with a brace is read as JSON."""
    if not text.lstrip().startswith("{"):
        assert Line.read(text) == Line(question=text)
