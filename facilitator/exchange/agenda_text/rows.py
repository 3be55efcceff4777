"""Rows of a table: which column holds the times, the titles, the persons."""

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from facilitator.exchange.agenda_text.clocks import Times, times_at_start
from facilitator.exchange.agenda_text.names import read_names
from facilitator.exchange.agenda_text.placing import Placing
from facilitator.exchange.agenda_text.sessions import numbered_session, session_of
from facilitator.exchange.source.joining import Entry, rejoined
from facilitator.exchange.source.lengths import length_of

Role = Literal["start", "end", "length", "title", "persons", "room", "number", "other"]

_HEADINGS: Final[dict[Role, str]] = {
    "start": r"zeit(?:en|raum)?|uhrzeit|time|times|von|from|beginn|start|wann|when",
    "end": r"bis|to|until|ende|end",
    "length": r"dauer|duration|min|minuten|minutes|länge|length",
    "title": r"programm(?:punkte?)?|inhalte?|content|thema|themen|topics?|titel|title|tagesordnung(?:spunkte?)?"
    r"|agenda|was|what|item|session|beschreibung|activity|ablauf",
    "persons": r"wer|who|referent.*|sprecher.*|redner.*|speakers?|vortragende.*|moderat.*|person(?:en)?"
    r"|verantwortlich.*|zuständig.*|name",
    "room": r"ort|raum|room|place|location|saal|venue",
    "number": r"nr\.?|no\.?|#|top|lfd\.? ?nr\.?",
}
_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = tuple(
    (role, re.compile(words, re.IGNORECASE)) for role, words in _HEADINGS.items()
)
_NUMBER: Final = re.compile(r"\(?(?:TOP )?\d{1,3}[a-z]?[.)]?|\(?[a-z][.)]?")
_FEWEST_HEADINGS: Final = 2


class RowReading:
    """The rows of the tables in an agenda."""

    def __init__(self, at: Placing, read_text: Callable[[Entry, str], None]) -> None:
        """Read rows into what `at` holds; `read_text` reads the lines of a cell."""
        self._at = at
        self._read_text = read_text
        self._roles: dict[int, Role] = {}

    def is_row(self, entry: Entry) -> bool:
        """Tell whether an entry is a row; words that only stand far apart are one behind a time."""
        cells = entry.first.cells
        if len(entry.lines) > 1 or not cells:
            return False
        return entry.first.is_row or _times(cells[0]) is not None or bool(_headings(cells))

    def read(self, entry: Entry) -> None:
        """Take a row, each of its cells for what its column holds."""
        cells = entry.first.cells
        headings = _headings(cells)
        if headings:
            self._roles = headings
            self._at.plan.mark(entry, "frame")
            return
        roles: list[Role] = [self._roles.get(index, "other") for index in range(len(cells))]
        if "start" not in roles or "title" not in roles:
            roles = _guessed(cells)
        times = _row_times(cells, roles)
        used = [index for index, role in enumerate(roles) if times and role in ("start", "end")]
        self._read_cells(
            entry, times, [(roles[i], cell) for i, cell in enumerate(cells) if i not in used]
        )

    def _read_cells(self, entry: Entry, times: Times | None, cells: list[tuple[Role, str]]) -> None:
        spoken: list[tuple[Role, list[str]]] = [
            (role, lines) for role, cell in cells if (lines := _lines(cell))
        ]
        titles = [lines for role, lines in spoken if role == "title" or _is_session(lines[0])]
        first = titles[0][0] if titles else ""
        if times and _is_session(first):
            self._at.add_times(entry, times, "")
        elif times:
            self._at.add_times(entry, times, first)
            titles = [titles[0][1:], *titles[1:]] if titles else []
        for lines in titles:
            for line in lines:
                self._read_text(entry, line)
        for role, lines in spoken:
            if role != "title" and not _is_session(lines[0]):
                self._read_rest(entry, role, lines)

    def _read_rest(self, entry: Entry, role: Role, lines: list[str]) -> None:
        for line in lines:
            is_taken = role == "number" and _NUMBER.fullmatch(line) is not None
            if role == "persons" or (role == "other" and read_names(line)):
                is_taken = self._at.add_persons_of(entry, line)
            elif role == "room":
                is_taken = self._at.set_room(entry, line)
            elif role == "length" and (minutes := length_of(line)):
                is_taken = self._at.set_length(entry, minutes)
            if not is_taken:
                self._at.plan.keep(entry, line)


def _headings(cells: Sequence[str]) -> dict[int, Role]:
    """Return the roles that a row of headings gives to columns, none for any other row."""
    found: dict[int, Role] = {}
    for index, cell in enumerate(cells):
        words = re.split(r"\s*[/,(:]\s*", cell.strip().strip("*"))[0]
        role: Role | None = next((role for role, known in _ROLES if known.fullmatch(words)), None)
        if role and role not in found.values():
            found[index] = role
    filled = sum(1 for cell in cells if cell.strip())
    is_heading = len(found) >= _FEWEST_HEADINGS and 2 * len(found) >= filled
    return found if is_heading else {}


def _guessed(cells: Sequence[str]) -> list[Role]:
    """Return the roles of cells without a heading: the time, the title behind it, and the rest."""
    roles: list[Role] = ["other"] * len(cells)
    start = next((index for index, cell in enumerate(cells) if _times(cell)), None)
    if start is not None:
        roles[start] = "start"
        if start + 1 < len(cells) and _times(cells[start + 1]):
            roles[start + 1] = "end"
    title = next(
        (index for index, cell in enumerate(cells) if roles[index] == "other" and _says(cell)), None
    )
    if title is not None:
        roles[title] = "title"
    return roles


def _says(cell: str) -> bool:
    return any(character.isalpha() for character in cell)


def _row_times(cells: Sequence[str], roles: Sequence[Role]) -> Times | None:
    start = next((cell for cell, role in zip(cells, roles, strict=True) if role == "start"), "")
    end = next((cell for cell, role in zip(cells, roles, strict=True) if role == "end"), "")
    times, last = _times(start), _times(end)
    return Times(times.start, last.start, times.is_half_named) if times and last else times


def _times(cell: str) -> Times | None:
    """Return the times that a cell says and nothing else."""
    found = times_at_start(" ".join(cell.split()))
    return found[0] if found and not found[1] else None


def _lines(cell: str) -> list[str]:
    return rejoined(" ".join(line.split()) for line in cell.split("\n") if line.strip())


def _is_session(text: str) -> bool:
    return session_of(text) is not None or numbered_session(text) is not None
