"""What the checklist says of displays, disk, file and clock."""

from datetime import timedelta

import pytest

from facilitator.domain.readiness.judgement import Displays, Surroundings, Whereabouts
from tests.domain.readying import CALM, NOW, judged, open_matters, ready


def displays(*names: str, **facts) -> Surroundings:
    return CALM._replace(displays=Displays(names, **facts))


def file(**facts) -> Surroundings:
    known = {"free_bytes": 50_000_000_000, "is_backed_up": True} | facts
    return CALM._replace(file=Whereabouts(**known))


def test_where_all_is_well_nothing_is_open() -> None:
    assert open_matters(ready()) == []


def test_what_is_not_known_yet_is_not_judged() -> None:
    areas = {entry.area for entry in judged(ready(), Surroundings()).values()}
    assert not areas & {"stage", "file"}


@pytest.mark.parametrize(
    ("facts", "matter", "grade", "name"),
    [
        (displays("eDP-1", "HDMI-1"), "stage_ready", "ok", ("HDMI-1",)),
        (displays("eDP-1", "HDMI-1", wanted="DP-2"), "stage_ready", "ok", ("HDMI-1",)),
        (displays("A", "B", "C", wanted="C", is_there=True), "stage_ready", "ok", ("C",)),
        (displays("eDP-1", wanted="DP-2"), "display_lost", "problem", ("DP-2",)),
        (displays("eDP-1"), "one_display", "note", ()),
        (displays(), "one_display", "note", ()),
        (displays("eDP-1", as_window=True), "stage_window", "ok", ()),
    ],
)
def test_the_stage_needs_a_display_unless_a_window_was_chosen(facts, matter, grade, name) -> None:
    found = judged(ready(), facts)[matter]
    assert (found.grade, found.subjects, found.mend) == (grade, name, "stage")


@pytest.mark.parametrize(
    ("free", "matter", "grade"),
    [
        (0, "disk_full", "problem"),
        (199_999_999, "disk_full", "problem"),
        (200_000_000, "disk_low", "note"),
        (1_000_000_000, "disk_ready", "ok"),
    ],
)
def test_the_disk_needs_room(free: int, matter, grade) -> None:
    found = judged(ready(), file(free_bytes=free))[matter]
    assert (found.grade, found.amount) == (grade, free // 1_000_000)


def test_a_disk_that_says_nothing_is_not_judged() -> None:
    assert not [matter for matter in judged(ready(), file(free_bytes=None)) if "disk" in matter]


def test_a_network_and_a_drive_that_can_be_unplugged_are_named() -> None:
    assert judged(ready(), file(on_network=True))["on_network"].grade == "problem"
    assert judged(ready(), file(is_removable=True))["removable"].grade == "note"


def test_a_file_that_is_gone_is_all_there_is_to_say_of_it() -> None:
    facts = file(is_there=False, is_backed_up=False)
    found = [entry.matter for entry in judged(ready(), facts).values() if entry.area == "file"]
    assert found == ["file_gone"]


def test_todays_backup_is_asked_for_unless_the_file_is_only_read() -> None:
    missing = file(is_backed_up=False)
    assert (judged(ready(), missing)["no_backup"].mend) == "backup"
    held = missing._replace(is_read_only=True, notice="Petra has it open.")
    assert open_matters(ready(), held) == ["read_only"]
    assert judged(ready(), held)["read_only"].subjects == ("Petra has it open.",)


def test_rights_that_went_are_a_problem() -> None:
    assert open_matters(ready(), file(is_writable=False)) == ["not_writable"]


@pytest.mark.parametrize(
    ("ahead", "behind"), [(-60, None), (0, None), (2, None), (3, 3), (60 * 24 * 400, 60 * 24 * 400)]
)
def test_a_clock_that_is_behind_the_files_newest_entry_was_set_back(ahead, behind) -> None:
    facts = CALM._replace(last_moment=NOW + timedelta(minutes=ahead))
    found = judged(ready(), facts).get("clock_behind")
    assert (found.amount if found else None) == behind


def test_a_missing_dictionary_is_for_information_only() -> None:
    found = judged(ready(), CALM._replace(has_dictionary=False))["no_dictionary"]
    assert (found.grade, found.mend) == ("note", "")
