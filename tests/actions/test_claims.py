"""Key results: they say what their note says until they have words of their own."""

import pytest

from facilitator.actions import history, notes
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.edits import Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.records import Evidence, KeyResult
from tests.actions.places import Place, set_cells
from tests.storage.contents import living_rows


def _mark(place: Place, *note_ids: str, on: bool = True) -> Outcome:
    return place.desk.run(notes.mark_key_result, note_ids=note_ids, on=on)


def _result_of(place: Place, note_id: str) -> KeyResult | None:
    found = [
        place.desk.read.row(KeyResult, link.key_result_id)
        for link in place.desk.read.evidence_on(note_id)
        if link.key_result_id
    ]
    return found[0] if found else None


def _says(place: Place, result: KeyResult) -> str:
    dossier = place.desk.read.dossier(place.desk.read.workshops()[0].id)
    return dossier.text_of(next(entry for entry in dossier.key_results if entry.id == result.id))


def _rest_on(place: Place, result_id: str, note_id: str) -> None:
    def link(tx: Transaction) -> Outcome:
        tx.write.insert(
            Evidence(id=new_id(), note_id=note_id, key_result_id=result_id, position="z")
        )
        return Outcome("Link")

    place.desk.run(link)


@pytest.fixture
def marked(place: Place) -> tuple[str, KeyResult]:
    """A note that is a key result, and that key result."""
    note_id = place.add("Messnetze zusammenlegen")
    _mark(place, note_id)
    result = _result_of(place, note_id)
    assert result is not None
    return note_id, result


def test_a_marked_note_makes_a_key_result_that_follows_its_words(
    place: Place, marked: tuple[str, KeyResult]
) -> None:
    note_id, result = marked
    assert place.note(note_id).is_key_result
    assert result.text is None
    assert _says(place, result) == "Messnetze zusammenlegen"
    place.revise(Reworded(note_id, "Messnetze gemeinsam betreiben"))
    assert _says(place, result) == "Messnetze gemeinsam betreiben"


def test_key_results_come_in_the_order_they_are_marked(place: Place) -> None:
    ids = [place.add(text) for text in ("Eins", "Zwei", "Drei")]
    _mark(place, ids[2], ids[0])
    _mark(place, ids[1])
    dossier = place.desk.read.dossier(place.desk.read.workshops()[0].id)
    said = [dossier.text_of(result) for result in dossier.key_results_of(dossier.topics[0])]
    assert said[-3:] == ["Drei", "Eins", "Zwei"]


def test_marking_twice_makes_one_key_result(place: Place, marked: tuple[str, KeyResult]) -> None:
    note_id, result = marked
    assert _mark(place, note_id).touched == frozenset()
    links = place.desk.read.evidence_on(note_id)
    assert [link.key_result_id for link in links] == [result.id]


def test_a_note_that_a_key_result_rests_on_already_makes_no_second_one(place: Place) -> None:
    one, other = place.add("Eins"), place.add("Zwei")
    _mark(place, one)
    result = _result_of(place, one)
    assert result is not None
    _rest_on(place, result.id, other)
    assert _mark(place, other).touched == {("note", other)}


def test_taking_the_mark_away_takes_its_key_result_away(
    place: Place, marked: tuple[str, KeyResult]
) -> None:
    note_id, result = marked
    _mark(place, note_id, on=False)
    assert not place.note(note_id).is_key_result
    assert place.desk.read.row(KeyResult, result.id) is None
    assert place.desk.read.evidence_on(note_id) == []


def test_removing_the_note_takes_its_key_result_away_and_undo_brings_both_back(
    place: Place, marked: tuple[str, KeyResult]
) -> None:
    note_id, result = marked
    before = living_rows(place.desk.file.path)
    place.revise(Removed(note_id))
    assert place.desk.read.row(KeyResult, result.id) is None
    place.desk.run(history.undo)
    assert living_rows(place.desk.file.path) == before
    assert _says(place, result) == "Messnetze zusammenlegen"


def test_a_key_result_with_words_of_its_own_stays_without_its_note(
    place: Place, marked: tuple[str, KeyResult]
) -> None:
    note_id, result = marked
    place.desk.run(
        set_cells, table="key_result", cells={result.id: {"text": "Ein Messnetz für alle"}}
    )
    place.revise(Reworded(note_id, "Etwas anderes"))
    assert _says(place, result) == "Ein Messnetz für alle"
    place.revise(Removed(note_id))
    assert _says(place, result) == "Ein Messnetz für alle"


def test_a_key_result_with_other_evidence_keeps_the_words_of_the_note_it_loses(
    place: Place, marked: tuple[str, KeyResult]
) -> None:
    note_id, result = marked
    _rest_on(place, result.id, place.add("Stützt es auch"))
    place.revise(Removed(note_id))
    assert _says(place, result) == "Messnetze zusammenlegen"


def test_losing_evidence_that_gave_no_words_changes_none(
    place: Place, marked: tuple[str, KeyResult]
) -> None:
    note_id, result = marked
    other = place.add("Stützt es auch")
    _rest_on(place, result.id, other)
    place.revise(Removed(other))
    place.revise(Reworded(note_id, "Folgt noch immer"))
    assert _says(place, result) == "Folgt noch immer"
