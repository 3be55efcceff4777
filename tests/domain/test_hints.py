"""What an agenda is looked at for, and what each mend makes of it."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.hints.agenda import hints_of
from facilitator.domain.hints.hint import Hint, Matter, Mend
from facilitator.domain.programme import windows
from facilitator.domain.records import Moderator, Speaker
from tests.domain.readying import ready, with_minutes, with_workshop

TODAY = date(2026, 9, 17)


def look(head: Dossier) -> list[Hint]:
    """Return the hints of a plan, its clock times in UTC."""
    return hints_of(head, windows(head.workshop, head.agenda, TODAY, UTC), UTC)


def only(head: Dossier, matter: Matter) -> Hint:
    """Return the one hint that there is."""
    (hint,) = look(head)
    assert hint.matter == matter
    return hint


def first(head: Dossier, matter: Matter) -> Hint:
    """Return the first hint of a matter."""
    return next(hint for hint in look(head) if hint.matter == matter)


def planned() -> Dossier:
    """Return a plan at which there is nothing to look."""
    return changed(ready(), "a3", kind="break")


def changed(head: Dossier, item_id: str, **cells: object) -> Dossier:
    """Return a plan with other cells of one item."""
    agenda = tuple(item._replace(**cells) if item.id == item_id else item for item in head.agenda)
    return replace(head, agenda=agenda)


def mended(head: Dossier, mend: Mend) -> Dossier:
    """Do what a mend on times proposes."""
    if mend.kind == "start":
        return changed(head, mend.row_id, start_time=mend.time)
    if mend.kind == "length":
        return changed(head, mend.row_id, duration_minutes=mend.minutes)
    assert mend.kind == "end"
    return with_workshop(head, end_time=mend.time)


def test_a_sound_plan_has_no_hints():
    assert look(planned()) == []


def test_an_item_that_runs_into_a_set_start_overlaps():
    hint = first(changed(planned(), "a2", duration_minutes=50), "overlap")
    assert (hint.item_id, hint.minutes, hint.times) == ("a2", 5, ("14:50", "14:45"))


def test_a_start_that_is_set_before_the_item_above_begins_is_named_as_it_was_set():
    hint = first(changed(planned(), "a3", start_time="13:45"), "overlap")
    assert hint.times == ("14:45", "13:45")
    assert [mend.kind for mend in hint.mends] == ["start"]


@pytest.mark.parametrize("choice", [0, 1])
def test_either_mend_of_an_overlap_ends_it(choice: int):
    head = changed(planned(), "a2", duration_minutes=50)
    mend = first(head, "overlap").mends[choice]
    assert "overlap" not in {hint.matter for hint in look(mended(head, mend))}


@pytest.mark.parametrize("choice", [0, 1])
def test_minutes_that_nobody_planned_are_a_gap_until_mended(choice: int):
    head = changed(planned(), "a3", start_time="14:55")
    gap = first(head, "gap")
    assert (gap.item_id, gap.minutes) == ("a2", 10)
    assert "gap" not in {hint.matter for hint in look(mended(head, gap.mends[choice]))}


def test_more_than_ninety_minutes_without_a_break_ask_for_one():
    head = planned()
    sitting = replace(head, agenda=tuple(item for item in head.agenda if item.id != "a3"))
    hint = first(sitting, "no_break")
    assert (hint.minutes, hint.limit) == (135, 90)
    assert hint.mends == (Mend("break", "a2", "Round 1", minutes=15),)


@pytest.mark.parametrize("kind", ["break", "change", "arrival"])
def test_whatever_brings_people_to_their_feet_is_a_break(kind: str):
    head = changed(planned(), "a3", kind=kind)
    assert look(head) == []


def test_one_item_that_is_too_long_by_itself_has_no_mend():
    head = replace(
        with_workshop(planned(), end_time="18:00"),
        agenda=(planned().agenda[0]._replace(duration_minutes=100),),
    )
    assert [hint.mends for hint in look(head) if hint.matter == "no_break"] == [()]


def test_exactly_ninety_minutes_need_no_break():
    head = changed(changed(planned(), "a2", duration_minutes=60), "a3", start_time="15:00")
    assert "no_break" not in {hint.matter for hint in look(head)}


def test_somebody_who_moderates_two_rooms_of_a_round_is_named_with_them():
    head = planned()
    extra = Moderator(id="x", session_id="s12", person_id="h1")
    hint = only(replace(head, moderators=(*head.moderators, extra)), "room_doubled")
    assert hint.subjects[1:] == ("W 1.1", "W 1.2")
    assert hint.item_id == "a2"


def test_somebody_who_speaks_while_their_room_is_open_is_booked_twice():
    head = changed(planned(), "a2", duration_minutes=50)
    speaker = Speaker(id="x", agenda_item_id="a3", person_id="h1")
    found = [
        hint for hint in look(replace(head, speakers=(speaker,))) if hint.matter == "double_booked"
    ]
    assert [(hint.item_id, hint.minutes, hint.subjects[1:]) for hint in found] == [
        ("a3", 5, ("Round 1", "Break"))
    ]


def test_one_after_the_other_is_not_twice():
    speaker = Speaker(id="x", agenda_item_id="a3", person_id="h1")
    assert look(replace(planned(), speakers=(speaker,))) == []


def test_sessions_without_a_moderator_are_named_at_their_round():
    head = planned()
    rest = tuple(entry for entry in head.moderators if entry.session_id not in {"s21", "s22"})
    hint = only(replace(head, moderators=rest), "no_moderator")
    assert (hint.item_id, hint.subjects) == ("a4", ("W 2.1", "W 2.2"))


def test_a_topic_without_questions_leaves_its_sessions_without():
    head = planned()
    asked = tuple(entry for entry in head.questions if entry.topic_id != "t2")
    found = [(hint.matter, hint.subjects) for hint in look(replace(head, questions=asked))]
    assert found == [("no_question", ("W 1.2",)), ("no_question", ("W 2.2",))]


@pytest.mark.parametrize("choice", [0, 1])
def test_rounds_that_differ_are_made_alike_either_way(choice: int):
    head = changed(with_workshop(planned(), end_time="17:00"), "a4", duration_minutes=40)
    hint = first(head, "round_differs")
    assert (hint.item_id, hint.minutes, hint.limit) == ("a4", 40, 45)
    left = {entry.matter for entry in look(mended(head, hint.mends[choice]))}
    assert "round_differs" not in left


def test_questions_that_take_longer_than_a_round_are_hinted_at_once_for_all_rounds():
    hint = only(with_minutes(planned(), q11=30), "too_long")
    assert (hint.minutes, hint.limit, hint.subjects[0]) == (50, 45, "W 1.1")
    assert hint.mends[0][:2] == ("fit", "t1")


@pytest.mark.parametrize("choice", [0, 1])
def test_an_end_behind_the_announced_one_is_announced_or_kept(choice: int):
    head = with_workshop(planned(), end_time="15:55")
    hint = only(head, "ends_late")
    assert (hint.minutes, hint.times) == (5, ("16:00", "15:55"))
    assert look(mended(head, hint.mends[choice])) == []


def test_a_plan_without_any_time_is_looked_at_for_its_people_only():
    head = with_workshop(planned(), start_time=None, end_time=None)
    agenda = tuple(item._replace(start_time=None) for item in head.agenda)
    assert look(replace(head, agenda=agenda, moderators=()))[0].matter == "no_moderator"


def test_hints_come_in_the_order_of_the_agenda():
    head = with_workshop(changed(planned(), "a2", duration_minutes=50), end_time="15:50")
    places = [item.id for item in head.agenda]
    found = [places.index(hint.item_id) for hint in look(head)]
    assert found == sorted(found)
    assert len(found) > 2
