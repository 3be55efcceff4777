import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.ordering import between, is_key, spread

KEYS = st.builds(
    lambda head, last: head + last,
    st.text("0123456789AZVaz", max_size=6),
    st.sampled_from("123456789AZVaz"),
)


@given(KEYS, KEYS)
def test_a_key_lies_between_its_neighbours_and_leaves_room(one: str, other: str) -> None:
    if one == other:
        return
    low, high = sorted((one, other))
    key = between(low, high)
    assert low < key < high
    assert is_key(key)


@given(KEYS)
def test_there_is_room_at_both_open_ends(key: str) -> None:
    below, above = between("", key), between(key, "")
    assert below < key < above
    assert is_key(below)
    assert is_key(above)


@pytest.mark.parametrize(("before", "after"), [("V", "V"), ("W", "V"), ("V01", "V")])
def test_neighbours_in_the_wrong_order_are_refused(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no key between"):
        between(before, after)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=150))
def test_insertions_anywhere_keep_every_key_in_place(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        index = place % (len(keys) + 1)
        before = keys[index - 1] if index else ""
        after = keys[index] if index < len(keys) else ""
        keys.insert(index, between(before, after))
    assert keys == sorted(set(keys))


def test_keys_stay_short_under_random_insertions() -> None:
    chance = random.Random(1)
    keys: list[str] = []
    for _ in range(3_000):
        index = chance.randint(0, len(keys))
        before = keys[index - 1] if index else ""
        after = keys[index] if index < len(keys) else ""
        keys.insert(index, between(before, after))
    assert max(map(len, keys)) <= 20


def test_keys_stay_short_when_notes_are_typed_in_a_row() -> None:
    at_the_end = at_the_start = in_the_middle = "V"
    behind = between("V", "")
    for _ in range(10_000):
        at_the_end = between(at_the_end, "")
        at_the_start = between("", at_the_start)
        in_the_middle = between(in_the_middle, behind)
    assert max(map(len, (at_the_end, at_the_start))) == 4
    assert len(in_the_middle) <= 16


@pytest.mark.parametrize("start", ["zzzx", "zzzz", "0001", "01"])
def test_typing_goes_on_where_the_steps_at_an_end_are_used_up(start: str) -> None:
    up = down = start
    longest = 0
    for _ in range(5_000):
        above, below = between(up, ""), between("", down)
        assert above > up
        assert below < down
        up, down, longest = above, below, max(longest, len(above), len(below))
    assert longest <= 12


@given(st.integers(0, 400), KEYS, KEYS)
def test_a_spread_ascends_between_its_neighbours(count: int, one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        low = ""
    keys = spread(count, low, high)
    assert len(keys) == count
    assert [low, *keys, high] == sorted({low, *keys, high})


def test_a_spread_over_everything_is_as_short_as_can_be() -> None:
    assert max(map(len, spread(50_000))) == 3


@pytest.mark.parametrize("text", ["0", "V0", "V-", "Ü", "V V"])
def test_what_leaves_no_room_or_sorts_otherwise_is_no_key(text: str) -> None:
    assert not is_key(text)
    assert is_key("")
