"""A workbook as somebody sent it: guarded, then read cell by cell."""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from bot.editorial.changes import ChangeError
from bot.editorial.damage import DAMAGE
from bot.editorial.spreadsheet.columns import SHEETS, Column, Sheet
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

MAX_BYTES: Final = 10_000_000
MAX_UNPACKED: Final = 60_000_000
MAX_PARTS: Final = 500
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 60
SHOWN: Final = 100
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z0-9:]+)"')
_MACROS: Final = "vbaproject.bin"
_MEGA: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a cell and where it stands, like ``C17``; ``wrong``: it was complained about."""

    text: str
    ref: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not blank: its number, and its cells by the key of their column."""

    number: int
    cells: dict[str, Written]

    def text(self, key: str) -> str:
        """The text in a column."""
        return self.cells[key].text.strip()


class Complaints:
    """Collects what is wrong with a workbook."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def cell(self, sheet: Sheet, ref: str, kind: str, **values: str | int) -> None:
        """Complain about a cell, by the catalogue's ``sheet-<kind>``."""
        self.plain(sheet, ref, message(DEFAULT_LANGUAGE, f"sheet-{kind}", **values))

    def plain(self, sheet: Sheet, ref: str, text: str) -> None:
        """Complain about a cell in given words."""
        place = message(DEFAULT_LANGUAGE, "sheet-place", sheet=sheet.title, cell=ref, what=text)
        self.texts.append(place)

    def book(self, kind: str, **values: str | int) -> None:
        """Complain about the workbook as a whole."""
        self.texts.append(message(DEFAULT_LANGUAGE, f"sheet-{kind}", **values))

    def raise_any(self) -> None:
        """Raise ChangeError when there was anything to complain about."""
        found = list(dict.fromkeys(self.texts))
        if len(found) > SHOWN:
            rest = message(DEFAULT_LANGUAGE, "sheet-more", count=len(found) - SHOWN)
            found = [*found[:SHOWN], rest]
        if found:
            raise ChangeError(found)


def read_workbook(content: bytes, complaints: Complaints) -> dict[str, list[Line]]:
    """The rows of each sheet, by its name in the catalogue; wrong cells go into ``complaints``.

    Raises ChangeError when this is no workbook of the base.
    """
    _guard(content, complaints)
    complaints.raise_any()
    book = _opened(content)
    try:
        pages = {page.title.strip(): page for page in book.worksheets}
        known = {sheet.title for sheet in SHEETS}
        known.add(message(DEFAULT_LANGUAGE, "sheet-instructions"))
        for title in pages.keys() - known:
            complaints.book("unknown-sheet", sheet=title)
        for sheet in SHEETS:
            if sheet.title not in pages:
                complaints.book("missing-sheet", sheet=sheet.title)
        complaints.raise_any()
        return {sheet.name: list(_lines(pages[sheet.title], sheet, complaints)) for sheet in SHEETS}
    except ChangeError:
        raise
    except Exception as error:
        # A damaged file makes the library raise whatever it stumbled over.
        raise ChangeError([message(DEFAULT_LANGUAGE, "sheet-damaged")]) from error
    finally:
        book.close()


def _guard(content: bytes, complaints: Complaints) -> None:
    """Look into the container before anything unpacks it."""
    if len(content) > MAX_BYTES:
        complaints.book("too-large", megabytes=MAX_BYTES // _MEGA)
        return
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                complaints.book("bomb", megabytes=MAX_UNPACKED // _MEGA)
                return
            if any(part.filename.lower().endswith(_MACROS) for part in parts):
                complaints.book("macros")
            for part in parts:
                if part.filename.endswith(".xml"):
                    _guard_part(part.filename, archive.read(part), complaints)
    except DAMAGE:
        complaints.book("damaged")


def _guard_part(name: str, content: bytes, complaints: Complaints) -> None:
    if b"<!DOCTYPE" in content.replace(b"\0", b""):
        # A declaration of entities can grow without end, and no spreadsheet writes one.
        complaints.book("damaged")
    if "worksheets/" in name:
        for cells in _MERGED.findall(content):
            complaints.book("merged", cells=cells.decode())


def _opened(content: bytes) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(content), read_only=True)
    except Exception as error:
        # A damaged file makes the library raise whatever it stumbled over.
        raise ChangeError([message(DEFAULT_LANGUAGE, "sheet-damaged")]) from error


def _lines(page: Any, sheet: Sheet, complaints: Complaints) -> Iterator[Line]:
    page.reset_dimensions()
    rows = page.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS)
    columns = _headings(next(rows, ()), sheet, complaints)
    if columns is None:
        return
    for number, cells in enumerate(rows, 2):
        if number > MAX_ROWS:
            complaints.book("too-many-rows", sheet=sheet.title, count=MAX_ROWS)
            return
        written = {column.key: Written("", f"A{number}") for column in sheet.all_columns}
        for place, cell in enumerate(cells):
            ref = f"{get_column_letter(place + 1)}{number}"
            column = columns.get(place)
            before = len(complaints.texts)
            text = _text(cell, column, sheet, ref, complaints)
            if column is not None:
                written[column.key] = Written(text, ref, len(complaints.texts) > before)
            elif text.strip():
                complaints.cell(sheet, ref, "no-heading")
        for place, column in columns.items():
            if place >= len(cells):
                written[column.key] = Written("", f"{get_column_letter(place + 1)}{number}")
        if any(cell.text.strip() or cell.wrong for cell in written.values()):
            yield Line(number, written)


def _headings(
    cells: Sequence[Any], sheet: Sheet, complaints: Complaints
) -> dict[int, Column] | None:
    """The column at each place of the first row; None when they are not those of the sheet."""
    known = {column.heading.casefold(): column for column in sheet.all_columns}
    found: dict[int, Column] = {}
    good = True
    for place, cell in enumerate(cells):
        text = str(cell.value).strip() if cell.value is not None else ""
        column = known.get(text.casefold())
        if not text:
            continue
        ref = f"{get_column_letter(place + 1)}1"
        if column is None or column in found.values():
            kind = "unknown-column" if column is None else "column-twice"
            complaints.cell(sheet, ref, kind, heading=text)
            good = False
        else:
            found[place] = column
    for column in sheet.all_columns:
        if column not in found.values():
            complaints.cell(sheet, "A1", "missing-column", heading=column.heading)
            good = False
    return found if good else None


def _text(cell: Any, column: Column | None, sheet: Sheet, ref: str, complaints: Complaints) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        complaints.cell(sheet, ref, "formula")
    elif isinstance(value, str) and cell.data_type != "e":
        return value.replace("\r\n", "\n").replace("_x000D_\n", "\n").replace("\r", "\n")
    elif column is not None and column.form.dated and _is_date(value):
        return value.date().isoformat() if isinstance(value, datetime) else str(value)
    elif isinstance(value, bool):
        complaints.cell(sheet, ref, "yes-no")
    elif isinstance(value, int | float):
        complaints.cell(sheet, ref, "number", text=str(value))
    elif isinstance(value, date | datetime):
        complaints.cell(sheet, ref, "typed-date")
    else:
        complaints.cell(sheet, ref, "not-text")
    return ""


def _is_date(value: object) -> bool:
    """Whether a typed value can only mean a day or a year."""
    if isinstance(value, datetime):
        return (value.hour, value.minute, value.second) == (0, 0, 0)
    return isinstance(value, date) or (type(value) is int and 1000 <= value <= 9999)  # noqa: PLR2004 – four digits
