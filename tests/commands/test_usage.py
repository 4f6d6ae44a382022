"""Help and complaints."""

import re

import pytest

from tests.commands.conftest import Command

COMMANDS = [
    *("run", "chat", "ask", "check", "evaluate", "questions", "schema"),
    *("diff", "history", "rollback", "lint", "export", "import"),
]
ENGLISH = re.compile(r"\b(Usage|Options?|Arguments?|Commands?|Show|default|required|Error|Try)\b")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_is_complete_and_polish(command: Command, name: str) -> None:
    """Each command says in Polish what it does and what it takes."""
    result = command(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Składnia: run_bot.py {name}")
    assert "Opcje:" in result.stdout
    assert len(result.stdout) > 150
    assert not ENGLISH.search(result.stdout)


def test_help_lists_every_command(command: Command) -> None:
    """Nothing is hidden from a person who asks for help."""
    result = command("-h")
    assert result.exit_code == 0
    assert not ENGLISH.search(result.stdout)
    assert re.findall(r"^  (\w+)  +\S", result.stdout, re.MULTILINE) == COMMANDS


@pytest.mark.parametrize(
    ("line", "nearest"),
    [(["chek"], "check"), (["ask", "--jsn"], "--json"), (["schema", "--hlep"], "--help")],
)
def test_a_misspelt_word_is_met_with_the_right_one(
    command: Command, line: list[str], nearest: str
) -> None:
    """One line says what was not understood, and the nearest thing that would be."""
    result = command(*line)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert " ".join(line) in result.stderr
    assert f"„{nearest}”" in result.stderr
    assert not ENGLISH.search(result.stderr)


@pytest.mark.parametrize("line", [["run", "zzz"], ["zzz"], ["check", "a", "b"], ["ask", "--x"]])
def test_nonsense_is_refused_with_the_way_to_help(command: Command, line: list[str]) -> None:
    """Whatever else is typed wrongly leads to the help."""
    result = command(*line)
    assert result.exit_code == 2
    assert "--help" in result.stderr
    assert not ENGLISH.search(result.stderr)
