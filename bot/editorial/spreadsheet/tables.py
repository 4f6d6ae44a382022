"""The base as rows of cells: what export writes, and what import compares with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, Final

from bot.editorial.editing import opened
from bot.editorial.splicing import YamlFile
from bot.editorial.spreadsheet.columns import ITEMS, Sheet
from bot.i18n.catalogue import LANGUAGES
from bot.knowledge.model import BackgroundGroup, Entry, KnowledgeBase, Subject
from bot.knowledge.snapshot import Snapshot

# A cell of a spreadsheet holds no more than 32,767 characters.
_CELL: Final = 30_000


@dataclass(frozen=True, slots=True)
class Row:
    """A record in one language; ``language`` is empty for the base's own.

    Rows of the lexicon have no id: they are told apart by what they say.
    """

    id: str
    language: str
    section: str
    file: str
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What tells rows of a sheet apart."""
        return self.id, self.language


def files(snapshot: Snapshot) -> dict[str, YamlFile]:
    """The files of a snapshot, to be read and changed. Raises ChangeError for a broken one."""
    return {name: opened(snapshot, name) for name in snapshot.files}


def own_language(base: KnowledgeBase) -> str:
    """The code in the rows that are no translations.

    Of a base that does not say it is a guess, and must not be that of a translation.
    """
    records: list[Entry | Subject | BackgroundGroup]
    records = [*base.by_id.values(), *base.subjects, *base.background]
    used = {code for record in records for code in record.translations}
    codes = [base.language, *LANGUAGES]
    return next((code for code in codes if code not in used), base.language)


def table(sheet: Sheet, opened_files: Mapping[str, YamlFile]) -> list[Row]:
    """The rows of a sheet, without any that a cell could not hold."""
    if sheet.name == "lexicon":
        return [row for file in opened_files.values() for row in _lexicon(file)]
    return [
        row
        for file in opened_files.values()
        for section in sheet.sections
        for record in file.data.get(section, ())
        for row in _record(sheet, section, file.name, record)
    ]


def rows_to_write(sheet: Sheet, opened_files: Mapping[str, YamlFile]) -> Iterator[Row]:
    """The rows of a sheet; lists too long for one cell go on in further rows of the same key."""
    listed = {column.key for column in sheet.columns if column.form.listed}
    for row in table(sheet, opened_files):
        pieces = {
            key: list(_pieces(text)) if key in listed else [text] for key, text in row.cells.items()
        }
        for cells in zip_longest(*pieces.values(), fillvalue=""):
            yield Row(*row.key, row.section, row.file, dict(zip(pieces, cells, strict=True)))


def _pieces(text: str) -> Iterator[str]:
    piece: list[str] = []
    size = 0
    for line in text.split("\n"):
        if piece and size + len(line) > _CELL:
            yield "\n".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line) + 1
    yield "\n".join(piece)


def _record(sheet: Sheet, section: str, file: str, record: Mapping[str, Any]) -> Iterator[Row]:
    id_ = record["id"]
    yield Row(id_, "", section, file, _cells(sheet, record))
    for language, translation in record.get("translations", {}).items():
        yield Row(id_, language, section, file, _cells(sheet, translation))


def _cells(sheet: Sheet, record: Mapping[str, Any]) -> dict[str, str]:
    return {
        column.key: column.form.write(record[column.key]) if column.key in record else ""
        for column in sheet.columns
    }


def _lexicon(file: YamlFile) -> Iterator[Row]:
    lexicon = file.data.get("lexicon", {})
    for group in lexicon.get("synonyms", ()):
        words = ITEMS.write(group)
        yield Row("", "", "synonyms", file.name, {"abbreviation": "", "words": words})
    for short, meaning in lexicon.get("abbreviations", {}).items():
        cells = {"abbreviation": short, "words": ITEMS.write([meaning])}
        yield Row("", "", "abbreviations", file.name, cells)
