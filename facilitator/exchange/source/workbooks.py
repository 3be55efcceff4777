"""An Excel file as rows of texts: values as they are shown, formulas by the result that was saved."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.archives import UnusableError, members
from facilitator.domain.moments import whole_minutes
from facilitator.errors import UserError
from facilitator.exchange.findings import Finding
from facilitator.exchange.source.lines import Source, SourceLine, plain, spoken
from facilitator.language import tr
from facilitator.optional import left_out

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet as Worksheet

MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 200
_MOST_SHEETS: Final = 50
_MOST_FILES: Final = 5_000
_DAMAGES: Final = (
    *(AttributeError, KeyError, IndexError, TypeError, ValueError, OverflowError, SyntaxError),
    *(OSError, EOFError, AssertionError, RecursionError),
)
"""What openpyxl raises where a file lacks what it takes for granted; SyntaxError is XML's."""
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([^\"']{1,30})[\"']")
_CLOCKS: Final = frozenset(
    {"zeit", "uhrzeit", "time", "von", "bis", "beginn", "start", "ende", "end", "from", "to"}
)


Rows = tuple[tuple[int, tuple[str, ...]], ...]
"""Rows with their numbers from 1; empty rows are left out, empty cells at their end too."""


class Sheet(NamedTuple):
    """A sheet of a workbook."""

    name: str
    rows: Rows
    findings: tuple[Finding, ...] = ()
    is_hidden: bool = False
    merged: tuple[str, ...] = ()
    """Areas whose cells are one, such as "A2:A5"; only the first cell of each has a value."""


def read_workbook(content: bytes) -> list[Sheet]:
    """Return the sheets of an Excel file that hold anything, the hidden ones last.

    Raises `UserError` for one that cannot be read, or holds more than `MAX_ROWS` or `MAX_COLUMNS`.
    """
    try:
        parts = members(io.BytesIO(content), _is_xml, most_files=_MOST_FILES)
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # about what openpyxl leaves out, which we do not look at
            return sorted(_sheets(content, parts), key=lambda sheet: sheet.is_hidden)
    except UnusableError as error:
        why = error.sentence or tr("it is damaged or no Excel file")
        raise UserError(tr("The Excel file was not read: {why}.", why=why)) from error
    except _DAMAGES as error:
        why = tr("it is damaged or no Excel file")
        raise UserError(tr("The Excel file was not read: {why}.", why=why)) from error


def unread(others: Sequence[Sheet]) -> list[Finding]:
    """Name the sheets behind the first one."""
    return [
        Finding(1, tr("The sheet “{name}” was not read; only the first one is.", name=other.name))
        for other in others
    ]


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def read_first_sheet(content: bytes) -> Source:
    """Return the rows of the first sheet that says something; others are named in findings."""
    sheets = read_workbook(content)
    source = Source()
    if not sheets:
        return source
    first, *others = sheets
    for number, cells in first.rows:
        shown = " | ".join(" ".join(cell.split()) for cell in cells)
        source.lines.append(
            SourceLine(number, shown, spoken(cells), cells=cells, is_row=len(cells) > 1)
        )
    source.findings += [*first.findings, *unread(others)]
    return source


def _sheets(content: bytes, parts: dict[str, bytes]) -> Iterator[Sheet]:
    workbook = _opened(content, values=True)
    has_formulas = any(_FORMULA.search(data) for name, data in parts.items() if "sheets/" in name)
    formulas = _opened(content, values=False).worksheets if has_formulas else []
    sheets = workbook.worksheets[:_MOST_SHEETS]
    for index, sheet in enumerate(sheets):
        rows = _rows(sheet)
        findings: list[Finding] = []
        if has_formulas:
            rows, findings = _with_formulas(rows, _rows(formulas[index]))
        if rows:
            hidden, merged = sheet.sheet_state != "visible", _merged(sheet, parts)
            yield Sheet(sheet.title, rows, tuple(findings), hidden, merged)


def _merged(sheet: "Worksheet", parts: dict[str, bytes]) -> tuple[str, ...]:
    path = str(getattr(sheet, "_worksheet_path", ""))  # openpyxl tells it nowhere else
    data = parts.get(path.lstrip("/"), b"")
    return tuple(found.decode("ascii", "replace") for found in _MERGED.findall(data))


def _opened(content: bytes, *, values: bool) -> "Workbook":
    with left_out("numpy"):
        from openpyxl import load_workbook  # noqa: PLC0415 - only who opens an Excel file pays for it

    return load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _rows(sheet: "Worksheet") -> Rows:
    """Return the rows that hold anything; what a file says about its own size is not believed."""
    sheet.reset_dimensions()
    found: list[tuple[int, tuple[str, ...]]] = []
    clocks: frozenset[int] = frozenset()
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        width = next((i for i in range(len(values), 0, -1) if values[i - 1] not in (None, "")), 0)
        if number > _LAST_ROW or width > MAX_COLUMNS or (width and number > MAX_ROWS):
            said = tr(
                "it has more than {rows} rows or {columns} columns",
                rows=MAX_ROWS,
                columns=MAX_COLUMNS,
            )
            raise UnusableError(said)
        if width:
            cells = tuple(
                _shown(value, is_clock=index in clocks)
                for index, value in enumerate(values[:width])
            )
            clocks = clocks or _clock_columns(cells)
            found.append((number, cells))
    return tuple(found)


def _clock_columns(headings: tuple[str, ...]) -> frozenset[int]:
    return frozenset(
        index for index, heading in enumerate(headings) if heading.casefold() in _CLOCKS
    )


def _with_formulas(values: Rows, formulas: Rows) -> tuple[Rows, list[Finding]]:
    """Return rows with the formulas whose result was never saved, as some programs leave it.

    Each is reported by its cell; where a result is there, it is what counts.
    """
    known = dict(values)
    findings: list[Finding] = []
    for number, cells in formulas:
        row = list(known.get(number, ()))
        for index, cell in enumerate(cells):
            has_result = index < len(row) and row[index]
            if cell.startswith("=") and not has_result:
                row += [""] * (index + 1 - len(row))
                row[index] = cell
                place = f"{letters(index)}{number}"
                said = tr("Cell {cell} holds a formula without a result.", cell=place)
                findings.append(Finding(number, said))
        if row:
            known[number] = tuple(row)
    return tuple(sorted(known.items())), findings


def _shown(value: object, *, is_clock: bool) -> str:
    """Return a value as a sheet shows it; in a column of times, part of a day is one."""
    if isinstance(value, datetime) and value.year > _FIRST_YEAR:
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, datetime | time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _clock(whole_minutes(value))
    if isinstance(value, float):
        return _shown_number(value, is_clock=is_clock)
    return "" if value is None else plain(str(value)).strip()


def _shown_number(value: float, *, is_clock: bool) -> str:
    if is_clock and 0 < value < 1:
        return _clock(round(value * _MINUTES_A_DAY) % _MINUTES_A_DAY)
    return str(int(value)) if value.is_integer() else str(value)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def letters(index: int) -> str:
    """Return the letters of a column, counted from 0."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


_LAST_ROW: Final = 1_048_576
"""The last row that a sheet of Excel has; rows up to it may be there without holding anything."""
_FIRST_YEAR: Final = 1900
_MINUTES_A_DAY: Final = 24 * 60
