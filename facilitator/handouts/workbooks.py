"""Lists as Excel files: text in every cell, formulas in none."""

import io
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from facilitator.domain.spreadsheets import harmless
from facilitator.domain.text import clean_line

_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE: Final = 31
_LONGEST_CELL: Final = 32_767
"""Characters, by Excel."""
_NARROWEST, _WIDEST = 12, 48
"""Of a column, in characters."""


class Sheet(NamedTuple):
    """A table with its header row."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Return an Excel file of at least one sheet; the header rows stay in sight and are repeated."""
    from openpyxl import Workbook  # noqa: PLC0415 - 0.2 s that only Excel files need
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - the same

    wrapped = Alignment(vertical="top", wrap_text=True)
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(_NOT_IN_TITLES.sub(" ", clean_line(sheet.title))[:_LONGEST_TITLE])
        for number, row in enumerate((sheet.header, *sheet.rows), start=1):
            for column, text in enumerate(row, start=1):
                made = page.cell(number, column)
                made.value = harmless(clean_line(text))[:_LONGEST_CELL]
                made.data_type = "s"
                made.alignment = wrapped
                if number == 1:
                    made.font = Font(bold=True)
        for column, width in enumerate(_widths(sheet), start=1):
            page.column_dimensions[page.cell(1, column).column_letter].width = width
        page.freeze_panes = "A2"
        page.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _widths(sheet: Sheet) -> list[int]:
    columns = zip(sheet.header, *sheet.rows, strict=True)
    return [
        max(_NARROWEST, min(_WIDEST, max(len(text) for text in column) + 2)) for column in columns
    ]
