"""Whatever is done: undo leads back to the start, redo to the end, and the journal knows every row."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.actions import agendas, history, messages, notes, plans, sessions
from facilitator.actions.desk import Action
from facilitator.domain.edits import Added, Edit, Levelled, Moved, Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.records import Question
from facilitator.errors import UserError
from tests.actions.places import Place, opened_place
from tests.storage.contents import Rows, all_rows, asked, living_rows, replayed_rows

Deed = Callable[[Place, datetime, int], object]

_BEGIN = datetime(2026, 9, 17, 13, 30, tzinfo=UTC)
_TEXTS = ("", "Messnetze", "Größe 😀", "a" * 500, "שלום", "1. Punkt")


def _pick(place: Place, number: int, table: str = "note") -> str:
    known = sorted(row_id for name, row_id in all_rows(place.desk.file.path) if name == table)
    return known[number % len(known)]


def _edit(place: Place, one: int, other: int) -> Edit:
    note_id, question_id = _pick(place, one), place.question_id
    after = None if other % 4 == 0 else _pick(place, other)
    text = _TEXTS[other % len(_TEXTS)]
    choices = (
        lambda: Added(new_id(), question_id, 1 + other % 2, text, after),
        lambda: Added(note_id, question_id, 1, text, after if after != note_id else None),
        lambda: Reworded(note_id, text),
        lambda: Levelled(note_id, 1 + other % 2),
        lambda: Moved(note_id, question_id, after if after != note_id else None),
        lambda: Removed(note_id),
    )
    return choices[one % len(choices)]()


def _work(place: Place, what: str, one: int, other: int) -> None:
    if what == "edit":
        place.revise(_edit(place, one, other))
    elif what == "edits":
        place.revise(*(_edit(place, one + step, other + 7 * step) for step in range(3)))
    elif what == "mark":
        ids = [_pick(place, one), _pick(place, other)]
        place.desk.run(notes.mark_key_result, note_ids=ids, on=other % 3 > 0)
    elif what == "park":
        place.desk.run(notes.park, note_ids=[_pick(place, one)])
    elif what == "unpark":
        place.desk.run(notes.unpark, note_ids=[_pick(place, one)])
    elif what in _OF_THE_DAY:
        with suppress(UserError):  # a session that is closed, a workshop that was undone
            at = _BEGIN + timedelta(seconds=60 * one - 30 * other)  # by clocks that differ
            _OF_THE_DAY[what](place, at, other)
    elif what == "type":
        for end in range(1, 4):
            place.revise(Reworded(_pick(place, one), "Tippen"[: end + other % 3]))
    else:
        _until_it_refuses(place, history.undo if what == "undo" else history.redo, other % 3)


def _in_room(action: Action[...], **more: object) -> Deed:
    return lambda place, at, _: place.desk.run(action, session_id=place.session_id, at=at, **more)


def _on_item(action: Action[...]) -> Deed:
    return lambda place, at, number: place.desk.run(
        action, agenda_item_id=_pick(place, number, "agenda_item"), at=at
    )


def _go_to(place: Place, at: datetime, number: int) -> None:
    question_id = _pick(place, number, "question")
    if place.desk.read.row(Question, question_id):  # else no screen shows it
        _in_room(sessions.go_to_question, question_id=question_id)(place, at, number)


def _spread(place: Place, at: datetime, number: int) -> None:
    budgets = {_pick(place, number, "question"): number % 30}
    _in_room(sessions.redistribute_time, budgets=budgets)(place, at, number)


def _shorten(place: Place, at: datetime, number: int) -> None:
    minutes = {_pick(place, number, "agenda_item"): number % 11 - 5}
    place.desk.run(agendas.shorten_items, minutes=minutes, at=at)


def _mend(place: Place, at: datetime, number: int) -> None:
    moments = {"started": at, "ended": at + timedelta(minutes=number % 11 - 2)}
    item_id = _pick(place, number, "agenda_item")
    place.desk.run(
        agendas.mend_item, agenda_item_id=item_id, near=_BEGIN, moments=moments, minutes=number % 3
    )


def _for_all(action: Action[...], **more: object) -> Deed:
    return lambda place, at, _: place.desk.run(
        action, workshop_id=_pick(place, 0, "workshop"), at=at, **more
    )


def _read(place: Place, at: datetime, number: int) -> None:
    _in_room(messages.mark_read, message_id=_pick(place, number, "message"))(place, at, number)


_OF_THE_DAY: dict[str, Deed] = {
    "open": _in_room(sessions.open_room),
    "start": _in_room(sessions.start),
    "pause": _in_room(sessions.pause),
    "resume": _in_room(sessions.resume),
    "close": _in_room(sessions.close),
    "reopen": _in_room(sessions.reopen),
    "extend": _in_room(sessions.extend, minutes=5),
    "spread": _spread,
    "go": _go_to,
    "start item": _on_item(agendas.start_item),
    "end item": _on_item(agendas.end_item),
    "shorten": _shorten,
    "mend": _mend,
    "take times": _for_all(plans.take_real_times),
    "send": _for_all(messages.send, text="Noch fünf Minuten"),
    "read": _read,
}


def _done(rows: Rows, place: Place) -> Rows:
    """Return rows without those that are only a trace of what was seen: they are no deeds to undo."""
    traces = asked(
        place.desk.file.path,
        "SELECT table_name, row_id FROM journal WHERE column_name = 'deleted' AND before IS NULL"
        " AND step_id IN (SELECT id FROM step WHERE kind = 'trace')",
    )
    return {key: row for key, row in rows.items() if key not in traces}


def _until_it_refuses(place: Place, action: Action[[]], limit: int = 10_000) -> None:
    for _ in range(limit):
        try:
            place.desk.run(action)
        except UserError:
            return


WORK = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "edit",
                "edit",
                "edits",
                "mark",
                "park",
                "unpark",
                "type",
                "undo",
                "redo",
                *_OF_THE_DAY,
            )
        ),
        st.integers(0, 999),
        st.integers(0, 999),
    ),
    max_size=15,
)


@given(WORK)
def test_undo_leads_back_to_the_start_and_redo_to_the_end(work: list[tuple[str, int, int]]) -> None:
    with opened_place() as place:
        path = place.desk.file.path
        for what, one, other in work:
            _work(place, what, one, other)
        end = living_rows(path)
        _until_it_refuses(place, history.undo)
        assert _done(living_rows(path), place) == {}
        _until_it_refuses(place, history.redo)
        # What was undone before something else was done is history, and no redo brings it back.
        if "undo" not in {what for what, _, _ in work}:
            assert living_rows(path) == end
        _until_it_refuses(place, history.undo)
        assert _done(living_rows(path), place) == {}


@given(WORK)
def test_the_journal_alone_makes_every_row_again(work: list[tuple[str, int, int]]) -> None:
    with opened_place() as place:
        for what, one, other in work:
            _work(place, what, one, other)
        path = place.desk.file.path
        assert replayed_rows(path) == all_rows(path)
        stamps = [row[0] for row in asked(path, "SELECT stamp FROM journal")]
        assert len(stamps) == len(set(stamps))
        # Within a step typing goes on in the row of the text, which need not be the last one.
        steps = asked(
            path, "SELECT min(stamp), max(stamp) FROM journal GROUP BY step_id ORDER BY min(number)"
        )
        bounds = [stamp for step in steps for stamp in step]
        assert bounds == sorted(bounds)
        assert asked(path, "PRAGMA foreign_key_check") == []
        assert asked(
            path, "SELECT count(*) FROM journal WHERE step_id NOT IN (SELECT id FROM step)"
        ) == [(0,)]
