"""Differences, history and going back from the command line."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.clock import now
from bot.editorial.publishing.archive import Archive, Signature
from bot.editorial.publishing.records import SOMEBODY
from bot.knowledge.snapshot import Snapshot
from tests.commands.conftest import BASE, Command

OLD, NEW = "9–18", "9–20"
Save = Callable[[str, str], None]


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the base, which the commands work on."""
    copy = Path(shutil.copytree(BASE, tmp_path / "wiedza"))
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(copy))
    return copy


@pytest.fixture
def save(knowledge: Path) -> Save:
    """Change the text of the base by hand."""

    def change(old: str, new: str) -> None:
        path = knowledge / "miasto.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


@pytest.fixture
def archive(knowledge: Path, tmp_path: Path) -> Archive:
    """The archive that the bot keeps, with a first version in it."""
    kept = Archive(knowledge, tmp_path / "data")
    kept.record(Snapshot.read(knowledge), Signature(SOMEBODY, now(), "Pierwsza"))
    return kept


@pytest.mark.usefixtures("knowledge")
def test_before_the_first_version_there_is_no_history(command: Command) -> None:
    """Which is said, with what to do."""
    assert "Nie ma jeszcze zachowanych wersji" in command("history").stdout
    result = command("diff")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "polecenie run" in result.stderr
    result = command("rollback")
    assert (result.exit_code, result.stderr) == (1, "Nie ma wersji, do której można by wrócić.\n")


@pytest.mark.usefixtures("archive")
def test_diff_tells_what_was_changed_since_the_last_version(command: Command, save: Save) -> None:
    """In words, with the answers before and after."""
    assert command("diff").stdout == "Wpisy się nie zmieniają.\n"
    save(OLD, NEW)
    result = command("diff")
    assert result.exit_code == 0
    assert "(biblioteka-godziny): odpowiedź, tłumaczenia\n" in result.stdout
    assert re.search(rf"^było: .*{OLD}", result.stdout, re.MULTILINE)
    assert re.search(rf"^jest: .*{NEW}", result.stdout, re.MULTILINE)


def test_diff_tells_what_other_files_would_change(
    command: Command, knowledge: Path, archive: Archive, save: Save, tmp_path: Path
) -> None:
    """A directory, or a version."""
    (first,) = archive.versions(5)
    copy = shutil.copytree(knowledge, tmp_path / "inna")
    save(OLD, NEW)
    for other in (str(copy), first.id[:8]):
        result = command("diff", other)
        assert re.search(rf"^było: .*{NEW}", result.stdout, re.MULTILINE)
        assert re.search(rf"^jest: .*{OLD}", result.stdout, re.MULTILINE)
    assert "Nie ma wersji „nieznana”" in command("diff", "nieznana").stderr


@pytest.mark.usefixtures("archive")
def test_diff_of_broken_files_names_the_errors(command: Command, knowledge: Path) -> None:
    """The exit code is 1."""
    (knowledge / "zle.yaml").write_text("entries: [", "utf-8")
    result = command("diff")
    assert result.exit_code == 1
    assert result.stdout.startswith("zle.yaml:1:")


def test_rollback_goes_to_the_version_before_and_history_tells(
    command: Command, knowledge: Path, archive: Archive, save: Save
) -> None:
    """Twice is back again."""
    save(OLD, NEW)
    archive.record(Snapshot.read(knowledge), Signature(SOMEBODY, now(), "Dłużej otwarte"))
    result = command("rollback")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Powrót do wersji z ")
    assert OLD in (knowledge / "miasto.yaml").read_text("utf-8")
    lines = [line for line in command("history").stdout.splitlines() if line[0] != " "]
    assert [re.sub(r"^\w{10}  [\d.]+ [\d:]+  ktoś przy komputerze: ", "", line) for line in lines][
        1:
    ] == ["Dłużej otwarte", "Pierwsza"]
    newest = lines[1].split()[0]
    assert command("rollback", newest).exit_code == 0
    assert NEW in (knowledge / "miasto.yaml").read_text("utf-8")
    assert command("rollback", "123456").stderr.startswith("Nie ma wersji „123456”")


@pytest.mark.usefixtures("archive")
def test_rollback_undoes_a_hand_edit_that_is_no_version(command: Command, knowledge: Path) -> None:
    """Broken files are put right, and set aside."""
    (knowledge / "zle.yaml").write_text("entries: [", "utf-8")
    result = command("rollback")
    assert result.exit_code == 0, result.output
    assert "Odłożono" in result.stdout
    assert not (knowledge / "zle.yaml").exists()
    assert command("diff").exit_code == 0
