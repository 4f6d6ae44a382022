"""Doubts about the base, the workbook, and files taken in."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.knowledge.loader import load
from tests.commands.conftest import BASE, Command

TWIN = """\
entries:
  - id: blizniak
    title: Bliźniak
    questions: [Kiedy powstał bliźniak?]
    answer: Bliźniak powstał 30 stycznia 2014 r. w mieście.
  - id: drugi
    title: Drugi
    questions: [Gdzie jest bliźniak?]
    answer: Bliźniak powstał 31 stycznia 2014 r. w mieście.
"""


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small base that may be changed."""
    directory = tmp_path / "knowledge"
    shutil.copytree(BASE, directory)
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(directory))
    return directory


def test_doubts_are_lines_that_an_editor_can_open(command: Command, knowledge: Path) -> None:
    """Warnings of the check and doubts of the linter, then how many."""
    (knowledge / "z.yaml").write_text(TWIN, "utf-8")
    result = command("lint")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any(line.startswith(f"{knowledge / 'z.yaml'}:4:") for line in lines)
    doubt = next(line for line in lines if "30 stycznia 2014" in line)
    assert doubt.startswith(f"{knowledge / 'z.yaml'}:2:5: blizniak: ")
    assert lines[-1].endswith("do sprawdzenia.")
    assert int(lines[-1].split()[0]) == len(lines) - 1


def test_a_base_in_order_is_said_to_be(command: Command, knowledge: Path) -> None:
    """One line, in good Polish."""
    assert command("lint", str(knowledge)).stdout == command("lint").stdout
    assert "Traceback" not in command("lint").output


def test_a_broken_base_is_not_looked_into(command: Command, knowledge: Path) -> None:
    """Errors come first, and the exit code is 1."""
    (knowledge / "z.yaml").write_text("entries: [", "utf-8")
    result = command("lint")
    assert result.exit_code == 1
    assert "z.yaml:1:" in result.stdout
    assert "Baza ma błędy" in result.stdout


def test_the_base_goes_to_a_spreadsheet_and_back(
    command: Command, knowledge: Path, tmp_path: Path
) -> None:
    """Exported, not changed, changed, shown, agreed to, published and rolled back."""
    target = tmp_path / "baza.xlsx"
    assert command("export", str(target)).exit_code == 0
    assert "nie różni się" in command("import", str(target)).stdout
    book = load_workbook(BytesIO(target.read_bytes()))
    book["Wpisy"]["E2"].value = "Zupełnie nowy tytuł"
    book.save(target)
    before = (knowledge / "miasto.yaml").read_bytes()

    shown = command("import", str(target), text="n\n")
    assert "Zupełnie nowy tytuł" in shown.stdout
    assert shown.stdout.endswith("Nic się nie zmieniło.\n")
    assert (knowledge / "miasto.yaml").read_bytes() == before

    agreed = command("import", str(target), text="t\n")
    assert agreed.exit_code == 0, agreed.output
    assert "Opublikowano. Nowa wersja: " in agreed.stdout
    assert "Zupełnie nowy tytuł" in {entry.title for entry in load(knowledge).entries}
    assert "Wczytano plik baza.xlsx" in command("history").stdout
    assert command("rollback").exit_code == 0
    assert (knowledge / "miasto.yaml").read_bytes() == before


def test_a_file_is_taken_in_without_asking_when_told_so(
    command: Command, knowledge: Path, tmp_path: Path
) -> None:
    """New entries are shown with the doubts about them."""
    sent = tmp_path / "nowy.yaml"
    sent.write_text(TWIN, "utf-8")
    result = command("import", str(sent), "--yes")
    assert result.exit_code == 0, result.output
    assert "do sprawdzenia: blizniak: tu stoi data 30 stycznia 2014" in result.stdout
    assert (knowledge / "nowy.yaml").read_bytes() == sent.read_bytes()


def test_what_was_saved_before_a_file_is_taken_in_is_told_in_words(
    command: Command, knowledge: Path, tmp_path: Path
) -> None:
    """As a version of its own, which the history describes."""
    sent = tmp_path / "nowy.yaml"
    sent.write_text(TWIN, "utf-8")
    assert command("import", str(sent), "--yes").exit_code == 0
    (knowledge / "recznie.yaml").write_text(
        "entries:\n  - {id: most, title: Most, questions: [Gdzie jest most?], answer: Tam.}\n",
        "utf-8",
    )
    sent.write_text(TWIN.replace("title: Drugi", "title: Trzeci"), "utf-8")
    assert command("import", str(sent), "--yes").exit_code == 0
    lines = command("history").stdout.splitlines()
    noted = next(place for place, line in enumerate(lines) if "recznie.yaml" in line)
    assert lines[noted].endswith("Zmiana w plikach: recznie.yaml")
    assert "    Nowy wpis: „Most” (most)" in lines[noted + 1 : noted + 3]


def test_a_wrong_file_changes_nothing(command: Command, knowledge: Path, tmp_path: Path) -> None:
    """All its errors are listed, then how many."""
    sent = tmp_path / "nowy.yaml"
    sent.write_text(TWIN.replace("title: Drugi", "tilte: Drugi"), "utf-8")
    result = command("import", str(sent), "--yes")
    assert result.exit_code == 1
    assert "nowy.yaml:" in result.stdout
    assert result.stdout.endswith("Nic się nie zmieniło.\n")
    assert not (knowledge / "nowy.yaml").exists()


def test_files_that_cannot_be_read_or_written_are_named(
    command: Command, knowledge: Path, tmp_path: Path
) -> None:
    """No workbook is written over, and nothing ends in a traceback."""
    taken = tmp_path / "jest.xlsx"
    taken.write_bytes(b"work of an hour")
    for arguments, why in (
        (("export", str(taken)), "już istnieje"),
        (("export", str(tmp_path / "a.ods")), "końcówkę .xlsx"),
        (("export", str(tmp_path / "nie" / "a.xlsx")), "Nie mogę zapisać"),
        (("import", str(tmp_path / "nie.yaml")), "Nie mogę odczytać"),
        (("import", str(knowledge)), "Nie mogę odczytać"),
    ):
        result = command(*arguments)
        assert result.exit_code in (1, 2)
        assert why in result.stderr
    assert taken.read_bytes() == b"work of an hour"
