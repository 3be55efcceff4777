"""What is said of a file that was open before."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.ui.recents import Recent
from facilitator.ui.welcome.recent_list import folder_of, name_of, place_of, state_of

NOW = datetime(2026, 9, 17, 11, 12, tzinfo=UTC)


def test_a_file_without_a_known_workshop_goes_by_its_own_name():
    assert name_of(Recent("/a/River forum.workshop")) == "River forum"
    assert name_of(Recent("/a/x.workshop", title="Harbour forum")) == "Harbour forum"


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        (Path.home() / "Documents" / "Water" / "a.workshop", "Documents / Water"),
        (Path.home() / "One" / "Two" / "Three" / "a.workshop", "Two / Three"),
        (Path.home() / "a.workshop", Path.home().name),
        (Path("/share/projects/youth/a.workshop"), "projects / youth"),
        (Path("/a.workshop"), "/"),
    ],
)
def test_a_folder_is_named_by_its_end(path, folder):
    assert folder_of(Recent(str(path))) == folder


def test_files_of_the_same_title_are_told_apart_by_their_names():
    spare = Recent("/share/youth/Forum spare.workshop", title="Forum")
    assert place_of(spare) == "Forum spare.workshop · share / youth"
    assert place_of(Recent("/share/youth/Forum.workshop", title="Forum")) == "share / youth"
    assert place_of(Recent("/share/youth/Forum.workshop")) == "share / youth"


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({}, ""),
        ({"title": "T"}, "protocol in draft"),
        ({"title": "T", "date": "2026-09-17"}, "protocol in draft"),
        ({"title": "T", "date": "2026-11-12"}, "planned for 12 November"),
        ({"title": "T", "date": "2027-01-02"}, "planned for 2 January 2027"),
        ({"title": "T", "date": "2027-01-02", "status": "released"}, "protocol final"),
        ({"title": "T", "date": "2026-01-02", "status": "agreed"}, "protocol agreed on"),
        ({"title": "T", "date": "soon"}, "protocol in draft"),
    ],
)
def test_the_state_is_said_only_where_it_is_known(known, state):
    assert state_of(Recent("/a.workshop", **known), NOW) == state
