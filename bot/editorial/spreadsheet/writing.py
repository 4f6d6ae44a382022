"""The base as a workbook for those who live in a spreadsheet."""

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.editorial.spreadsheet.columns import SHEETS, Column, Sheet
from bot.editorial.spreadsheet.tables import Row, files, own_language, rows_to_write
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.loader import load
from bot.knowledge.snapshot import Snapshot

# What a spreadsheet would take for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_TEXT: Final = "@"
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_HEADING: Final = PatternFill("solid", fgColor="DDE8F3")
_INSTRUCTIONS_WIDTH: Final = 110
# Rows that are not there yet have the lists to choose from, too.
_ROOM: Final = 500


def export_workbook(snapshot: Snapshot) -> bytes:
    """An XLSX file of the whole base.

    Raises KnowledgeError when the base has errors.
    """
    own = own_language(load(snapshot))
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _instructions(first)
    opened = files(snapshot)
    for sheet in SHEETS:
        _sheet(book.create_sheet(sheet.title), sheet, rows_to_write(sheet, opened), own)
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def key_text(row: Row, column: Column, own: str) -> str:
    """What stands in a column that says which record a row belongs to."""
    match column.key:
        case "id":
            return row.id
        case "language":
            return row.language or own
        case "section":
            return message(DEFAULT_LANGUAGE, f"field-{row.section}")
        case _:
            return row.file


def _instructions(page: Worksheet) -> None:
    page.title = message(DEFAULT_LANGUAGE, "sheet-instructions")
    page.column_dimensions["A"].width = _INSTRUCTIONS_WIDTH
    lines = message(DEFAULT_LANGUAGE, "sheet-instructions-text").split("\n")
    for number, line in enumerate(lines, 1):
        cell = page.cell(number, 1)
        _put(cell, line)
        cell.font = Font(bold=number == 1, size=14 if number == 1 else 11)


def _sheet(page: Worksheet, sheet: Sheet, rows: Iterable[Row], own: str) -> None:
    for number, column in enumerate(sheet.all_columns, 1):
        heading = page.cell(1, number)
        _put(heading, column.heading)
        heading.font = Font(bold=True)
        heading.fill = _HEADING
        page.column_dimensions[get_column_letter(number)].width = column.width
    last = 1
    for last, row in enumerate(rows, 2):
        for number, column in enumerate(sheet.all_columns, 1):
            key = column in sheet.keys
            text = key_text(row, column, own) if key else row.cells.get(column.key, "")
            _put(page.cell(last, number), text)
    page.freeze_panes = f"{get_column_letter(len(sheet.keys) + 1)}2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.all_columns))}{last}"
    for number, column in enumerate(sheet.all_columns, 1):
        if column.form.choices:
            choices = ",".join(column.form.choices)
            rule = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
            letter = get_column_letter(number)
            rule.add(f"{letter}2:{letter}{last + _ROOM}")
            page.add_data_validation(rule)


def _put(cell: Cell | MergedCell, text: str) -> None:
    """Write ``text`` so that it stays a text, whatever it begins with."""
    assert isinstance(cell, Cell)
    cell.value = text or None
    if text:
        cell.data_type = "s"
    cell.number_format = _TEXT
    cell.alignment = _WRAPPED
    if text.startswith(_FORMULA):
        cell.quotePrefix = True
