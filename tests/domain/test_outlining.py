"""Outlines as flat lists: what a key does to them, and how few rows a change touches."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.outlining import (
    Line,
    Place,
    carried,
    end_of_block,
    levelled,
    placed,
    shifted,
    with_line,
)


def outline(text: str) -> list[Line]:
    """Read "A b c D": capitals are guiding questions, small letters stand below them."""
    return [Line(word, int(word.islower())) for word in text.split()]


def shown(lines: list[Line]) -> str:
    return " ".join(f"-{line.id}" if line.level else line.id for line in lines)


def test_a_guiding_question_takes_its_parts_along() -> None:
    assert shown(shifted(outline("A b C d"), {"C"}, -1)) == "C -d A -b"
    assert shown(shifted(outline("A b C d"), {"A"}, 1)) == "C -d A -b"
    assert shown(shifted(outline("A b C d"), {"A"}, -1)) == "A -b C -d"


def test_a_part_moves_among_its_like_and_on_to_the_next_guiding_question() -> None:
    assert shown(shifted(outline("A b c D"), {"c"}, -1)) == "A -c -b D"
    assert shown(shifted(outline("A b c D"), {"c"}, 1)) == "A -b D -c"
    assert shown(shifted(outline("A b C"), {"b"}, -1)) == "A -b C", "there is none to belong to"


def test_lines_are_carried_behind_another_one_with_what_is_below_them() -> None:
    lines = outline("A b C d E")
    assert shown(carried(lines, {"A"}, "C")) == "C -d A -b E"
    assert shown(carried(lines, {"E"}, "b")) == "A -b E C -d"
    assert shown(carried(lines, {"E", "A"}, "C")) == "C -d A -b E"
    assert shown(carried(lines, {"C"}, None)) == "C -d A -b E"
    assert shown(carried(lines, {"A"}, "b")) == "A -b C -d E", "it cannot be behind itself"
    assert shown(carried(lines, {"b"}, "d")) == "A C -d -b E"
    assert shown(carried(lines, {"b"}, None)) == "A -b C -d E", "it needs one to belong to"


def test_several_move_together_and_stop_together() -> None:
    assert shown(shifted(outline("A B C D"), {"B", "C"}, -1)) == "B C A D"
    assert shown(shifted(outline("A B C D"), {"A", "B"}, -1)) == "A B C D"
    assert shown(shifted(outline("A B C D"), {"A", "C"}, 1)) == "B A D C"


def test_the_first_line_has_nothing_to_stand_below() -> None:
    assert shown(levelled(outline("A B"), {"A", "B"}, 1)) == "A -B"
    assert shown(levelled(outline("A b"), {"b"}, 0)) == "A b"
    assert shown(with_line(outline("A B"), Line("x", 1), None)) == "x A B"


def test_a_new_line_stands_behind_the_one_it_is_put_behind() -> None:
    lines = outline("A b c D")
    assert end_of_block(lines, "A") == "c"
    assert end_of_block(lines, "D") == "D"
    assert shown(with_line(lines, Line("x"), "c")) == "A -b -c x D"


def test_a_move_touches_only_what_moved() -> None:
    lines = outline("A B C D")
    before = placed(lines, {})
    after = placed(shifted(lines, {"D"}, -1), before)
    assert [key for key in after if after[key] != before[key]] in (["D"], ["C"])


def test_rows_with_the_same_key_get_keys_of_their_own() -> None:
    known = {name: Place(None, "V") for name in "ABC"}
    found = [place.position for place in placed(outline("B A C"), known).values()]
    assert found == sorted(set(found))


@given(st.lists(st.integers(0, 1), max_size=12), st.data())
def test_any_change_loses_no_line_and_leaves_an_order(levels: list[int], data) -> None:
    lines = [Line(str(at), level if at else 0) for at, level in enumerate(levels)]
    known = placed(lines, {})
    ids = set(data.draw(st.lists(st.sampled_from([line.id for line in lines]))) if lines else [])
    for changed in (
        shifted(lines, ids, 1),
        shifted(lines, ids, -1),
        levelled(lines, ids, 0),
        levelled(lines, ids, 1),
        carried(lines, ids, lines[-1].id if lines else None),
    ):
        assert sorted(line.id for line in changed) == sorted(line.id for line in lines)
        assert not changed or changed[0].level == 0
        places = placed(changed, known)
        read = sorted(
            (line for line in changed if not line.level), key=lambda line: places[line.id].position
        )
        below = {
            line.id: sorted(
                (one for one in changed if places[one.id].parent_id == line.id),
                key=lambda one: places[one.id].position,
            )
            for line in read
        }
        assert [part for line in read for part in (line, *below[line.id])] == changed
