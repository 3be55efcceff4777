"""From notes to answers: what is open, what an answer of several notes says, how far somebody is."""

from dataclasses import replace

import pytest

from facilitator.domain.authoring import Answer, AnswerSource, Omission
from facilitator.domain.consolidation import Consolidation, Point, Progress, points, worded
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Note
from tests.domain.factory import Plan


def note(text: str, **values: object) -> Note:
    return Note(id=new_id(), session_id="s", text=text, **values)  # type: ignore[arg-type] - the tests know its fields


@pytest.fixture
def plain() -> Dossier:
    """A workshop of one topic with one question, two notes in each of two rounds, no sub-notes."""
    made = Plan(topics=1, questions=1, sub_questions=0, notes=2).dossier()
    notes = tuple(entry._replace(level=1, kind="statement") for entry in made.notes)
    return replace(made, notes=notes, answers=(), answer_sources=(), omissions=())


def test_sub_notes_go_with_the_note_above_them_and_the_first_is_always_a_main_one() -> None:
    orphan, main, below = note("a", level=2), note("b"), note("c", level=2)
    assert points([orphan, main, below]) == [Point(orphan), Point(main, (below,))]


def test_a_point_is_open_until_it_is_used_or_left_out(plain: Dossier) -> None:
    first, second, *_ = plain.notes
    (topic,) = plain.topics
    answer = Answer(new_id(), plain.questions[0].id, text="So")
    used = replace(
        plain, answers=(answer,), answer_sources=(AnswerSource(new_id(), answer.id, first.id),)
    )
    left = replace(used, omissions=(Omission(new_id(), second.id, "Doppelt"),))
    assert Consolidation(plain).progress(topic) == Progress(1, 0, 4, 4)
    assert Consolidation(used).progress(topic) == Progress(1, 0, 4, 3)
    assert Consolidation(left).progress(topic) == Progress(1, 0, 4, 2)
    uses = [Consolidation(left).use_of(entry) for entry in plain.notes]
    assert uses == ["used", "left_out", "open", "open"]


def test_a_question_is_done_without_open_points_and_one_without_notes_is_not_counted(
    plain: Dossier,
) -> None:
    (topic,) = plain.topics
    out = tuple(Omission(new_id(), entry.id) for entry in plain.notes)
    assert Consolidation(replace(plain, omissions=out)).progress(topic) == Progress(1, 1, 4, 0)
    assert Consolidation(replace(plain, notes=())).progress(topic) == Progress(0, 0, 0, 0)


def test_internal_notes_parked_ones_and_empty_ones_are_no_points(plain: Dossier) -> None:
    (topic,) = plain.topics
    first, second, third, fourth = plain.notes
    changed = (
        first._replace(kind="internal"),
        second._replace(text="  "),
        third._replace(is_parked=1),
        fourth,
    )
    assert Consolidation(replace(plain, notes=changed)).progress(topic).points == 1


def test_an_answer_whose_notes_are_gone_rests_on_none(plain: Dossier) -> None:
    answer = Answer(new_id(), plain.questions[0].id, text="So")
    made = replace(
        plain, answers=(answer,), answer_sources=(AnswerSource(new_id(), answer.id, "gone"),)
    )
    assert Consolidation(made).notes_of(answer) == []


def test_notes_of_an_answer_stand_in_the_order_of_the_rounds(plain: Dossier) -> None:
    answer = Answer(new_id(), plain.questions[0].id, text="So")
    links = tuple(AnswerSource(new_id(), answer.id, entry.id) for entry in reversed(plain.notes))
    made = replace(plain, answers=(answer,), answer_sources=links)
    assert Consolidation(made).notes_of(answer) == [*plain.notes]


# What an answer says


def test_one_note_keeps_its_words_and_its_sub_notes_come_below() -> None:
    main, below = note("Trinkwasser zuerst", kind="consensus"), note("ab Stufe Gelb", level=2)
    assert worded([Point(main, (below,))]) == [
        ("Trinkwasser zuerst", (main,), 1, "consensus", ""),
        ("ab Stufe Gelb", (below,), 2, "statement", ""),
    ]


def test_several_notes_stand_behind_one_another_and_the_same_words_only_once() -> None:
    first, same, other = note("Größere Speicher."), note("groessere speicher. "), note("Mehr Geld")
    (answer,) = worded([Point(first), Point(same), Point(other)])
    assert answer.text == "Größere Speicher. Mehr Geld"
    assert answer.notes == (first, same, other)


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (("consensus", "consensus"), "consensus"),
        (("consensus", "statement"), "statement"),
        (("consensus", "open"), "open"),
        (("open", "dissent"), "dissent"),
        (("task",), "task"),
        (("internal",), "statement"),
    ],
)
def test_an_answer_is_never_more_agreed_than_its_notes(kinds: tuple[str, ...], kind: str) -> None:
    assert worded([Point(note("a", kind=entry)) for entry in kinds])[0].kind == kind


def test_what_the_room_said_of_an_earlier_point_marks_the_answer() -> None:
    first = note("a")
    confirms = note("b", answers_id=first.id, stance="confirmed")
    against = note("c", answers_id=first.id, stance="contradicted")
    assert worded([Point(first), Point(confirms)])[0].standing == "confirmed"
    assert worded([Point(first), Point(confirms), Point(against)])[0].standing == "contradicted"
    (alone,) = worded([Point(against)])
    assert (alone.kind, alone.standing) == ("dissent", "")
