"""Where notes stand: fractional indices, and what happens where two laptops chose the same."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.actions import history
from facilitator.domain.edits import Added, Moved, Removed
from facilitator.domain.identity import new_id
from tests.actions.places import Place, opened_place, set_cells
from tests.storage.contents import asked


def _tied(place: Place, count: int = 4) -> list[str]:
    """Add notes and give them all the same position; return their ids in order."""
    added = sorted(place.add(f"Gleich {number}") for number in range(count))
    position = place.note(added[0]).position
    cells = {note_id: {"position": position} for note_id in added}
    place.desk.run(set_cells, table="note", cells=cells)
    return added


def _order(place: Place) -> list[str]:
    return [note.id for note in place.notes if note.question_id == place.question_id]


def test_notes_on_the_same_place_are_ordered_by_their_ids(place: Place) -> None:
    before = _order(place)
    assert _order(place)[: len(before)] + _tied(place) == _order(place)


@pytest.mark.parametrize("index", range(4))
def test_a_note_can_be_put_behind_each_of_several_on_one_place(place: Place, index: int) -> None:
    before = _order(place)
    tied = _tied(place)
    new = new_id()
    place.revise(Added(new, place.question_id, 1, "Dazwischen", after=tied[index]))
    assert _order(place) == [*before, *tied[: index + 1], new, *tied[index + 1 :]]


@pytest.mark.parametrize("index", range(4))
def test_a_note_can_be_moved_among_several_on_one_place(place: Place, index: int) -> None:
    tied = _tied(place)
    moved, *others = tied
    if index == 0:
        moved, others = tied[-1], tied[:-1]
    place.revise(Moved(moved, place.question_id, after=others[min(index, 2)]))
    expected = list(others)
    expected.insert(min(index, 2) + 1, moved)
    assert _order(place)[-4:] == expected


def test_parting_notes_on_one_place_is_taken_back_with_the_step(place: Place) -> None:
    tied = _tied(place)
    before = _order(place)
    positions = [place.note(note_id).position for note_id in tied]
    place.revise(Added(new_id(), place.question_id, 1, "Dazwischen", after=tied[0]))
    place.desk.run(history.undo)
    assert _order(place) == before
    assert [place.note(note_id).position for note_id in tied] == positions


def test_tombstones_on_the_same_place_count(place: Place) -> None:
    tied = _tied(place)
    place.revise(Removed(tied[1]))
    new = new_id()
    place.revise(Added(new, place.question_id, 1, "Hinter dem Gelöschten", after=tied[1]))
    assert _order(place)[-4:] == [tied[0], new, *tied[2:]]
    place.desk.run(history.undo)
    place.desk.run(history.undo)
    assert _order(place)[-4:] == tied


MOVES = st.lists(
    st.tuples(st.sampled_from("amrt"), st.integers(0, 99), st.integers(0, 99)), max_size=25
)


@given(MOVES)
def test_notes_stand_where_they_were_put_whatever_was_there(
    moves: list[tuple[str, int, int]],
) -> None:
    """A list in memory does the same; tombstones keep their places in both."""
    with opened_place() as place:
        order = _order(place)
        gone: set[str] = set()
        for what, one, other in moves:
            after = [None, *order][other % (len(order) + 1)]
            note_id = order[one % len(order)]
            if what == "a":
                new = new_id()
                place.revise(Added(new, place.question_id, 1, "Neu", after=after))
                order.insert(order.index(after) + 1 if after else 0, new)
            elif what == "m" and note_id != after and note_id not in gone:
                place.revise(Moved(note_id, place.question_id, after=after))
                order.remove(note_id)
                order.insert(order.index(after) + 1 if after else 0, note_id)
            elif what == "r":
                place.revise(Removed(note_id))
                gone.add(note_id)
            elif what == "t":
                tie(place, order, one, random.Random(other))
            assert _order(place) == [each for each in order if each not in gone]


def tie(place: Place, order: list[str], start: int, chance: random.Random) -> None:
    """Give neighbours the first one's position, as two laptops would have; ids decide among them."""
    begin = start % len(order)
    group = order[begin : begin + chance.randint(2, 3)]
    position = _position_of(place, group[0])
    cells = {note_id: {"position": position} for note_id in group}
    place.desk.run(set_cells, table="note", cells=cells)
    same = [note_id for note_id in order if _position_of(place, note_id) == position]
    first = order.index(same[0])
    order[first : first + len(same)] = sorted(same)


def _position_of(place: Place, note_id: str) -> str:
    ((position,),) = asked(place.desk.file.path, "SELECT position FROM note WHERE id = ?", note_id)
    return str(position)
