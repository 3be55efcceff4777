"""What an agenda leaves to be understood: which round, which sessions again, which afternoon."""

from typing import Final

from facilitator.domain.codes import SessionCode
from facilitator.exchange.agenda_text.building import ItemDraft, PlanDraft, SessionDraft, Wording
from facilitator.exchange.agenda_text.clocks import Times
from facilitator.exchange.agenda_text.sessions import holds_sessions, round_of
from facilitator.language import tr


def mend(plan: PlanDraft) -> None:
    """Say in a plan what the agenda leaves to be understood; each guess is a finding."""
    number_rounds(plan)
    repeat_sessions(plan)
    name_sessions(plan)
    tell_afternoons(plan)


# Rounds


def number_rounds(plan: PlanDraft) -> None:
    """Give sessions that only name their topic the round of their item: what it says, else the next."""
    count = 0
    for item in plan.items:
        if not item.sessions:
            continue
        count += 1
        said = round_of(item.title)
        for session in item.sessions:
            if session.code.round:
                continue
            session.code = SessionCode(said or count, session.code.topic)
            sentence = tr(
                "Only the number of the workshop is said; it is {session}.", session=session.code
            )
            plan.report(session.entry, sentence)


def repeat_sessions(plan: PlanDraft) -> None:
    """Give an item that names a further round, but lists no sessions, those of the round before."""
    rounds = {session.code.round for item in plan.items for session in item.sessions}
    above: ItemDraft | None = None
    for item in plan.items:
        if item.sessions:
            above = item
        number = round_of(item.title)
        is_further = number is not None and number not in rounds and holds_sessions(item.title)
        if item.sessions or not above or not number or not is_further:
            continue
        rounds.add(number)
        item.sessions = [_repeated(session, number, item) for session in above.sessions]
        sentence = tr(
            "No workshops are listed here; those of round {round} are taken again.",
            round=above.sessions[0].code.round,
        )
        plan.report(item.entry, sentence)
        plan.mark(item.entry, "item", *item.sessions)


def _repeated(session: SessionDraft, number: int, item: ItemDraft) -> SessionDraft:
    moderators = [Wording(wording.printed, wording.named) for wording in session.moderators]
    code = SessionCode(number, session.code.topic)
    return SessionDraft(code, session.title, item.entry, session.room, moderators)


def name_sessions(plan: PlanDraft) -> None:
    """Give a title to items of which only the sessions are said."""
    for item in plan.items:
        if item.sessions and not item.title:
            item.title = tr("Parallel workshops")
            sentence = tr(
                "These workshops have no title together; “{title}” is put there.", title=item.title
            )
            plan.report(item.entry, sentence)


# Times


_NOON: Final = "12:00"
_AFTERNOON: Final = "13:00"
_EARLIEST: Final = "08:00"
"""No workshop begins before this time; what seems to is meant twelve hours later."""


def tell_afternoons(plan: PlanDraft) -> None:
    """Read 1:30 behind 12:00 as half past one in the afternoon, where no time is later than 12:59."""
    said = [item.times for item in plan.items if item.times]
    if any(
        max(times.start, times.end or "") >= _AFTERNOON or times.is_half_named for times in said
    ):
        return
    is_past_noon = False
    for item in plan.items:
        if not item.times:
            continue
        is_past_noon = is_past_noon or item.times.start >= _NOON
        times = _in_afternoon(item.times, is_past_noon=is_past_noon)
        is_past_noon = is_past_noon or (times.end or "") >= _NOON
        if times != item.times:
            plan.report(item.entry, tr("This is read as a time in the afternoon."))
            item.times = times
    end = plan.head.cells.get("end_time")
    if is_past_noon and end:
        plan.head.cells["end_time"] = _later(end)


def _in_afternoon(times: Times, *, is_past_noon: bool) -> Times:
    start = _later(times.start) if is_past_noon else times.start
    is_overnight = times.end is not None and times.end < times.start
    end = _later(times.end) if times.end and (is_past_noon or is_overnight) else times.end
    return times._replace(start=start, end=end)


def _later(time: str) -> str:
    return f"{int(time[:2]) + 12:02d}{time[2:]}" if time < _EARLIEST else time
