"""The base as a workbook: there and back, changed, and broken."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.editorial.changes import ChangeError
from bot.editorial.editing import apply
from bot.editorial.spreadsheet.importing import import_workbook
from bot.editorial.spreadsheet.writing import export_workbook
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.snapshot import Snapshot

PROJECT = Path(__file__).parents[2] / "knowledge"
ENTRIES = "Wpisy"

TEXT = """\
# A comment of the author.
entries:
  - id: cel
    title: Cel
    questions:
      - Jaki jest cel?   # as asked
      - po co to
      - =cel
    answer: |
      Taki **cel**.

      - i taki
    keywords: [+plus, "2014"]
    links: [{title: A | B, url: "https://example.org/a"}]
    sources:
      - {title: Tekst, url: "https://example.org/b", date: 2014-01}
      - {title: Inny | 2, date: 2013}
    dates: [{date: 2014-01-30, title: Start}]
    as_of: 2013
    status: historical
    valid_until: 2030-01-01
    related: [kto]
    about: [rada]
    translations:
      en:
        title: Aim
        answer: The aim.
        questions: [What is the aim?]
  # Behind it another.
  - id: kto
    title: Kto
    questions: [Kto to?]
    answer: Oni.
smalltalk:
  - id: hej
    title: Hej
    questions: [hej]
    answer: Hej!
subjects:
  - id: rada
    kind: body
    name: Rada
    aliases: [rajcy]
background:
  - id: odpady
    title: Odpady
    questions: [Kiedy śmieci?]
lexicon:
  synonyms:
    # of the town
    - [urząd, ratusz]
    - [kasa, pieniądze]
  abbreviations:
    UM: Urząd Miejski
"""
BASE = Snapshot({"a.yaml": TEXT.encode()})


def book(snapshot: Snapshot = BASE) -> Workbook:
    """The exported workbook, to be changed."""
    return load_workbook(BytesIO(export_workbook(snapshot)))


def content(workbook: Workbook) -> bytes:
    """What a spreadsheet program would save."""
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def cell(workbook: Workbook, heading: str, row: int = 2, sheet: str = ENTRIES) -> Any:
    """A cell by the heading of its column."""
    page = workbook[sheet]
    place = next(c.column for c in page[1] if c.value == heading)
    return page.cell(row, place)


def problems(data: bytes) -> str:
    """What the import says to a workbook."""
    with pytest.raises(ChangeError) as caught:
        import_workbook(data, BASE)
    return str(caught.value)


def text_after(workbook: Workbook) -> str:
    """The only file, after the workbook was imported."""
    change = import_workbook(content(workbook), BASE)
    assert list(change.files) == ["a.yaml"]
    apply(change, BASE)
    return str(change.files["a.yaml"])


def test_what_was_not_changed_changes_nothing() -> None:
    """Neither in a small base with all fields nor in the project's own."""
    for snapshot in (BASE, Snapshot.read(PROJECT)):
        assert import_workbook(export_workbook(snapshot), snapshot).files == {}
        assert import_workbook(content(book(snapshot)), snapshot).files == {}


WORDS = st.text("abcżół=+-@'\"|#: \t0123,.;!?🎉\n", min_size=1, max_size=30)


@settings(deadline=None, max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=5), WORDS, WORDS)
def test_no_text_is_changed_on_its_way(questions: list[str], title: str, answer: str) -> None:
    """Formulas, separators and line breaks in any text come back as they went."""
    entry = {
        "id": "a",
        "title": title,
        "questions": questions,
        "answer": answer,
        "keywords": [title],
    }
    data = yaml.safe_dump({"entries": [entry]}, allow_unicode=True).encode()
    snapshot = Snapshot({"a.yaml": data})
    try:
        load(snapshot)
    except KnowledgeError:
        return
    assert import_workbook(export_workbook(snapshot), snapshot).files == {}


def test_texts_stay_texts() -> None:
    """What begins like a formula is a string, and no cell is a number."""
    cells = [c for page in book() for row in page.iter_rows() for c in row if c.value is not None]
    assert all(c.data_type == "s" and c.number_format == "@" for c in cells)
    assert any(str(c.value).startswith("+") and c.quotePrefix for c in cells)


def test_the_workbook_is_made_to_be_read() -> None:
    """Instructions first, then headings that stay in sight."""
    workbook = book()
    assert workbook.sheetnames == ["Instrukcja", ENTRIES, "Tematy", "Poza zakresem", "Słownik"]
    assert workbook[ENTRIES].freeze_panes == "E2"
    assert "Baza wiedzy" in workbook["Instrukcja"]["A1"].value


def test_long_lists_go_on_in_further_rows() -> None:
    """A cell holds 32,767 characters; a list of phrasings may be longer."""
    questions = "".join(f"      - pytanie numer {n} {'x' * 100}\n" for n in range(600))
    snapshot = Snapshot({"a.yaml": TEXT.replace("      - po co to\n", questions).encode()})
    workbook = book(snapshot)
    ids = [row[0].value for row in workbook[ENTRIES].iter_rows(min_row=2)]
    assert ids.count("cel") == 4
    assert import_workbook(content(workbook), snapshot).files == {}


def test_only_what_was_edited_is_rewritten() -> None:
    """One more phrasing, one less, another title: comments and the rest stay."""
    workbook = book()
    cell(workbook, "Pytania").value = "Jaki jest cel?\n=cel\n- nowe: pytanie"
    cell(workbook, "Tytuł").value = "Nasz cel: jaki?"
    cell(workbook, "Aktualność").value = None
    expected = (
        TEXT.replace("title: Cel", "title: 'Nasz cel: jaki?'")
        .replace("      - po co to\n      - =cel\n", "      - =cel\n      - '- nowe: pytanie'\n")
        .replace("    status: historical\n", "")
    )
    assert text_after(workbook) == expected


def test_rows_that_come_and_go_are_entries_that_come_and_go() -> None:
    """A new row needs no id; a deleted one takes its entry with it."""
    workbook = book()
    page = workbook[ENTRIES]
    cell(workbook, "Powiązane wpisy").value = None
    page.delete_rows(4)
    page.append([None, None, None, "a.yaml", "Nowy wpis", "nowe?\nnowsze?", "Tak."])
    after = text_after(workbook)
    base = load(Snapshot({"a.yaml": after.encode()}))
    assert [entry.id for entry in base.entries] == ["cel", "nowy-wpis"]
    assert base.by_id["nowy-wpis"].questions == ("nowe?", "nowsze?")
    assert after.startswith(TEXT[: TEXT.index("    related")])


def test_an_entry_moves_to_another_file_and_section() -> None:
    """It is taken out here and put in there."""
    workbook = book()
    cell(workbook, "Plik", 4).value = "b.yaml"
    cell(workbook, "Dział", 4).value = "Pogawędki"
    change = import_workbook(content(workbook), BASE)
    base = load(apply(change, BASE))
    assert list(change.files) == ["a.yaml", "b.yaml"]
    assert base.smalltalk_ids == {"hej", "kto"}


def test_a_translation_comes_and_goes_with_its_row() -> None:
    """A row in another language is a translation of the entry of its id."""
    workbook = book()
    workbook[ENTRIES].delete_rows(3)
    workbook[ENTRIES].append(["kto", "uk", None, None, "Хто", "Хто це?", "Вони."])
    base = load(apply(import_workbook(content(workbook), BASE), BASE))
    assert not base.by_id["cel"].translations
    assert base.by_id["kto"].translations["uk"].answer == "Вони."


def test_the_lexicon_is_edited_row_by_row() -> None:
    """Groups of synonyms have no ids, and keep their comments."""
    workbook = book()
    page = workbook["Słownik"]
    page.delete_rows(3)
    page.append(["Synonimy", None, None, "miasto\ngród"])
    page.append(["Skróty", None, "RM", "Rada Miejska"])
    after = text_after(workbook)
    assert "# of the town\n    - [urząd, ratusz]\n    - [miasto, gród]\n" in after
    assert after.endswith("    UM: Urząd Miejski\n    RM: Rada Miejska\n")


@pytest.mark.parametrize(
    ("heading", "value", "why"),
    [
        ("Tytuł", None, "komórka E2: brakuje wartości w kolumnie „Tytuł”"),
        ("Tytuł", 2014, "komórka E2: jest tu liczba 2014"),
        ("Tytuł", True, "komórka E2: jest tu wartość logiczna"),
        ("Pytania", "=1+1", "komórka F2: jest tu formuła"),
        ("Odpowiedź", "**a", "komórka G2: pogrubienie nie jest zamknięte"),
        ("Pytania", "Kto to?", "pytanie „Kto to?” stoi już we wpisie"),
        ("Stan na dzień", "kiedyś", "„kiedyś” nie jest datą"),
        ("Aktualność", "tak", "„tak” nie jest dozwoloną wartością"),
        ("Odnośniki", "strona", "„strona” nie jest odnośnikiem"),
        ("Daty wydarzeń", "2014", "„2014” nie jest wydarzeniem"),
        ("Powiązane wpisy", "nikt", "w „related” jest „nikt”, a takiego wpisu nie ma"),
        ("Język", "polski", "„polski” nie jest kodem języka"),
        ("Identyfikator", "Ćel", "„Ćel” nie może być identyfikatorem"),
        ("Dział", "Inne", "„Inne” nie jest działem"),
        ("Plik", "../a", "„../a” nie może być nazwą pliku"),
    ],
)
def test_a_wrong_cell_is_named(heading: str, value: object, why: str) -> None:
    """By its sheet and place, with what to write instead."""
    workbook = book()
    cell(workbook, heading).value = value
    assert why in problems(content(workbook))


def test_all_wrong_cells_are_named_at_once() -> None:
    """In all sheets, of all kinds."""
    workbook = book()
    cell(workbook, "Tytuł").value = 1
    cell(workbook, "Stan na dzień").value = "kiedyś"
    cell(workbook, "Aktualność", 3).value = "current"
    cell(workbook, "Rodzaj", 2, "Tematy").value = "rada"
    cell(workbook, "Słowa", 2, "Słownik").value = "jedno"
    found = problems(content(workbook)).split("\n")
    assert len(found) == 5
    assert all(line.startswith("arkusz „") and ", komórka " in line for line in found)


def test_dates_that_the_program_typed_itself_are_dates() -> None:
    """A year and a day can mean nothing else."""
    workbook = book()
    cell(workbook, "Stan na dzień").value = 2015
    assert "as_of: 2015\n" in text_after(workbook)


def rename(workbook: Workbook) -> None:
    """Give a sheet another name."""
    workbook["Tematy"].title = "Moje"


def lose(workbook: Workbook) -> None:
    """Leave out a sheet."""
    del workbook["Tematy"]


def merge(workbook: Workbook) -> None:
    """Merge two cells."""
    workbook[ENTRIES].merge_cells("E2:E3")


def head(workbook: Workbook) -> None:
    """Rename a column."""
    cell(workbook, "Tytuł", 1).value = "Nagłówek"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (rename, "arkusz „Moje” nie należy do bazy"),
        (lose, "brakuje arkusza „Tematy”"),
        (merge, "komórki E2:E3 są scalone"),
        (head, "brakuje kolumny „Tytuł”"),
    ],
)
def test_a_workbook_of_another_shape_is_refused(
    change: Callable[[Workbook], None], why: str
) -> None:
    """Nothing is guessed: a lost sheet must not remove all it held."""
    workbook = book()
    change(workbook)
    assert why in problems(content(workbook))


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP of these parts."""
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nie jest poprawny plik .xlsx"),
        (b"PK\x03\x04 and no more", "nie jest poprawny plik .xlsx"),
        (packed({"a.txt": b"a"}), "nie jest poprawny plik .xlsx"),
        (packed({"xl/workbook.xml": b"<!DOCTYPE a>"}), "nie jest poprawny plik .xlsx"),
        (packed({"xl/a.xml": b"0" * 70_000_000}), "po rozpakowaniu ma ponad 60 MB"),
        (packed({"xl/vbaProject.bin": b"a"}), "są makra"),
        (b"0" * 10_000_001, "ma ponad 10 MB"),
    ],
)
def test_what_is_no_workbook_is_refused_unopened(data: bytes, why: str) -> None:
    """Bombs, macros and other files."""
    assert why in problems(data)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=20))
def test_a_damaged_workbook_is_told_of(at: int, noise: bytes) -> None:
    """Bytes changed anywhere raise nothing but the one error."""
    good = export_workbook(BASE)
    at %= len(good)
    try:
        import_workbook(good[:at] + noise + good[at + len(noise) :], BASE)
    except ChangeError as error:
        told = error.problems
    else:
        told = ("nothing was wrong",)
    assert told
