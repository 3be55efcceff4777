"""What happens in a session: opened, started, paused, extended, closed. Facts only, never clocks.

Every action may be given the moment `at` which it is about; without one it is now. What is so
already is no fact: starting twice starts once. `timing.timing` says what follows from the facts.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.happenings import SessionFactKind
from facilitator.domain.identity import new_id
from facilitator.domain.moments import MOST_MINUTES, stored
from facilitator.domain.records import Question, Session, SessionFact
from facilitator.domain.timing import State, in_order, timing
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr

_STEP: Final = timedelta(milliseconds=1)
_PASSING_BY: Final = timedelta(seconds=3)
"""A question that was left again sooner was only passed on the way to another one."""


def open_room(tx: Transaction, *, session_id: str, at: datetime | None = None) -> Outcome:
    """Let people into a room; its clock does not run yet."""
    if _state(tx, session_id) == "planned":
        _record(tx, session_id, "opened", at)
    return Outcome(mark("Open room"))


def start(tx: Transaction, *, session_id: str, at: datetime | None = None) -> Outcome:
    """Let a session's clock run, with its first question unless one was chosen already.

    UserError when the session is closed.
    """
    state = _state(tx, session_id)
    _refuse_closed(state)
    if state != "running":
        _record(tx, session_id, "resumed" if state == "paused" else "started", at)
        if not any(fact.kind == "question" for fact in tx.read.session_facts(session_id)):
            _begin_first_question(tx, session_id, at)
    return Outcome(mark("Start session"))


def pause(tx: Transaction, *, session_id: str, at: datetime | None = None) -> Outcome:
    """Stop a session's clock; one that does not run stays as it is."""
    return pause_rooms(tx, session_ids=(session_id,), at=at)


def pause_rooms(
    tx: Transaction, *, session_ids: Sequence[str], at: datetime | None = None
) -> Outcome:
    """Stop the clocks of those sessions that run, as one step."""
    for session_id in session_ids:
        if _state(tx, session_id) == "running":
            _record(tx, session_id, "paused", at)
    return Outcome(mark("Pause"))


def resume(tx: Transaction, *, session_id: str, at: datetime | None = None) -> Outcome:
    """Let a paused session's clock run on; one that is not paused stays as it is."""
    return resume_rooms(tx, session_ids=(session_id,), at=at)


def resume_rooms(
    tx: Transaction, *, session_ids: Sequence[str], at: datetime | None = None
) -> Outcome:
    """Let the clocks of those sessions run on that are paused, as one step."""
    for session_id in session_ids:
        if _state(tx, session_id) == "paused":
            _record(tx, session_id, "resumed", at)
    return Outcome(mark("Resume"))


def close(tx: Transaction, *, session_id: str, at: datetime | None = None) -> Outcome:
    """End a session; notes can still be written in it."""
    if _state(tx, session_id) != "closed":
        _record(tx, session_id, "closed", at)
    return Outcome(mark("Close session"))


def reopen(tx: Transaction, *, session_id: str, at: datetime | None = None) -> Outcome:
    """Take back that a session is closed; its clock rests until it is resumed or started."""
    if _state(tx, session_id) == "closed":
        _record(tx, session_id, "reopened", at)
    return Outcome(mark("Reopen session"))


def extend(
    tx: Transaction, *, session_id: str, minutes: int, at: datetime | None = None
) -> Outcome:
    """Add minutes to a session's time, or take some off with a number below 0.

    UserError when the session is closed.
    """
    _refuse_closed(_state(tx, session_id))
    if abs(minutes) > MOST_MINUTES:
        message = f"no session is {minutes} minutes longer"
        raise Bug(message)
    if minutes:
        _record(tx, session_id, "extended", at, minutes=minutes)
    return Outcome(mark("Change session time"))


def go_to_question(
    tx: Transaction, *, session_id: str, question_id: str, at: datetime | None = None
) -> Outcome:
    """Note that from now on a guiding question is talked about, or the one above a sub-question.

    May be called for every move on screen: a session that is not open or is closed notes nothing,
    nor does one that is at this question already. It is a trace and no deed, so that undo takes
    back what was typed and never the time it took.
    """
    question = tx.read.row(Question, question_id)
    session = _session(tx, session_id)
    if question is None or question.topic_id != session.topic_id:
        message = f"question {question_id} does not belong to session {session_id}"
        raise Bug(message)
    guiding = question.parent_id or question.id
    moment = at or clock.now()
    facts = tx.read.session_facts(session_id)
    is_on = timing(facts, moment).state in ("open", "running", "paused")
    if is_on and _current(facts, moment) != guiding:
        _turn_to(tx, session_id, guiding, facts, moment)
    tx.kind = "trace"
    return Outcome(mark("Go to question"))


def _turn_to(
    tx: Transaction,
    session_id: str,
    question_id: str,
    facts: list[SessionFact],
    moment: datetime,
) -> None:
    """Note a new question; where the last one was only passed, that fact is made to say it."""
    (*before, (last_at, last)) = in_order(facts)
    if last.kind != "question" or moment - last_at >= _PASSING_BY:
        _record(tx, session_id, "question", moment, question_id=question_id)
    elif _current([fact for _, fact in before], moment) == question_id:
        tx.write.delete("session_fact", last.id)
    else:
        tx.write.set("session_fact", last.id, question_id=question_id)


def _current(facts: list[SessionFact], moment: datetime) -> str | None:
    return timing(facts, moment).current_id


def redistribute_time(
    tx: Transaction,
    *,
    session_id: str,
    budgets: Mapping[str, int],
    extension: int = 0,
    at: datetime | None = None,
) -> Outcome:
    """Give questions new budgets in minutes in this session only; the plan stays as it was.

    `budgets` (by question) and `extension` are what `redistribution.redistribution` proposes.
    """
    _refuse_closed(_state(tx, session_id))
    for question_id, minutes in budgets.items():
        _record(tx, session_id, "budget", at, question_id=question_id, minutes=max(0, minutes))
    if extension:
        _record(tx, session_id, "extended", at, minutes=extension)
    return Outcome(mark("Redistribute time"))


def _session(tx: Transaction, session_id: str) -> Session:
    session = tx.read.row(Session, session_id)
    if session is None:
        raise UserError(tr("This session is no longer in the file. Nothing was changed."))
    return session


def _state(tx: Transaction, session_id: str) -> State:
    _session(tx, session_id)
    return timing(tx.read.session_facts(session_id), clock.now()).state


def _refuse_closed(state: State) -> None:
    if state == "closed":
        raise UserError(tr("This session is closed. Reopen it first."))


def _begin_first_question(tx: Transaction, session_id: str, at: datetime | None) -> None:
    questions = tx.read.guiding_questions(_session(tx, session_id).topic_id)
    if questions:
        _record(tx, session_id, "question", at, question_id=questions[0].id)


def _record(
    tx: Transaction,
    session_id: str,
    kind: SessionFactKind,
    at: datetime | None,
    *,
    question_id: str | None = None,
    minutes: int | None = None,
) -> None:
    """Write a fact behind those that are there, also where the system clock was set back."""
    known = in_order(tx.read.session_facts(session_id))
    moment = at or clock.now()
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    if known:
        moment = max(moment, known[-1][0] + _STEP)
    tx.write.insert(
        SessionFact(
            id=new_id(),
            session_id=session_id,
            at=stored(moment),
            kind=kind,
            question_id=question_id,
            minutes=minutes,
            actor=tx.actor,
        )
    )
