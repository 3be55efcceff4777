from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.moments import stored
from facilitator.domain.pace import Pace, budgets, pace
from facilitator.domain.records import Question, SessionFact
from facilitator.domain.redistribution import Redistribution, redistribution, shared
from facilitator.domain.timing import Timing, timing

START = datetime(2026, 9, 17, 13, 20, tzinfo=UTC)


def asked(*minutes: int | None) -> list[Question]:
    return [
        Question(id=str(number), topic_id="t", planned_minutes=planned)
        for number, planned in enumerate(minutes, start=1)
    ]


def run(
    *turns: tuple[float, str], now: float, planned: int | None = 45, end: float | None = 45, **more
) -> Timing:
    """A session that started at 0 and turned to each question at its minute."""
    facts = [_fact(0, 0, "started", None)]
    facts += [_fact(n, when, "question", question) for n, (when, question) in enumerate(turns, 1)]
    facts += [_fact(90, when, kind, None) for kind, when in more.items()]
    hard_end = None if end is None else START + timedelta(minutes=end)
    at = START + timedelta(minutes=now)
    return timing(facts, at, planned_minutes=planned, hard_end=hard_end)


def _fact(number: int, when: float, kind, question: str | None) -> SessionFact:
    at = stored(START + timedelta(minutes=when))
    return SessionFact(id=f"{number:03}", session_id="s", at=at, kind=kind, question_id=question)


def parts(found: Pace) -> list[str]:
    return [segment.part for segment in found.segments]


# Budgets


def test_planned_minutes_are_a_questions_budget() -> None:
    assert budgets(asked(8, 12), 45) == {"1": 8, "2": 12}


def test_questions_without_minutes_share_what_the_others_leave() -> None:
    assert budgets(asked(15, None, None), 45) == {"1": 15, "2": 15, "3": 15}
    assert budgets(asked(None, None, None), 45) == {"1": 15, "2": 15, "3": 15}


@pytest.mark.parametrize("planned", [None, 0, 10])
def test_where_nothing_is_left_to_share_there_is_no_budget(planned: int | None) -> None:
    assert budgets(asked(20, None), planned) == {"1": 20, "2": 0}


def test_where_every_question_has_no_minutes_at_all_they_share_the_time() -> None:
    assert budgets(asked(0, 0, 0), 45) == {"1": 15, "2": 15, "3": 15}
    assert budgets(asked(0, 0, 0), None) == {"1": 0, "2": 0, "3": 0}
    assert budgets(asked(0, None), 45) == {"1": 0, "2": 45}
    found = pace(asked(0, 0, 0), run((0, "1"), now=10))
    assert (found.offset, found.level, found.total) == (0, "calm", 45)


def test_the_minutes_of_sub_questions_add_up_to_those_of_their_question() -> None:
    below = [
        Question(id=name, topic_id="t", parent_id="1", planned_minutes=minutes)
        for name, minutes in (("a", 4), ("b", None), ("c", 3))
    ]
    assert budgets([*asked(None, 8), *below], 45) == {"1": 7, "2": 8}


def test_what_was_distributed_on_the_day_stands_above_the_plan() -> None:
    assert budgets(asked(8, 12, None), 45, {"1": 5}) == {"1": 5, "2": 12, "3": 28}


def test_absurd_minutes_are_cut() -> None:
    assert budgets(asked(-5, 2**62), 45) == {"1": 0, "2": 99_999}


def test_no_questions_have_no_budgets_and_no_strip() -> None:
    found = pace([], run(now=10))
    assert (found.segments, found.total, found.current, found.level) == ((), 0, None, "calm")
    assert pace([], run(now=46)).level == "late"


# The rooms of the pictures


def test_two_minutes_ahead_with_one_question_left() -> None:
    found = pace(asked(8, 12, 12, 6, 7), run((0, "1"), (8, "2"), (20, "3"), (29, "4"), now=30))
    assert (found.offset, found.level) == (-2, "calm")
    assert (found.questions_left, found.minutes_left, found.planned_left) == (1, 15, 7)
    assert parts(found) == ["done", "done", "done", "current", "open"]
    assert found.overrun is None


def test_four_minutes_behind_is_amber_and_says_what_is_left() -> None:
    turns = ((0, "1"), (8, "2"), (19, "3"))
    found = pace(asked(8, 8, 10, 8, 6, 5), run(*turns, now=30.133))
    assert round(found.offset, 2) == 4.13
    assert (found.level, found.questions_left, found.planned_left) == ("warn", 3, 19)
    assert round(found.minutes_left or 0) == 15
    assert found.overrun == (26, found.needle)
    assert found.at_risk == []


def test_a_question_that_no_longer_fits_is_red() -> None:
    found = pace(asked(12, 8, 12, 6, 7), run((0, "1"), (12, "2"), now=27.133, end=42))
    assert (round(found.offset), found.level) == (7, "late")
    assert [segment.number for segment in found.at_risk] == [5]
    assert (found.beyond_end, parts(found)[2:]) == (3, ["open", "open", "at_risk"])


def test_a_session_that_would_break_the_hard_end_is_red_from_a_minute_on() -> None:
    calm, late = (pace(asked(45), run((0, "1"), now=1, end=end)) for end in (44.1, 44))
    assert (calm.level, calm.beyond_end) == ("calm", 0)
    assert (late.level, late.beyond_end) == ("late", 1)


def test_the_window_of_the_current_question_is_neither_behind_nor_ahead() -> None:
    for now in (8, 12, 16):
        assert pace(asked(8, 8, 29), run((0, "1"), (4, "2"), now=now)).offset == 0


def test_amber_begins_three_minutes_behind() -> None:
    levels = [pace(asked(8, 8), run((0, "1"), now=now)).level for now in (10.9, 11)]
    assert levels == ["calm", "warn"]


def test_time_that_is_up_is_red_whatever_the_questions() -> None:
    assert pace(asked(40), run((0, "1"), now=45)).level == "late"


def test_before_the_start_and_after_the_end_nothing_is_late() -> None:
    before = timing([], START, planned_minutes=0, hard_end=START - timedelta(minutes=9))
    assert pace(asked(8, 8), before).level == "calm"
    after = pace(asked(8, 8), run((0, "1"), now=60, closed=55))
    assert (after.level, parts(after)) == ("calm", ["done", "open"])


def test_a_pause_stands_still_until_the_hard_end_is_in_danger() -> None:
    found = pace(asked(8, 37), run((0, "1"), now=12, paused=4))
    assert (found.needle, found.offset, found.level, found.beyond_end) == (4, 0, "late", 8)


def test_questions_taken_out_of_turn_are_not_held_against_the_current_one() -> None:
    found = pace(asked(8, 8, 8), run((0, "3"), (8, "1"), now=12))
    assert (found.needle, found.offset) == (4, 0)
    assert parts(found) == ["current", "open", "done"]
    assert (found.questions_left, found.planned_left) == (1, 8)


def test_a_question_that_was_skipped_stays_open() -> None:
    assert parts(pace(asked(8, 8, 8), run((0, "1"), (8, "3"), now=9))) == [
        "done",
        "open",
        "current",
    ]


def test_without_a_planned_time_there_is_a_pace_but_no_end() -> None:
    found = pace(asked(8, 8), run((0, "1"), now=11, planned=None, end=None))
    assert (found.offset, found.level, found.minutes_left) == (3, "warn", None)


# Time distributed anew


def _redistributed(questions: list[Question], clock: Timing) -> Redistribution:
    found = redistribution(pace(questions, clock), clock.elapsed / timedelta(minutes=1))
    assert found is not None
    return found


def test_what_is_left_is_shared_by_what_the_questions_need() -> None:
    turns = ((0, "1"), (8, "2"), (19, "3"))
    found = _redistributed(asked(8, 8, 10, 8, 6, 5), run(*turns, now=30))
    assert found == Redistribution({"1": 8, "2": 11, "3": 11, "4": 6, "5": 5, "6": 4})


def test_a_session_beyond_the_hard_end_is_brought_back_to_it() -> None:
    clock = run((0, "1"), (12, "2"), now=27, end=42)
    found = _redistributed(asked(12, 8, 12, 6, 7), clock)
    assert found.extension == -3
    assert sum(found.budgets.values()) == 42


def test_minutes_that_were_given_are_spread_and_not_taken_back() -> None:
    clock = run((0, "1"), (14, "2"), now=30, planned=50, end=60)
    found = _redistributed(asked(12, 8, 12, 6, 7), clock)
    assert found.extension == 0
    assert sum(found.budgets.values()) == 50


def test_beyond_the_hard_end_only_the_whole_minutes_are_taken_back() -> None:
    clock = run((0, "1"), (12, "2"), now=27, planned=50, end=44.6)
    assert _redistributed(asked(12, 8, 12, 6, 7), clock).extension == -5


def test_after_the_redistribution_nothing_is_late_any_more() -> None:
    questions = asked(12, 8, 12, 6, 7)
    clock = run((0, "1"), (12, "2"), now=27, end=42)
    found = _redistributed(questions, clock)
    changed = run((0, "1"), (12, "2"), now=27, end=42, planned=45 + found.extension)
    for question in questions:
        assert question.id in found.budgets
    given = [
        Question(id=question.id, topic_id="t", planned_minutes=found.budgets[question.id])
        for question in questions
    ]
    now = pace(given, changed)
    assert (now.offset, now.level, now.at_risk, now.beyond_end) == (0, "calm", [], 0)


@pytest.mark.parametrize(
    "clock",
    [run((0, "1"), now=45), run(now=46), run((0, "1"), now=5, planned=None, end=None)],
    ids=["no time", "beyond", "no plan"],
)
def test_where_nothing_is_left_nothing_is_distributed(clock: Timing) -> None:
    assert redistribution(pace(asked(8, 8), clock), 45) is None


def test_shares_are_whole_and_sum_up() -> None:
    assert shared(15, [8, 6, 5], [1, 1, 1]) == [6, 5, 4]
    assert shared(3, [100, 0, 0], [1, 1, 1]) == [1, 1, 1]
    assert shared(2, [100, 0, 0], [1, 1, 1]) == [2, 0, 0]
    assert shared(7, [0, 0], [0, 0]) == [4, 3]


MINUTES = st.lists(st.none() | st.integers(0, 90), min_size=1, max_size=7)
TURNS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 7)), max_size=8)


@given(MINUTES, TURNS, st.integers(0, 80), st.none() | st.integers(0, 90), st.integers(0, 90))
def test_the_strip_holds_together_whatever_happened(minutes, turns, now, planned, end):
    turned = sorted((float(when), str(number)) for when, number in turns)
    clock = run(*turned, now=now, planned=planned, end=end)
    questions = asked(*minutes)
    found = pace(questions, clock)
    assert [segment.number for segment in found.segments] == list(range(1, len(minutes) + 1))
    assert all(segment.planned >= 0 and segment.spent >= 0 for segment in found.segments)
    assert found.planned_left >= 0
    assert found.segments[0].start == 0
    if found.level == "calm":
        assert not found.at_risk
        assert found.offset < 3
    elapsed = clock.elapsed / timedelta(minutes=1)
    new = redistribution(found, elapsed)
    if new is not None:
        assert min(new.budgets.values()) >= 0
        assert set(new.budgets) == {question.id for question in questions}
        assert sum(new.budgets.values()) <= round(elapsed) + (found.minutes_left or 0) + 1


@given(st.integers(0, 500), st.lists(st.floats(0, 90), min_size=1, max_size=9), st.integers(0, 3))
def test_shares_always_sum_up_and_none_is_negative(total, weights, least):
    shares = shared(total, weights, [least] * len(weights))
    assert sum(shares) == total
    assert min(shares) >= 0
    if least * len(weights) <= total:
        assert min(shares) >= least
