"""What prints on a consolidated question: the answers, and no note that was decided on."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain.authoring import Answer, AnswerSource, Omission
from facilitator.domain.checks import check
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.protocol import content
from facilitator.protocol.compose import compose
from tests.domain.factory import Plan

TODAY = date(2026, 9, 20)


@pytest.fixture
def plain() -> Dossier:
    """One question in two rounds: in each A, B with a sub-note, C."""
    made = Plan(topics=1, questions=1, sub_questions=0, notes=4).dossier()
    words = ("A", "B", "b", "C")
    notes = tuple(
        note._replace(
            text=f"{words[at % 4]}{at // 4 + 1}", level=1 + (at % 4 == 2), kind="statement"
        )
        for at, note in enumerate(made.notes)
    )
    return replace(made, notes=notes, answers=(), answer_sources=(), omissions=(), evidence=())


def printed(dossier: Dossier) -> list[content.Answer]:
    (topic,) = compose(dossier, today=TODAY).topics
    return [*topic.questions[0].answers]


def shown(dossier: Dossier) -> list[str]:
    return [f"{'- ' * (answer.level - 1)}{answer.text}" for answer in printed(dossier)]


def answered(dossier: Dossier, *made: tuple[str, str, dict[str, object]]) -> Dossier:
    """Add answers: their text, the notes they rest on (by text), and what else they are."""
    by_text = {note.text: note for note in dossier.notes}
    question = dossier.questions[0].id
    answers = tuple(
        Answer(new_id(), question, position, text=text, **cells)  # type: ignore[arg-type] - the tests know its fields
        for position, (text, _, cells) in zip(spread(len(made)), made, strict=True)
    )
    sources = tuple(
        AnswerSource(new_id(), answer.id, by_text[name].id)
        for answer, (_, names, _) in zip(answers, made, strict=True)
        for name in names.split()
    )
    return replace(dossier, answers=answers, answer_sources=sources)


def test_without_answers_the_notes_print_in_the_order_of_the_rounds(plain: Dossier) -> None:
    assert shown(plain) == ["A1", "B1", "- b1", "C1", "A2", "B2", "- b2", "C2"]


def test_answers_print_instead_of_their_notes_and_what_is_open_stands_behind(
    plain: Dossier,
) -> None:
    made = answered(plain, ("Alle sagen A", "A1 A2", {}), ("so", "", {"level": 2}))
    assert shown(made) == ["Alle sagen A", "- so", "B1", "- b1", "C1", "B2", "- b2", "C2"]


def test_a_note_that_is_left_out_prints_nowhere_nor_does_what_hangs_on_it(plain: Dossier) -> None:
    out = [note for note in plain.notes if note.text in {"B1", "C2"}]
    made = replace(plain, omissions=tuple(Omission(new_id(), note.id) for note in out))
    assert shown(made) == ["A1", "C1", "A2", "B2", "- b2"]


def test_the_first_answer_is_a_main_one_and_one_without_words_does_not_print(
    plain: Dossier,
) -> None:
    every = "A1 B1 C1 A2 B2 C2"
    made = answered(plain, (" ", every, {}), ("x", "", {"level": 2}), ("y", "", {"level": 2}))
    assert shown(made) == ["x", "- y"]


@pytest.mark.parametrize(
    ("standing", "names", "reply"),
    [
        ("confirmed", "A1 A2", content.Reply(2, "confirmed")),
        ("contradicted", "A1", content.Reply(2, "contradicted")),
        ("new", "C2", content.Reply(2, "new")),
        ("new", "A1 A2", content.Reply(1, "new")),
    ],
)
def test_the_standing_of_an_answer_names_its_round(
    plain: Dossier, standing: str, names: str, reply: content.Reply
) -> None:
    made = answered(plain, ("So", names, {"standing": standing}))
    assert printed(made)[0].replies == (reply,)


def test_with_one_round_there_is_nothing_to_be_confirmed_by(plain: Dossier) -> None:
    first = plain.sessions[0]
    single = replace(
        plain,
        rounds=plain.rounds[:1],
        sessions=(first,),
        notes=tuple(note for note in plain.notes if note.session_id == first.id),
    )
    assert printed(answered(single, ("So", "A1", {"standing": "confirmed"})))[0].replies == ()


def test_a_task_names_the_owner_and_day_of_its_note_and_a_quotation_stands_in_quotes(
    plain: Dossier,
) -> None:
    notes = tuple(
        note._replace(kind="task", task_owner="MUG", task_due="2026-10-01")
        if note.text == "A1"
        else note
        for note in plain.notes
    )
    made = answered(
        replace(plain, notes=notes),
        ("Karte erstellen", "A1", {"kind": "task"}),
        ("Das Wasser fehlt", "B1", {"kind": "quotation"}),
    )
    task, quoted = printed(made)[:2]
    assert (task.owner, task.due) == ("MUG", date(2026, 10, 1))
    assert quoted.text == "„Das Wasser fehlt“"


def test_a_question_whose_notes_are_all_left_out_is_unanswered(plain: Dossier) -> None:
    def is_open(dossier: Dossier) -> bool:
        return any(finding.matter == "question_unanswered" for finding in check(dossier))

    out = replace(plain, omissions=tuple(Omission(new_id(), note.id) for note in plain.notes))
    assert not is_open(plain)
    assert is_open(out)
    assert not is_open(answered(out, ("So", "", {})))
