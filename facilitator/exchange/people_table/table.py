"""A file or a pasted text as a table: rows with the numbers they have in their program, and headings."""

import csv
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from facilitator.errors import UserError
from facilitator.exchange.findings import Finding
from facilitator.exchange.people_table.encoding import text_of
from facilitator.exchange.people_table.excel import read_excel
from facilitator.exchange.source.lines import plain
from facilitator.exchange.source.workbooks import MAX_COLUMNS, MAX_ROWS, Rows
from facilitator.language import tr

MAX_BYTES: Final = 50_000_000
_ZIP: Final = b"PK\x03\x04"
_DELIMITERS: Final = ";\t,|"
_LOOKED_AT: Final = 50
"""Rows by which the sign between cells is guessed."""
_QUOTED: Final = re.compile(r'"[^"]*"')


class Table(NamedTuple):
    """What stands in a file, before anybody says what the columns mean."""

    rows: Rows
    findings: tuple[Finding, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(cells) for _, cells in self.rows), default=0)


def opened(content: str | bytes) -> Table:
    """Return the rows of a CSV text, or of a CSV or Excel file.

    UserError where it is neither, is damaged, or holds more than `MAX_ROWS` or `MAX_COLUMNS`.
    """
    if len(content) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise UserError(tr("The list was not read: it is larger than {size} MB.", size=size))
    if isinstance(content, bytes) and content.startswith(_ZIP):
        rows, findings = read_excel(content)
        return Table(rows, findings)
    text, findings = (content, ()) if isinstance(content, str) else text_of(content)
    return Table(tuple(_rows(text.removeprefix("\ufeff"))), findings)


def _rows(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    text, delimiter = _with_delimiter(text.replace("\0", ""))
    lines = text.splitlines(keepends=True)
    # Quotation marks that never close would swallow the rest: then they are signs like others.
    quoting = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, skipinitialspace=True)
    number = 0
    begin = 1
    try:
        for cells in reader:
            at, begin = begin, reader.line_num + 1
            while cells and not cells[-1].strip():
                cells.pop()
            if not cells:
                continue
            number += 1
            if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise _too_large(at)
            yield at, tuple(" ".join(plain(cell).split()) for cell in cells)
    except csv.Error as error:
        said = tr("The list was not read: row {row} cannot be understood.", row=begin)
        raise UserError(said) from error


def _too_large(row: int) -> UserError:
    return UserError(
        tr(
            "The list was not read: at row {row} it has more than {rows} rows or {columns} columns.",
            row=row,
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
        )
    )


def _with_delimiter(text: str) -> tuple[str, str]:
    """Return a text and the sign between its cells; a first line `sep=;` says it, as Excel writes."""
    first, _, rest = text.partition("\n")
    said = first.strip().casefold()
    if said.startswith("sep=") and len(said) == len("sep=;"):
        # The line stays as an empty one, so that rows keep the numbers that Excel shows.
        return f"\n{rest}", said[-1]
    lines = _QUOTED.sub("", text[: _LOOKED_AT * 1_000]).splitlines()[:_LOOKED_AT]
    counts = {sign: [line.count(sign) for line in lines if line.strip()] for sign in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda sign: _likelihood(counts[sign]))
    return text, best


def _likelihood(counts: list[int]) -> tuple[int, int]:
    """Return in how many rows a sign stands as often as it mostly does, and how often in all."""
    known = [count for count in counts if count]
    if not known:
        return 0, 0
    return max(known.count(count) for count in set(known)), sum(known)
