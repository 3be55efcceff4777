"""The event log in words: as lines to read, as a CSV table for other programs, and as Markdown.

A cell of the CSV that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV
Injection"): messages and names were typed by people.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from io import StringIO
from typing import Final

from facilitator import language
from facilitator.domain.events import Event, What, events
from facilitator.domain.spreadsheets import harmless
from facilitator.domain.text import clean_line
from facilitator.language import mark, tr, trn
from facilitator.storage.reading import Reader

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~#&]")
"""What Markdown would take for more than a letter; in a table's cell nothing else is."""

_KINDS: Final[dict[What, dict[str, str]]] = {
    "session": {
        "opened": mark("room opened"),
        "started": mark("session started"),
        "paused": mark("session paused"),
        "resumed": mark("session resumed"),
        "closed": mark("session closed"),
        "reopened": mark("session reopened"),
    },
    "status": {
        "draft": mark("protocol called a draft"),
        "agreed": mark("protocol agreed on"),
        "final": mark("protocol made final"),
    },
    "agenda": {"started": mark("agenda item started"), "ended": mark("agenda item ended")},
}
_QUOTING: Final = {
    "message": mark("message: {text}"),
    "read": mark("message read: {text}"),
    "status": mark("protocol reopened: {text}"),
}
_NAMING: Final = {
    "undo": mark("undone: {name}"),
    "redo": mark("done again: {name}"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log, in the language in use and in the day's own time."""

    date: str
    time: str
    who: str
    where: str
    what: str


def read_log(read: Reader, workshop_id: str) -> list[Line]:
    """Return a workshop's log as the file has it now, oldest line first."""
    return lines(events(read.head(workshop_id), read.steps_for_log()))


def lines(found: Iterable[Event], zone: tzinfo | None = None) -> list[Line]:
    """Return events in words; clock times are those of `zone`, by default this machine's."""
    worded: list[Line] = []
    for event in found:
        at = event.at.astimezone(zone)
        time = at.strftime("%H:%M:%S")
        worded.append(Line(at.date().isoformat(), time, event.actor, event.place, _sentence(event)))
    return worded


def csv_bytes(found: Iterable[Line]) -> bytes:
    """Return lines as CSV in UTF-8 with a mark, separated as the language's spreadsheets expect it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if language.current() == "de" else ",")
    writer.writerow(_columns())
    for line in found:
        writer.writerow([harmless(cell) for cell in _cells(line)])
    return out.getvalue().encode("utf-8-sig")


def markdown_bytes(found: Iterable[Line], title: str) -> bytes:
    """Return lines as a Markdown table in UTF-8, under the name of their workshop."""
    heading = tr("Event log of {title}", title=_plain(title)) if title else tr("Event log")
    columns = _columns()
    rows = [columns, ["---"] * len(columns), *([*map(_plain, _cells(line))] for line in found)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"# {heading}\n\n{table}\n".encode()


def _columns() -> list[str]:
    return [tr("Date"), tr("Time"), tr("Who"), tr("Where"), tr("What")]


def _cells(line: Line) -> tuple[str, ...]:
    return line.date, line.time, line.who, line.where, line.what


def _plain(text: str) -> str:
    """Return a text that reads in Markdown as it stands, on one line."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", clean_line(text))


def _sentence(event: Event) -> str:
    kinds = _KINDS.get(event.what, {})
    if event.kind in kinds:
        return tr(kinds[event.kind])
    match event.what:
        case "session":
            return _of_session(event)
        case "agenda":
            return _more_or_less(-(event.minutes or 0))
        case "message" | "read" | "status":
            return tr(_QUOTING[event.what], text=event.text)
        case "undo" | "redo":
            return tr(_NAMING[event.what], name=tr(event.text))
        case "step":
            return tr(event.text)


def _of_session(event: Event) -> str:
    if event.kind == "extended":
        return _more_or_less(event.minutes or 0)
    if event.kind == "budget":
        return trn(
            "{count} minute for question {number}",
            "{count} minutes for question {number}",
            event.minutes or 0,
            number=event.number,
        )
    return tr("question {number}: {text}", number=event.number, text=event.text)


def _more_or_less(minutes: int) -> str:
    if minutes < 0:
        return trn("{count} minute less", "{count} minutes less", -minutes)
    return trn("{count} minute more", "{count} minutes more", minutes)
