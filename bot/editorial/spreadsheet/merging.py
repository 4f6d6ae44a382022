"""Rows of a sheet put together to records: what each row is of, and what its cells say."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.editorial.emitting import Value
from bot.editorial.spreadsheet.columns import CellError, Column, Sheet
from bot.editorial.spreadsheet.reading import Complaints, Line, Written
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.snapshot import is_source

_ID: Final = re.compile(r"(?=.{1,50}\Z)[a-z0-9]+(-[a-z0-9]+)*")
_CODE: Final = re.compile(r"[a-z]{2}")
_NOTHING: Final = Written("", "")


@dataclass(slots=True)
class Group:
    """All rows of one record in one language, as one row."""

    language: str
    first: Line
    cells: dict[str, Written] = field(default_factory=dict)

    def ref(self, key: str) -> str:
        """Where a column of it stands."""
        return self.cells.get(key, self.first.cells.get(key, _NOTHING)).ref


@dataclass(slots=True)
class Sent:
    """A record as the sheet has it: the group of its own language, those of its translations."""

    main: Group | None = None
    translations: dict[str, Group] = field(default_factory=dict)


def gather(
    sheet: Sheet, lines: Iterable[Line], own: str, complaints: Complaints
) -> dict[str, Sent]:
    """The records of a sheet by id; of a new one without an id by the number of its row."""
    found: dict[str, Sent] = {}
    for line in lines:
        if line.cells["id"].wrong or line.cells["language"].wrong:
            continue
        id_, language = line.text("id"), line.text("language") or own
        if not _CODE.fullmatch(language):
            complaints.cell(sheet, line.cells["language"].ref, "language", text=language, own=own)
            continue
        if id_ and not _ID.fullmatch(id_):
            complaints.cell(sheet, line.cells["id"].ref, "id", text=id_)
            continue
        if not id_ and language != own:
            complaints.cell(sheet, line.cells["id"].ref, "id-needed")
            continue
        sent = found.setdefault(id_ or f"#{line.number}", Sent())
        if language == own:
            sent.main = sent.main or Group("", line)
            group = sent.main
        else:
            group = sent.translations.setdefault(language, Group(language, line))
        _join(sheet, group, line, complaints)
    return found


def _join(sheet: Sheet, group: Group, line: Line, complaints: Complaints) -> None:
    for column in sheet.all_columns:
        there, more = group.cells.get(column.key, _NOTHING), line.cells[column.key]
        if not there.text.strip():
            group.cells[column.key] = there if there.ref and not more.text.strip() else more
        elif more.text.strip() and column.form.listed:
            group.cells[column.key] = Written(f"{there.text}\n{more.text}", there.ref)
        elif more.text.strip() and not alike(there.text, more.text):
            complaints.cell(sheet, more.ref, "said-twice", id=line.text("id"))


def alike(one: str, other: str) -> bool:
    """Whether two cells say the same, whatever the white space at the ends of their lines."""
    return _trimmed(one) == _trimmed(other)


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().split("\n")]


def changed_fields(
    sheet: Sheet, group: Group, old: Mapping[str, str], complaints: Complaints
) -> dict[str, Value | None]:
    """The fields whose cells differ from ``old``, with their new values; None: it goes."""
    found: dict[str, Value | None] = {}
    for column in sheet.columns:
        cell = group.cells[column.key]
        if cell.wrong:
            continue
        if group.language and not column.translated:
            if cell.text.strip():
                heading = column.heading
                complaints.cell(sheet, cell.ref, "not-translated", heading=heading)
        elif not cell.text.strip() and _needed(column, group):
            complaints.cell(sheet, cell.ref, "empty", heading=column.heading)
        elif not alike(cell.text, old.get(column.key, "")):
            found[column.key] = value_of(sheet, column, cell, complaints)
    return found


def value_of(sheet: Sheet, column: Column, cell: Written, complaints: Complaints) -> Any:
    """What a cell says; None for a blank or wrong one."""
    if not cell.text.strip():
        return None
    try:
        return column.form.read(cell.text)
    except CellError as error:
        complaints.cell(sheet, cell.ref, error.kind, **error.values)
        return None


def section_of(sheet: Sheet, cell: Written, otherwise: str, complaints: Complaints) -> str:
    """The section that a cell names; ``otherwise`` for a blank one."""
    names = {message(DEFAULT_LANGUAGE, f"field-{name}"): name for name in sheet.sections}
    text = cell.text.strip()
    if text and text not in names:
        complaints.cell(sheet, cell.ref, "section", text=text, choices=", ".join(names))
    return names.get(text, otherwise)


def file_of(sheet: Sheet, cell: Written, otherwise: str, complaints: Complaints) -> str:
    """The file that a cell names; ``otherwise`` for a blank one."""
    text = cell.text.strip()
    if text and not is_source(text):
        complaints.cell(sheet, cell.ref, "file", text=text)
        return otherwise
    return text or otherwise


def _needed(column: Column, group: Group) -> bool:
    return column.always if group.language else column.required
