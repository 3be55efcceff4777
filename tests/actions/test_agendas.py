from datetime import UTC, timedelta

import pytest

from facilitator.actions import agendas, history
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.schedule import schedule
from facilitator.errors import Bug, UserError
from tests.actions.day import at, event
from tests.storage.contents import living_rows

__all__ = ["event"]


def _kinds(desk: Desk, item_id: str) -> list[str]:
    return [fact.kind for fact in desk.read.agenda_facts(item_id)]


def test_an_item_is_started_and_ended_once_each(desk: Desk, event: Dossier) -> None:
    item = event.agenda[0].id
    for action in (agendas.start_item, agendas.start_item, agendas.end_item, agendas.end_item):
        desk.run(action, agenda_item_id=item, at=at(2))
    assert _kinds(desk, item) == ["started", "ended"]
    assert {fact.actor for fact in desk.read.agenda_facts(item)} == {"Hanna"}
    desk.run(agendas.start_item, agenda_item_id=item, at=at(5))
    assert _kinds(desk, item) == ["started", "ended", "started"]


def test_an_item_that_is_gone_has_its_sentence(desk: Desk) -> None:
    with pytest.raises(UserError, match="no longer in the file"):
        desk.run(agendas.start_item, agenda_item_id="gone")


def test_facts_of_an_item_keep_their_order_when_the_clock_was_set_back(
    desk: Desk, event: Dossier
) -> None:
    item = event.agenda[0].id
    desk.run(agendas.start_item, agenda_item_id=item, at=at(30))
    desk.run(agendas.end_item, agenda_item_id=item, at=at(0))
    assert _kinds(desk, item) == ["started", "ended"]


def test_items_are_shortened_in_one_step_and_the_plan_stays(desk: Desk, event: Dossier) -> None:
    first, second, third = (item.id for item in event.agenda)
    outcome = desk.run(agendas.shorten_items, minutes={first: 3, second: 5, third: 0}, at=at(0))
    assert len(outcome.touched) == 2
    assert desk.read.head(event.workshop.id).agenda == event.agenda
    day = schedule(desk.read.head(event.workshop.id), at(1), UTC)
    assert [slot.length for slot in day.slots[:2]] == [timedelta(minutes=7), timedelta(minutes=40)]
    desk.run(history.undo)
    day = schedule(desk.read.head(event.workshop.id), at(1), UTC)
    assert day.slots[0].length == timedelta(minutes=10)


def test_absurd_cuts_are_a_bug(desk: Desk, event: Dossier) -> None:
    with pytest.raises(Bug):
        desk.run(agendas.shorten_items, minutes={event.agenda[0].id: 10**9})


# Mending


def _times(desk: Desk, item_id: str) -> dict[str, str]:
    return {fact.kind: fact.at for fact in desk.read.agenda_facts(item_id)}


def test_times_are_mended_in_one_step_and_who_said_them_stays(desk: Desk, event: Dossier) -> None:
    item = event.agenda[0].id
    desk.run(agendas.start_item, agenda_item_id=item, at=at(4))
    (before,) = desk.read.agenda_facts(item)
    outcome = desk.run(
        agendas.mend_item,
        agenda_item_id=item,
        near=at(0),
        moments={"started": at(1), "ended": at(9)},
        minutes=2,
    )
    assert outcome.label == "Change times of an agenda item"
    day = schedule(desk.read.head(event.workshop.id), at(20), UTC)
    assert (day.slots[0].start, day.slots[0].end) == (at(1), at(9))
    assert day.slots[0].length == timedelta(minutes=8)
    assert before.id in {fact.id for fact in desk.read.agenda_facts(item)}
    desk.run(history.undo)
    assert desk.read.agenda_facts(item) == [before]


def test_an_item_taken_up_again_has_one_beginning_and_one_end_when_mended(
    desk: Desk, event: Dossier
) -> None:
    item = event.agenda[0].id
    for action, minute in (
        (agendas.start_item, 0), (agendas.end_item, 3), (agendas.start_item, 5), (agendas.end_item, 8),
    ):  # fmt: skip
        desk.run(action, agenda_item_id=item, at=at(minute))
    desk.run(
        agendas.mend_item,
        agenda_item_id=item,
        near=at(0),
        moments={"started": at(1), "ended": at(7)},
    )
    assert _kinds(desk, item) == ["started", "ended"]
    desk.run(
        agendas.mend_item,
        agenda_item_id=item,
        near=at(0),
        moments={"started": at(1), "ended": None},
    )
    assert _kinds(desk, item) == ["started"]


def test_it_can_be_taken_back_that_an_item_began(desk: Desk, event: Dossier) -> None:
    before = living_rows(desk.file.path)
    item = event.agenda[0].id
    desk.run(agendas.start_item, agenda_item_id=item, at=at(0))
    desk.run(agendas.end_item, agenda_item_id=item, at=at(5))
    desk.run(agendas.mend_item, agenda_item_id=item, near=at(0), moments={"started": None})
    assert _kinds(desk, item) == []
    assert living_rows(desk.file.path) == before


@pytest.mark.parametrize("minute", [2, 1])
def test_no_item_ends_before_it_began(desk: Desk, event: Dossier, minute: int) -> None:
    item = event.agenda[0].id
    desk.run(agendas.start_item, agenda_item_id=item, at=at(2))
    values = {"agenda_item_id": item, "near": at(0), "moments": {"ended": at(minute)}}
    with pytest.raises(UserError, match="ends after it has begun"):
        desk.run(agendas.mend_item, **values)
    assert _kinds(desk, item) == ["started"]


# Rehearsals


def test_what_was_rehearsed_is_neither_mended_nor_in_the_way_on_the_day(
    desk: Desk, event: Dossier
) -> None:
    item = event.agenda[0].id
    a_week = 7 * 24 * 60
    desk.run(agendas.start_item, agenda_item_id=item, at=at(-a_week))
    desk.run(agendas.shorten_items, minutes={item: 5}, at=at(-a_week))
    desk.run(agendas.start_item, agenda_item_id=item, at=at(2))
    assert _kinds(desk, item) == ["started", "shortened", "started"]
    slot = schedule(desk.read.head(event.workshop.id), at(3), UTC).slots[0]
    assert (slot.start, slot.length) == (at(2), timedelta(minutes=10))
    desk.run(agendas.mend_item, agenda_item_id=item, near=at(0), moments={"started": None})
    assert _kinds(desk, item) == ["started", "shortened"]
