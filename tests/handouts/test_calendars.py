"""Calendars: whose sessions are in which file, when and where."""

from dataclasses import replace

from facilitator.handouts.calendars import calendar_files
from tests.handouts.crowd import crowded, example, occasion
from tests.handouts.test_icalendar import unfolded


def files(plan) -> dict[str, list[str]]:
    return {file.path: unfolded(file.data) for file in calendar_files(occasion(plan))}


def test_everybody_with_a_session_has_a_file_with_no_more_than_their_own():
    plan = crowded(example())
    found = files(plan)
    assert len(found) == 1 + 50 + 3
    person = next(person for person in plan.persons if person.id == "p7")
    lines = found[f"Termine/Termine {person.name}.ics"]
    own = {entry.session_id for entry in plan.placements if entry.person_id == "p7"}
    uids = [line for line in lines if line.startswith("UID:")]
    assert {uid.removeprefix("UID:").split(".")[0] for uid in uids} == own
    assert len(uids) == 2
    text = "\n".join(lines)
    assert "DTSTART:20260917T122000Z" in lines
    assert "Raum " in text
    others = [entry.name for entry in plan.persons if entry.id.startswith("p") and entry != person]
    assert not [name for name in others if name != person.name and name in text]
    assert "@example.org" not in text


def test_the_programme_names_no_participant_and_has_an_entry_for_each_item():
    plan = crowded(example())
    lines = files(plan)["Termine Programm.ics"]
    assert sum(line == "BEGIN:VEVENT" for line in lines) == len(plan.agenda)
    assert not [person.name for person in plan.persons[-50:] if person.name in "\n".join(lines)]


def test_what_goes_on_past_midnight_ends_on_the_next_day():
    plan = example()
    agenda = (
        plan.agenda[0]._replace(start_time="23:30", duration_minutes=60),
        plan.agenda[1]._replace(start_time="00:30", duration_minutes=15),
    )
    plan = replace(plan, agenda=agenda)
    lines = files(plan)["Termine Programm.ics"]
    assert [line for line in lines if line.startswith("DT") and "STAMP" not in line] == [
        "DTSTART:20260917T213000Z",
        "DTEND:20260917T223000Z",
        "DTSTART:20260917T223000Z",
        "DTEND:20260917T224500Z",
    ]


def test_two_people_of_one_name_have_a_file_each():
    plan = crowded(example(), 6)
    persons = tuple(
        person._replace(name="Kim Muster") if person.id in ("p1", "p2") else person
        for person in plan.persons
    )
    one, other = (person.organisation for person in persons if person.name == "Kim Muster")
    assert one != other
    names = {path for path in files(replace(plan, persons=persons)) if "Muster" in path}
    assert names == {f"Termine/Termine Kim Muster, {place}.ics" for place in (one, other)}
    alike = tuple(person._replace(organisation="") for person in persons)
    names = {path for path in files(replace(plan, persons=alike)) if "Muster" in path}
    assert names == {"Termine/Termine Kim Muster.ics", "Termine/Termine Kim Muster (2).ics"}


def test_without_a_day_there_are_no_appointments():
    plan = crowded(example())
    assert not files(replace(plan, workshop=plan.workshop._replace(date=None)))
