"""Remarks carried out print as what was sent, but for what the reader changed."""

from dataclasses import replace
from itertools import permutations
from typing import cast

import pytest

from facilitator.actions import remarks, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.anchors import anchor, part_anchor
from facilitator.domain.authoring import Proposal
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.passages import plain
from facilitator.domain.records import Chapter, Note
from facilitator.protocol.editions import chosen_edition
from facilitator.protocol.export import protocol_passages
from tests.domain.factory import Plan
from tests.protocol.workshops import TODAY


def _notes(dossier: Dossier, *said: Note) -> Dossier:
    """Return a workshop with these notes only, all on its first question."""
    places = {"question_id": dossier.questions[0].id}
    sessions = dossier.sessions_of(dossier.topics[0])
    notes = tuple(
        note._replace(session_id=sessions[int(note.session_id)].id, position="VWXYZ"[at], **places)
        for at, note in enumerate(said)
    )
    return replace(
        dossier, notes=notes, answers=(), answer_sources=(), omissions=(), evidence=(),
        key_results=(), returned_files=(), proposals=(), versions=(),
    )  # fmt: skip


def _note(text: str, session: int = 0, **more: object) -> Note:
    return Note(new_id(), str(session), text=text)._replace(**more)


def _opened(desk: Desk, dossier: Dossier) -> str:
    return desk.run(workshops.add_dossier, dossier=dossier).ids[0]


def _propose(desk: Desk, key: str, *proposals: Proposal) -> list[str]:
    return [
        *desk.run(
            remarks.take_in,
            workshop_id=key,
            name="a.docx",
            digest=new_id(),
            version_id="",
            proposals=proposals,
        ).ids
    ]


def _texts(desk: Desk, key: str) -> list[str]:
    now = desk.read.dossier(key)
    return [entry.text for entry in protocol_passages(now, layout="prognos", today=TODAY)]


def _reword(note: Note, text: str) -> Proposal:
    name = anchor("note", note.id)
    return Proposal("", "", kind="reword", anchor=name, old_text=note.text, new_text=text)


@pytest.fixture
def plan() -> Dossier:
    return Plan().dossier()


def test_what_is_internal_stays_so_where_a_note_becomes_an_answer(
    desk: Desk, plan: Dossier
) -> None:
    said = (_note("Offen gesagt"), _note("Nur für uns", level=2, kind="internal"))
    key = _opened(desk, _notes(plan, *said, _note("Auch nur für uns", level=2)))
    before = _texts(desk, key)
    ids = _propose(desk, key, _reword(said[0], "Offen geschrieben"))
    desk.run(remarks.accept, workshop_id=key, proposal_ids=ids)
    after = _texts(desk, key)
    assert not any("nur für uns" in text.casefold() for text in after)
    assert [text.replace("geschrieben", "gesagt") for text in after] == before


def test_a_point_that_a_later_round_confirmed_is_not_said_twice(desk: Desk, plan: Dossier) -> None:
    first = _note("Mehr Messnetze")
    said = (
        first,
        _note("Mehr Messnetze", 1, stance="confirmed", answers_id=first.id),
        _note("Und Regeln", 1),
    )
    key = _opened(desk, _notes(plan, *said))
    before = _texts(desk, key)
    assert "Mehr Messnetze (in Durchlauf 2 bestätigt)" in before
    ids = _propose(desk, key, _reword(said[2], "Und klare Regeln"))
    desk.run(remarks.accept, workshop_id=key, proposal_ids=ids)
    assert [text.replace("klare ", "") for text in _texts(desk, key)] == before


def test_what_a_later_round_said_in_own_words_stays_below_its_point(
    desk: Desk, plan: Dossier
) -> None:
    first = _note("Mehr Messnetze")
    said = (
        first,
        _note("Und Regeln"),
        _note("Ja, auch in der Marsch", 1, stance="confirmed", answers_id=first.id),
    )
    key = _opened(desk, _notes(plan, *said))
    before = _texts(desk, key)
    assert "Bestätigung aus Durchlauf 2: Ja, auch in der Marsch" in before
    ids = _propose(desk, key, _reword(said[1], "Und klare Regeln"))
    desk.run(remarks.accept, workshop_id=key, proposal_ids=ids)
    assert [text.replace("klare ", "") for text in _texts(desk, key)] == before


def test_a_moved_note_leaves_what_stands_before_it_as_it_was(desk: Desk, plan: Dossier) -> None:
    said = [_note("Eins"), _note("Zwei"), _note("Unter zwei", level=2), _note("Drei")]
    key = _opened(desk, _notes(plan, *said))
    move = Proposal(
        *("", ""), kind="move", anchor=anchor("note", said[1].id),
        behind=anchor("note", said[3].id), old_text="Zwei", new_text="Zwei",
    )  # fmt: skip
    before = _texts(desk, key)
    desk.run(remarks.accept, workshop_id=key, proposal_ids=_propose(desk, key, move))
    place = before.index("Eins")
    assert before[place : place + 4] == ["Eins", "Zwei", "Unter zwei", "Drei"]
    assert _texts(desk, key)[place : place + 4] == ["Eins", "Unter zwei", "Drei", "Zwei"]


def test_paragraphs_of_a_chapter_are_known_though_one_came_before_them(
    desk: Desk, plan: Dossier
) -> None:
    chapter = Chapter(new_id(), plan.workshop.id, "V", "context", "Kontext", "Eins\n\nZwei\n\nDrei")
    key = _opened(desk, replace(_notes(plan), chapters=(chapter,)))
    ids = _propose(
        desk,
        key,
        _of(chapter, 1, kind="insert", new_text="Eins und etwas"),
        _of(chapter, 2, kind="reword", old_text="Zwei", new_text="Zwei, neu"),
        _of(chapter, 3, kind="delete", old_text="Drei"),
    )
    for one in ids:
        desk.run(remarks.accept, workshop_id=key, proposal_ids=[one])
    (now,) = desk.read.dossier(key).chapters
    assert now.text.split("\n\n") == ["Eins", "Eins und etwas", "Zwei, neu"]


def _of(chapter: Chapter, part: int, **cells: str) -> Proposal:
    proposal = Proposal("", "", anchor=part_anchor("chapter", chapter.id, part))
    return cast("Proposal", proposal._replace(**cells))


def test_a_field_of_persons_stays_where_an_edition_without_them_came_back(
    desk: Desk, plan: Dossier
) -> None:
    stored = "Geleitet von {moderators.list}: mehr als 40\u00a0% blieben."
    chapter = Chapter(new_id(), plan.workshop.id, "V", "context", "Kontext", stored)
    key = _opened(desk, replace(_notes(plan), chapters=(chapter,)))
    now = desk.read.dossier(key)
    edition = chosen_edition("none", "full")
    sent = protocol_passages(now, layout="prognos", today=TODAY, edition=edition)
    old = next(entry.text for entry in sent if entry.text.startswith("Geleitet von"))
    assert not [person.name for person in now.persons if person.name in old]
    new = plain(old).replace("blieben", "gingen")
    ids = _propose(desk, key, _of(chapter, 1, kind="reword", old_text=plain(old), new_text=new))
    desk.run(remarks.accept, workshop_id=key, proposal_ids=ids)
    (after,) = desk.read.dossier(key).chapters
    assert after.text == stored.replace("blieben", "gingen")


@pytest.mark.parametrize("order", [*permutations(range(5))][::5])
def test_new_paragraphs_stand_where_they_were_put_in_whatever_order_they_are_accepted(
    desk: Desk, plan: Dossier, order: tuple[int, ...]
) -> None:
    text = "Eins\n\nZwei\n\n- Drei\n- Zwei"
    chapter = Chapter(new_id(), plan.workshop.id, "V", "context", "Kontext", text)
    key = _opened(desk, replace(_notes(plan), chapters=(chapter,)))
    ids = _propose(
        desk,
        key,
        _of(chapter, 1, kind="insert", new_text="A", quote="Eins"),
        _of(chapter, 1, kind="insert", new_text="B", quote="Eins"),
        _of(chapter, 2, kind="reword", old_text="Zwei", new_text="Zwo"),
        _of(chapter, 2, kind="insert", new_text="C", quote="Zwei"),
        _of(chapter, 3, kind="delete", old_text="Drei"),
    )
    for one in order:
        desk.run(remarks.accept, workshop_id=key, proposal_ids=[ids[one]])
    (now,) = desk.read.dossier(key).chapters
    assert now.text.split("\n\n") == ["Eins", "A", "B", "Zwo", "C", "- Zwei"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_new_points_behind_one_stand_as_they_were_written(
    desk: Desk, plan: Dossier, order: tuple[int, ...]
) -> None:
    said = [_note("Eins"), _note("Zwei")]
    key = _opened(desk, _notes(plan, *said))
    name = anchor("note", said[0].id)
    new = [Proposal("", "", kind="insert", anchor=name, new_text=text) for text in "ABC"]
    ids = _propose(desk, key, *new)
    for one in order:
        desk.run(remarks.accept, workshop_id=key, proposal_ids=[ids[one]])
    texts = _texts(desk, key)
    place = texts.index("Eins")
    assert texts[place : place + 5] == ["Eins", "A", "B", "C", "Zwei"]
