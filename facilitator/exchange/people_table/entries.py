"""Rows to people: who is named in each, and what of a row could not be understood."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from facilitator.domain.records import Role
from facilitator.exchange.findings import Finding
from facilitator.exchange.people_table.cells import Topics, addresses, is_no, priority_of, roles_of
from facilitator.exchange.people_table.columns import Column, Field, Layout
from facilitator.exchange.people_table.names import joined
from facilitator.exchange.people_table.table import Table
from facilitator.exchange.source.workbooks import letters
from facilitator.language import tr

MOST_CHARACTERS: Final = 200
"""Of a name, an organisation or a group; what is longer is a text that slipped into the column."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_DATE: Final = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?: \d{1,2}:\d{2})?|\d{5}(?:\.\d+)?")
_FORMULA: Final = re.compile(r"=|[+@-](?=[A-Z]+\d*\(|\d+[+*/-])")
_NAMED: Final[tuple[Field, ...]] = ("title", "first", "last", "name")


class Entry(NamedTuple):
    """A person as one row names them."""

    row: int
    name: str
    organisation: str = ""
    group_name: str = ""
    email: str = ""
    roles: tuple[Role, ...] = ()
    wishes: tuple[tuple[int, int], ...] = ()
    """Numbers of topics with priorities from 1."""
    problem: str = ""
    """Why the row cannot be taken over; empty where it can."""


class Rows:
    """Reads the rows of a table by its layout, and collects what is to be said about them."""

    def __init__(self, table: Table, layout: Layout, titles: Mapping[int, str]) -> None:
        """Read below the headings; `titles` are those of the topics, by number."""
        self._table = table
        self._layout = layout
        self._topics = Topics(titles)
        self._headed = max((at for at, text in enumerate(layout.headings, 1) if text), default=0)
        self._places: dict[Field, list[tuple[int, Column]]] = defaultdict(list)
        for at, column in enumerate(layout.columns):
            self._places[column.field].append((at, column))
        self.findings: list[Finding] = []

    def entries(self) -> Iterator[Entry]:
        """Yield one entry for each row below the headings."""
        for row, cells in self._table.rows:
            if row > self._layout.heading_row:
                yield self._entry(row, cells)
            elif row < self._layout.heading_row:
                said = tr("Row {row} stands above the headings and is not read.", row=row)
                self.findings.append(Finding(row, said))

    def _entry(self, row: int, cells: tuple[str, ...]) -> Entry:
        if self._headed and len(cells) > self._headed and any(cells[self._headed :]):
            self._report(
                row, self._headed, tr("there is no heading above this cell; it is not read")
            )
        values = {field: self._text(row, cells, field) for field in ("organisation", "group")}
        name, problem = self._name(row, cells)
        return Entry(
            row,
            name,
            values["organisation"],
            values["group"],
            self._email(row, cells),
            self._roles(row, cells),
            tuple(sorted(self._wishes(row, cells).items(), key=lambda wish: (wish[1], wish[0]))),
            problem,
        )

    # Cells

    def _cells(self, cells: tuple[str, ...], field: Field) -> Iterator[tuple[int, Column, str]]:
        for at, column in self._places[field]:
            if at < len(cells) and cells[at]:
                yield at, column, cells[at]

    def _report(self, row: int, column: int, sentence: str) -> None:
        heading = self._layout.headings[column] if column < len(self._layout.headings) else ""
        place = letters(column)
        if heading:
            place = tr("{column} (“{heading}”)", column=place, heading=heading)
        said = tr(
            "Row {row}, column {column}: {sentence}.", row=row, column=place, sentence=sentence
        )
        self.findings.append(Finding(row, said))

    def _text(self, row: int, cells: tuple[str, ...], field: Field) -> str:
        for at, _, cell in self._cells(cells, field):
            if _FORMULA.match(cell):
                self._report(row, at, tr("a formula is not read"))
            elif len(cell) > MOST_CHARACTERS:
                said = tr("longer than {count} characters; it is not read", count=MOST_CHARACTERS)
                self._report(row, at, said)
            elif _DATE.fullmatch(cell):
                self._report(row, at, tr("a date or a number is no text; it is not read"))
            else:
                return cell
        return ""

    def _name(self, row: int, cells: tuple[str, ...]) -> tuple[str, str]:
        """Return the name, and why the row has none that can be used."""
        parts = dict.fromkeys(_NAMED, "")
        for field in _NAMED:
            found = list(self._cells(cells, field))
            parts[field] = " ".join(cell for _, _, cell in found)
            for at, _, cell in found:
                if _FORMULA.match(cell):
                    self._report(row, at, tr("a formula is no name; the person is not taken over"))
                    return cell, tr("a formula is no name")
        name = joined(parts["title"], parts["first"], parts["last"], parts["name"])
        problem = _problem_of(name)
        if problem:
            at = next((at for field in _NAMED[::-1] for at, _ in self._places[field]), 0)
            self._report(row, at, tr("{problem}; the person is not taken over", problem=problem))
        return name, problem

    def _email(self, row: int, cells: tuple[str, ...]) -> str:
        for at, _, cell in self._cells(cells, "email"):
            found = addresses(cell)
            if len(found) > 1:
                said = tr("several addresses; the first one, {email}, is taken", email=found[0])
                self._report(row, at, said)
            elif not found and not is_no(cell):
                self._report(
                    row, at, tr("“{text}” is no e-mail address; it is not read", text=_short(cell))
                )
            if found:
                return found[0]
        return ""

    def _roles(self, row: int, cells: tuple[str, ...]) -> tuple[Role, ...]:
        for at, _, cell in self._cells(cells, "role"):
            roles, unknown = roles_of(cell)
            if unknown:
                words = _short(", ".join(unknown))
                self._report(row, at, tr("“{text}” is no role that is known", text=words))
            return roles
        return ()

    def _wishes(self, row: int, cells: tuple[str, ...]) -> dict[int, int]:
        found: dict[int, int] = {}
        for at, column, cell in self._cells(cells, "wish"):
            numbers, unknown = self._topics.numbers_in(cell)
            self._report_topics(row, at, unknown)
            for number in numbers:
                found.setdefault(number, column.number)
        for at, _, cell in self._cells(cells, "wishes"):
            numbers, unknown = self._topics.numbers_in(cell)
            self._report_topics(row, at, unknown)
            for priority, number in enumerate(numbers, start=len(set(found.values())) + 1):
                found.setdefault(number, priority)
        for at, column, cell in self._cells(cells, "topic"):
            priority = priority_of(cell)
            if priority is None:
                said = tr("“{text}” is no priority; it is not read", text=_short(cell))
                self._report(row, at, said)
            elif priority:
                found.setdefault(column.number, priority)
        return found

    def _report_topics(self, row: int, column: int, unknown: list[str]) -> None:
        for words in unknown:
            said = tr("“{text}” is none of the topics; the wish is not read", text=_short(words))
            self._report(row, column, said)


def _problem_of(name: str) -> str:
    if not name:
        return tr("there is no name")
    if len(name) > MOST_CHARACTERS:
        return tr("the name is longer than {count} characters", count=MOST_CHARACTERS)
    if _DATE.fullmatch(name) or not _LETTER.search(name):
        return tr("“{text}” is a number or a date and no name", text=_short(name))
    if addresses(name) == [name]:
        return tr("“{text}” is an address and no name", text=_short(name))
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


_SHOWN: Final = 60
