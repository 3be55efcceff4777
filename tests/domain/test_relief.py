from datetime import timedelta

from facilitator.domain.relief import Cut, from_breaks, from_items, previewed
from facilitator.domain.schedule import schedule
from tests.domain.events import BERLIN, Event, shown


def test_a_delay_is_absorbed_from_the_breaks_to_come_but_no_break_vanishes() -> None:
    event = Event().item(4, "started", "14:13")
    day = event.at("14:20")
    assert from_breaks(day) == [Cut("5", 8, 15, 7)]
    after = schedule(previewed(event.dossier, day, from_breaks(day)), day.now, BERLIN)
    assert [shown(slot.start) for slot in after.slots[4:]] == ["14:58", "15:05", "15:50"]
    late = Event().item(4, "started", "14:30").at("14:31")
    assert from_breaks(late) == [Cut("5", 10, 15, 5)]


def test_items_are_shortened_in_proportion_to_their_lengths() -> None:
    event = Event().item(4, "started", "14:15")
    day = event.at("14:20")
    cuts = from_items(day, ["5", "6"])
    assert [(cut.agenda_item_id, cut.minutes, cut.after) for cut in cuts] == [
        ("5", 3, 12),
        ("6", 7, 38),
    ]
    after = schedule(previewed(event.dossier, day, cuts), day.now, BERLIN)
    assert after.slots[-1].delay == timedelta(0)


def test_on_time_there_is_nothing_to_absorb_and_what_is_past_cannot_be_cut() -> None:
    assert from_breaks(Event().at("14:10")) == from_items(Event().at("14:10"), ["5"]) == []
    late = Event().item(6, "started", "15:20").at("15:21")
    assert from_breaks(late) == []
    assert from_items(late, ["1", "6"]) == []
    assert [cut.after for cut in from_items(late, ["7"])] == [0]
