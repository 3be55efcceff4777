"""Lists for video conferences: Zoom's file, the lists to paste, and who is missing in them."""

import csv
import io
from dataclasses import replace

import pytest

from facilitator.handouts.lacks import zoom_lacks
from facilitator.handouts.platforms import (
    paste_files,
    room_name,
    without_address,
    zoom_files,
)
from tests.handouts.crowd import crowded, example, occasion


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode())))


def with_emails(plan, emails: dict[str, str]):
    profiles = (
        entry._replace(email=emails.get(entry.person_id, entry.email)) for entry in plan.profiles
    )
    return replace(plan, profiles=tuple(profiles))


def test_zoom_gets_a_file_for_each_round_with_its_own_columns_and_no_name():
    plan = crowded(example())
    first, second = zoom_files(occasion(plan))
    assert [first.path, second.path] == ["Zoom Durchlauf 1.csv", "Zoom Durchlauf 2.csv"]
    header, *found = rows(first.data)
    assert header == ["Pre-assign Room Name", "Email Address"]
    assert len(found) == 48
    assert {room[:5] for room, _ in found} == {"W 1.1", "W 1.2", "W 1.3"}
    assert {mail for _, mail in found} == {mail for _, mail in rows(second.data)[1:]}
    assert not [person for person in plan.persons if person.name in first.data.decode()]


def test_people_are_in_the_room_they_were_placed_in():
    plan = crowded(example())
    session = {plan.code[entry.session_id] for entry in plan.placements if entry.person_id == "p9"}
    rooms = [
        room
        for file in zoom_files(occasion(plan))
        for room, mail in rows(file.data)
        if mail == "p9@example.org"
    ]
    assert [room[:5] for room in rooms] == sorted(map(str, session))


def test_a_room_is_cut_between_words_and_keeps_its_code():
    it = occasion(example())
    names = [room_name(it, meeting) for meeting in it.meetings]
    assert names[0] == "W 1.1 Grundwasser und…"
    assert names[2] == "W 1.3 Daten und Steuerung"
    long = it.meetings[0]._replace(title="Daseinsvorsorgeverantwortungsträgerschaften")
    assert room_name(it, long) == "W 1.1 Daseinsvorsorgeverantwort…"


@pytest.mark.parametrize(
    "given", ["", "nobody", "a@b", "=cmd@x.de", "+x@y.de", "a b@c.de", "a@b.de\n"]
)
def test_who_has_no_address_that_could_be_used_is_named_and_left_out(given):
    plan = with_emails(crowded(example(), 6, 0), {"p3": given})
    it = occasion(plan)
    name = plan.person["p3"].name
    is_usable = given == "a@b.de\n"  # what is only badly pasted is mended
    assert (name in [person.name for person in without_address(it)]) is not is_usable
    sentence = next(text for text in zoom_lacks(it) if "usable" in text)
    assert (name in sentence) is not is_usable
    mails = [mail for file in zoom_files(it) for _, mail in rows(file.data)[1:]]
    assert not [mail for mail in mails if mail.startswith(tuple("=+-@'"))]


def test_one_address_of_two_people_is_said():
    plan = with_emails(crowded(example(), 6, 0), {"p3": "p4@example.org"})
    assert [
        text for text in zoom_lacks(occasion(plan)) if text.endswith("the same e-mail address.")
    ]


def test_a_topic_that_begins_like_a_formula_is_defused():
    plan = crowded(example(), 6, 0)
    it = occasion(plan)
    for sign in "=+-@＝":
        hostile = it.meetings[0]._replace(title=f"{sign}HYPERLINK(1)")
        assert room_name(it, hostile).startswith("W 1.1 ")


def test_lists_to_paste_have_a_block_for_each_room():
    plan = crowded(example())
    teams, webex, bbb = (file.data.decode() for file in paste_files(occasion(plan)))
    for text in (teams, webex, bbb):
        assert text.count("· Raum ") == 6
        assert "\n" not in text.replace("\r\n", "")
    assert "Ohne Adresse: Hanna Lorenzen, Prof. Dr. Anneliese Aßmann" in teams
    block = webex.split("\r\n\r\n")[2].split("\r\n")
    assert block[0] == "W 1.1: Grundwasser und Dürrevorsorge · Raum Siel"
    assert len(block[1].split(", ")) == 16
    assert "@" not in bbb
    assert bbb.split("\r\n\r\n")[2].split("\r\n")[1:3] == [
        "Hanna Lorenzen",
        "Prof. Dr. Anneliese Aßmann",
    ]
