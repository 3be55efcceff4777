"""What a day leaves to be done: which notes, in which order, in whose words."""

from dataclasses import replace

import pytest

from facilitator.domain.authoring import Answer, AnswerSource, Omission
from facilitator.domain.dossier import Dossier
from facilitator.domain.followups import followups
from facilitator.domain.identity import new_id
from tests.domain.factory import Plan


@pytest.fixture
def day() -> Dossier:
    """Six notes: an open question, tasks for later, for now and for nobody knows when, two statements."""
    made = Plan(topics=1, questions=1, sub_questions=0, notes=3).dossier()
    cells = (
        {"kind": "open", "text": "Wer zahlt?"},
        {"kind": "task", "text": "Karte", "task_owner": "MUG", "task_due": "2026-11-01"},
        {"kind": "task", "text": "Einladung", "task_owner": "Tidenhub", "task_due": "2026-10-01"},
        {"kind": "task", "text": "Irgendwann"},
        {"kind": "statement", "text": "Nichts"},
        {"kind": "internal", "text": "Aufpassen"},
    )
    notes = tuple(
        note._replace(level=1, **cell)  # type: ignore[arg-type] - the tests know its fields
        for note, cell in zip(made.notes, cells, strict=True)
    )
    return replace(made, notes=notes, answers=(), answer_sources=(), omissions=())


def texts(dossier: Dossier) -> list[str]:
    return [entry.text for entry in followups(dossier)]


def test_tasks_stand_by_their_dates_and_open_questions_behind_them(day: Dossier) -> None:
    assert texts(day) == ["Einladung", "Karte", "Irgendwann", "Wer zahlt?"]
    first = followups(day)[0]
    assert (first.kind, first.owner, first.due) == ("task", "Tidenhub", "2026-10-01")


def test_a_parked_one_is_among_them_and_one_left_out_is_not(day: Dossier) -> None:
    parked = tuple(note._replace(is_parked=int(note.text == "Karte")) for note in day.notes)
    out = next(note for note in day.notes if note.text == "Irgendwann")
    made = replace(day, notes=parked, omissions=(Omission(new_id(), out.id),))
    assert texts(made) == ["Einladung", "Karte", "Wer zahlt?"]


@pytest.mark.parametrize(
    ("kind", "text"), [("task", "Karte der Brunnen zeichnen"), ("open", "Karte")]
)
def test_one_that_became_an_answer_of_its_kind_is_worded_as_that(
    day: Dossier, kind: str, text: str
) -> None:
    note = next(note for note in day.notes if note.text == "Karte")
    answer = Answer(new_id(), str(note.question_id), text="Karte der Brunnen zeichnen")
    answer = answer._replace(kind=kind)  # type: ignore[arg-type] - of the two that there are
    links = (AnswerSource(new_id(), answer.id, note.id),)
    assert texts(replace(day, answers=(answer,), answer_sources=links))[1] == text
