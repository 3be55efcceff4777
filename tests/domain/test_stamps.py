from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.stamps import HybridClock, Stamp

LAST = 9_999_999_999_998
"""In November 2286; after the millisecond behind it there is none that 13 digits can tell."""

STAMPS = st.builds(
    Stamp, st.integers(0, LAST), st.integers(0, 0xFFFF), st.sampled_from(["a", "b-2"])
)


def _times(*milliseconds: int) -> Callable[[], int]:
    left = iter(milliseconds)
    return lambda: next(left)


@given(st.lists(st.integers(0, 2_000_000_000_000), min_size=1, max_size=50))
def test_stamps_ascend_whatever_the_machines_clock_does(times: list[int]) -> None:
    clock = HybridClock("here", now=_times(*times))
    stamps = [clock.tick() for _ in times]
    assert stamps == sorted(set(stamps))


@given(STAMPS, STAMPS)
def test_the_order_of_texts_is_the_order_of_stamps(one: Stamp, other: Stamp) -> None:
    assert (one < other) == (str(one) < str(other))


@given(STAMPS)
def test_a_stamp_reads_back(stamp: Stamp) -> None:
    assert Stamp.parse(str(stamp)) == stamp


def test_a_clock_goes_on_after_the_last_stamp_of_the_file() -> None:
    last = HybridClock("here", now=_times(5_000)).tick()
    assert HybridClock("here", last, now=_times(1_000)).tick() > last


@given(STAMPS)
def test_a_clock_that_saw_another_devices_stamp_goes_on_above_it(seen: Stamp) -> None:
    clock = HybridClock("a", now=_times(1_000, 1_000))
    first = clock.tick()
    clock.witness(str(seen))
    assert clock.tick() > max(first, str(seen))


def test_a_full_counter_borrows_a_millisecond() -> None:
    clock = HybridClock("a", str(Stamp(7, 0xFFFF, "a")), now=_times(7))
    assert Stamp.parse(clock.tick()) == Stamp(8, 0, "a")


@pytest.mark.parametrize("text", ["", "1", "1-2", "x-0000-a", "1-zzzz-a"])
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"invalid literal|not enough values"):
        Stamp.parse(text)
