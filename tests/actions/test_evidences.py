"""What claims rest on: linked, unlinked, and looked at again when it has changed."""

import pytest

from facilitator.actions import answers, evidences, history, notes, results
from facilitator.domain.audit.auditing import audit
from facilitator.domain.edits import Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.records import Evidence, KeyResult
from facilitator.errors import UserError
from tests.actions.places import Place


@pytest.fixture
def dossier_now(place: Place):
    """Return a function that reads the workshop as it is now."""
    workshop = place.desk.read.workshops()[0].id
    return lambda: place.desk.read.dossier(workshop)


def _links(place: Place, claim_id: str) -> list[tuple[str | None, str | None, str]]:
    links = place.desk.read.evidence_behind(claim_id)
    return [(link.note_id, link.answer_id, link.said) for link in links]


def test_each_kind_of_claim_rests_on_notes_and_answers_and_keeps_what_they_said(
    place: Place, dossier_now
) -> None:
    note = place.add("Ein Beitrag")
    made = place.desk.run(answers.add, question_id=place.question_id, text="Eine Antwort")
    before = dossier_now()
    claims = (before.key_results[0], before.recommendations[0], before.chapters[0])
    for claim in claims:
        known = _links(place, claim.id)
        for _ in range(2):  # the second time changes nothing
            place.desk.run(evidences.link, claim_id=claim.id, note_ids=[note], answer_ids=made.ids)
        assert _links(place, claim.id) == [
            *known,
            (note, None, "Ein Beitrag"),
            (None, made.ids[0], "Eine Antwort"),
        ]
    linked = {link.chapter_id for link in dossier_now().evidence if link.answer_id == made.ids[0]}
    assert claims[2].id in linked


def test_linking_is_one_step_that_can_be_undone(place: Place, dossier_now) -> None:
    claim = dossier_now().recommendations[0].id
    known = _links(place, claim)
    place.desk.run(evidences.link, claim_id=claim, note_ids=[place.add("Eins"), place.add("Zwei")])
    assert len(_links(place, claim)) == len(known) + 2
    place.desk.run(history.undo)
    assert _links(place, claim) == known


def test_a_key_result_keeps_its_words_when_the_note_that_gave_them_is_unlinked(
    place: Place,
) -> None:
    note = place.add("Worte des Beitrags")
    place.desk.run(notes.mark_key_result, note_ids=[note], on=True)
    (link,) = place.desk.read.evidence_on(note)
    assert link.said == "Worte des Beitrags"
    place.desk.run(evidences.unlink, link_ids=[link.id, "unknown"])
    result = place.desk.read.row(KeyResult, str(link.key_result_id))
    assert result is not None
    assert result.text == "Worte des Beitrags"
    assert place.desk.read.row(Evidence, link.id) is None


def test_a_changed_note_makes_a_reworded_key_result_stale_until_somebody_looks_at_it(
    place: Place, dossier_now
) -> None:
    note = place.add("Das Land zahlt.")
    place.desk.run(notes.mark_key_result, note_ids=[note], on=True)
    (link,) = place.desk.read.evidence_on(note)
    place.desk.run(results.reword, result_id=link.key_result_id, text="Das Land übernimmt alles.")
    edits = [Reworded(note, "Der Bund zahlt.")]
    place.desk.run(notes.revise, session_id=place.session_id, edits=edits)
    stale = [entry for entry in audit(dossier_now()) if entry.matter == "stale"]
    assert [(entry.row_id, entry.before, entry.other) for entry in stale] == [
        (link.key_result_id, "Das Land zahlt.", "Der Bund zahlt.")
    ]
    place.desk.run(evidences.confirm, link_ids=[stale[0].link_id])
    assert [entry for entry in audit(dossier_now()) if entry.matter == "stale"] == []


@pytest.mark.parametrize("missing", ["claim", "note"])
def test_what_is_gone_is_not_linked(place: Place, dossier_now, missing: str) -> None:
    claim = new_id() if missing == "claim" else dossier_now().recommendations[0].id
    note = new_id() if missing == "note" else place.add("Da")
    before = dossier_now().evidence
    with pytest.raises(UserError, match="no longer in the file"):
        place.desk.run(evidences.link, claim_id=claim, note_ids=[note])
    assert dossier_now().evidence == before
