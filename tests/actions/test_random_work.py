"""Whatever is done: undo leads back to the start, redo to the end, and the journal knows every row."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.actions import history, notes
from facilitator.actions.desk import Action
from facilitator.domain.edits import Added, Edit, Levelled, Moved, Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.errors import UserError
from tests.actions.places import Place, opened_place
from tests.storage.contents import all_rows, asked, living_rows, replayed_rows

_TEXTS = ("", "Messnetze", "Größe 😀", "a" * 500, "שלום", "1. Punkt")


def _pick(place: Place, number: int) -> str:
    known = sorted(row_id for table, row_id in all_rows(place.desk.file.path) if table == "note")
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
    elif what == "type":
        for end in range(1, 4):
            place.revise(Reworded(_pick(place, one), "Tippen"[: end + other % 3]))
    else:
        _until_it_refuses(place, history.undo if what == "undo" else history.redo, other % 3)


def _until_it_refuses(place: Place, action: Action[[]], limit: int = 10_000) -> None:
    for _ in range(limit):
        try:
            place.desk.run(action)
        except UserError:
            return


WORK = st.lists(
    st.tuples(
        st.sampled_from(
            ("edit", "edit", "edits", "mark", "park", "unpark", "type", "undo", "redo")
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
        assert living_rows(path) == {}
        _until_it_refuses(place, history.redo)
        # What was undone before something else was done is history, and no redo brings it back.
        if "undo" not in {what for what, _, _ in work}:
            assert living_rows(path) == end
        _until_it_refuses(place, history.undo)
        assert living_rows(path) == {}


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
