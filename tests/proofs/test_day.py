"""What of a simulated day is the machine's fault, and what is ours."""

import pytest

from tests.proofs.day import Seconds, demand_no_dropped_frame, is_quick, slow_turns

TURNS = 4_140
FIRST = (100, 900, 2_000, 3_000)


def day(*slow: int) -> Seconds:
    return {"tick": [0.06 if turn in slow else 0.01 for turn in range(TURNS)]}


def test_one_slow_turn_in_thousands_needs_no_second_day():
    assert is_quick(slow_turns(day(5)), day(5))
    assert not is_quick(slow_turns(day(5, 9)), day(5, 9))


@pytest.mark.parametrize("second", [(), (50, 700, 1_500), (100, 700, 1_500)])
def test_other_slow_turns_on_the_second_day_are_the_machine(second):
    demand_no_dropped_frame(slow_turns(day(*FIRST)), day(*second))


@pytest.mark.parametrize("second", [(100, 901), FIRST, tuple(range(10, 4_000, 300))])
def test_the_same_slow_turns_and_far_too_many_of_them_are_ours(second):
    before = slow_turns(day(*FIRST))
    with pytest.raises(AssertionError, match="slow"):
        demand_no_dropped_frame(before, day(*second))
