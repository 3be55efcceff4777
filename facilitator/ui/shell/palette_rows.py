"""What the search shows: rows by kind, each under the heading of its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.shell.palette_matching import Marked
from facilitator.ui.widgets.row_model import SPOKEN, TEXT, Index, RowModel

SHOWN_OF_A_KIND: Final = 20

KINDS: Final = (
    "workshop",
    "session",
    "command",
    "question",
    "person",
    "note",
    "answer",
    "key_result",
    "recommendation",
    "agenda_item",
    "chapter",
    "milestone",
)
"""The tables that rows come from, and commands, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to go to, or to do."""

    kind: str
    row_id: str
    text: Marked
    place: Marked = field(default=Marked(""))
    """Where it stands, for the second line."""
    icon: str = ""
    code: str = ""
    """What stands before the text in 600: the code of a session."""
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a kind above its rows, and at the right whether there are more."""

    text: str
    more: str = ""


Row = Heading | Entry


def heading_of(kind: str) -> str:
    """Return what rows of a kind are called together."""
    return {
        "workshop": tr("Workshops"),
        "session": tr("Sessions"),
        "command": tr("Commands"),
        "question": tr("Questions"),
        "person": tr("People"),
        "note": tr("Notes"),
        "answer": tr("Answers"),
        "key_result": tr("Key results"),
        "recommendation": tr("Recommendations"),
        "agenda_item": tr("Agenda"),
        "chapter": tr("Chapters"),
        "milestone": tr("Milestones"),
    }[kind]


def grouped(entries: Sequence[Entry]) -> list[Row]:
    """Return entries by kind under headings, of each kind as many as somebody would read."""
    rows: list[Row] = []
    ordered = sorted(entries, key=lambda entry: KINDS.index(entry.kind))
    for kind, group in groupby(ordered, key=lambda entry: entry.kind):
        found = list(group)
        shown = found if kind in ("session", "command") else found[:SHOWN_OF_A_KIND]
        more = tr("the newest {count}", count=len(shown)) if len(found) > len(shown) else ""
        rows += [Heading(heading_of(kind), more), *shown]
    return rows


class PaletteModel(RowModel[Row]):
    """The rows as a Qt model; headings can only be seen."""

    def entries(self) -> list[int]:
        """Return the numbers of the rows that can be chosen."""
        return [number for number, row in enumerate(self.rows) if isinstance(row, Entry)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be chosen, headings only be seen."""
        if index.isValid() and isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def words(self, row: Row, role: int) -> str | None:
        """Return its text, or what a screen reader says of an entry."""
        if isinstance(row, Heading):
            return row.text if role == TEXT else None
        return {TEXT: _line(row), SPOKEN: spoken(row)}.get(role)


def spoken(entry: Entry) -> str:
    """Return an entry as a screen reader says it: text, where it stands, what it is."""
    parts = (_line(entry), entry.place.text, heading_of(entry.kind))
    return ", ".join(part for part in parts if part)


def _line(entry: Entry) -> str:
    return f"{entry.code} {entry.text.text}".strip()
