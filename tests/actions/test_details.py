"""What is stored of a note beyond its words."""

import pytest

from facilitator.actions import details as actions
from facilitator.actions import history
from facilitator.domain.details import NOTHING, Details
from facilitator.errors import Bug
from tests.actions.places import Place


@pytest.fixture
def note_ids(place: Place) -> list[str]:
    return [place.add("One"), place.add("Two")]


def known(desk, note_id) -> Details:
    note = desk.read.note(note_id)
    assert note
    return Details.of(note)


def test_a_task_has_an_owner_and_a_date(desk, note_ids):
    task = Details(task_owner=" Land\n", task_due="2026-11-30")
    desk.run(actions.describe, note_id=note_ids[0], details=task)
    assert known(desk, note_ids[0]) == Details(task_owner="Land", task_due="2026-11-30")
    desk.run(history.undo)
    assert known(desk, note_ids[0]) == NOTHING


def test_a_note_answers_a_point(desk, note_ids):
    answer = Details(answers_id=note_ids[0], stance="contradicted")
    desk.run(actions.describe, note_id=note_ids[1], details=answer)
    assert known(desk, note_ids[1]) == answer


def test_an_answer_to_a_point_that_never_was_is_a_note_of_its_own(desk, note_ids):
    answer = Details(group_name="Kommunen", answers_id="gone", stance="confirmed")
    desk.run(actions.describe, note_id=note_ids[1], details=answer)
    assert known(desk, note_ids[1]) == Details(group_name="Kommunen")


def test_nothing_is_stored_of_a_note_that_is_gone(desk, note_ids):
    desk.run(history.undo)
    outcome = desk.run(
        actions.describe, note_id=note_ids[1], details=Details(group_name="Kommunen")
    )
    assert not outcome.touched


@pytest.mark.parametrize(
    "unsound",
    [
        Details(task_due="30.11."),
        Details(stance="confirmed"),
        Details(answers_id="x"),
        Details(answers_id="x", stance="agreed"),  # type: ignore[arg-type] - that is the point
    ],
)
def test_what_no_screen_offers_is_a_bug(desk, note_ids, unsound):
    with pytest.raises(Bug):
        desk.run(actions.describe, note_id=note_ids[0], details=unsound)
