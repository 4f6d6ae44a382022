"""The sheet of synonyms and abbreviations, whose rows have no ids."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bot.editorial.changes import DEFAULT_FILE
from bot.editorial.editing import opened, written
from bot.editorial.laid_out import Mapped, child
from bot.editorial.splicing import YamlFile
from bot.editorial.spreadsheet.columns import ITEMS, SHEETS
from bot.editorial.spreadsheet.merging import file_of, section_of
from bot.editorial.spreadsheet.reading import Complaints, Line
from bot.editorial.spreadsheet.tables import Row, table
from bot.editorial.updating import keeps_its_shape, typed, update
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.snapshot import Snapshot

_SHEET = next(sheet for sheet in SHEETS if sheet.name == "lexicon")


def with_lexicon(
    lines: Iterable[Line], there: Mapping[str, YamlFile], snapshot: Snapshot, complaints: Complaints
) -> Snapshot:
    """The snapshot with the synonyms and abbreviations that the sheet has."""
    before = table(_SHEET, there)
    default = before[0].file if before else DEFAULT_FILE
    after = [row for line in lines if (row := _row(line, default, complaints))]
    if complaints.texts:
        return snapshot
    for name in sorted({row.file for row in (*before, *after)}):
        ours, theirs = ([row for row in rows if row.file == name] for rows in (before, after))
        if Counter(map(_said, ours)) != Counter(map(_said, theirs)):
            snapshot = _written(name, theirs, snapshot)
    return snapshot


def _said(row: Row) -> tuple[str, str, str]:
    return row.section, row.cells["abbreviation"], "\n".join(_words(row))


def _words(row: Row) -> list[str]:
    words = ITEMS.read(row.cells["words"])
    assert isinstance(words, list)
    return words


def _row(line: Line, default: str, complaints: Complaints) -> Row | None:
    cells = line.cells
    if any(cell.wrong for cell in cells.values()):
        return None
    short = cells["abbreviation"].text.strip()
    section = section_of(
        _SHEET, cells["section"], "abbreviations" if short else "synonyms", complaints
    )
    file = file_of(_SHEET, cells["file"], default, complaints)
    row = Row("", "", section, file, {"abbreviation": short, "words": cells["words"].text})
    words = _words(row)
    if not words:
        heading = message(DEFAULT_LANGUAGE, "field-words")
        complaints.cell(_SHEET, cells["words"].ref, "empty", heading=heading)
    elif bool(short) != (section == "abbreviations"):
        where = message(DEFAULT_LANGUAGE, "field-abbreviations")
        ref = cells["abbreviation"].ref
        complaints.cell(_SHEET, ref, "no-abbreviation", section=where)
    elif section == "abbreviations" and len(words) > 1:
        complaints.cell(_SHEET, cells["words"].ref, "one-meaning")
    elif section == "synonyms" and len(words) == 1:
        complaints.cell(_SHEET, cells["words"].ref, "one-synonym")
    else:
        return row
    return None


def _written(name: str, rows: Iterable[Row], snapshot: Snapshot) -> Snapshot:
    file = opened(snapshot, name)
    synonyms = [_words(row) for row in rows if row.section == "synonyms"]
    short = {
        row.cells["abbreviation"]: _words(row)[0] for row in rows if row.section == "abbreviations"
    }
    parts: dict[str, Any] = {"synonyms": synonyms, "abbreviations": short}
    new = {key: value for key, value in parts.items() if value}
    old = file.data.get("lexicon")
    node = child(file.root, "lexicon") if file.root else None
    if old is None:
        file.add_section("lexicon", typed(new))
    elif not new:
        file.drop_section("lexicon")
    elif isinstance(node, Mapped) and keeps_its_shape(node, new):
        update(file, node, dict(old), new)
    elif file.root is not None:
        file.put(file.root, "lexicon", typed(new))
    return written(file, snapshot)
