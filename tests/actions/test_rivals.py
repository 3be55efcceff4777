"""Two laptops wrote the same text: nothing is lost, and somebody decides in one step."""

from pathlib import Path

import pytest

from facilitator.actions import history, notes, team
from facilitator.actions.desk import Desk
from facilitator.domain.audit.auditing import audit
from facilitator.domain.edits import Removed, Reworded
from facilitator.errors import UserError
from facilitator.protocol.audit_words import sentence
from facilitator.protocol.completeness import open_points
from tests.actions.places import Place
from tests.two_laptops import arrive, be_later, deliver, paired, reword

MATTER = "contested"


@pytest.fixture
def ben(place: Place, tmp_path: Path):
    """The same file on another laptop, with one note in it."""
    for note in place.notes:
        place.revise(Removed(note.id))
    place.add("Mehr Radwege")
    desk = paired(place.desk, tmp_path)
    yield desk
    desk.close()


def _versions(desk: Desk, note_id: str) -> tuple[str, list[str]]:
    note = desk.read.note(note_id)
    assert note
    return note.text, [rival.text for rival in desk.read.rivals([note_id]).get(note_id, [])]


def _contest(place: Place, ben: Desk) -> str:
    """Let both write; what was written here stands, the other version beside it."""
    note_id = place.notes[0].id
    reword(ben, note_id, "Mehr Radwege in Altona")
    be_later(place.desk)
    reword(place.desk, note_id, "Mehr sichere Radwege")
    arrive(ben, place.desk)
    assert _versions(place.desk, note_id) == ("Mehr sichere Radwege", ["Mehr Radwege in Altona"])
    return note_id


def test_the_screens_hear_of_a_version_that_does_not_stand(place, ben):
    told = []
    place.desk.watch(lambda outcome, _initiator: told.append(outcome))
    note_id = _contest(place, ben)
    assert told[-1].rows("note") == {note_id}
    assert place.desk.read.contested("note") == {note_id}
    assert place.desk.read.contested("answer") == frozenset()


def test_words_nobody_saw_stay_beside_what_is_typed_over_them(place, ben):
    note_id = place.notes[0].id
    reword(ben, note_id, "Mehr Radwege in Altona")
    deliver(ben, place.desk)
    edits = [Reworded(note_id, "Mehr Radwege!")]
    values = {"session_id": place.session_id, "edits": edits}
    seen = {("note", note_id, "text"): "Mehr Radwege"}
    place.desk.run_seeing(seen, notes.revise, **values)
    assert _versions(place.desk, note_id) == ("Mehr Radwege!", ["Mehr Radwege in Altona"])
    deliver(place.desk, ben)
    assert _versions(ben, note_id) == ("Mehr Radwege!", ["Mehr Radwege in Altona"])


def test_words_that_were_seen_are_gone_when_somebody_writes_others(place, ben):
    note_id = place.notes[0].id
    reword(ben, note_id, "Mehr Radwege in Altona")
    deliver(ben, place.desk)
    reword(place.desk, note_id, "Mehr Radwege in Altona!")
    assert _versions(place.desk, note_id) == ("Mehr Radwege in Altona!", [])


def test_typing_goes_on_in_a_step_of_its_own_once_other_words_came(place, ben):
    note_id = place.notes[0].id
    reword(place.desk, note_id, "Mehr R")
    deliver(place.desk, ben)
    reword(ben, note_id, "Mehr Rücksicht")
    deliver(ben, place.desk)
    values = {"session_id": place.session_id, "edits": [Reworded(note_id, "Mehr Ra")]}
    place.desk.run_seeing({("note", note_id, "text"): "Mehr R"}, notes.revise, **values)
    assert _versions(place.desk, note_id) == ("Mehr Ra", ["Mehr Rücksicht"])


def test_a_note_with_words_nobody_saw_is_not_deleted(place, ben):
    note_id = place.notes[0].id
    reword(ben, note_id, "Mehr Radwege in Altona")
    deliver(ben, place.desk)
    values = {"session_id": place.session_id, "edits": [Removed(note_id)]}
    place.desk.run_seeing({("note", note_id, "text"): "Mehr Radwege"}, notes.revise, **values)
    assert place.texts == ["Mehr Radwege in Altona"]


def test_the_other_version_is_taken_in_one_step(place, ben):
    note_id = _contest(place, ben)
    (rival,) = place.desk.read.rivals([note_id])[note_id]
    place.desk.run(team.settle, row_id=note_id, keep=rival.stamp)
    assert _versions(place.desk, note_id) == ("Mehr Radwege in Altona", [])
    assert not place.desk.read.is_contested()
    place.desk.run(history.undo)
    assert _versions(place.desk, note_id) == ("Mehr sichere Radwege", ["Mehr Radwege in Altona"])
    place.desk.run(history.redo)
    assert _versions(place.desk, note_id) == ("Mehr Radwege in Altona", [])


def test_what_stands_is_kept_in_one_step(place, ben):
    note_id = _contest(place, ben)
    place.desk.run(team.settle, row_id=note_id)
    assert _versions(place.desk, note_id) == ("Mehr sichere Radwege", [])
    place.desk.run(history.undo)
    assert place.desk.read.contested("note") == {note_id}


def test_both_stand_below_each_other_in_one_step(place, ben):
    note_id = _contest(place, ben)
    place.desk.run(team.keep_all, row_id=note_id)
    assert place.texts == ["Mehr sichere Radwege", "Mehr Radwege in Altona"]
    assert not place.desk.read.is_contested()
    place.desk.run(history.undo)
    assert place.texts == ["Mehr sichere Radwege"]
    assert place.desk.read.contested("note") == {note_id}


def test_what_was_decided_is_decided_everywhere(place, ben):
    note_id = _contest(place, ben)
    deliver(place.desk, ben)
    assert ben.read.contested("note") == {note_id}
    (rival,) = ben.read.rivals([note_id])[note_id]
    ben.run(team.settle, row_id=note_id, keep=rival.stamp)
    arrive(ben, place.desk)
    assert _versions(place.desk, note_id) == ("Mehr Radwege in Altona", [])
    assert not place.desk.read.is_contested()
    with pytest.raises(UserError, match="decided"):
        place.desk.run(team.settle, row_id=note_id)


def test_a_deleted_note_has_no_versions_to_choose_from(place, ben):
    note_id = _contest(place, ben)
    place.revise(Removed(note_id))
    assert not place.desk.read.is_contested()
    place.desk.run(history.undo)
    assert place.desk.read.contested("note") == {note_id}


def test_a_version_says_who_wrote_it_and_when(place, ben):
    note_id = _contest(place, ben)
    (rival,) = place.desk.read.rivals([note_id])[note_id]
    assert (rival.actor, rival.device) == ("Ben", "b" * 16)
    standing = place.desk.read.standing("note", note_id, "text")
    assert standing
    assert (standing.text, standing.device) == ("Mehr sichere Radwege", "local")
    assert rival.made_at < standing.made_at


def test_an_open_choice_is_an_open_point_and_a_finding_until_it_is_made(place, ben):
    note_id = _contest(place, ben)
    workshop_id = place.desk.read.workshops()[0].id

    def told() -> tuple[list[str], list[str]]:
        dossier = place.desk.read.dossier(workshop_id)
        points = [
            point.sentence for point in open_points(dossier) if point.finding.matter == MATTER
        ]
        found = [sentence(entry) for entry in audit(dossier) if entry.matter == MATTER]
        return points, found

    points, found = told()
    assert points == ["Two versions stand of “Mehr sichere Radwege”."]
    assert len(found) == 1
    assert "Mehr sichere Radwege" in found[0]
    place.desk.run(team.settle, row_id=note_id)
    assert told() == ([], [])
