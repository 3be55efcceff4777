import pytest

from facilitator.actions import notes
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Added, Edit, Levelled, Moved, Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.text import MAX_LINE_CHARACTERS
from facilitator.errors import Bug, UserError
from tests.actions.places import Place
from tests.storage.contents import all_rows, asked


def test_a_note_is_appended_with_the_time_it_was_made(place: Place) -> None:
    before = place.texts
    note = place.note(place.add("Messnetze zusammenlegen", level=2))
    assert place.texts == [*before, "Messnetze zusammenlegen"]
    assert (note.level, note.kind, note.is_key_result, note.is_parked) == (2, "statement", 0, 0)
    assert note.created_at.endswith("+00:00")


def test_a_note_may_come_with_its_kind(place: Place) -> None:
    values = {"session_id": place.session_id, "question_id": place.question_id}
    outcome = place.desk.run(notes.add, **values, text="Wer zahlt?", kind="open")
    assert place.note(outcome.ids[0]).kind == "open"


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\x00\x1b"])
def test_an_empty_note_is_refused(place: Place, text: str) -> None:
    with pytest.raises(UserError, match="nothing was stored"):
        place.add(text)
    with pytest.raises(UserError, match="nothing was stored"):
        place.desk.run(notes.add_parked, session_id=place.session_id, text=text)


def test_a_text_too_long_is_refused_and_the_longest_is_kept(place: Place) -> None:
    with pytest.raises(UserError, match="Split it"):
        place.add("a" * (MAX_LINE_CHARACTERS + 1))
    with pytest.raises(UserError, match="Split it"):
        place.revise(Reworded(place.notes[0].id, "a" * (MAX_LINE_CHARACTERS + 1)))
    assert len(place.note(place.add("a" * MAX_LINE_CHARACTERS)).text) == MAX_LINE_CHARACTERS


def test_texts_are_cleaned_as_they_come_in(place: Place) -> None:
    note = place.note(place.add("Zeile\r\neins\x07 \ud800Gru\u0308ße"))
    assert note.text == "Zeile eins Grüße"
    place.revise(Reworded(note.id, "und\tjetzt\x00"))
    assert place.note(note.id).text == "und jetzt"


def test_a_note_can_be_added_anywhere(place: Place) -> None:
    first, *rest = [note.id for note in place.notes if note.question_id == place.question_id]
    added = [
        Added(new_id(), place.question_id, 1, "Ganz vorn"),
        Added(new_id(), place.question_id, 2, "Dahinter", after=first),
        Added(new_id(), place.question_id, 1, "Am Ende", after=rest[-1]),
    ]
    outcome = place.revise(*added)
    order = [note.id for note in place.notes if note.question_id == place.question_id]
    assert order == [added[0].id, first, added[1].id, *rest, added[2].id]
    assert outcome.ids == tuple(edit.id for edit in added)
    assert place.note(added[1].id).level == 2


def test_a_note_behind_one_that_was_deleted_keeps_its_place(place: Place) -> None:
    one, two, three = (place.add(text) for text in ("Eins", "Zwei", "Drei"))
    place.revise(Removed(two))
    place.revise(Added(new_id(), place.question_id, 1, "Statt Zwei", after=two))
    assert place.texts[-3:] == ["Eins", "Statt Zwei", "Drei"]
    assert {one, three} < {note.id for note in place.notes}


def test_a_note_is_reworded_levelled_and_moved(place: Place, dossier: Dossier) -> None:
    part = dossier.sub_questions_of(dossier.questions_of(dossier.topics[0])[0])[0]
    note_id = place.add("Alt")
    place.revise(
        Reworded(note_id, "Neu"), Levelled(note_id, 2), Moved(note_id, part.id, after=None)
    )
    note = place.note(note_id)
    assert (note.text, note.level, note.question_id) == ("Neu", 2, part.id)
    of_part = [other.id for other in place.notes if other.question_id == part.id]
    assert of_part[0] == note_id


def test_a_move_writes_the_place_and_nothing_more(place: Place) -> None:
    first, *_, last = [note.id for note in place.notes if note.question_id == place.question_id]
    place.revise(Moved(last, place.question_id))
    columns = asked(
        place.desk.file.path,
        "SELECT table_name, row_id, column_name FROM journal WHERE step_id = "
        "(SELECT id FROM step ORDER BY number DESC LIMIT 1)",
    )
    assert columns == [("note", last, "position")]
    assert [note.id for note in place.notes][:2] == [last, first]


def test_a_note_moved_behind_itself_stays(place: Place) -> None:
    place.add("Allein hier")
    before = place.texts
    last = place.notes[[note.text for note in place.notes].index("Allein hier")]
    place.revise(Moved(last.id, place.question_id, after=last.id))
    assert place.texts == before


def test_a_removed_note_stays_in_the_file_as_a_tombstone(place: Place) -> None:
    note_id = place.add("Weg damit")
    place.revise(Removed(note_id))
    assert place.desk.read.note(note_id) is None
    assert "Weg damit" not in place.texts
    row = all_rows(place.desk.file.path)["note", note_id]
    assert (row["deleted"], row["text"]) == (1, "Weg damit")
    assert place.revise(Removed(note_id)).touched == frozenset()


def test_editing_a_deleted_note_brings_it_back(place: Place) -> None:
    note_id = place.add("Gelöscht")
    place.revise(Removed(note_id))
    place.revise(Reworded(note_id, "Doch noch gebraucht"))
    assert place.texts[-1] == "Doch noch gebraucht"


def test_a_note_that_comes_back_keeps_its_name_and_takes_its_new_place(place: Place) -> None:
    first = place.notes[0].id
    note_id = place.add("Kommt wieder")
    place.desk.run(notes.park, note_ids=[note_id])
    place.revise(Removed(note_id))
    place.revise(Added(note_id, place.question_id, 2, "Wieder da", after=first))
    note = place.note(note_id)
    assert place.texts[1] == "Wieder da"
    assert (note.level, note.is_parked) == (2, 0)


@pytest.mark.parametrize(
    ("edits", "label"),
    [
        ([Reworded("1", "a"), Reworded("2", "b")], "Typing"),
        ([Added("n", "q", 1, "a")], "New note"),
        ([Added("n", "q", 1, "a"), Reworded("1", "b")], "New note"),
        ([Added("n", "q", 1, "a"), Added("m", "q", 1, "b")], "Insert notes"),
        ([Reworded("1", "ab"), Removed("2")], "Delete notes"),
        ([Levelled("1", 2), Levelled("2", 2)], "Level"),
        ([Moved("1", "q"), Levelled("1", 2)], "Move notes"),
        ([Reworded("1", "a"), Levelled("2", 2)], "Edit notes"),
    ],
)
def test_a_step_is_named_after_what_was_done(place: Place, edits: list[Edit], label: str) -> None:
    names = {key: place.add(f"Notiz {key}") for key in ("1", "2")}
    names |= {"q": place.question_id, "n": new_id(), "m": new_id()}

    def real(edit: Edit) -> Edit:
        values = edit._asdict()
        for name in ("id", "question_id"):
            if name in values:
                values[name] = names[values[name]]
        return type(edit)(**values)

    assert place.revise(*map(real, edits)).label == label
    step = place.desk.read.step_to_undo()
    assert step is not None
    assert step.label == label


def test_what_no_person_can_ask_for_is_a_bug(place: Place) -> None:
    note_id = place.add("Da")
    wrong: list[Edit] = [
        Levelled(note_id, 3),
        Levelled(note_id, 0),
        Reworded("no such note", "x"),
        Moved(note_id, place.question_id, after="no such note"),
        Added(new_id(), "no such question", 1, "x"),
    ]
    rows = all_rows(place.desk.file.path)
    for edit in wrong:
        with pytest.raises(Bug):
            place.revise(edit)
    with pytest.raises(Bug):
        place.desk.run(notes.set_kind, note_ids=[note_id], kind="joke")  # type: ignore[arg-type] - the point
    assert all_rows(place.desk.file.path) == rows


def test_several_notes_take_a_kind_and_one_that_is_gone_is_passed_over(place: Place) -> None:
    one, two, gone = (place.add(text) for text in ("Eins", "Zwei", "Drei"))
    place.revise(Removed(gone))
    outcome = place.desk.run(notes.set_kind, note_ids=[one, gone, two], kind="dissent")
    assert outcome.rows("note") == {one, two}
    assert {place.note(one).kind, place.note(two).kind} == {"dissent"}


# The parking lot


def test_a_parked_note_remembers_its_question_and_comes_back_at_its_end(place: Place) -> None:
    first = place.notes[0]
    counts = place.desk.read.counts(place.session_id)[place.question_id]
    place.desk.run(notes.park, note_ids=[first.id])
    assert first.id not in {note.id for note in place.notes}
    workshop = place.desk.read.workshops()[0].id
    assert [note.id for note in place.desk.read.parked(workshop)] == [first.id]
    assert place.desk.read.counts(place.session_id)[place.question_id].notes == counts.notes - 1
    place.desk.run(notes.unpark, note_ids=[first.id])
    assert place.texts[-1] == first.text
    assert place.desk.read.parked(workshop) == []


def test_notes_come_back_in_the_order_they_are_named_and_as_main_notes(place: Place) -> None:
    parked = [place.add(text, level=2) for text in ("Eins", "Zwei", "Drei")]
    place.desk.run(notes.park, note_ids=parked)
    place.desk.run(notes.unpark, note_ids=[parked[2], parked[0], parked[1]])
    assert place.texts[-3:] == ["Drei", "Eins", "Zwei"]
    assert {place.note(note_id).level for note_id in parked} == {1}


def test_a_point_can_go_straight_to_the_parking_lot(place: Place) -> None:
    values = {"session_id": place.session_id, "question_id": place.question_id}
    with_question = place.desk.run(notes.add_parked, **values, text="Für später").ids[0]
    assert "Für später" not in place.texts
    place.desk.run(notes.unpark, note_ids=[with_question])
    assert place.texts[-1] == "Für später"


def test_a_point_without_a_question_stays_parked_until_it_has_one(place: Place) -> None:
    point = place.desk.run(notes.add_parked, session_id=place.session_id, text="Wohin damit?")
    with pytest.raises(UserError, match="belongs to no question yet"):
        place.desk.run(notes.unpark, note_ids=point.ids)
    assert place.note(point.ids[0]).is_parked
    place.revise(Added(point.ids[0], place.question_id, 1, "Hierhin", after=None))
    assert place.texts[0] == "Hierhin"
