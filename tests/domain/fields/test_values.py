from dataclasses import replace

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.catalogue import FIELDS, gap
from facilitator.domain.fields.values import field_values, said_in_full
from facilitator.domain.planning import Attendance, Profile
from facilitator.domain.records import Involvement
from facilitator.protocol.field_words import fields_said
from tests.protocol.workshops import bare, rich


def with_people(count: int, groups: tuple[str, ...] = ()) -> Dossier:
    """Return the rich workshop with so many participants, each of the next of some groups."""
    dossier = rich()
    person = dossier.persons[0]
    people = tuple(person._replace(id=f"p{at}", name=f"Person {at}") for at in range(count))
    joined = tuple(
        Involvement(f"i{at}", dossier.workshop.id, f"p{at}", "participant") for at in range(count)
    )
    others = tuple(entry for entry in dossier.involvements if entry.role != "participant")
    profiles = tuple(Profile(f"f{at}", f"p{at}", group) for at, group in enumerate(groups))
    return replace(
        dossier,
        persons=(*dossier.persons, *people),
        involvements=(*others, *joined),
        profiles=profiles,
    )


def in_english(dossier: Dossier) -> Dossier:
    return replace(dossier, workshop=dossier.workshop._replace(language="en"))


def test_every_field_has_a_value_or_is_known_to_have_none():
    assert set(field_values(rich())) == set(FIELDS)
    assert set(field_values(bare())) == set(FIELDS)


@pytest.mark.parametrize(
    ("count", "german", "english"),
    [
        (0, "", ""),
        (1, "eine Person", "one person"),
        (2, "zwei Personen", "two persons"),
        (12, "zwölf Personen", "twelve persons"),
        (54, "54 Personen", "54 persons"),
    ],
)
def test_participants_are_counted_as_prose_counts(count, german, english):
    dossier = with_people(count)
    assert field_values(dossier)["participants.counted"] == german
    assert field_values(in_english(dossier))["participants.counted"] == english


def test_whoever_came_counts_rather_than_whoever_is_registered():
    dossier = with_people(5)
    came = tuple(Attendance(f"a{at}", dossier.workshop.id, f"p{at}") for at in range(3))
    away = Attendance("a9", dossier.workshop.id, "p4", "absent")
    dossier = replace(dossier, attendances=(*came, away))
    assert field_values(dossier)["participants.count"] == "drei"


def test_groups_stand_with_their_numbers_the_largest_first():
    dossier = with_people(4, ("Kommunen", "Verbände", "Kommunen", "Wirtschaft"))
    values = field_values(dossier)
    assert values["participants.groups"] == "Kommunen (2), Verbände (1) und Wirtschaft (1)"
    assert values["groups.count"] == "drei"


def test_moderators_of_one_organisation_stand_together():
    assert field_values(rich())["moderators.list"] == (
        "Ida Brandt, Jan Lüders und Mia Voss (alle Kontor)"
    )


@pytest.mark.parametrize("privacy", ["roles", "organisations", "none"])
def test_an_edition_without_names_says_none_in_fields(privacy):
    dossier = rich()
    names = [person.name for person in dossier.persons]
    said = fields_said(dossier, privacy)
    values = [said(field) for field in FIELDS]
    assert not [name for name in names for value in values if name in value]
    assert said("moderators.list") in ("einem Moderationsteam", "einer Person", "Kontor")


def test_what_is_not_known_is_a_gap_that_can_be_seen():
    said = said_in_full(bare())
    assert said("event.date") == "[Datum fehlt]"
    assert said("event.nothing") == "[unbekanntes Feld event.nothing]"
    assert gap("event.date", "en") == "[Date missing]"
    assert gap("participants.counted", "de") == "[Zahl der Teilnehmenden fehlt]"
    assert gap("topics.list", "de") == "[Themen fehlen]"


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_field_is_called_by_what_it_might_say(language):
    names = [field.name(language) for field in FIELDS.values()]
    assert len({*names}) == len(names)
    assert not [name for name in names if any(sign in name for sign in "„“”0123456789")]
