"""`check` and `info`: what only looks."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from facilitator import language
from facilitator.commands import streams
from facilitator.commands.choosing import (
    AddCommand,
    add_workshop,
    chosen_workshop,
    matching,
    reading,
)
from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.values import numbers
from facilitator.domain.long_dates import long_date
from facilitator.language import tr, trn
from facilitator.protocol.completeness import open_points
from facilitator.settings import Settings


def register(add: AddCommand) -> None:
    """Put the commands of this module on the command line."""
    for name, purpose, run in (
        ("check", tr("list what is still open before the protocol can go out"), check),
        ("info", tr("say what a file holds"), info),
    ):
        command = add(name, purpose)
        command.add_argument("file", metavar=tr("FILE"), type=Path)
        command.add_argument("--json", action="store_true", help=tr("as JSON"))
        add_workshop(command)
        command.set_defaults(run=run)
        if run is check:
            command.add_argument("--day", action="store_true", help=_day())


def _day() -> str:
    return tr("whether everything is ready for the day, instead of what the protocol lacks")


def check(options: argparse.Namespace, _settings: Settings) -> int:
    """Say what is still open; exit code 1 when something is."""
    if options.day:
        from facilitator.commands.readiness import check_day  # noqa: PLC0415 - seldom asked for

        return check_day(options)
    with reading(options.file) as read:
        points = open_points(chosen_workshop(read, options.workshop))
    if options.json:
        streams.print_json(
            [{**asdict(point.finding), "sentence": point.sentence} for point in points]
        )
    else:
        for point in points:
            print(point.sentence)
        print(
            trn("{count} open point.", "{count} open points.", len(points))
            if points
            else tr("Nothing is open.")
        )
    return 1 if points else 0


def info(options: argparse.Namespace, _settings: Settings) -> int:
    """Say what a file holds."""
    with reading(options.file) as read:
        known = matching(read.workshops(), options.workshop)
        figures = [_figures(read.dossier(workshop.id)) for workshop in known]
    if options.json:
        streams.print_json({"file": options.file.name, "workshops": figures})
        return 0
    if not figures:
        print(tr("This file holds no workshop yet. Import an outline into it."))
    for entry in figures:
        head = (entry["title"], _shown_date(entry["date"]), entry["place"])
        print(", ".join(filter(None, head)))
        for key, value in entry.items():
            if isinstance(value, int):
                print(f"  {_FIGURE_NAMES[key]()}: {value}")
    return 0


def _shown_date(stored: str | None) -> str:
    """Return a date as people write it in the language in use; what is none stays as it is."""
    try:
        return long_date(date.fromisoformat(stored or ""), language.current())
    except ValueError:
        return stored or ""


_FIGURE_NAMES: Final[dict[str, Callable[[], str]]] = {
    "persons": lambda: tr("persons"),
    "agenda_items": lambda: tr("agenda items"),
    "rounds": lambda: tr("rounds"),
    "topics": lambda: tr("topics"),
    "sessions": lambda: tr("sessions"),
    "questions": lambda: tr("guiding questions and sections"),
    "sub_questions": lambda: tr("sub-questions"),
    "notes": lambda: tr("notes"),
    "sub_notes": lambda: tr("sub-notes"),
    "parked": lambda: tr("in the parking lot"),
    "contributions": lambda: tr("contributions in a protocol (all of these but internal ones)"),
    "key_results": lambda: tr("key results"),
    "recommendations": lambda: tr("recommendations"),
    "milestones": lambda: tr("milestones"),
    "chapters": lambda: tr("chapters"),
    "remarks": lambda: tr("remarks"),
}


def _figures(dossier: Dossier) -> dict[str, Any]:
    notes_ = [entry for entry in dossier.notes if not entry.is_parked]
    roots = sum(entry.parent_id is None for entry in dossier.questions)
    return {
        "title": dossier.workshop.title,
        "date": dossier.workshop.date,
        "place": dossier.workshop.place,
        "process": dossier.process.title,
        "persons": len(dossier.persons),
        "agenda_items": len(dossier.agenda),
        "rounds": len(dossier.rounds),
        "topics": len(dossier.topics),
        "sessions": len(dossier.sessions),
        "questions": roots,
        "sub_questions": len(dossier.questions) - roots,
        "notes": sum(entry.level == 1 for entry in notes_),
        "sub_notes": sum(entry.level > 1 for entry in notes_),
        "parked": len(dossier.parked),
        "contributions": numbers(dossier)["notes"],
        "key_results": len(dossier.key_results),
        "key_results_by_topic": [len(dossier.key_results_of(topic)) for topic in dossier.topics],
        "recommendations": len(dossier.recommendations),
        "milestones": len(dossier.milestones),
        "chapters": len(dossier.chapters),
        "remarks": len(dossier.remarks),
    }
