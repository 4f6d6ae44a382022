"""What people asked in vain, from the shell."""

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.kept import Asked, KeptQuestions, Reason
from tests.commands.conftest import Command

DAY = date(2026, 3, 1)


def fill(path: Path, *texts: str) -> None:
    """Keep questions in the database at ``path``."""

    async def keep() -> None:
        async with Database(path) as database:
            for text in texts:
                asked = Asked(text, text.casefold(), "pl", Reason.FALLBACK, (), "v1", DAY)
                await KeptQuestions(database).add({asked: 1})

    asyncio.run(keep())


def test_groups_are_shown_with_what_is_near(command: Command, tmp_path: Path) -> None:
    """The most frequent first, counted in good Polish."""
    fill(
        tmp_path / "data" / "bot.sqlite3",
        "Jak znaleźć pracę?",
        "Gdzie jest basen?",
        "Gdzie jest basen",
        "gdzie jest basen?",
    )
    result = command("questions")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "4 pytania bez dobrej odpowiedzi; 2 grupy:"
    assert "1. „Gdzie jest basen?” – 3 razy" in lines
    assert "2. „Jak znaleźć pracę?” – 1 raz" in lines
    assert sum("najbliżej: " in line for line in lines) >= 2


def test_groups_are_given_as_json(command: Command, tmp_path: Path) -> None:
    """With every wording and its row."""
    fill(tmp_path / "data" / "bot.sqlite3", "Gdzie jest basen?", "Gdzie jest basen")
    result = command("questions", "--json")
    (group,) = json.loads(result.stdout)
    assert (group["count"], group["language"], group["reasons"]) == (2, "pl", {"fallback": 2})
    assert group["last_asked"] == "2026-03-01"
    assert {question["text"] for question in group["questions"]} == {
        "Gdzie jest basen?",
        "Gdzie jest basen",
    }
    assert all({"entry", "title", "probability"} == set(near) for near in group["nearest"])


def test_nothing_kept_is_said(command: Command) -> None:
    """Also where there was no database yet."""
    assert command("questions").stdout == "Nie ma pytań, które czekają na odpowiedź.\n"
    assert command("questions", "--json").stdout == "[]\n"


def test_a_damaged_database_is_one_line(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the exit code of a wrong setting."""
    (tmp_path / "zepsuta").write_text("to nie baza " * 100)
    monkeypatch.setenv("BOT_DATABASE_URL", f"sqlite:///{tmp_path}/zepsuta")
    result = command("questions")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "uszkodzona" in result.stderr
