"""Several laptops converge: whatever the order, nothing is lost, and both versions are kept."""

import os
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.identity import new_id
from facilitator.domain.letters import Entry, Letter
from facilitator.domain.records import AgendaItem, Question, Round
from facilitator.domain.stamps import Stamp
from facilitator.domain.team import Settled
from tests.storage.histories import History, histories, play
from tests.storage.laptops import Laptop, image

_HISTORIES = 3_000 if "FACILITATOR_LONG" in os.environ else 60


@pytest.fixture
def anna() -> Laptop:
    return Laptop("anna", image())


@pytest.fixture
def ben() -> Laptop:
    return Laptop("ben", image())


def exchange(*laptops: Laptop) -> None:
    letters = [letter for laptop in laptops for letter in laptop.letters()]
    for laptop in laptops:
        laptop.receive(letters)


def test_a_new_note_comes_over_whole(anna, ben):
    note = anna.add_note(0, 1, "Mehr Busse")
    ben.receive(anna.letters())
    assert ben.state() == anna.state()
    assert ben.text(note) == "Mehr Busse"


def test_typing_that_goes_on_comes_as_the_same_change(anna, ben):
    note = anna.add_note(0, 0, "Meh")
    ben.receive(anna.letters())
    anna.type(note, "r")
    anna.type(note, " Busse")
    ben.receive(anna.letters())
    assert ben.text(note) == "Mehr Busse"
    assert ben.state() == anna.state()
    assert ben.rivals(note) == []


def test_an_older_piece_of_the_same_typing_changes_nothing(anna, ben):
    note = anna.add_note(0, 0, "Meh")
    early = anna.letters()
    anna.type(note, "r")
    ben.receive(anna.letters())
    ben.receive(early)
    assert ben.text(note) == "Mehr"


def test_the_later_of_two_edits_stands_and_the_other_is_kept_beside_it(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    exchange(anna, ben)
    ben.now = anna.now + 100
    anna.edit(note, "Bus und Bahn")
    ben.edit(note, "Busse")
    exchange(anna, ben)
    assert anna.text(note) == ben.text(note) == "Busse"
    assert anna.rivals(note) == ben.rivals(note) == ["Bus und Bahn"]


def test_an_edit_that_knew_the_other_one_has_no_rival(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    anna.edit(note, "Busse")
    exchange(anna, ben)
    ben.edit(note, "Busse und Bahnen")
    exchange(anna, ben)
    assert anna.text(note) == "Busse und Bahnen"
    assert anna.rivals(note) == []


def test_going_on_with_the_standing_version_does_not_drop_the_other(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    exchange(anna, ben)
    ben.now = anna.now + 100
    anna.edit(note, "Bus und Bahn")
    ben.edit(note, "Busse")
    exchange(anna, ben)
    anna.edit(note, "Busse, abends")
    exchange(anna, ben)
    assert ben.text(note) == "Busse, abends"
    assert ben.rivals(note) == anna.rivals(note) == ["Bus und Bahn"]


def test_a_version_that_was_decided_about_is_none_any_more(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    exchange(anna, ben)
    ben.now = anna.now + 100
    anna.edit(note, "Bus und Bahn")
    ben.edit(note, "Busse")
    exchange(anna, ben)
    (lost,) = [letter for letter in anna.own_letters() if letter.entries[0].after == "Bus und Bahn"]
    anna.insert(Settled(new_id(), "note", note, "text", lost.last_stamp))
    exchange(anna, ben)
    assert anna.rivals(note) == ben.rivals(note) == []
    assert ben.state()["contested"] == []


def test_both_saying_the_same_is_no_contest(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    exchange(anna, ben)
    anna.edit(note, "Busse")
    ben.edit(note, "Busse")
    exchange(anna, ben)
    assert anna.rivals(note) == []


@pytest.mark.parametrize("is_edited_first", [True, False])
def test_an_edit_unseen_by_who_deleted_the_note_keeps_it(anna, ben, is_edited_first):
    note = anna.add_note(0, 0, "Bus")
    exchange(anna, ben)
    first, second = (anna, ben) if is_edited_first else (ben, anna)
    second.now = first.now + 100
    anna.edit(note, "Busse")
    ben.delete("note", note)
    exchange(anna, ben)
    assert not anna.is_deleted("note", note)
    assert not ben.is_deleted("note", note)
    assert ben.text(note) == "Busse"


def test_a_note_deleted_by_somebody_who_knew_all_of_it_is_gone(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    anna.edit(note, "Busse")
    exchange(anna, ben)
    ben.delete("note", note)
    exchange(anna, ben)
    assert anna.is_deleted("note", note)


def test_a_note_that_came_back_can_be_deleted_again(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    exchange(anna, ben)
    anna.edit(note, "Busse")
    ben.delete("note", note)
    exchange(anna, ben)
    ben.delete("note", note)
    exchange(anna, ben)
    assert anna.is_deleted("note", note)
    assert ben.is_deleted("note", note)


def test_a_question_deleted_by_somebody_who_had_not_seen_its_note_comes_back(anna, ben):
    question = ben.living("question", 0)
    note = anna.add_note(0, 0, "Bus")
    ben.delete("question", question)
    exchange(anna, ben)
    assert not anna.is_deleted("question", question)
    assert not ben.is_deleted("question", question)
    assert not ben.is_deleted("note", note)


@pytest.mark.parametrize("cells", [{"deleted": 1}, {"question_id": None}])
def test_a_question_that_came_back_for_a_note_goes_with_it_on_every_laptop(anna, ben, cells):
    note, question = anna.add_note(0, 0, "Bus"), anna.living("question", 0)
    ben.delete("question", question)
    exchange(anna, ben)
    anna.set("note", note, **cells)
    assert anna.is_deleted("question", question)
    exchange(anna, ben)
    assert anna.state() == ben.state()
    anna.set("note", note, deleted=0, question_id=question)
    assert not anna.is_deleted("question", question)
    exchange(anna, ben)
    assert anna.state() == ben.state()


def test_a_question_deleted_with_its_notes_stays_deleted(anna, ben):
    question = ben.living("question", 0)
    note = anna.add_note(0, 0, "Bus")
    exchange(anna, ben)
    ben.delete("note", note)
    ben.delete("question", question)
    exchange(anna, ben)
    assert anna.is_deleted("question", question)


def test_a_note_whose_question_has_not_come_yet_waits_for_it(anna, ben):
    topic = anna.living("topic", 0)
    question = Question(new_id(), topic, position="a1")
    anna.insert(question)
    asked = anna.own_letters()
    note = anna.add_note(0, 0, "Bus")
    anna.set("note", note, question_id=question.id)
    ben.receive([letter for letter in anna.own_letters() if letter not in asked])
    assert ben.state()["waiting"]
    ben.receive(asked)
    assert ben.state() == anna.state()
    assert not ben.state()["waiting"]


def test_rows_that_name_later_ones_come_over_with_them_at_once(anna, ben):
    first, second = anna.add_note(0, 0, "Mehr Busse"), anna.add_note(1, 0, "Wir auch")
    anna.set("note", first, answers_id=second, stance="confirmed")
    round_id = new_id()
    workshop_id = anna.living("workshop", 0)
    anna.insert(
        Round(round_id, workshop_id, 9),
        AgendaItem(new_id(), workshop_id, "a", None, None, "parallel", "Parallel", round_id),
    )
    ben.receive(anna.letters())
    assert ben.state() == anna.state()
    assert ben.state()["waiting"] == []


def test_each_half_of_a_note_may_come_first(anna, ben):
    note = anna.add_note(0, 0, "Bus")
    letter = anna.own_letters()[-1]
    halves = [
        letter._replace(entries=letter.entries[:2]),
        letter._replace(entries=letter.entries[2:]),
    ]
    ben.receive(halves[1:])
    assert ben.notes() == []
    ben.receive(halves[:1])
    assert ben.text(note) == "Bus"
    assert ben.state() == anna.state()


@settings(max_examples=_HISTORIES)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_all_letters_gives_the_same_rows(history: History, chance: random.Random):
    played = play(history)
    letters = [letter for laptop in played.laptops for letter in laptop.own_letters()]
    observers = [Laptop(f"observer{number}", image()) for number in range(2)]
    for observer in observers:
        deck = [*letters, *chance.sample(letters, len(letters) // 3)]
        chance.shuffle(deck)
        cuts = sorted(chance.choices(range(len(deck) + 1), k=4))
        for start, end in pairwise([0, *cuts, len(deck)]):
            observer.receive(deck[start:end])
    for laptop in played.laptops:
        laptop.receive(letters)
    states = [laptop.state() for laptop in (*played.laptops, *observers)]
    assert all(state == states[0] for state in states[1:])
    assert states[0]["waiting"] == []
    played.demand_nothing_lost(observers[0])


def forged(letter: Letter, *entries: Entry) -> Letter:
    """Return a letter of the same laptop that says something about rows of others, however it came by."""
    last = max(Stamp.parse(entry.stamp).milliseconds for entry in letter.entries)
    return letter._replace(
        step_id=new_id(),
        entries=tuple(
            entry._replace(stamp=str(Stamp(last + 5 + at, 0, letter.device)))
            for at, entry in enumerate(entries)
        ),
    )


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("column", "value"), [("text", "Etwas anderes"), ("deleted", 1), ("erased", 1)]
)
def test_an_id_under_another_table_says_nothing_about_the_row(anna, ben, first, column, value):
    carl = Laptop("carl", image())
    note = anna.add_note(0, 0, "Mehr Busse")
    letters = anna.letters()
    ben.add_note(0, 0, "Von Ben")
    theirs = ben.letters()
    wrong = forged(theirs[-1], Entry("question", note, column, None, value, ""))
    for letter in ([wrong], letters) if first else (letters, [wrong]):
        carl.receive(letter)
    assert carl.text(note) == "Mehr Busse"
    assert carl.rivals(note) == []

    anna.edit(note, "Mehr Busse und Bahnen")
    carl.receive(anna.letters())
    assert carl.text(note) == "Mehr Busse und Bahnen"
    before = carl.state()
    again = Laptop("dora", image())
    again.receive([*anna.letters(), wrong])
    assert again.state() == before
