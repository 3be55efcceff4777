"""What the checklist says of a plan: whole, with something missing, and written by a mad hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.readiness.checklist import checklist
from facilitator.domain.readiness.eve import is_about_to_start
from facilitator.domain.readiness.judgement import Surroundings
from facilitator.domain.records import (
    AgendaFact,
    AgendaItem,
    Involvement,
    Moderator,
    Person,
    Process,
    Question,
    SessionFact,
    Workshop,
)
from tests.domain.readying import (
    BERLIN,
    NOW,
    judged,
    open_matters,
    ready,
    with_item,
    with_minutes,
    with_workshop,
)


def test_of_a_workshop_that_is_ready_each_part_has_one_line_that_says_so() -> None:
    found = checklist(ready(), Surroundings(), NOW, BERLIN)
    assert [(entry.area, entry.matter, entry.grade) for entry in found] == [
        ("programme", "programme_ready", "ok"),
        ("moderation", "moderation_ready", "ok"),
        ("questions", "questions_ready", "ok"),
        ("times", "times_ready", "ok"),
        ("computer", "clock_ready", "ok"),
    ]
    assert found[0].subjects == ("13:30", "16:00")
    assert found[0].amount == 5


def test_an_empty_workshop_is_told_what_it_lacks_and_where_it_comes_from() -> None:
    empty = Dossier(process=Process(id="p"), workshop=Workshop(id="w", process_id="p"))
    found = judged(empty)
    assert open_matters(empty) == ["no_date", "no_sessions", "no_agenda"]
    assert (found["no_date"].mend, found["no_sessions"].mend) == ("head", "agenda")


# Programme


@pytest.mark.parametrize("date", [None, "", "17.09.2026", "2026-02-31"])
def test_a_date_that_is_none_is_a_problem(date: str | None) -> None:
    assert "no_date" in open_matters(with_workshop(ready(), date=date))


def test_a_date_that_has_passed_is_a_note_and_today_is_none() -> None:
    past = judged(ready(), now=NOW + timedelta(days=1))
    assert (past["past_date"].grade, past["past_date"].mend) == ("note", "head")
    assert "past_date" not in judged(ready())


def test_a_round_without_sessions_is_a_problem() -> None:
    whole = ready()
    lone = replace(whole, sessions=whole.sessions[:2], moderators=whole.moderators[:2])
    found = judged(lone)["round_without_sessions"]
    assert (found.grade, found.subjects) == ("problem", ("2",))


def test_a_round_that_the_agenda_leaves_out_is_a_note_at_its_first_session() -> None:
    found = judged(with_item(ready(), "a4", round_id=None))["round_not_in_agenda"]
    assert (found.grade, found.subjects, found.row_id) == ("note", ("2",), "s21")


def test_an_agenda_without_times_of_day_is_mended_at_the_workshops_start() -> None:
    timeless = with_workshop(ready(), start_time=None, end_time=None)
    timeless = with_item(with_item(timeless, "a1", start_time=None), "a3", start_time=None)
    assert judged(timeless)["no_times"].mend == "head"


def test_an_item_that_begins_before_the_one_above_ends_is_a_problem() -> None:
    found = judged(with_item(ready(), "a3", start_time="14:40"))["overlap"]
    assert (found.subjects, found.amount, found.row_id) == (("Break", "Round 1"), 5, "a3")


@pytest.mark.parametrize(
    ("end", "minutes"),
    [("15:50", 10), ("15:00", 60), ("16:00", 0), ("16:30", 0), ("", 0), ("4 pm", 0)],
)
def test_an_agenda_that_ends_after_the_announced_end_is_a_problem(end: str, minutes: int) -> None:
    found = judged(with_workshop(ready(), end_time=end)).get("ends_late")
    assert (found.amount if found else 0) == minutes


def test_an_end_after_midnight_is_understood() -> None:
    night = with_workshop(ready(), start_time="22:30", end_time="01:00")
    night = with_item(with_item(night, "a1", start_time="22:30"), "a3", start_time="23:45")
    assert open_matters(night) == []
    assert judged(with_workshop(night, end_time="00:30"))["ends_late"].amount == 30


# Moderation


def test_sessions_without_a_moderator_are_named_together_and_the_first_is_shown() -> None:
    whole = ready()
    found = judged(replace(whole, moderators=whole.moderators[:2]))["no_moderator"]
    assert (found.grade, found.mend, found.row_id) == ("problem", "session", "s21")
    assert found.subjects == ("W 2.1", "W 2.2")


def test_who_is_named_for_two_sessions_of_a_round_is_a_problem_at_the_second() -> None:
    whole = ready()
    moderators = tuple(
        entry._replace(person_id="h1") if entry.session_id == "s12" else entry
        for entry in whole.moderators
    )
    found = judged(replace(whole, moderators=moderators))["doubled"]
    assert found.subjects == ("Hanna Lorenzen", "W 1.1", "W 1.2")
    assert found.row_id == "s12"


def test_a_printed_name_is_the_person_of_that_name() -> None:
    whole = ready()
    more = Moderator(id="x", session_id="s12", printed="hanna  Lorenzen".replace("  ", " "))
    assert "doubled" in open_matters(replace(whole, moderators=(*whole.moderators, more)))
    other = more._replace(printed="Hanna Lorenz")
    assert "doubled" not in open_matters(replace(whole, moderators=(*whole.moderators, other)))


def test_a_moderator_twice_in_one_session_is_there_once() -> None:
    whole = ready()
    again = whole.moderators[0]._replace(id="x")
    assert open_matters(replace(whole, moderators=(*whole.moderators, again))) == []


def test_people_without_a_session_or_any_part_are_noted() -> None:
    whole = ready()
    spare = (
        Person(id="h3", process_id="p", name="Petra Jöns"),
        Person(id="h4", process_id="p", name="Ole Ahrens"),
    )
    named = Involvement(id="i3", workshop_id="w", person_id="h3", role="moderation")
    crowd = replace(
        whole, persons=(*whole.persons, *spare), involvements=(*whole.involvements, named)
    )
    found = judged(crowd)
    assert found["idle_moderators"].subjects == ("Petra Jöns",)
    assert found["without_role"].subjects == ("Ole Ahrens",)
    assert found["without_role"].grade == "note"
    shared = judged(crowd, Surroundings(shares_people=True))
    assert "without_role" not in shared


def test_participants_are_counted_as_long_as_rooms_cannot_be_assigned() -> None:
    whole = ready()
    guests = tuple(Person(id=f"g{n}", process_id="p", name=f"Guest {n}") for n in range(3))
    roles = tuple(
        Involvement(id=f"j{n}", workshop_id="w", person_id=f"g{n}", role="participant")
        for n in range(3)
    )
    crowd = replace(
        whole, persons=(*whole.persons, *guests), involvements=(*whole.involvements, *roles)
    )
    assert (judged(crowd)["participants"].amount, open_matters(crowd)) == (3, ["participants"])


# Questions and times


def test_topics_without_questions_are_a_problem() -> None:
    whole = ready()
    found = judged(replace(whole, questions=whole.questions[:3]))["no_question"]
    assert (found.subjects, found.mend, found.row_id) == (("Networks",), "topic", "t2")


def test_a_question_without_words_is_a_problem() -> None:
    whole = ready()
    blank = whole.questions[1]._replace(text="  ")
    found = judged(replace(whole, questions=(whole.questions[0], blank, *whole.questions[2:])))
    assert (found["empty_question"].row_id, found["empty_question"].amount) == ("q12", 2)


def test_questions_that_take_longer_than_their_round_name_the_sessions() -> None:
    found = judged(with_minutes(ready(), q11=30))["too_long"]
    assert (found.subjects, found.amount, found.limit) == (("W 1.1", "W 2.1"), 50, 45)
    assert "too_long" not in judged(with_minutes(ready(), q11=25))


def test_a_round_that_is_shorter_than_the_other_is_named_alone() -> None:
    short = with_item(ready(), "a4", duration_minutes=25)
    assert judged(short)["too_long"].subjects == ("W 2.1", "W 2.2")


def test_minutes_of_sub_questions_count_where_the_question_has_none() -> None:
    whole = with_minutes(ready(), q11=None)
    parts = tuple(
        Question(id=f"p{n}", topic_id="t1", parent_id="q11", text="Part", planned_minutes=20)
        for n in (1, 2)
    )
    assert judged(replace(whole, questions=(*whole.questions, *parts)))["too_long"].amount == 60


@pytest.mark.parametrize("minutes", [0, -5])
def test_a_question_with_no_minutes_at_all_is_a_problem(minutes: int) -> None:
    found = judged(with_minutes(ready(), q12=minutes))["no_time"]
    assert (found.subjects, found.mend, found.row_id) == (("Water", "2"), "question", "q12")


def test_a_question_without_minutes_shares_the_rest_until_there_is_none() -> None:
    assert open_matters(with_minutes(ready(), q11=None)) == []
    full = with_minutes(ready(), q11=None, q12=None, q13=45)
    assert judged(full)["no_time"].subjects == ("Water", "1", "2")


@pytest.mark.parametrize(("minutes", "is_long"), [(180, False), (181, True), (2**62, True)])
def test_a_very_long_question_is_a_slip(minutes: int, is_long: bool) -> None:
    found = judged(with_minutes(ready(), q13=minutes))
    assert ("long_question" in found) is is_long
    assert "too_long" in found


def test_a_very_long_item_is_a_slip() -> None:
    assert judged(with_item(ready(), "a5", duration_minutes=1_500))["long_item"].amount == 1_500


def test_rounds_without_any_time_are_named() -> None:
    untimed = with_minutes(ready(), **{f"q{t}{n}": None for t in (1, 2) for n in (1, 2, 3)})
    assert open_matters(replace(untimed, agenda=())) == ["no_agenda", "round_without_time"]
    found = judged(with_item(ready(), "a2", duration_minutes=0))["round_without_time"]
    assert found.subjects == ("1",)


# When


def _fact(kind) -> SessionFact:
    return SessionFact(id=new_id(), session_id="s11", at="2026-09-17T11:00:00+00:00", kind=kind)


def test_it_is_about_to_start_today_and_on_the_eve_until_something_has_begun() -> None:
    whole, day = ready(), date(2026, 9, 17)
    days = [day + timedelta(days=shift) for shift in (-2, -1, 0, 1)]
    assert [is_about_to_start(whole, today) for today in days] == [False, True, True, False]
    opened = replace(whole, session_facts=(_fact("opened"),))
    assert is_about_to_start(opened, day)
    assert not is_about_to_start(replace(whole, session_facts=(_fact("started"),)), day)
    begun = AgendaFact(id="f", agenda_item_id="a1", at="2026-09-17T11:30:00+00:00", kind="started")
    assert not is_about_to_start(replace(whole, agenda_facts=(begun,)), day)
    assert not is_about_to_start(with_workshop(whole, date="soon"), day)


# Bad input

_TEXTS = st.none() | st.sampled_from(
    ["", "25:99", "13:30", "23:59", "00:00", "\ud800", "2026-09-17"]
)
_MINUTES = st.none() | st.integers(-(2**63), 2**63 - 1)


@given(
    st.lists(st.tuples(_TEXTS, _MINUTES, st.sampled_from(["r1", "r2", "r9", None])), max_size=6),
    st.lists(_MINUTES, min_size=6, max_size=6),
    _TEXTS,
    _TEXTS,
    _TEXTS,
)
def test_whatever_the_file_holds_is_judged(lines, minutes, day, start, end) -> None:
    whole = with_workshop(ready(), date=day, start_time=start, end_time=end)
    odd = replace(
        whole,
        agenda=tuple(
            AgendaItem(
                id=str(n), workshop_id="w", title="Item", start_time=time, duration_minutes=length, round_id=round_id
            )
            for n, (time, length, round_id) in enumerate(lines)
        ),
        questions=tuple(
            entry._replace(planned_minutes=value)
            for entry, value in zip(whole.questions, minutes, strict=True)
        ),
    )  # fmt: skip
    found = checklist(odd, Surroundings(), NOW, BERLIN)
    assert {"programme", "moderation", "questions", "times"} <= {entry.area for entry in found} | {
        "programme"
    }
    assert all(entry.amount >= 0 and entry.limit >= 0 for entry in found)
