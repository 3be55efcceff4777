"""What is said of a team, and whether it is true."""

from datetime import datetime

import pytest

from facilitator import clock
from facilitator.ui.team.words import (
    clock_time,
    completeness,
    in_room,
    phrase_of,
    problem_of,
    rooms_of,
    standing_of,
)
from tests.ui.team.states import (
    BEN,
    CEM,
    CODES,
    DEE,
    DEICH,
    LAST,
    NOON,
    SIEL,
    here,
    member,
    team,
    with_link,
)

TWELVE = f"{datetime.fromisoformat(NOON).astimezone():%H:%M}"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "_stands_at", datetime.fromisoformat(NOON).astimezone())


def ben(**values):
    return member(BEN, "Ben", SIEL, **{"presence": here(BEN, SIEL), **values})


@pytest.mark.parametrize(
    ("state", "glyph", "said"),
    [
        (team(), "team", "nobody else"),
        (team(ben()), "team", "2 connected"),
        (team(ben(presence=None)), "team", "nobody else"),
        (with_link(team(ben()), unsent=3), "team", "2 connected, 3 to send"),
        (team(phase="connecting"), "team", "connecting …"),
        (with_link(team(phase="catching_up"), place=40), "team", "60 changes to read"),
        (with_link(team(phase="offline"), unsent=12), "warn", "offline, 12 changes wait"),
        (team(phase="offline", is_hosting=False), "warn", f"server gone since {TWELVE}"),
        (team(phase="offline"), "warn", "the server does not answer"),
        (with_link(team(), clock_offset_ms=400_000), "warn", "this computer's clock is wrong"),
        (team(doing="ending"), "team", "ending …"),
        (team(link=None), "team", "not connected"),
        (team(link=None, has_lost_keys=True), "warn", "keys lost"),
        (team(link=None, is_hosting=False, is_serverless=True), "team", "room packages only"),
        (team(ben(), problem="Nothing works."), "warn", "2 connected"),
    ],
)
def test_the_status_bar_says_how_the_team_stands(state, glyph, said):
    phrase = phrase_of(state)
    assert (phrase.glyph, phrase.text) == (glyph, said)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (ben(), "connected, in W 1.1"),
        (ben(presence=here(BEN)), "connected"),
        (ben(presence=here(BEN, SIEL, is_typing=True)), "types in W 1.1"),
        (ben(presence=here(BEN, SIEL, unsent=2, is_typing=True)), "2 changes to send"),
        (ben(presence=here(BEN, SIEL, place=LAST - 1)), "1 change to read"),
        (ben(presence=None), "not connected"),
        (ben(presence=None, seen_at=NOON), f"not connected since {TWELVE}"),
        (ben(revoked_at=NOON), f"taken out at {TWELVE}, has not come back since"),
        (ben(revoked_at=NOON, has_left=True), f"left at {TWELVE}"),
    ],
)
def test_a_laptop_is_told_by_what_matters_most_of_it(one, said):
    assert standing_of(one, CODES, LAST).text == said


def test_rooms_of_other_workshops_are_only_counted():
    assert rooms_of((DEICH, "elsewhere", SIEL), CODES) == "W 1.1, W 1.2, 1 room elsewhere"


def _complete(state):
    phrase = completeness(state)
    return phrase.text if phrase else ""


def _in_room(state, session_id):
    phrase = in_room(state, session_id)
    return phrase.text if phrase else ""


def test_a_room_says_who_is_there_and_who_should_be():
    assert in_room(None, SIEL) is None
    assert _in_room(team(ben()), SIEL) == "Ben"
    assert _in_room(team(ben(presence=here(BEN, SIEL, unsent=2))), SIEL) == "Ben, 2 to send"
    assert _in_room(team(ben(presence=None)), SIEL) == "Ben not connected"
    assert _in_room(team(ben()), DEICH) == "nobody"


def test_a_room_says_who_is_gone_until_somebody_else_has_it():
    gone = ben(presence=None, revoked_at=NOON)
    at = clock_time(NOON)
    assert _in_room(team(gone), SIEL) == f"Ben taken out at {at}"
    assert _in_room(team(gone._replace(has_left=True)), SIEL) == f"Ben left at {at}"
    assert _in_room(team(gone), DEICH) == "nobody"
    cem = member(CEM, "Cem", SIEL)
    assert _in_room(team(gone, cem), SIEL) == "Cem not connected"
    assert _in_room(team(gone, cem._replace(presence=here(CEM, DEICH))), SIEL) == "nobody"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (team(ben()), "Everything is here"),
        (team(), "Everything is here"),
        (
            team(ben(presence=here(BEN, kept=2))),
            "Everything is here but texts that nobody takes from Ben",
        ),
        (team(ben(presence=None)), "Not complete: still missing from Ben"),
        (team(ben(presence=here(BEN, unsent=1))), "Not complete: still missing from Ben"),
        (
            team(ben(presence=here(BEN, place=1)), member(CEM, "Cem", DEICH)),
            "Not complete: still missing from Ben, Cem",
        ),
        (team(ben(presence=None, revoked_at=NOON)), "Everything is here"),
        (team(member(DEE, "Dee", role="observer")), "Everything is here"),
        (team(ben(), phase="offline"), "Not complete: no connection to the team"),
        (with_link(team(ben()), unsent=1), "Not complete: still being sent"),
        (with_link(team(ben()), waiting=1), "Not complete: still being sent"),
    ],
)
def test_everything_is_here_once_each_laptop_has_sent_all_at_the_same_place(state, said):
    phrase = completeness(state)
    assert phrase
    assert phrase.text == said


def test_without_a_team_nothing_is_said():
    assert completeness(None) is None
    assert completeness(team(is_team=False)) is None


def test_a_problem_of_the_link_is_a_warning_in_the_status_bar_too():
    assert phrase_of(team(ben())).glyph == "team"
    assert phrase_of(with_link(team(ben()), problem="The server is full.")).glyph == "warn"


def test_one_problem_is_said_the_gravest_first():
    assert not problem_of(team())
    assert "opened anew" in problem_of(team(is_lasting=False))
    assert "you need a new invitation" in problem_of(team(is_lasting=False, role="moderator"))
    assert "come back since: Ben" in problem_of(team(ben(), unforgotten=(BEN,)))
    gone = team(phase="offline", is_lasting=False)
    assert TWELVE in problem_of(gone)
    assert problem_of(with_link(gone, problem="It is the cable.")) == "It is the cable."
    assert problem_of(gone._replace(problem="It is me.")) == "It is me."


def test_a_time_of_another_day_is_told_with_its_day():
    assert clock_time(NOON) == TWELVE
    assert clock_time("2026-09-20T12:00:00+00:00").startswith("20.09. ")
    assert clock_time("") == clock_time("soon") == ""


def test_nobody_waits_for_a_laptop_that_was_replaced():
    silent = ben(presence=None, is_replaced=True)
    assert standing_of(silent, CODES, LAST).text == "replaced, nobody waits for it"
    assert _complete(team(silent)) == "Everything is here"
    assert _in_room(team(silent), SIEL) == "nobody"
    assert "Ben" in _complete(team(ben(presence=None)))


def test_the_end_and_being_taken_out_are_said_as_they_are():
    over = team(is_team=False, link=None, ended_at=NOON)
    assert phrase_of(over).text == f"ended at {TWELVE}"
    own = team().members[0]._replace(revoked_at=NOON)
    out = with_link(team(phase="offline", members=(own,)), unsent=1)
    assert phrase_of(out).text == "not in the team any more"
    assert problem_of(out).startswith(f"This laptop was taken out of the team at {TWELVE}.")
    away = with_link(team(phase="offline"), unsent=1, is_turned_away=True, problem="Not let in.")
    assert phrase_of(away).text == "not in the team any more"
    assert problem_of(away) == "Not let in."
