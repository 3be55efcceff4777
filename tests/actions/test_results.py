"""Key results in the Resümee: their order and their wording; the notes stay as they are."""

import pytest

from facilitator.actions import desk as desks
from facilitator.actions import history, notes, results
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.edits import Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.records import KeyResult
from facilitator.errors import Bug, UserError
from tests.actions.places import Place, set_cells
from tests.storage.contents import living_rows

WORDS = ("Eins", "Zwei", "Drei", "Vier")


@pytest.fixture
def marked(place: Place) -> list[str]:
    """Four notes that are key results; their ids in order."""
    ids = [place.add(text) for text in WORDS]
    place.desk.run(notes.mark_key_result, note_ids=ids, on=True)
    return ids


def _result_of(place: Place, note_id: str) -> str:
    return next(
        link.key_result_id for link in place.desk.read.evidence_on(note_id) if link.key_result_id
    )


def _says(place: Place) -> list[str]:
    """What the key results of the topic say, in order, without the one the workshop came with."""
    dossier = place.desk.read.results(place.desk.read.workshops()[0].id)
    return [dossier.text_of(entry) for entry in dossier.key_results_of(dossier.topics[0])][1:]


def _last_step(place: Place) -> str:
    step = place.desk.read.step_to_undo()
    return step.label if step else ""


def _topic_id(place: Place, result_id: str) -> str:
    result = place.desk.read.row(KeyResult, result_id)
    assert result is not None
    return result.topic_id


def _reword(place: Place, result_id: str, text: str) -> Outcome:
    return place.desk.run(results.reword, result_id=result_id, text=text)


def _move(place: Place, result_id: str, after: str | None) -> Outcome:
    return place.desk.run(results.move, result_id=result_id, after=after)


# Wording


def test_a_wording_of_its_own_leaves_the_note_as_it_was_said(place: Place, marked) -> None:
    outcome = _reword(place, _result_of(place, marked[1]), "Zwei, in einem Satz")
    assert _says(place) == ["Eins", "Zwei, in einem Satz", "Drei", "Vier"]
    assert place.note(marked[1]).text == "Zwei"
    assert outcome.touched == {("key_result", _result_of(place, marked[1]))}


def test_what_is_reworded_stays_when_the_note_changes_or_goes(place: Place, marked) -> None:
    _reword(place, _result_of(place, marked[1]), "Mit eigenen Worten")
    place.revise(Reworded(marked[1], "Zweitens"))
    assert _says(place)[1] == "Mit eigenen Worten"
    place.revise(Removed(marked[1]))
    assert _says(place)[1] == "Mit eigenen Worten"


def test_undo_takes_a_wording_back_and_redo_brings_it_again(place: Place, marked) -> None:
    before = living_rows(place.desk.file.path)
    _reword(place, _result_of(place, marked[0]), "Anders")
    place.desk.run(history.undo)
    assert living_rows(place.desk.file.path) == before
    place.desk.run(history.redo)
    assert _says(place)[0] == "Anders"


def test_typing_that_goes_on_is_one_step(place: Place, marked) -> None:
    result_id = _result_of(place, marked[0])
    for text in ("Eins,", "Eins, a", "Eins, ab"):
        assert _reword(place, result_id, text).touched == {("key_result", result_id)}
    assert _says(place)[0] == "Eins, ab"
    place.desk.run(history.undo)
    assert _says(place)[0] == "Eins"
    assert _last_step(place) == "Mark as key result"


def test_typing_after_a_pause_is_a_step_of_its_own(place: Place, marked, monkeypatch) -> None:
    result_id = _result_of(place, marked[0])
    _reword(place, result_id, "Eins,")
    monkeypatch.setattr(desks, "_TYPING_SECONDS", -1.0)
    _reword(place, result_id, "Eins, ab")
    place.desk.run(history.undo)
    assert _says(place)[0] == "Eins,"


def test_typing_in_one_key_result_never_continues_that_in_another(place: Place, marked) -> None:
    _reword(place, _result_of(place, marked[0]), "Eins!")
    _reword(place, _result_of(place, marked[1]), "Zwei!")
    place.desk.run(history.undo)
    assert _says(place)[:2] == ["Eins!", "Zwei"]


def test_the_words_of_the_note_are_no_wording_of_its_own(place: Place, marked) -> None:
    result_id = _result_of(place, marked[0])
    _reword(place, result_id, "Eins!")
    _reword(place, result_id, "Eins")
    place.revise(Reworded(marked[0], "Erstens"))
    assert _says(place)[0] == "Erstens"


def test_a_wording_can_be_given_up_for_the_words_of_the_note(place: Place, marked) -> None:
    result_id = _result_of(place, marked[0])
    _reword(place, result_id, "Anders")
    place.desk.run(results.follow_note, result_id=result_id)
    assert _says(place)[0] == "Eins"
    place.revise(Reworded(marked[0], "Erstens"))
    assert _says(place)[0] == "Erstens"


def test_typing_goes_on_after_the_words_of_the_note_are_back(place: Place, marked) -> None:
    result_id = _result_of(place, marked[0])
    _reword(place, result_id, "Anders")
    place.desk.run(results.follow_note, result_id=result_id)
    _reword(place, result_id, "Ganz anders")
    place.desk.run(history.undo)
    assert _says(place)[0] == "Eins"


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_a_key_result_is_never_without_words(place: Place, marked, text: str) -> None:
    before = living_rows(place.desk.file.path)
    with pytest.raises(UserError, match="It keeps those it had"):
        _reword(place, _result_of(place, marked[0]), text)
    assert living_rows(place.desk.file.path) == before


def test_words_that_no_note_stands_behind_are_kept(place: Place, marked) -> None:
    result_id = _result_of(place, marked[0])
    _reword(place, result_id, "Anders")
    place.revise(Removed(marked[0]))
    with pytest.raises(UserError, match="No note stands behind"):
        place.desk.run(results.follow_note, result_id=result_id)
    assert "Anders" in _says(place)


def test_words_come_in_as_one_clean_line(place: Place, marked) -> None:
    _reword(place, _result_of(place, marked[0]), "Zwei\nZeilen\tund\x00 mehr")
    assert _says(place)[0] == "Zwei Zeilen und mehr"


def test_rewording_what_was_removed_meanwhile_brings_it_back(place: Place, marked) -> None:
    result_id = _result_of(place, marked[0])
    place.revise(Removed(marked[0]))
    assert _says(place) == ["Zwei", "Drei", "Vier"]
    _reword(place, result_id, "Doch noch")
    assert _says(place) == ["Doch noch", "Zwei", "Drei", "Vier"]


def test_a_key_result_that_never_was_is_our_mistake(place: Place) -> None:
    with pytest.raises(Bug):
        _reword(place, new_id(), "Anders")


# Order


@pytest.mark.parametrize(
    ("moved", "after", "order"),
    [
        (0, 3, ["Zwei", "Drei", "Vier", "Eins"]),
        (3, 0, ["Eins", "Vier", "Zwei", "Drei"]),
        (1, 2, ["Eins", "Drei", "Zwei", "Vier"]),
    ],
)
def test_a_key_result_is_put_behind_another(place: Place, marked, moved, after, order) -> None:
    ids = [_result_of(place, note_id) for note_id in marked]
    outcome = _move(place, ids[moved], ids[after])
    assert _says(place) == order
    assert outcome.touched == {("key_result", ids[moved])}
    place.desk.run(history.undo)
    assert _says(place) == list(WORDS)


def test_a_key_result_is_put_first(place: Place, marked, dossier) -> None:
    _move(place, _result_of(place, marked[2]), None)
    order = [entry.id for entry in place.desk.read.key_results(dossier.topics[0].id)]
    assert order[0] == _result_of(place, marked[2])


def test_putting_it_where_it_stands_is_no_step(place: Place, marked) -> None:
    ids = [_result_of(place, note_id) for note_id in marked]
    assert _move(place, ids[2], ids[1]).touched == frozenset()
    assert _last_step(place) == "Mark as key result"


@pytest.mark.parametrize("index", range(4))
def test_a_key_result_can_be_put_among_several_on_one_place(place: Place, marked, index) -> None:
    ids = [_result_of(place, note_id) for note_id in marked]
    cells = {result_id: {"position": "V"} for result_id in ids}
    place.desk.run(set_cells, table="key_result", cells=cells)
    topic_id = _topic_id(place, ids[0])
    order = [entry.id for entry in place.desk.read.key_results(topic_id)]
    tied = [result_id for result_id in order if result_id in ids]
    moved = tied.pop(index)
    _move(place, moved, tied[0])
    expected = [tied[0], moved, *tied[1:]]
    now = [entry.id for entry in place.desk.read.key_results(topic_id)]
    assert [result_id for result_id in now if result_id in ids] == expected


def test_those_that_were_never_put_in_order_can_be(place: Place, marked) -> None:
    ids = [_result_of(place, note_id) for note_id in marked]
    place.desk.run(
        set_cells, table="key_result", cells={result_id: {"position": ""} for result_id in ids}
    )
    topic_id = _topic_id(place, ids[0])
    last = [entry.id for entry in place.desk.read.key_results(topic_id) if entry.id in ids][-1]
    _move(place, last, None)
    assert place.desk.read.key_results(topic_id)[0].id == last


@pytest.mark.parametrize("gone", ["moved", "after"])
def test_what_is_gone_meanwhile_is_said_and_nothing_changes(place: Place, marked, gone) -> None:
    ids = [_result_of(place, note_id) for note_id in marked]
    place.revise(Removed(marked[0 if gone == "moved" else 2]))
    before = living_rows(place.desk.file.path)
    with pytest.raises(UserError, match="no longer in the file"):
        _move(place, ids[0], ids[2])
    assert living_rows(place.desk.file.path) == before


# Reading


@pytest.mark.usefixtures("marked")
def test_only_what_the_key_results_rest_on_is_read(desk: Desk) -> None:
    whole = desk.read.dossier(desk.read.workshops()[0].id)
    read = desk.read.results(whole.workshop.id)
    assert read.key_results == whole.key_results
    cited = [note for result in whole.key_results for note in whole.evidence_of(result)]
    answers = [note for note in whole.notes if note.answers_id in {entry.id for entry in cited}]
    answered = {note.answers_id for note in cited if note.answers_id}
    assert {note.id for note in read.notes} == {note.id for note in (*cited, *answers)} | answered
    assert len(read.notes) < len(whole.notes)
    for result in whole.key_results:
        assert read.evidence_of(result) == whole.evidence_of(result)
