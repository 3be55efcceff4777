"""Editions of one protocol: whom the finished file names, and how much it tells."""

import re
from dataclasses import replace

import pytest

from facilitator.domain.planning import Placement, Profile
from facilitator.domain.records import Chapter
from facilitator.errors import UserError
from facilitator.protocol.editions import FULL, Edition, Privacy, chosen_edition
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.exposure import exposures
from facilitator.protocol.layouts import load_layout
from tests.protocol.reading import WordFile
from tests.protocol.workshops import TODAY, rich

PRIVATE = ("roles", "organisations", "none")
SURNAMES = ("Brandt", "Lüders", "Voss", "Kern", "Ohl", "Riek")


def workshop(**notes):
    """Return the rich workshop with its lists printed, and a task for one of its persons."""
    dossier = rich()
    first, *others = dossier.notes
    task = {"kind": "task", "task_owner": "Uta Kern", "text": "Satzung prüfen", **notes}
    return replace(
        dossier,
        workshop=dossier.workshop._replace(prints_persons=1),
        notes=(first._replace(**task), *others),
    )


def file(dossier, edition: Edition, layout: str = "prognos") -> WordFile:
    return WordFile(
        protocol_bytes(dossier, layout=layout, kind="docx", today=TODAY, edition=edition)
    )


def everything(read: WordFile) -> str:
    """Return all that any part of a file says, attributes and properties included."""
    return "\n".join(
        data.decode("utf-8", "replace") for name, data in read.parts.items() if name[-4:] != ".png"
    )


@pytest.mark.parametrize("layout", ["prognos", "minutes", "nordland"])
@pytest.mark.parametrize("privacy", PRIVATE)
def test_no_part_of_the_finished_file_names_a_person(layout, privacy) -> None:
    said = everything(file(workshop(), Edition(privacy), layout))
    assert [name for name in SURNAMES if re.search(rf"\b{name}\b", said)] == []
    assert "Satzung prüfen" in said
    full = everything(file(workshop(), FULL, layout))
    assert all(name in full for name in SURNAMES[:2])


def test_roles_tell_how_many_and_what_they_did() -> None:
    texts = [read.text for read in file(workshop(), Edition("roles")).paragraphs]
    assert "Moderation: 3 Personen" in texts
    assert "Vertreterinnen und Vertreter der Stadt Marlhafen: 3 Personen" in texts
    assert "Vertretung der Stadt Marlhafen" in texts  # who welcomes
    assert "Satzung prüfen (Vertretung der Stadt Marlhafen)" in texts
    assert not any("Moderation: Moderation" in text for text in texts)
    assert "Verteiler" not in texts


def test_organisations_stand_once_for_all_their_people() -> None:
    texts = [read.text for read in file(workshop(), Edition("organisations")).paragraphs]
    assert "Moderation: Kontor" in texts
    assert "Vertreterinnen und Vertreter der Stadt Marlhafen: Bauamt, Hafenamt" in texts
    assert "Satzung prüfen (Bauamt)" in texts
    assert "Verteiler" in texts
    assert "Name" not in texts


def test_without_persons_nothing_is_said_to_be_missing() -> None:
    texts = [read.text for read in file(workshop(), Edition("none")).paragraphs]
    assert not any("Moderation" in text for text in texts)
    assert not any("Vertreterinnen" in text for text in texts)
    assert "Satzung prüfen" in texts
    assert "Teilnehmerinnen und Teilnehmer" not in texts


def test_a_wording_in_which_nobody_is_known_is_not_trusted() -> None:
    dossier = workshop()
    speaker = dossier.speakers[1]._replace(printed="Hans Meier, Werft AG")
    dossier = replace(dossier, speakers=(dossier.speakers[0], speaker))
    said = {privacy: everything(file(dossier, Edition(privacy))) for privacy in PRIVATE}
    assert [privacy for privacy in PRIVATE if "Meier" in said[privacy]] == []
    assert [privacy for privacy in PRIVATE if "Werft AG" in said[privacy]] == ["organisations"]


@pytest.mark.parametrize(
    ("privacy", "lines"),
    [
        ("full", ["Moderation: Ida Brandt (Kontor), Hans Meier, Werft AG"]),
        ("roles", ["Moderation: 2 Personen"]),
        ("organisations", ["Moderation: Kontor, Werft AG"]),
        ("none", []),
    ],
)
def test_who_moderates_a_session_only_is_called_as_everybody_else(privacy, lines) -> None:
    dossier = replace(workshop(), involvements=())
    (moderator,) = dossier.moderators
    guest = moderator._replace(id="m9", person_id=None, printed="Hans Meier, Werft AG")
    read = file(replace(dossier, moderators=(moderator, guest)), Edition(privacy))
    texts = [each.text for each in read.paragraphs]
    assert [text for text in texts if text[:10] == "Moderation"] == lines
    assert ("Meier" in everything(read)) == (privacy == "full")


# Audiences


def headings(edition: Edition) -> list[str]:
    return [
        read.text for read in file(workshop(), edition).paragraphs if read.style[:7] == "heading"
    ]


def test_a_summary_tells_what_came_out_and_calls_itself_one() -> None:
    read = file(workshop(), Edition(audience="summary"))
    texts = [entry.text for entry in read.paragraphs]
    assert "Zusammenfassung" in texts
    assert "Anlage" not in texts
    assert "Agenda" not in texts
    assert "Satzung prüfen" not in everything(read)
    assert any("Schlussfolgerungen" in text for text in headings(Edition(audience="summary")))


def test_an_extract_tells_one_topic_and_nothing_of_the_others() -> None:
    read = file(workshop(), Edition(audience="topic", topic=2))
    said = everything(read)
    assert "Auszug: Workshop 2" in said
    assert "Wohnen" not in said
    assert "Workshop 2 – Wege" in said
    assert "Schlussfolgerungen" not in said


@pytest.mark.parametrize(
    ("words", "edition"),
    [
        (("full", "full"), FULL),
        (("none", "summary"), Edition("none", "summary")),
        (("roles", "topic:2"), Edition("roles", "topic", 2)),
        (("roles", "topic 12"), Edition("roles", "topic", 12)),
    ],
)
def test_editions_are_named_by_two_words(words, edition) -> None:
    assert chosen_edition(*words) == edition


@pytest.mark.parametrize(
    "words", [("all", "full"), ("full", "topic"), ("full", "topic:0"), ("", "")]
)
def test_other_words_are_answered_with_those_there_are(words) -> None:
    with pytest.raises(UserError, match="choose one of full"):
        chosen_edition(*words)


def test_a_topic_that_is_not_there_is_said_so() -> None:
    with pytest.raises(UserError, match="no topic 9"):
        file(workshop(), Edition(audience="topic", topic=9))


# What is left over


def found(dossier, privacy: Privacy = "none"):
    return exposures(dossier, load_layout("prognos"), Edition(privacy), TODAY)


def test_names_in_texts_are_found_with_the_row_they_stand_in() -> None:
    dossier = workshop(text="Frau Kern prüft die Satzung")
    chapter = Chapter(
        id="c9",
        workshop_id=dossier.workshop.id,
        position="z",
        role="contact",
        text="Fragen an J. Lüders.",
    )
    dossier = replace(dossier, chapters=(*dossier.chapters, chapter))
    places = [(entry.kind, entry.table, entry.row_id, entry.who) for entry in found(dossier)]
    assert ("name", "note", dossier.notes[0].id, "Dr. Uta Kern") in places
    assert ("name", "chapter", "c9", "Jan Lüders") in places
    assert found(dossier, "full") == []


def test_an_owner_whom_nobody_knows_is_shown_unless_it_is_an_organisation() -> None:
    owners = ("Hans Meier", "Bauamt", "Werft", "Hafen Nord")
    kinds = {
        owner: [entry.who for entry in found(workshop(task_owner=owner)) if entry.kind == "owner"]
        for owner in owners
    }
    assert kinds == {
        "Hans Meier": ["Hans Meier"],
        "Bauamt": [],
        "Werft": [],
        "Hafen Nord": ["Hafen Nord"],
    }


@pytest.mark.parametrize(("size", "is_told"), [(1, True), (3, True), (4, False)])
def test_a_statement_of_a_small_group_in_a_room_is_warned_of(size, is_told) -> None:
    dossier = workshop(kind="statement", task_owner="", text="Die Reeder sehen das anders")
    people, room = dossier.persons[:size], dossier.notes[0].session_id
    dossier = replace(
        dossier,
        profiles=tuple(Profile(f"f{p.id}", p.id, group_name="Reeder") for p in people),
        placements=tuple(Placement(f"s{p.id}", p.id, room) for p in people),
    )
    told = [entry for entry in found(dossier) if entry.kind == "small_group"]
    assert [(entry.who, entry.size, entry.row_id) for entry in told] == (
        [("Reeder", size, dossier.notes[0].id)] if is_told else []
    )
    if told:
        assert "W 1.1" in told[0].sentence


def test_a_group_that_the_statement_does_not_name_tells_nothing() -> None:
    dossier = workshop(kind="statement", task_owner="", text="Die Reederei sieht das anders")
    person = dossier.persons[0]
    dossier = replace(
        dossier,
        profiles=(Profile("f", person.id, group_name="Reeder"),),
        placements=(Placement("s", person.id, dossier.notes[0].session_id),),
    )
    assert [entry for entry in found(dossier) if entry.kind == "small_group"] == []
