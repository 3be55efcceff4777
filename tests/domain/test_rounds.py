"""Which round an organiser sees: by the rooms, else by the plan of 14:05 and 15:05."""

from dataclasses import replace

import pytest

from facilitator.domain.records import Round
from facilitator.domain.rounds import current_round
from tests.domain.events import Event


def shown(event: Event, now: str) -> str | None:
    found = current_round(event.dossier, event.at(now))
    return found and found.id


@pytest.mark.parametrize(
    ("now", "expected"), [("13:00", "r1"), ("14:20", "r1"), ("14:55", "r2"), ("15:30", "r2")]
)
def test_where_nobody_is_in_a_room_it_goes_by_plan(now, expected) -> None:
    assert shown(Event(), now) == expected


def test_when_all_is_over_the_last_round_stays() -> None:
    assert shown(Event(), "18:00") == "r2"


def test_a_round_that_runs_late_is_shown_until_its_last_room_is_closed() -> None:
    event = Event().room("1.1", "started", "14:05").room("1.2", "started", "14:05")
    event.room("1.1", "closed", "14:50")
    assert shown(event, "15:10") == "r1"
    assert shown(event.room("1.2", "closed", "15:11"), "15:12") == "r2"


@pytest.mark.parametrize("kind", ["opened", "started"])
def test_a_room_that_nobody_closed_holds_nobody_back(kind) -> None:
    event = Event().room("1.2", "started", "14:05").room("2.1", kind, "15:00")
    assert shown(event, "15:01") == "r2"


def test_a_round_whose_rooms_were_closed_early_is_over() -> None:
    event = Event()
    for room in ("1.1", "1.2"):
        event.room(room, "started", "14:05").room(room, "closed", "14:20")
    assert shown(event, "14:25") == "r2"


def test_a_round_without_sessions_is_shown_only_where_there_is_no_other() -> None:
    event = Event()
    event.dossier = replace(
        event.dossier, rounds=(*event.dossier.rounds, Round(id="r3", workshop_id="w", number=3))
    )
    assert shown(event, "18:00") == "r2"
    event.dossier = replace(event.dossier, sessions=())
    assert shown(event, "18:00") == "r3"
    event.dossier = replace(event.dossier, rounds=())
    assert shown(event, "18:00") is None
