"""What a protocol still lacks is found, and nothing else is called lacking."""

from dataclasses import replace
from typing import Any

import pytest

from facilitator.domain.checks import Finding, check
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Chapter, KeyResult, Topic
from tests.domain.factory import Plan


@pytest.fixture
def dossier() -> Dossier:
    """Return a workshop in which nothing is open."""
    made = Plan().dossier()
    made = replace(made, workshop=made.workshop._replace(place="Siel", end_time="16:40"))
    return replace(made, chapters=())


def _matters(dossier: Dossier) -> list[str]:
    return [finding.matter for finding in check(dossier)]


def _with_text(dossier: Dossier, text: str, title: str = "Lage") -> list[Finding]:
    chapter = Chapter(
        id="c", workshop_id=dossier.workshop.id, role="background", title=title, text=text
    )
    return check(replace(dossier, chapters=(chapter,)))


def test_nothing_is_open_in_a_complete_workshop(dossier: Dossier) -> None:
    assert check(dossier) == []


@pytest.mark.parametrize(
    ("cells", "matter"),
    [
        ({"title": ""}, "no_title"),
        ({"date": None}, "no_date"),
        ({"place": ""}, "no_place"),
        ({"end_time": "09:00"}, "ends_before_start"),
        ({"end_time": "13:30"}, "ends_before_start"),
    ],
)
def test_what_the_head_lacks_is_named(dossier: Dossier, cells: Any, matter: str) -> None:
    lacking = replace(dossier, workshop=dossier.workshop._replace(**cells))
    assert _matters(lacking) == [matter]


@pytest.mark.parametrize(
    ("part", "matters"),
    [
        ("moderators", ["session_without_moderator"] * 4),
        ("recommendations", ["no_recommendation"]),
        ("key_results", ["topic_without_key_result"] * 2),
        ("questions", ["topic_without_question"] * 2),
    ],
)
def test_a_part_that_is_missing_is_named(dossier: Dossier, part: str, matters: list[str]) -> None:
    assert _matters(replace(dossier, **{part: ()})) == matters


def test_who_moderates_a_session_is_named_for_the_moderation(dossier: Dossier) -> None:
    without_role = replace(dossier, involvements=())
    assert _matters(without_role) == []
    nobody = _matters(replace(without_role, moderators=()))
    assert nobody == ["no_moderation", *["session_without_moderator"] * 4]


def test_every_question_and_sub_question_without_answer_is_named(dossier: Dossier) -> None:
    silent = replace(dossier, notes=(), answers=(), key_results=())
    unanswered = {
        finding.row_id for finding in check(silent) if finding.matter == "question_unanswered"
    }
    parents = {question.parent_id for question in dossier.questions}
    assert unanswered == {
        question.id for question in dossier.questions if question.id not in parents
    }


def test_an_answer_in_any_round_answers_a_question(dossier: Dossier) -> None:
    last = dossier.sessions_of(dossier.rounds[-1])
    ids = {session.id for session in last}
    notes = tuple(note for note in dossier.notes if note.session_id in ids)
    assert "question_unanswered" not in _matters(replace(dossier, notes=notes))


def test_a_key_result_without_words_is_named(dossier: Dossier) -> None:
    topic: Topic = dossier.topics[0]
    empty = KeyResult(id="k", topic_id=topic.id)
    finding = check(replace(dossier, key_results=(*dossier.key_results, empty)))
    assert [(entry.matter, entry.row_id) for entry in finding] == [
        ("key_result_without_words", "k")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Daraus lassen sich 9 zentrale Handlungsempfehlungen ableiten.", 9),
        ("Daraus folgen *neun* Empfehlungen.", 9),
        ("In vier parallelen Workshops wurde beraten.", 4),
        ("Die Workshops liefen parallel in fünf Durchläufen.", 5),
    ],
)
def test_a_count_in_prose_that_does_not_hold_is_named(
    dossier: Dossier, text: str, said: int
) -> None:
    (finding,) = _with_text(dossier, text)
    assert (finding.matter, finding.said, finding.row_id) == ("count_differs", said, "c")


def test_counts_that_hold_or_speak_of_something_else_are_left_alone(dossier: Dossier) -> None:
    count = len(dossier.recommendations)
    fine = f"Es folgen {count} Empfehlungen. Im Vorjahr waren es 7 Themen. Das sind 50 Personen."
    assert _with_text(dossier, fine) == []


def test_what_a_template_left_to_fill_in_is_named(dossier: Dossier) -> None:
    found = _with_text(
        dossier, "Teil von [Vorhaben], im Auftrag von [wem?].\n\n- [Ziel]", "[Titel]"
    )
    assert [finding.subject for finding in found] == ["[Titel]", "[Vorhaben]", "[wem?]", "[Ziel]"]
    assert {finding.matter for finding in found} == {"placeholder"}


def test_a_footnote_in_brackets_is_no_placeholder(dossier: Dossier) -> None:
    assert _with_text(dossier, "Wie belegt [1], sinken die Pegel [2026].") == []


def test_a_chapter_without_text_is_named(dossier: Dossier) -> None:
    assert [finding.matter for finding in _with_text(dossier, "")] == ["empty_chapter"]
