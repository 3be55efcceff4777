"""Topics and their questions: words, minutes, hints, order, levels; one edit is one step, no note is lost."""

from dataclasses import replace

import pytest

from facilitator.actions import desk as desks
from facilitator.actions import history, notes, questions, topics, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Topic
from facilitator.domain.topic_times import minutes_needed
from facilitator.errors import UserError
from tests.domain.factory import Plan
from tests.storage.contents import asked, living_rows


class Room:
    """A file with one workshop of two topics, and one topic of it."""

    def __init__(self, desk: Desk, key: str) -> None:
        self.desk, self.key = desk, key

    @property
    def head(self) -> Dossier:
        return self.desk.read.head(self.key)

    @property
    def topic(self) -> Topic:
        return self.head.topics[0]

    @property
    def shown(self) -> list[str]:
        """The outline, sub-questions behind a dash."""
        return [
            line
            for question in self.head.questions_of(self.topic)
            for line in (
                question.text,
                *(f"- {part.text}" for part in self.head.sub_questions_of(question)),
            )
        ]

    @property
    def steps(self) -> int:
        ((count,),) = asked(self.desk.file.path, "SELECT count(*) FROM step WHERE kind = 'do'")
        return int(count)

    def id(self, text: str) -> str:
        return next(entry.id for entry in self.head.questions if entry.text == text)

    def run(self, action, **values):
        return self.desk.run(action, topic_id=self.topic.id, **values)


@pytest.fixture
def room(desk: Desk) -> Room:
    """Topic 1 asks A with a part b, then C and D; nothing is noted yet."""
    plan = Plan(questions=0, notes=0).dossier()
    bare = replace(
        plan, notes=(), evidence=(), key_results=(), recommendations=(), session_facts=()
    )
    made = Room(desk, desk.run(workshops.add_dossier, dossier=bare).ids[0])
    after = None
    for text, level in (("A", 0), ("b", 1), ("C", 0), ("D", 0)):
        (after,) = made.run(questions.add, text=text, after=after, level=level).ids
    return made


# Questions


def test_a_new_question_stands_below_the_one_it_was_begun_at(room: Room) -> None:
    room.run(questions.add, text="Neu", after=room.id("b"))
    room.run(questions.add, text="erste Teilfrage", after=room.id("C"), level=1)
    assert room.shown == ["A", "- b", "Neu", "C", "- erste Teilfrage", "D"]


def test_typing_a_new_question_is_one_step_however_many_keys(room: Room) -> None:
    key, steps = new_id(), room.steps
    room.run(questions.add, text="W", after=room.id("D"), question_id=key)
    for text in ("We", "Wer", "Wer?"):
        room.desk.run(questions.reword, question_id=key, text=text)
    assert room.shown[-1] == "Wer?"
    assert room.steps == steps + 1
    room.desk.run(history.undo)
    assert room.shown == ["A", "- b", "C", "D"]
    room.desk.run(history.redo)
    assert room.shown[-1] == "Wer?"


def test_words_and_hint_of_one_question_are_steps_of_their_own(room: Room) -> None:
    key, steps = room.id("C"), room.steps
    for text in ("Ca", "Cab"):
        room.desk.run(questions.reword, question_id=key, text=text)
    for hint in ("N", "Nach", "Nachfragen"):
        room.desk.run(questions.set_hint, question_id=key, hint=hint)
    assert room.steps == steps + 2
    question = next(entry for entry in room.head.questions if entry.id == key)
    assert (question.text, question.hint) == ("Cab", "Nachfragen")
    room.desk.run(history.undo)
    room.desk.run(history.undo)
    question = next(entry for entry in room.head.questions if entry.id == key)
    assert (question.text, question.hint) == ("C", "")


def test_typing_after_a_pause_is_a_step_of_its_own(room: Room, monkeypatch) -> None:
    key, steps = room.id("C"), room.steps
    room.desk.run(questions.reword, question_id=key, text="Ca")
    monkeypatch.setattr(desks, "_TYPING_SECONDS", -1.0)
    room.desk.run(questions.reword, question_id=key, text="Cab")
    assert room.steps == steps + 2


def test_a_question_without_words_is_refused_and_keeps_those_it_had(room: Room) -> None:
    stored = living_rows(room.desk.file.path)
    with pytest.raises(UserError, match="needs words"):
        room.desk.run(questions.reword, question_id=room.id("C"), text=" ")
    with pytest.raises(UserError, match="needs words"):
        room.run(questions.add, text="")
    assert living_rows(room.desk.file.path) == stored


def test_levels_and_order_change_for_several_at_once_and_are_taken_back_together(
    room: Room,
) -> None:
    chosen = {room.id("C"), room.id("D")}
    room.run(questions.set_level, question_ids=chosen, level=1)
    assert room.shown == ["A", "- b", "- C", "- D"]
    room.run(questions.shift, question_ids=chosen, step=-1)
    assert room.shown == ["A", "- C", "- D", "- b"]
    room.desk.run(history.undo)
    room.desk.run(history.undo)
    assert room.shown == ["A", "- b", "C", "D"]


def test_what_becomes_a_sub_question_takes_its_own_along(room: Room) -> None:
    room.run(questions.shift, question_ids={room.id("A")}, step=1)
    assert room.shown == ["C", "A", "- b", "D"]
    room.run(questions.set_level, question_ids={room.id("A")}, level=1)
    assert room.shown == ["C", "- A", "- b", "D"]


def test_minutes_of_several_are_one_step_and_nonsense_is_refused(room: Room) -> None:
    room.desk.run(questions.set_minutes, minutes={room.id("A"): 20, room.id("C"): 25})
    assert minutes_needed(room.head, room.topic) == 45
    with pytest.raises(UserError, match="between 0"):
        room.desk.run(questions.set_minutes, minutes={room.id("A"): 10, room.id("C"): -1})
    assert minutes_needed(room.head, room.topic) == 45
    room.desk.run(history.undo)
    assert minutes_needed(room.head, room.topic) == 0


def test_minutes_are_spread_in_proportion_until_they_fit_the_round(room: Room) -> None:
    room.desk.run(questions.set_minutes, minutes={room.id("A"): 40, room.id("C"): 20})
    room.run(questions.fit_minutes, length=45)
    planned = {entry.text: entry.planned_minutes for entry in room.head.questions}
    assert planned == {"A": 20, "b": None, "C": 10, "D": 15}


def test_where_only_parts_have_minutes_they_share_those_of_their_question(room: Room) -> None:
    room.desk.run(questions.set_minutes, minutes={room.id("b"): 30, room.id("C"): 30})
    room.run(questions.set_level, question_ids={room.id("D")}, level=1)
    room.run(questions.fit_minutes, length=40)
    planned = {entry.text: entry.planned_minutes for entry in room.head.questions}
    assert planned == {"A": None, "b": 20, "C": 20, "D": None}


def test_deleting_takes_the_parts_along_and_comes_back_whole(room: Room) -> None:
    stored = living_rows(room.desk.file.path)
    outcome = room.run(questions.remove, question_ids={room.id("A")})
    assert (room.shown, outcome.remark) == (["C", "D"], "2 questions deleted.")
    room.desk.run(history.undo)
    assert living_rows(room.desk.file.path) == stored


@pytest.mark.parametrize("is_parked", [0, 1])
def test_a_question_with_notes_stays_and_so_does_the_one_above_it(
    room: Room, is_parked: int
) -> None:
    session = room.head.sessions_of(room.topic)[0].id
    said = {"session_id": session, "question_id": room.id("b"), "text": "Gesagt"}
    if is_parked:
        room.desk.run(notes.add_parked, **said)
    else:
        room.desk.run(notes.add, **said)
    stored = living_rows(room.desk.file.path)
    for chosen in ({"b"}, {"A"}, {"A", "C", "D"}):
        with pytest.raises(UserError, match="“b” has 1 note and stays"):
            room.run(questions.remove, question_ids={room.id(text) for text in chosen})
    assert living_rows(room.desk.file.path) == stored


def test_questions_of_another_topic_are_copied_once(room: Room) -> None:
    room.desk.run(questions.set_minutes, minutes={room.id("b"): 7})
    room.desk.run(questions.set_hint, question_id=room.id("b"), hint="Zahlen")
    target = room.head.topics[1].id
    copy = {"topic_id": target, "from_topic_id": room.topic.id}
    room.desk.run(questions.add, topic_id=target, text="c")
    outcome = room.desk.run(questions.copy, **copy)
    assert outcome.remark == "3 questions were copied. 1 was there already."
    mains = room.head.questions_of(room.head.topics[1])
    assert [entry.text for entry in mains] == ["c", "A", "D"]
    (part,) = room.head.sub_questions_of(mains[1])
    assert (part.text, part.planned_minutes, part.hint) == ("b", 7, "Zahlen")
    assert room.desk.run(questions.copy, **copy).remark == (
        "0 questions were copied. 4 were there already."
    )
    assert room.shown == ["A", "- b", "C", "D"]


# Topics


def test_a_new_topic_has_a_session_in_every_round(room: Room) -> None:
    (key,) = room.desk.run(topics.add, workshop_id=room.key, title="Daten").ids
    added = room.head.topics[-1]
    assert (added.id, added.number, added.title) == (key, 3, "Daten")
    assert [str(room.head.code[one.id]) for one in room.head.sessions_of(added)] == [
        "W 1.3",
        "W 2.3",
    ]
    room.desk.run(history.undo)
    assert len(room.head.topics) == 2
    assert len(room.head.sessions) == 4


def test_typing_a_title_is_one_step(room: Room) -> None:
    steps = room.steps
    for title in ("N", "Ne", "Netze"):
        room.desk.run(topics.retitle, topic_id=room.topic.id, title=title)
    assert (room.topic.title, room.steps) == ("Netze", steps + 1)
    room.desk.run(history.undo)
    assert room.topic.title == "Thema 1"


def test_a_topic_is_deleted_only_while_nothing_was_said(room: Room) -> None:
    stored = living_rows(room.desk.file.path)
    room.desk.run(topics.remove, topic_id=room.topic.id)
    assert [topic.number for topic in room.head.topics] == [2]
    room.desk.run(history.undo)
    assert living_rows(room.desk.file.path) == stored
    session = room.head.sessions_of(room.topic)[0].id
    room.desk.run(notes.add, session_id=session, question_id=room.id("A"), text="Gesagt")
    with pytest.raises(UserError, match="has 1 note and stays"):
        room.desk.run(topics.remove, topic_id=room.topic.id)


def test_topics_change_places_with_their_sessions_until_somebody_works_with_the_numbers(
    room: Room,
) -> None:
    first, second = room.head.topics
    room.desk.run(topics.shift, topic_id=first.id, step=1)
    assert [topic.id for topic in room.head.topics] == [second.id, first.id]
    moved = room.head.sessions_of(next(one for one in room.head.topics if one.id == first.id))
    assert [str(room.head.code[session.id]) for session in moved] == ["W 1.2", "W 2.2"]
    room.desk.run(topics.shift, topic_id=first.id, step=1)
    assert [topic.id for topic in room.head.topics] == [second.id, first.id]
    room.desk.run(notes.add, session_id=moved[0].id, question_id=room.id("A"), text="Gesagt")
    with pytest.raises(UserError, match="keeps its number"):
        room.desk.run(topics.shift, topic_id=second.id, step=1)
