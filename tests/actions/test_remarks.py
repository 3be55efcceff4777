"""Deciding about what readers propose: carried out as ordinary edits, which undo takes back."""

from dataclasses import replace

import pytest

from facilitator.actions import answers, chapters, history, remarks
from facilitator.actions.desk import Desk
from facilitator.domain.anchors import anchor, part_anchor
from facilitator.domain.authoring import Proposal
from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import resolved_text
from facilitator.domain.fields.values import said_in_full
from facilitator.domain.identity import new_id
from facilitator.domain.records import Chapter, Note
from facilitator.domain.remarks import Listed, listed
from facilitator.errors import UserError


def _proposal(kind: str, name: str, old: str = "", new: str = "", **more: object) -> Proposal:
    return Proposal(
        id="", returned_file_id="", anchor=name, old_text=old, new_text=new, author="Petra Jöns"
    )._replace(kind=kind, **more)


def _taken_in(desk: Desk, dossier: Dossier, *proposals: Proposal) -> list[str]:
    """Keep proposals as a file that came back, and return their ids."""
    outcome = desk.run(
        remarks.take_in,
        workshop_id=dossier.workshop.id,
        name="Rückmeldung.docx",
        digest=new_id(),
        version_id="",
        proposals=proposals,
    )
    return list(outcome.ids)


def _now(desk: Desk, dossier: Dossier) -> Dossier:
    return desk.read.dossier(dossier.workshop.id)


def _of(desk: Desk, dossier: Dossier, proposal_id: str) -> Listed:
    known = listed(_now(desk, dossier))
    return next(entry for entry in known if entry.proposal.id == proposal_id)


def _accept(desk: Desk, dossier: Dossier, *ids: str) -> None:
    desk.run(remarks.accept, workshop_id=dossier.workshop.id, proposal_ids=ids)


def _open_note(dossier: Dossier) -> Note:
    """Return a note that no answer rests on and that is not put aside."""
    used = {source.note_id for source in dossier.answer_sources}
    left_out = {omission.note_id for omission in dossier.omissions}
    return next(
        note
        for note in dossier.notes
        if note.id not in used | left_out and note.level == 1 and not note.is_parked
    )


def test_a_key_result_gets_the_proposed_words_and_undo_takes_both_back(desk, dossier) -> None:
    result = dossier.key_results[0]
    old = dossier.text_of(result)
    (id_,) = _taken_in(
        desk, dossier, _proposal("reword", anchor("key_result", result.id), old, "Neu gefasst")
    )
    _accept(desk, dossier, id_)
    assert _now(desk, dossier).key_results[0].text == "Neu gefasst"
    assert _of(desk, dossier, id_).proposal.disposition == "accepted"
    desk.run(history.undo)
    assert _now(desk, dossier).text_of(_now(desk, dossier).key_results[0]) == old
    assert _of(desk, dossier, id_).is_open


def test_what_a_paragraph_prints_around_the_words_is_not_taken_for_them(desk, dossier) -> None:
    topic = dossier.topics[0]
    name, old = anchor("topic", topic.id), f"Workshop 1: {topic.title}"
    (id_,) = _taken_in(desk, dossier, _proposal("reword", name, old, "Workshop 1: Wasser für alle"))
    _accept(desk, dossier, id_)
    assert _now(desk, dossier).topics[0].title == "Wasser für alle"


def test_what_is_left_of_a_heading_without_its_title_is_not_taken_for_one(desk, dossier) -> None:
    topic = dossier.topics[0]
    name = anchor("topic", topic.id)
    old = f"Workshop {topic.number} – {topic.title}"
    empty, bare = _taken_in(
        desk,
        dossier,
        _proposal("reword", name, old, f"Workshop {topic.number} –"),
        _proposal("reword", name, old, f"{topic.title} und Häfen"),
    )
    with pytest.raises(UserError, match="needs words"):
        _accept(desk, dossier, empty)
    assert _of(desk, dossier, empty).is_open
    assert _now(desk, dossier).topics == dossier.topics
    _accept(desk, dossier, bare)
    assert _now(desk, dossier).topics[0].title == f"{topic.title} und Häfen"


def test_a_note_stays_as_it_was_captured_and_the_answer_made_of_it_is_changed(
    desk, dossier
) -> None:
    note = _open_note(dossier)
    name = anchor("note", note.id)
    (id_,) = _taken_in(
        desk, dossier, _proposal("reword", name, f"{note.text} (Dissens)", "Anders (Dissens)")
    )
    _accept(desk, dossier, id_)
    after = _now(desk, dossier)
    assert after.note[note.id] == note
    made = next(one.answer_id for one in after.answer_sources if one.note_id == note.id)
    assert next(one.text for one in after.answers if one.id == made) == "Anders"


def test_a_note_that_is_deleted_is_left_out_and_still_there(desk, dossier) -> None:
    note = _open_note(dossier)
    (id_,) = _taken_in(desk, dossier, _proposal("delete", anchor("note", note.id), note.text))
    _accept(desk, dossier, id_)
    after = _now(desk, dossier)
    assert after.note[note.id] == note
    assert "Petra Jöns" in next(one.reason for one in after.omissions if one.note_id == note.id)
    assert note.id not in {source.note_id for source in after.answer_sources}


def test_a_new_paragraph_stands_behind_the_key_result_that_it_was_written_behind(
    desk, dossier
) -> None:
    topic = dossier.topics[0]
    result = dossier.key_results_of(topic)[0]
    (id_,) = _taken_in(
        desk, dossier, _proposal("insert", anchor("key_result", result.id), "", "Dazu")
    )
    _accept(desk, dossier, id_)
    after = _now(desk, dossier)
    texts = [after.text_of(entry) for entry in after.key_results_of(topic)]
    assert texts[texts.index(dossier.text_of(result)) + 1] == "Dazu"


def test_a_paragraph_of_a_chapter_is_changed_and_keeps_its_bold_words(desk, dossier) -> None:
    chapter = Chapter(
        new_id(), dossier.workshop.id, "V", "background", "Lage", "Eins\n\nZwei **fette** Worte"
    )
    desk.run(lambda tx: _inserted(tx, chapter))
    name = f"{anchor('chapter', chapter.id)}_2"
    ids = _taken_in(
        desk,
        dossier,
        _proposal("reword", name, "Zwei fette Worte", "Zwei fette Sätze"),
        _proposal("insert", name, "", "Drei"),
        _proposal("delete", f"{anchor('chapter', chapter.id)}_1", "Eins"),
    )
    _accept(desk, dossier, *ids)
    text = next(one.text for one in _now(desk, dossier).chapters if one.id == chapter.id)
    assert text == "Zwei **fette** Sätze\n\nDrei"


def _inserted(tx, chapter: Chapter):
    from facilitator.actions.desk import Outcome

    tx.write.insert(chapter)
    return Outcome("Kapitel")


def test_an_answer_moves_behind_another_one(desk, dossier) -> None:
    question = dossier.questions[0].id
    first, second, third = (
        desk.run(answers.add, question_id=question, text=text).ids[0] for text in "abc"
    )
    assert [one.id for one in desk.read.answers(question)][:3] == [third, second, first]
    names = {key: anchor("answer", key) for key in (first, second, third)}
    (id_,) = _taken_in(desk, dossier, _proposal("move", names[third], behind=names[second]))
    _accept(desk, dossier, id_)
    assert [one.id for one in desk.read.answers(question)][:3] == [second, third, first]


def test_two_reviewers_who_want_a_paragraph_otherwise_stand_side_by_side(desk, dossier) -> None:
    question = dossier.questions[0]
    name = anchor("question", question.id)
    (first,) = _taken_in(desk, dossier, _proposal("reword", name, question.text, "So?"))
    (second,) = _taken_in(desk, dossier, _proposal("reword", name, question.text, "Oder so?"))
    one, other = (_of(desk, dossier, id_) for id_ in (first, second))
    assert (one.rivals, other.rivals) == ((other.number,), (one.number,))
    assert abs(one.number - other.number) == 1
    assert not one.is_safe
    with pytest.raises(UserError, match="different ways"):
        _accept(desk, dossier, first, second)
    assert _now(desk, dossier).questions == dossier.questions
    _accept(desk, dossier, second)
    assert _now(desk, dossier).questions[0].text == "Oder so?"


def test_two_reviewers_who_want_the_same_are_heard_together(desk, dossier) -> None:
    question = dossier.questions[0]
    proposal = _proposal("reword", anchor("question", question.id), question.text, "So?")
    (first,) = _taken_in(desk, dossier, proposal)
    (second,) = _taken_in(desk, dossier, proposal)
    assert _of(desk, dossier, first).is_safe
    _accept(desk, dossier, first)
    assert _of(desk, dossier, second).proposal.disposition == "accepted"


def test_all_or_none_of_several_is_carried_out(desk, dossier) -> None:
    question = dossier.questions[0]
    ids = _taken_in(
        desk,
        dossier,
        _proposal("reword", anchor("question", question.id), question.text, "So?"),
        _proposal("delete", "_agenda", "Agenda"),
    )
    with pytest.raises(UserError, match="made by the program"):
        _accept(desk, dossier, *ids)
    assert _now(desk, dossier).questions == dossier.questions
    assert all(_of(desk, dossier, id_).is_open for id_ in ids)


def test_other_words_are_taken_over_and_remembered(desk, dossier) -> None:
    question = dossier.questions[0]
    (id_,) = _taken_in(
        desk,
        dossier,
        _proposal("comment", anchor("question", question.id), question.text, "Unklar"),
    )
    desk.run(remarks.edit, workshop_id=dossier.workshop.id, proposal_id=id_, text="Was ist zu tun?")
    assert _now(desk, dossier).questions[0].text == "Was ist zu tun?"
    settled = _of(desk, dossier, id_).proposal
    assert (settled.disposition, settled.taken_text) == ("edited", "Was ist zu tun?")


def test_a_rejected_remark_keeps_its_reason_and_can_be_opened_again(desk, dossier) -> None:
    question = dossier.questions[0]
    (id_,) = _taken_in(
        desk, dossier, _proposal("comment", anchor("question", question.id), "", "Nein")
    )
    workshop = dossier.workshop.id
    desk.run(remarks.reject, workshop_id=workshop, proposal_ids=[id_], reason="So beschlossen")
    settled = _of(desk, dossier, id_).proposal
    assert (settled.disposition, settled.reason) == ("rejected", "So beschlossen")
    with pytest.raises(UserError, match="settled already"):
        _accept(desk, dossier, id_)
    desk.run(remarks.reopen, workshop_id=workshop, proposal_ids=[id_])
    assert _of(desk, dossier, id_).is_open
    assert _of(desk, dossier, id_).proposal.reason == ""


def test_a_file_is_taken_in_once(desk, dossier) -> None:
    values = {
        "workshop_id": dossier.workshop.id, "name": "a.docx", "digest": "x", "version_id": "",
        "proposals": [_proposal("comment", "", "", "Gut")],
    }  # fmt: skip
    desk.run(remarks.take_in, **values)
    with pytest.raises(UserError, match="read before"):
        desk.run(remarks.take_in, **values)
    assert len(_now(desk, dossier).returned_files) == len(dossier.returned_files) + 1


def test_a_remark_on_what_changed_since_is_not_among_the_safe_ones(dossier) -> None:
    entry = next(one for one in listed(dossier) if one.proposal.kind == "reword")
    assert entry.is_safe
    stale = replace(dossier, proposals=tuple(one._replace(is_stale=1) for one in dossier.proposals))
    assert not any(one.is_safe for one in listed(stale))


def test_a_reworded_paragraph_keeps_the_fields_whose_values_stand_as_they_were(desk, dossier):
    own = next(entry for entry in dossier.chapters if entry.text)
    stored = "Das **{event.title}** sprach {rounds.during} über {topics.counted}.\n\nZweitens."
    desk.run(chapters.rewrite, chapter_id=own.id, text=stored)
    said = said_in_full(dossier)
    old = resolved_text(stored.partition("\n")[0].replace("**", ""), said)
    new = old.replace("sprach", "tagte").replace(said("topics.counted"), "vieles")
    name = part_anchor("chapter", own.id, 1)
    (id_,) = _taken_in(desk, dossier, _proposal("reword", name, old, new))
    _accept(desk, dossier, id_)
    (text,) = (entry.text for entry in _now(desk, dossier).chapters if entry.id == own.id)
    assert text == "Das **{event.title}** tagte {rounds.during} über vieles.\n\nZweitens."
