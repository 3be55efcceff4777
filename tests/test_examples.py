"""The example workshops: what a person opens first, in the size and shape of a real one."""

import re
from pathlib import Path
from typing import get_args

import pytest

from facilitator.domain.checks import check
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import NoteKind
from facilitator.exchange.outline_reader import read_outline
from facilitator.paths import resources

EXAMPLES = {
    "de": resources() / "examples" / "zukunftsforum-wasserwirtschaft-nordland.md",
    "en": resources() / "examples" / "harbour-quarter-forum.md",
}


@pytest.fixture(params=EXAMPLES)
def language(request) -> str:
    return request.param


@pytest.fixture
def path(language) -> Path:
    return EXAMPLES[language]


@pytest.fixture
def dossier(path) -> Dossier:
    return read_outline(path.read_bytes()).dossier


@pytest.fixture
def german() -> Dossier:
    return read_outline(EXAMPLES["de"].read_bytes()).dossier


def test_an_example_is_understood_to_the_last_line(path):
    assert read_outline(path.read_bytes()).findings == ()


def test_an_example_leaves_nothing_open(dossier):
    assert check(dossier) == []


def test_an_example_speaks_its_language(dossier, language):
    assert dossier.workshop.language == language


def test_the_german_example_is_the_workshop_of_the_pictures(german):
    assert german.workshop.title == "Zukunftsforum Wasserwirtschaft Nordland"
    assert len(german.rounds) == 2
    assert [topic.title for topic in german.topics] == [
        "Grundwasser und Dürrevorsorge",
        "Netze erneuern, Kosten tragen",
        "Daten und Steuerung",
    ]
    assert sorted(german.code[session.id].compact for session in german.sessions) == [
        *("W1.1", "W1.2", "W1.3", "W2.1", "W2.2", "W2.3")
    ]


def test_the_german_example_has_the_size_of_the_real_workshop(german):
    questions = [question for topic in german.topics for question in german.questions_of(topic)]
    assert len(questions) == 15
    assert any(german.sub_questions_of(question) for question in questions)
    captured = [note for note in german.notes if not note.is_parked]
    assert 80 <= len(captured) <= 100
    assert len(german.recommendations) == 3
    assert 9 <= len(german.milestones) <= 15
    assert all(3 <= len(german.key_results_of(topic)) <= 5 for topic in german.topics)


def test_the_english_example_is_smaller(german):
    english = read_outline(EXAMPLES["en"].read_bytes()).dossier
    for table in ("topics", "sessions", "questions", "notes", "milestones", "key_results"):
        assert 0 < len(getattr(english, table)) < len(getattr(german, table)), table


def test_every_session_was_used_and_every_question_answered(dossier):
    for topic in dossier.topics:
        for session in dossier.sessions_of(topic):
            assert any(note.session_id == session.id for note in dossier.notes)
        for question in dossier.questions_of(topic):
            parts = dossier.sub_questions_of(question) or [question]
            assert all(dossier.merged_notes_of(part, topic) for part in parts)


def test_every_key_result_and_recommendation_rests_on_notes(dossier):
    claims = [*dossier.key_results, *dossier.recommendations]
    assert claims
    assert [claim for claim in claims if not dossier.evidence_of(claim)] == []
    for topic in dossier.topics:
        own = {session.id for session in dossier.sessions_of(topic)}
        for result in dossier.key_results_of(topic):
            assert {note.session_id for note in dossier.evidence_of(result)} <= own


def test_an_example_shows_everything_a_note_can_be(dossier):
    assert {note.kind for note in dossier.notes} == set(get_args(NoteKind))
    assert {note.level for note in dossier.notes} == {1, 2}
    assert any(note.is_key_result for note in dossier.notes)
    assert any(note.task_owner and note.task_due for note in dossier.notes)
    assert any(note.group_name for note in dossier.notes)
    assert any(note.answers_id and note.stance for note in dossier.notes)
    assert dossier.parked


def test_an_example_has_its_people_programme_and_texts(dossier):
    assert all(dossier.people(role) for role in ("moderation", "representative"))
    assert all(dossier.moderators_of(session) for session in dossier.sessions)
    assert any(dossier.speakers_of(item) for item in dossier.agenda)
    assert all(item.start_time and item.duration_minutes for item in dossier.agenda)
    for role in ("background", "context", "key_results", "conclusions", "elaboration", "contact"):
        chapter = dossier.chapter(role)
        assert chapter
        assert chapter.text


def test_whoever_is_invented_has_no_address_that_could_be_real(path):
    text = path.read_text(encoding="utf-8")
    addresses = re.findall(r"\w@([\w.-]*\w)", text)
    assert addresses
    assert [address for address in addresses if not address.endswith(".example")] == []
    assert re.findall(r"https?://|www\.|\+49|\b0\d{3,}[ /-]\d{3,}", text) == []


@pytest.mark.parametrize(
    "path", sorted((resources() / "templates").glob("*.md")), ids=lambda path: path.stem
)
def test_a_template_is_understood_to_the_last_line(path):
    imported = read_outline(path.read_bytes())
    assert imported.findings == ()
    assert imported.dossier.agenda
    assert imported.dossier.notes == ()
