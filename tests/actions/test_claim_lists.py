"""Key results and recommendations: made of notes and answers, worded, put in order, deleted."""

import pytest

from facilitator.actions import answers, claim_lists, history, results
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Reworded
from facilitator.errors import UserError
from tests.actions.places import Place


def _read(place: Place) -> Dossier:
    return place.desk.read.dossier(place.desk.read.workshops()[0].id)


def _add(place: Place, text: str, *, advice: bool = False, **values: object) -> str:
    dossier = _read(place)
    owner = dossier.workshop.id if advice else dossier.topics[0].id
    return place.desk.run(claim_lists.add, owner_id=owner, text=text, **values).ids[0]


def _results(place: Place) -> list[str]:
    dossier = _read(place)
    return [dossier.text_of(entry) for entry in dossier.key_results_of(dossier.topics[0])]


def _advice(place: Place) -> list[str]:
    return [entry.text for entry in _read(place).recommendations]


def _behind(place: Place, claim_id: str) -> list[str | None]:
    return [link.answer_id or link.note_id for link in place.desk.read.evidence_behind(claim_id)]


def test_a_claim_rests_on_the_notes_and_answers_it_is_made_of(place: Place):
    note_ids = [place.add("Erstens"), place.add("Zweitens")]
    question_id = _read(place).questions[0].id
    made = place.desk.run(answers.add, question_id=question_id, text="Antwort")
    claim = _add(place, "Beides", note_ids=note_ids, answer_ids=made.ids)
    assert _behind(place, claim) == [*note_ids, *made.ids]
    assert _results(place)[-1] == "Beides"
    advice = _add(place, "Beides tun", advice=True, note_ids=note_ids[:1])
    assert _behind(place, advice) == note_ids[:1]
    place.desk.run(history.undo)
    assert _behind(place, advice) == []
    assert "Beides tun" not in _advice(place)


def test_a_key_result_in_the_words_of_its_note_goes_on_saying_what_that_says(place: Place):
    note_id = place.add("Erst so")
    claim = _add(place, "Erst so", note_ids=[note_id])
    place.revise(Reworded(note_id, "Dann so"))
    assert _results(place)[-1] == "Dann so"
    place.desk.run(claim_lists.reword, claim_id=claim, text="Mit eigenen Worten")
    place.revise(Reworded(note_id, "Nun anders"))
    assert _results(place)[-1] == "Mit eigenen Worten"


def test_a_claim_stands_behind_the_one_it_was_made_at_and_moves(place: Place):
    before = _advice(place)
    first, last = _add(place, "A", advice=True), _add(place, "C", advice=True)
    _add(place, "B", advice=True, after=first)
    assert _advice(place) == [*before, "A", "B", "C"]
    place.desk.run(claim_lists.shift, claim_id=last, step=-1)
    assert _advice(place) == [*before, "A", "C", "B"]
    place.desk.run(claim_lists.place, claim_id=last, after=None)
    assert _advice(place) == ["C", *before, "A", "B"]
    assert not place.desk.run(claim_lists.shift, claim_id=last, step=-1).touched


def test_key_results_keep_to_their_topic_and_keep_their_order(place: Place):
    before = _results(place)
    one, two = _add(place, "Eins"), _add(place, "Zwei")
    place.desk.run(claim_lists.shift, claim_id=two, step=-1)
    assert _results(place) == [*before, "Zwei", "Eins"]
    place.desk.run(results.move, result_id=one, after=None)
    assert _results(place) == ["Eins", *before, "Zwei"]


def test_what_is_typed_in_one_go_is_one_step(place: Place):
    claim = _add(place, "Anfang", advice=True)
    place.add("Dazwischen")
    for text in ("Anfang u", "Anfang un", "Anfang und"):
        place.desk.run(claim_lists.reword, claim_id=claim, text=text)
    place.desk.run(history.undo)
    assert _advice(place)[-1] == "Anfang"


def test_a_claim_is_deleted_with_its_links_and_comes_back_with_them(place: Place):
    note_id = place.add("Grund")
    claim = _add(place, "Folge", advice=True, note_ids=[note_id])
    place.desk.run(claim_lists.remove, claim_ids=[claim])
    assert _behind(place, claim) == []
    assert "Folge" not in _advice(place)
    place.desk.run(history.undo)
    assert _behind(place, claim) == [note_id]


def test_nothing_is_done_without_words_or_to_what_is_gone(place: Place):
    with pytest.raises(UserError, match="needs words"):
        _add(place, "  ")
    claim = _add(place, "Da", advice=True)
    with pytest.raises(UserError, match="needs words"):
        place.desk.run(claim_lists.reword, claim_id=claim, text=" ")
    place.desk.run(claim_lists.remove, claim_ids=[claim])
    with pytest.raises(UserError, match="no longer in the file"):
        place.desk.run(claim_lists.shift, claim_id=claim, step=1)
    with pytest.raises(UserError, match="no longer in the file"):
        place.desk.run(claim_lists.add, owner_id="nobody", text="Wem?")
