"""Checking the knowledge base and printing its schema."""

import json
import re
from pathlib import Path

import pytest

from bot.knowledge.schema import schema
from tests.commands.conftest import BASE, Command

BROKEN = "entries:\n  - id: a\n    title: A\n    qestions: [Co?]\n    answer: '**Tak'\n"


def test_a_good_base_is_in_order(command: Command) -> None:
    """The summary counts what is there, in good Polish."""
    result = command("check", str(BASE))
    assert (result.exit_code, result.stdout) == (0, "W porządku: 3 wpisy, bez ostrzeżeń.\n")
    assert command("check").stdout == result.stdout


def test_every_problem_is_a_line_that_an_editor_can_open(command: Command, tmp_path: Path) -> None:
    """All problems are printed at once, and the exit code is 1."""
    (tmp_path / "a.yaml").write_text(BROKEN, "utf-8")
    result = command("check", str(tmp_path))
    *lines, summary = result.stdout.splitlines()
    assert result.exit_code == 1
    assert len(lines) >= 2
    assert all(re.match(r".*a\.yaml:\d+:\d+: .+ – .+", line) for line in lines)
    assert re.match(r"\d+ błęd", summary)


def test_files_of_this_directory_are_named_in_short(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path from where the person stands is shorter to read and to click."""
    (tmp_path / "wiedza").mkdir()
    (tmp_path / "wiedza" / "a.yaml").write_text(BROKEN, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(tmp_path / "wiedza"))
    assert command("check").stdout.startswith(str(Path("wiedza", "a.yaml")) + ":")


def test_warnings_do_not_fail_the_check(command: Command, tmp_path: Path) -> None:
    """Warnings are shown, counted, and no more."""
    text = "entries:\n  - {id: a, title: A, questions: [Co to jest?], answer: Nic.}\n"
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    result = command("check", str(tmp_path))
    assert result.exit_code == 0
    assert "ostrzeżenie: " in result.stdout
    assert result.stdout.splitlines()[-1].startswith("W porządku: 1 wpis, ")


@pytest.mark.parametrize("name", ["chat", "ask"])
def test_a_broken_base_keeps_the_bot_from_starting(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The problems and the way to check them again are on standard error, without a traceback."""
    (tmp_path / "a.yaml").write_text(BROKEN, "utf-8")
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(tmp_path))
    result = command(name, *(["Co?"] if name == "ask" else []))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "a.yaml:4:5: " in result.stderr
    assert "run_bot.py check" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr


def test_the_schema_is_printed_as_json(command: Command) -> None:
    """What is printed is the schema that the files name."""
    result = command("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == schema()
