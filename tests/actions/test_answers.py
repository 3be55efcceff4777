"""Curated answers: taken over, worded, ordered, merged, parted; one act is one step, no note changes."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.actions import answers, history, note_uses, workshops
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.authoring import Answer
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note
from facilitator.errors import Bug, UserError
from tests.domain.factory import Plan
from tests.storage.contents import asked

WORDS = ("Trinkwasser zuerst", "sonst entscheidet jeder", "Nachts beregnen", "Bestätigt")


class Evaluation:
    """A file with one question in two rounds: in each a note with a sub-note, and two more."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        plan = Plan(topics=1, questions=1, sub_questions=1, notes=4).dossier()
        notes = tuple(
            note._replace(
                text=f"{WORDS[at % 4]} {at // 8}", kind="statement", level=2 if at % 4 == 1 else 1
            )
            for at, note in enumerate(plan.notes)
        )
        bare = replace(
            plan, evidence=(), key_results=(), answers=(), answer_sources=(), omissions=()
        )
        empty = replace(bare, notes=notes)
        self.key = desk.run(workshops.add_dossier, dossier=empty).ids[0]
        self.question, self.part = (question.id for question in self.dossier.questions)

    @property
    def dossier(self) -> Dossier:
        return self.desk.read.dossier(self.key)

    @property
    def state(self) -> Consolidation:
        return Consolidation(self.dossier)

    @property
    def notes(self) -> list[Note]:
        """The notes directly on the question, in the order of the rounds."""
        return [note for note in self.dossier.notes if note.question_id == self.question]

    @property
    def mains(self) -> list[str]:
        return [note.id for note in self.notes if note.level == 1]

    @property
    def shown(self) -> list[str]:
        """The answers to the question, those of level 2 behind a dash."""
        return [f"{'- ' * (answer.level - 1)}{answer.text}" for answer in self.answers]

    @property
    def answers(self) -> list[Answer]:
        return self.desk.read.answers(self.question)

    def sources(self, answer_id: str) -> list[str]:
        state = self.state
        return [note.text for note in state.notes_of(state.answer[answer_id])]

    def id(self, text: str) -> str:
        return next(answer.id for answer in self.answers if answer.text == text)

    def take(self, *note_ids: str, after: str | None = None) -> Outcome:
        values = {"question_id": self.question, "note_ids": note_ids, "after": after}
        return self.desk.run(note_uses.take_over, **values)

    def write(self, *texts: str) -> list[str]:
        """Write answers of one's own, in this order."""
        ids: list[str] = []
        for text in texts:
            values = {"text": text.removeprefix("- "), "after": ids[-1] if ids else None}
            level = 2 if text.startswith("- ") else 1
            made = self.desk.run(answers.add, question_id=self.question, level=level, **values)
            ids += made.ids
        return ids

    @property
    def steps(self) -> int:
        return int(asked(self.desk.file.path, "SELECT count(*) FROM step")[0][0])


@pytest.fixture
def here(desk: Desk) -> Evaluation:
    return Evaluation(desk)


# Taking over


def test_a_note_taken_over_becomes_an_answer_with_its_sub_notes_below(here: Evaluation) -> None:
    before = here.dossier.notes
    made = here.take(here.mains[0])
    assert here.shown == ["Trinkwasser zuerst 0", "- sonst entscheidet jeder 0"]
    assert here.sources(made.ids[0]) == ["Trinkwasser zuerst 0"]
    assert here.sources(made.ids[1]) == ["sonst entscheidet jeder 0"]
    assert here.dossier.notes == before


def test_a_sub_note_alone_takes_the_note_above_it_along(here: Evaluation) -> None:
    here.take(here.notes[1].id)
    assert here.shown == ["Trinkwasser zuerst 0", "- sonst entscheidet jeder 0"]


def test_several_notes_become_one_answer_that_rests_on_all_in_one_step(here: Evaluation) -> None:
    steps = here.steps
    made = here.take(here.mains[0], here.mains[3])
    assert here.shown[0] == "Trinkwasser zuerst 0; Trinkwasser zuerst 1"
    assert here.sources(made.ids[0]) == ["Trinkwasser zuerst 0", "Trinkwasser zuerst 1"]
    assert here.steps == steps + 1
    here.desk.run(history.undo)
    assert here.shown == []
    assert not any(here.state.answers_on(note) for note in here.notes)
    here.desk.run(history.redo)
    assert len(here.shown) == 3


def test_each_note_can_become_its_own_answer_and_that_is_one_step_too(here: Evaluation) -> None:
    steps = here.steps
    values = {"question_id": here.question, "note_ids": here.mains}
    here.desk.run(note_uses.take_over_each, **values)
    assert [text for text in here.shown if not text.startswith("-")] == [
        *("Trinkwasser zuerst 0", "Nachts beregnen 0", "Bestätigt 0"),
        *("Trinkwasser zuerst 1", "Nachts beregnen 1", "Bestätigt 1"),
    ]
    assert here.steps == steps + 1
    assert here.state.progress(here.dossier.topics[0]).open == 6  # those of the sub-question


def test_what_is_taken_over_stands_behind_what_is_below_the_answer_named(here: Evaluation) -> None:
    here.take(here.mains[0])
    here.take(here.mains[1], after=here.id("Trinkwasser zuerst 0"))
    here.take(here.mains[2])
    assert here.shown == [
        *("Bestätigt 0", "Trinkwasser zuerst 0", "- sonst entscheidet jeder 0"),
        "Nachts beregnen 0",
    ]


def test_a_note_that_was_left_out_and_is_taken_over_is_left_out_no_more(here: Evaluation) -> None:
    here.desk.run(note_uses.leave_out, note_ids=here.mains[:1], reason="Doppelt")
    here.take(here.mains[0])
    assert here.dossier.omissions == ()


def test_an_answer_can_rest_on_more_notes_without_other_words(here: Evaluation) -> None:
    made = here.take(here.mains[1])
    here.desk.run(note_uses.add_to, answer_id=made.ids[0], note_ids=[here.mains[3]])
    here.desk.run(note_uses.add_to, answer_id=made.ids[0], note_ids=[here.mains[3]])
    assert here.shown == ["Nachts beregnen 0"]
    assert here.sources(made.ids[0]) == [
        *("Nachts beregnen 0", "Trinkwasser zuerst 1", "sonst entscheidet jeder 1"),
    ]
    note_ids = [note.id for note in here.notes if note.text.endswith("1")]
    here.desk.run(note_uses.let_go, answer_id=made.ids[0], note_ids=note_ids)
    assert here.sources(made.ids[0]) == ["Nachts beregnen 0"]


def test_notes_that_are_gone_are_not_taken_over(here: Evaluation) -> None:
    with pytest.raises(UserError, match="no longer in the file"):
        here.take("gone")
    assert here.shown == []


# Leaving out


def test_notes_are_left_out_with_a_reason_and_taken_back_in(here: Evaluation) -> None:
    here.desk.run(note_uses.leave_out, note_ids=here.mains[:2], reason=" Gehört zu W 2 ")
    here.desk.run(note_uses.leave_out, note_ids=here.mains[:1], reason="Doppelt")
    state = here.state
    reasons = {omission.reason for omission in state.dossier.omissions}
    assert reasons == {"Gehört zu W 2", "Doppelt"}
    assert [state.use_of(note) for note in here.notes[:3]] == ["left_out", "open", "left_out"]
    here.desk.run(note_uses.readmit, note_ids=here.mains[:2])
    assert here.dossier.omissions == ()


# Words and marks


def test_typing_in_an_answer_is_one_step(here: Evaluation) -> None:
    answer, *_ = here.take(here.mains[1]).ids
    steps = here.steps
    for text in ("Vorrang f", "Vorrang fü", "Vorrang für Trinkwasser"):
        here.desk.run(answers.reword, answer_id=answer, text=text)
    assert here.shown == ["Vorrang für Trinkwasser"]
    assert here.steps == steps + 1
    here.desk.run(history.undo)
    assert here.shown == ["Nachts beregnen 0"]


def test_an_answer_that_is_begun_and_typed_is_one_step_as_a_whole(here: Evaluation) -> None:
    (answer,) = here.write("V")
    here.desk.run(answers.reword, answer_id=answer, text="Vorrang")
    here.desk.run(history.undo)
    assert here.shown == []


@pytest.mark.parametrize(
    "act",
    [
        lambda here: here.write(" "),
        lambda here: here.desk.run(answers.reword, answer_id=here.answers[0].id, text=" "),
    ],
)
def test_an_answer_has_words(here: Evaluation, act: Callable[[Evaluation], object]) -> None:
    here.write("So")
    with pytest.raises(UserError, match="needs words"):
        act(here)
    assert here.shown == ["So"]


def test_answers_are_marked_together(here: Evaluation) -> None:
    ids = here.write("A", "B")
    here.desk.run(answers.set_kind, answer_ids=ids, kind="dissent")
    here.desk.run(answers.set_standing, answer_ids=ids[:1], standing="confirmed")
    marks = [(answer.kind, answer.standing) for answer in here.answers]
    assert marks == [("dissent", "confirmed"), ("dissent", "")]
    with pytest.raises(Bug):
        here.desk.run(answers.set_kind, answer_ids=ids, kind="internal")
    with pytest.raises(Bug):
        here.desk.run(answers.set_standing, answer_ids=ids, standing="old")


# Order


def test_a_main_answer_moves_with_what_is_below_it(here: Evaluation) -> None:
    a, _, c = here.write("A", "- b", "C")
    here.desk.run(answers.shift, question_id=here.question, answer_ids=[c], step=-1)
    assert here.shown == ["C", "A", "- b"]
    here.desk.run(answers.place, question_id=here.question, answer_ids=[a], after=None)
    assert here.shown == ["A", "- b", "C"]


def test_the_first_answer_stays_a_main_one(here: Evaluation) -> None:
    a, b = here.write("A", "B")
    here.desk.run(answers.set_level, question_id=here.question, answer_ids=[a, b], level=2)
    assert here.shown == ["A", "- B"]
    here.desk.run(answers.remove, answer_ids=[b])
    (c,) = here.write("- C")
    assert [answer.level for answer in here.answers if answer.id == c] == [1]


def test_an_answer_moves_to_another_question_with_what_is_below_it(here: Evaluation) -> None:
    _, b, _ = here.write("A", "B", "- c")
    here.desk.run(answers.place, question_id=here.part, answer_ids=[b], after=None)
    assert here.shown == ["A"]
    assert [(one.text, one.level) for one in here.desk.read.answers(here.part)] == [
        *(("B", 1), ("c", 2)),
    ]


def test_a_deleted_answer_takes_along_what_is_below_and_frees_its_notes(here: Evaluation) -> None:
    made = here.take(here.mains[0])
    here.desk.run(answers.remove, answer_ids=made.ids[:1])
    assert here.shown == []
    assert here.state.use_of(here.notes[0]) == "open"
    here.desk.run(history.undo)
    assert here.sources(made.ids[0]) == ["Trinkwasser zuerst 0"]


# Merging and splitting


def test_merged_answers_have_all_words_all_notes_and_all_below(here: Evaluation) -> None:
    for at in (0, 1, 3):
        here.take(here.mains[at], after=here.answers[0].id if here.answers else None)
    ids = [here.id(text) for text in ("Nachts beregnen 0", "Trinkwasser zuerst 1")]
    steps = here.steps
    here.desk.run(answers.merge, answer_ids=ids)
    assert here.shown == [
        *("Trinkwasser zuerst 0", "- sonst entscheidet jeder 0"),
        *("Nachts beregnen 0; Trinkwasser zuerst 1", "- sonst entscheidet jeder 1"),
    ]
    assert here.sources(ids[0]) == ["Nachts beregnen 0", "Trinkwasser zuerst 1"]
    assert here.steps == steps + 1


def test_one_answer_alone_cannot_be_merged(here: Evaluation) -> None:
    with pytest.raises(UserError, match="at least two"):
        here.desk.run(answers.merge, answer_ids=here.write("A"))


def test_both_halves_of_a_split_answer_rest_on_its_notes(here: Evaluation) -> None:
    made = here.take(here.mains[1], here.mains[2])
    text = here.answers[0].text
    at = text.index(";") + 1
    here.desk.run(answers.split, answer_id=made.ids[0], at=at)
    assert here.shown == ["Nachts beregnen 0;", "Bestätigt 0"]
    first, second = (here.sources(answer.id) for answer in here.answers)
    assert first == second == ["Nachts beregnen 0", "Bestätigt 0"]
    with pytest.raises(UserError, match="between two words"):
        here.desk.run(answers.split, answer_id=made.ids[0], at=0)


def test_an_answer_is_parted_into_those_of_its_notes(here: Evaluation) -> None:
    made = here.take(here.mains[0], here.mains[2])
    here.desk.run(answers.reword, answer_id=made.ids[0], text="Vorrang hat Trinkwasser")
    here.desk.run(note_uses.part, answer_id=made.ids[0])
    assert here.shown == [
        *("Trinkwasser zuerst 0", "- sonst entscheidet jeder 0", "Bestätigt 0"),
    ]
    assert here.sources(made.ids[0]) == ["Trinkwasser zuerst 0"]
    assert here.sources(here.id("Bestätigt 0")) == ["Bestätigt 0"]
    with pytest.raises(UserError, match="several notes"):
        here.desk.run(note_uses.part, answer_id=made.ids[0])
