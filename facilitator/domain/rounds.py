"""Which round it is: by what happens in the rooms, else by the plan."""

from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Round
from facilitator.domain.schedule import Schedule
from facilitator.domain.timing import State, timing

_ON: Final[frozenset[State]] = frozenset(("open", "running", "paused"))


def current_round(dossier: Dossier, day: Schedule) -> Round | None:
    """Return the round that an organiser wants to see; None in a workshop without rounds.

    It is the last one with people in a room: a room of an earlier round that nobody closed holds
    nobody back. Where nobody is in any room it is the first round that is over neither in its
    rooms nor by the plan, and when all are over the last one. Rounds without sessions count only
    where there are no others.
    """
    with_sessions = [entry for entry in dossier.rounds if dossier.sessions_of(entry)]
    states = {entry.id: _states(dossier, entry, day) for entry in with_sessions}
    on = [entry for entry in with_sessions if states[entry.id] & _ON]
    if on:
        return on[-1]
    for entry in with_sessions:
        slot = day.round_slot(entry.id)
        has_passed = slot is not None and slot.course == "done"
        if not has_passed and states[entry.id] != {"closed"}:
            return entry
    return (with_sessions or [*dossier.rounds] or [None])[-1]


def _states(dossier: Dossier, entry: Round, day: Schedule) -> set[State]:
    sessions = dossier.sessions_of(entry)
    return {timing(dossier.facts_of(session), day.now).state for session in sessions}
