"""Tables as .xlsx files: for those who count, sort and print."""

import io
from collections.abc import Sequence
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.replies import Attachment

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | date | datetime | None
WIDEST = 60
LONGEST_SHEET_NAME = 31
NOT_IN_A_SHEET_NAME = str.maketrans("[]:*?/\\", "       ")


def table_file(name: str, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Attachment:
    """Give rows under headings as a file `name`.xlsx, with a filter and headings that stay in sight.

    An instant is written as it stands, without its zone: give naive wall time, and say the zone in a column. What
    begins with "=" stays the text that somebody wrote and is never a formula.
    """
    written = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(written, safe) as book:
        sheet = book.add_worksheet(title.translate(NOT_IN_A_SHEET_NAME)[:LONGEST_SHEET_NAME])
        _write(sheet, headings, rows, book)
    return Attachment(f"{name}.xlsx", written.getvalue(), SPREADSHEET)


def _write(sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[Cell]], book: Workbook) -> None:
    head = book.add_format({"bold": True, "bottom": 1})
    formats: dict[type, Format] = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"}),
        date: book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
    }
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, headings, head)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, line, column, cell, formats.get(type(cell), plain))
    sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(_widths(headings, rows)):
        sheet.set_column(column, column, width)


def _write_cell(sheet: Worksheet, line: int, column: int, cell: Cell, look: Format) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        sheet.write_datetime(line, column, cell, look)
    else:
        sheet.write(line, column, cell, look)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    columns = zip(headings, *rows, strict=True)
    return [min(max(len(_shown(cell)) for cell in column) + 2, WIDEST) for column in columns]


def _shown(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else str("" if cell is None else cell)
