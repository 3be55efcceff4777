"""What stands on the board, what a room sees of it, and where a carried key result would go."""

from dataclasses import replace

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Evidence, KeyResult, Note
from facilitator.ui.summary.carrying import neighbour, target
from facilitator.ui.summary.rows import Row, for_everyone, rows_of, with_kept
from tests.ui.summary.conftest import notes_of, plan


def _rows(*ids: str) -> list[Row]:
    """Make rows of topics ("a") and their key results ("a1", "a2")."""
    return [
        Row(name, name[0], name, int(name[1:] or 1), "result" if name[1:] else "topic")
        for name in ids
    ]


BOARD = _rows("a", "a1", "a2", "a3", "b", "b1")


def _ids(rows: list[Row]) -> list[str]:
    return [row.id for row in rows]


def answered(dossier: Dossier, answer: Note) -> tuple[Note, ...]:
    """Return the notes with this one as the only answer among them."""
    plain = (note._replace(answers_id=None, stance="") for note in dossier.notes)
    return tuple(answer if note.id == answer.id else note for note in plain)


def test_a_key_result_names_the_sessions_of_all_rounds_it_rests_on():
    dossier = plan()
    one, _, other, _ = notes_of(dossier, 1)
    result = KeyResult(id=new_id(), topic_id=dossier.topics[0].id, position="V", text="Beide")
    links = tuple(
        Evidence(id=new_id(), note_id=note.id, key_result_id=result.id, position=position)
        for note, position in ((other, "V"), (one, "W"))
    )
    rows = rows_of(replace(dossier, key_results=(result,), evidence=links))
    row = next(row for row in rows if row.sort == "result")
    assert row.codes == ((1, "W 1.1"), (2, "W 2.1"))
    assert (row.text, row.said, row.is_own) == ("Beide", other.text, True)


@pytest.mark.parametrize(
    ("stance", "kind", "codes"),
    [
        ("confirmed", "statement", ((1, "W 1.1"), (2, "W 2.1"))),
        ("contradicted", "dissent", ((1, "W 1.1"), (2, "≠ 2.1"))),
        ("confirmed", "internal", ((1, "W 1.1"),)),
    ],
)
def test_a_key_result_names_the_rounds_that_confirm_or_contradict_it(stance, kind, codes):
    dossier = plan()
    one, _, other, _ = notes_of(dossier, 1)
    answer = other._replace(kind=kind, answers_id=one.id, stance=stance)
    notes = answered(dossier, answer)
    result = KeyResult(id=new_id(), topic_id=dossier.topics[0].id, position="V")
    link = Evidence(id=new_id(), note_id=one.id, key_result_id=result.id, position="V")
    rows = rows_of(replace(dossier, notes=notes, key_results=(result,), evidence=(link,)))
    assert next(row for row in rows if row.sort == "result").codes == codes


def test_a_key_result_that_confirms_an_earlier_point_names_that_round_too():
    dossier = plan()
    one, _, other, _ = notes_of(dossier, 1)
    answer = other._replace(answers_id=one.id, stance="confirmed")
    notes = answered(dossier, answer)
    result = KeyResult(id=new_id(), topic_id=dossier.topics[0].id, position="V")
    link = Evidence(id=new_id(), note_id=other.id, key_result_id=result.id, position="V")
    rows = rows_of(replace(dossier, notes=notes, key_results=(result,), evidence=(link,)))
    row = next(row for row in rows if row.sort == "result")
    assert row.codes == ((1, "W 1.1"), (2, "W 2.1"))


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        (("statement", "statement"), ""),
        (("consensus", "statement"), "consensus"),
        (("consensus", "open"), "open"),
        (("open", "dissent"), "dissent"),
    ],
)
def test_what_is_not_settled_is_never_hidden_behind_what_is(kinds, shown):
    dossier = plan()
    cited = [
        note._replace(kind=kind) for note, kind in zip(notes_of(dossier, 1)[:2], kinds, strict=True)
    ]
    result = KeyResult(id=new_id(), topic_id=dossier.topics[0].id, position="V")
    links = tuple(
        Evidence(id=new_id(), note_id=note.id, key_result_id=result.id, position="V")
        for note in cited
    )
    rows = rows_of(replace(dossier, notes=tuple(cited), key_results=(result,), evidence=links))
    assert [row.kind for row in rows if row.sort == "result"] == [shown]


def test_every_topic_stands_on_the_board_with_or_without_key_results():
    sorts = [row.sort for row in rows_of(plan())]
    assert sorts == ["topic", "nothing"] * 3


def test_words_of_a_note_for_moderators_alone_are_not_shown_to_everyone():
    rows = [replace(row, is_internal=row.id == "a2") for row in BOARD]
    shown = for_everyone(rows)
    assert _ids(shown) == ["a", "a1", "a3", "b", "b1"]
    assert [row.number for row in shown if row.sort == "result"] == [1, 2, 1]


def test_a_topic_with_nothing_for_everyone_looks_like_one_without_key_results():
    hidden = [replace(row, is_internal=row.id[1:] != "") for row in BOARD]
    assert [row.sort for row in for_everyone(hidden)] == ["topic", "nothing"] * 2


@pytest.mark.parametrize("kept", ["a1", "a2", "a3", "b1"])
def test_a_row_that_somebody_is_at_work_on_stays_where_it_was(kept):
    left = [row for row in BOARD if row.id != kept]
    assert with_kept(left, BOARD, kept) == BOARD


def test_rows_that_nobody_is_at_work_on_go():
    left = [row for row in BOARD if row.id != "a2"]
    assert with_kept(left, BOARD, "") == left
    assert with_kept(left, BOARD, "a1") == left


@pytest.mark.parametrize(
    ("carried", "over", "upper", "after", "edge"),
    [
        ("a1", "a3", True, "a2", 3),
        ("a1", "a3", False, "a3", 4),
        ("a3", "a1", True, None, 1),
        ("a3", "a", True, None, 1),
        ("a2", "a2", False, "a1", 3),
    ],
)
def test_a_key_result_goes_where_it_is_held(carried, over, upper, after, edge):
    ids = _ids(BOARD)
    found = target(BOARD, BOARD[ids.index(carried)], ids.index(over), upper_half=upper)
    assert found is not None
    assert (found.after, found.row) == (after, edge)


@pytest.mark.parametrize("over", [4, 5, -1, 6])
def test_a_key_result_never_leaves_its_topic(over):
    assert target(BOARD, BOARD[1], over, upper_half=True) is None


def test_a_step_up_or_down_ends_at_the_topic():
    up, down = neighbour(BOARD, BOARD[2], -1), neighbour(BOARD, BOARD[2], 1)
    assert up is not None
    assert down is not None
    assert (up.after, down.after) == (None, "a3")
    assert neighbour(BOARD, BOARD[1], -1) is None
    assert neighbour(BOARD, BOARD[3], 1) is None
