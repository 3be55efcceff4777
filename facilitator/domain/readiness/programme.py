"""Whether the day itself is planned: its date, its sessions, and an agenda that ends in time."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from itertools import pairwise

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import day_of, whole_minutes
from facilitator.domain.programme import Window, lateness
from facilitator.domain.readiness.judgement import Judgement
from facilitator.domain.readiness.rooms import judge_rooms


def judge_programme(
    head: Dossier, windows: Sequence[Window], now: datetime, zone: tzinfo | None = None
) -> Iterator[Judgement]:
    """Judge date, rounds and agenda; `windows` are those of the agenda's items."""
    found = [*_date(head, now.astimezone(zone).date()), *_rounds(head)]
    found += [*_agenda(head, windows, zone), *judge_rooms(head)]
    if windows and not any(judgement.grade == "problem" for judgement in found):
        begin, end = (at.astimezone(zone) for at in (windows[0].start, windows[-1].end))
        times = (f"{begin:%H:%M}", f"{end:%H:%M}")
        count = len(head.agenda)
        found.append(
            Judgement("programme", "programme_ready", "ok", "agenda", subjects=times, amount=count)
        )
    yield from found


def _date(head: Dossier, today: date) -> Iterator[Judgement]:
    day = day_of(head.workshop.date)
    if day is None:
        yield Judgement("programme", "no_date", "problem", "head")
    elif day < today:
        yield Judgement("programme", "past_date", "note", "head")


def _rounds(head: Dossier) -> Iterator[Judgement]:
    if not head.sessions:
        yield Judgement("programme", "no_sessions", "problem", "agenda")
        return
    empty = [entry for entry in head.rounds if not head.sessions_of(entry)]
    if empty:
        numbers = tuple(str(entry.number) for entry in empty)
        yield Judgement(
            "programme", "round_without_sessions", "problem", "agenda", subjects=numbers
        )
    listed = {item.round_id for item in head.agenda}
    missing = [entry for entry in head.rounds if entry.id not in listed and entry not in empty]
    if missing and head.agenda:
        numbers = tuple(str(entry.number) for entry in missing)
        first = head.sessions_of(missing[0])[0]
        yield Judgement(
            "programme", "round_not_in_agenda", "note", "session", first.id, subjects=numbers
        )


def _agenda(head: Dossier, windows: Sequence[Window], zone: tzinfo | None) -> Iterator[Judgement]:
    if not head.agenda:
        yield Judgement("programme", "no_agenda", "note", "agenda")
    elif not windows:
        yield Judgement("programme", "no_times", "problem", "head")
    else:
        yield from _overlaps(head, windows)
        yield from _end(head, windows, zone)


def _overlaps(head: Dossier, windows: Sequence[Window]) -> Iterator[Judgement]:
    laid = zip(head.agenda, windows, strict=True)
    for (before, earlier), (item, later) in pairwise(laid):
        minutes = whole_minutes(earlier.end - later.start)
        if minutes > 0:
            yield Judgement(
                "programme",
                "overlap",
                "problem",
                "agenda",
                item.id,
                (item.title, before.title),
                minutes,
            )


def _end(head: Dossier, windows: Sequence[Window], zone: tzinfo | None) -> Iterator[Judgement]:
    late = lateness(head.workshop, windows, zone)
    if late:
        times = (late.end, late.announced)
        yield Judgement(
            "programme", "ends_late", "problem", "head", subjects=times, amount=late.minutes
        )
