"""Passes of a team: no two of one second, the earlier ones end in time, and each opens for one laptop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.team import Member
from facilitator.storage.postbox import Postbox
from facilitator.team.appointing import Appointments
from facilitator.team.authority import new_authority
from facilitator.team.passes import Pass, newest, pass_grant
from facilitator.team.secret_values import new_secrets
from facilitator.team.tokens import claims, issued_at
from tests.team.laptops import ANNA, BEN, HEX, ROOMS, Laptop, colleague, organiser
from tests.team.sealed import TEAM

PLACE = Pass("", ("tls://192.0.2.1:4222",), "ab" * 32)


class Office:
    """The laptop of who organises, and Anna's; what is written down is in the first one's file."""

    def __init__(self, folder: Path) -> None:
        self.ada = organiser(folder)
        self.anna = colleague(folder, self.ada, ANNA, room=0)

    def at_work(self, postbox: Postbox) -> Appointments:
        return Appointments(postbox, new_authority(), HEX, lambda: PLACE)

    def member(self, postbox: Postbox) -> Member:
        return next(one for one in postbox.members() if one.id == ANNA)

    def write(self, member: Member, grant) -> None:
        self.ada.set("member", member.id, role=member.role, sessions=member.sessions)
        self.ada.insert(grant)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.ada.close()
    made.anna.close()


def token_in(grant, laptop: Laptop) -> str:
    given = newest([grant], laptop.secrets)
    assert given
    return given.token


def test_no_two_tokens_are_issued_in_one_second_whatever_the_clock_says(
    office: Office, monkeypatch
):
    with office.ada.file.postbox() as postbox:
        at_work, anna = office.at_work(postbox), office.member(postbox)
        first = [issued_at(at_work.token(anna)) for _ in range(3)]
    monkeypatch.setattr(
        "time.time", lambda: 1_000_000_000.0
    )  # set back, and the program begun anew
    with office.ada.file.postbox() as postbox:
        later = issued_at(office.at_work(postbox).token(anna))
    assert [*first, later] == [first[0], first[0] + 1, first[0] + 2, first[0] + 3]


def test_an_earlier_pass_ends_once_the_new_one_is_written_down_and_not_before(office: Office):
    with office.ada.file.postbox() as postbox:
        at_work, anna = office.at_work(postbox), office.member(postbox)
        before = issued_at(at_work.token(anna))
        changed, given = at_work.appoint(anna, "moderator", [ROOMS[1]])
        assert at_work.due() == []  # it was never written, so nothing is left to end

        changed, given = at_work.appoint(anna, "moderator", [ROOMS[1]])
        office.write(changed, given)
        (ending,) = office.at_work(postbox).due()
        after = issued_at(token_in(given, office.anna))
        assert before <= ending.until < after
        assert ending.user == claims(token_in(given, office.anna))["sub"]
        at_work.settle(ending)
        assert at_work.due() == []


def test_nothing_ends_for_who_is_given_more(office: Office):
    with office.ada.file.postbox() as postbox:
        at_work, anna = office.at_work(postbox), office.member(postbox)
        changed, given = at_work.appoint(anna, "moderator", ROOMS[:2])
        office.write(changed, given)
        assert at_work.due() == []
        changed, given = at_work.appoint(changed, "author", [])
        office.write(changed, given)
        assert len(at_work.due()) == 1


def test_whoever_is_taken_out_has_no_pass_that_outlives_it(office: Office):
    with office.ada.file.postbox() as postbox:
        at_work, anna = office.at_work(postbox), office.member(postbox)
        last = max(issued_at(at_work.token(anna)) for _ in range(5))  # ahead of the clock by now
        at_work.end(anna)
        office.ada.set("member", ANNA, revoked_at="2026-01-01T12:00:00+00:00")
        (ending,) = at_work.due()
        assert ending.until >= last


def test_a_pass_opens_for_its_laptop_only_and_takes_the_place_of_an_older_one(
    office: Office,
):
    with office.ada.file.postbox() as postbox:
        at_work, anna = office.at_work(postbox), office.member(postbox)
        older, newer = at_work.pass_for(anna), at_work.pass_for(anna)
    own = office.anna.secrets
    given = newest([newer, older], own)
    assert given is not None
    assert given == PLACE._replace(token=token_in(newer, office.anna))
    assert newest([older], own._replace(token=given.token)) is None
    assert newest([older, newer], new_secrets(TEAM, BEN)) is None


def test_what_is_no_pass_of_this_laptop_is_left(office: Office):
    other = new_secrets(TEAM, BEN)
    with office.ada.file.postbox() as postbox:
        at_work, anna = office.at_work(postbox), office.member(postbox)
        theirs = anna._replace(public_key=other.public_key)
        stolen = pass_grant(anna, PLACE._replace(token=at_work.token(theirs)))
        nonsense = pass_grant(anna, PLACE._replace(token="a.b.c"))
    torn = nonsense._replace(sealed=nonsense.sealed[:-4])
    for grant in (stolen, nonsense, torn, nonsense._replace(sealed="no box")):
        assert newest([grant], office.anna.secrets) is None
