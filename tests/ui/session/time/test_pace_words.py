"""What is said of a session's time in every state; figures of the clock."""

from datetime import timedelta

import pytest

from facilitator.domain.pace import pace
from facilitator.domain.records import Question, SessionFact
from facilitator.domain.timing import timing
from facilitator.ui.session.pace_words import digits, time_of_day, words
from tests.ui.session.time.day import at

QUESTIONS = [
    Question(id=f"q{number}", topic_id="t", planned_minutes=minutes)
    for number, minutes in enumerate((8, 8, 10, 8, 6, 5), start=1)
]


def fact(time: str, kind: str, question_id: str | None = None, minutes: int | None = None):
    return SessionFact(
        id=f"{time} {kind}",
        session_id="s",
        at=at(time).isoformat(),
        kind=kind,  # type: ignore[arg-type] - the tests name real kinds
        question_id=question_id,
        minutes=minutes,
    )


def said(now: str, *facts: SessionFact, planned: int | None = 45, hard_end: str | None = None):
    clock = timing(
        facts, at(now), planned_minutes=planned, hard_end=at(hard_end) if hard_end else None
    )
    return words(clock, pace(QUESTIONS if planned else [], clock))


STARTED = (fact("15:20", "started"), fact("15:20:01", "question", "q1"))
AT_THREE = (*STARTED, fact("15:28", "question", "q2"), fact("15:39", "question", "q3"))


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (892, "14:52"),
        (891.2, "14:52"),
        (0, "00:00"),
        (-0.4, "00:00"),
        (-70, "+01:10"),
        (3_900, "1:05:00"),
        (-3_600, "+1:00:00"),
    ],
)
def test_figures_of_the_clock(seconds, shown):
    assert digits(timedelta(seconds=seconds)) == shown


def test_what_happened_is_said_as_the_clock_on_the_wall_showed_it():
    moved = (fact("15:19:50", "opened"), fact("15:20:50", "started"), fact("15:31:40", "paused"))
    assert said("15:20", *moved[:1]).verdict == "Open since 15:19"
    assert said("15:31", *moved[:2], planned=None).verdict == "Running since 15:20"
    assert said("15:32", *moved).verdict == "Paused since 15:31"
    assert said("15:45", *moved, fact("15:44:59", "closed")).verdict == "Closed at 15:44"


def test_the_time_of_day_is_cut_as_a_clock_without_seconds_shows_it():
    assert [time_of_day(at(text)) for text in ("16:04:59", "16:05:29", "23:59:40")] == [
        "16:04",
        "16:05",
        "23:59",
    ]


@pytest.mark.parametrize(
    ("now", "facts", "spoken"),
    [
        ("15:00", (), "Not started yet. 6 questions in 45 minutes."),
        ("15:19", (fact("15:18", "opened"),), "Open since 15:18. 6 questions in 45 minutes."),
        (
            "15:25",
            STARTED,
            "On schedule. Question 1: 3 more minutes, then 5 questions in 37 minutes.",
        ),
        ("15:29", STARTED, "On schedule. 5 more questions in 36 minutes, 37 are planned."),
        (
            "15:24",
            (*STARTED, fact("15:22", "question", "q2")),
            "4 minutes ahead. Question 2: 6 more minutes, then 4 questions in 35 minutes.",
        ),
        ("15:50:08", AT_THREE, "4 minutes behind. 3 more questions in 15 minutes, 19 are planned."),
        (
            "15:54",
            AT_THREE,
            "8 minutes behind, question 6 no longer fits. 3 more questions in 11 minutes, 19 are planned.",
        ),
        (
            "16:00",
            AT_THREE,
            "14 minutes behind, questions 5 and 6 no longer fit. 3 more questions in 5 minutes, 19 are planned.",
        ),
        ("16:07", AT_THREE, "Time is over. 3 more questions, 19 minutes are planned."),
        (
            "16:07",
            (*AT_THREE, fact("15:56", "paused")),
            "Paused since 15:56. 3 more questions in 9 minutes, 19 are planned.",
        ),
        (
            "16:07",
            (*STARTED, fact("16:04", "closed")),
            "Closed at 16:04. It took 44 minutes, 45 were planned.",
        ),
        ("16:07", (fact("15:10", "closed"),), "Closed at 15:10"),
        (
            "16:02",
            (*STARTED, fact("15:59", "question", "q6")),
            "On schedule. Question 6: 2 more minutes.",
        ),
        (
            "16:00",
            STARTED,
            "32 minutes behind, questions 3 to 6 no longer fit. 5 more questions in 5 minutes, 37 are planned.",
        ),
    ],
)
def test_what_is_said(now, facts, spoken):
    assert said(now, *facts).spoken == spoken


def test_what_was_given_on_the_day_was_not_planned():
    given = (*STARTED, fact("15:25", "extended", minutes=7), fact("16:04", "closed"))
    assert said("16:07", *given).rest == "It took 44 minutes, 45 were planned."


def test_a_hard_end_that_breaks_is_named():
    extended = (*STARTED, fact("15:25", "extended", minutes=5))
    assert (
        said("15:26", *extended, hard_end="16:05").verdict
        == "5 minutes beyond the end of the round"
    )
    assert said("16:06", *extended, hard_end="16:05").verdict == "The round is over"


def test_without_planned_minutes_only_the_start_is_said():
    assert said("15:30", *STARTED, planned=None).spoken == "Running since 15:20"


def test_each_glyph_goes_with_its_ink():
    found = [said(now, *AT_THREE) for now in ("15:48", "15:50", "15:54")]
    assert [(entry.glyph, entry.ink) for entry in found] == [
        ("check", "ok"),
        ("warn", "warn"),
        ("late", "late"),
    ]
