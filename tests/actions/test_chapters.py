"""Chapters: typed, added, mended, each as a step that can be taken back."""

import pytest

from facilitator.actions import chapters, history, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.records import Chapter
from facilitator.errors import UserError
from tests.protocol.workshops import rich


@pytest.fixture
def told(desk: Desk) -> Desk:
    """A desk whose file has the rich workshop too."""
    desk.run(workshops.add_dossier, dossier=rich())
    return desk


def workshop_id(desk: Desk) -> str:
    return desk.read.workshops()[-1].id


def chapter(desk: Desk, role: str = "context") -> Chapter:
    found = desk.read.dossier(workshop_id(desk)).chapters
    return next(entry for entry in found if entry.role == role)


def test_typing_goes_on_as_one_step(told):
    before = chapter(told).text
    for text in ("E", "Es", "Es war"):
        told.run(chapters.rewrite, chapter_id=chapter(told).id, text=text)
    assert chapter(told).text == "Es war"
    told.run(history.undo)
    assert chapter(told).text == before


def test_another_paragraph_and_what_is_pasted_are_steps_of_their_own(told):
    before = chapter(told).text
    for text in ("Es", "Es war", "Es war\n\nU", "Es war\n\nUnd"):
        told.run(chapters.rewrite, chapter_id=chapter(told).id, text=text)
    told.run(chapters.rewrite, chapter_id=chapter(told).id, text="Es war\n\nUnd " + "so " * 20)
    for said in ("Es war\n\nUnd", "Es war", before):
        told.run(history.undo)
        assert chapter(told).text == said


def test_text_is_stored_in_its_one_form(told):
    told.run(
        chapters.rewrite, chapter_id=chapter(told).id, text="a  \n\n\n* b\n* c\x00 {event.date}"
    )
    assert chapter(told).text == "a\n\n- b\n- c {event.date}"


def test_a_new_chapter_stands_behind_the_others_and_undo_takes_it_away(told):
    count = len(told.read.dossier(workshop_id(told)).chapters)
    made = told.run(chapters.add, workshop_id=workshop_id(told), role="extra", title=" Dank ")
    last = told.read.dossier(workshop_id(told)).chapters[-1]
    assert (last.id, last.title, last.role) == (made.ids[0], "Dank", "extra")
    told.run(history.undo)
    assert len(told.read.dossier(workshop_id(told)).chapters) == count


def test_sentences_go_on_with_the_last_paragraph(told):
    own = chapter(told)
    told.run(chapters.rewrite, chapter_id=own.id, text="Eins.")
    told.run(chapters.take_sentences, chapter_id=own.id, sentences=["Zwei.", "Drei {event.date}."])
    assert chapter(told).text == "Eins. Zwei. Drei {event.date}."
    told.run(chapters.rewrite, chapter_id=own.id, text="- Punkt")
    told.run(chapters.take_sentences, chapter_id=own.id, sentences=["Zwei."])
    assert chapter(told).text == "- Punkt\n\nZwei."


def test_several_texts_are_set_in_one_step_but_none_that_has_changed(told):
    one, other = chapter(told), chapter(told, "background")
    texts = {one.id: (one.text, "Neu."), other.id: ("etwas anderes", "Auch neu.")}
    outcome = told.run(chapters.set_texts, texts=texts)
    assert (chapter(told).text, chapter(told, "background").text) == ("Neu.", other.text)
    assert outcome.remark
    told.run(history.undo)
    assert chapter(told).text == one.text


def test_a_number_gives_way_to_a_field(told):
    own = chapter(told)
    told.run(chapters.rewrite, chapter_id=own.id, text="Es kamen 54 Personen, nicht 540.")
    told.run(
        chapters.count_by_field,
        chapter_id=own.id,
        words="54 Personen",
        field="participants.count",
    )
    assert chapter(told).text == "Es kamen {participants.count} Personen, nicht 540."
    with pytest.raises(UserError):
        told.run(
            chapters.count_by_field,
            chapter_id=own.id,
            words="54 Personen",
            field="participants.count",
        )
