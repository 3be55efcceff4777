"""The key leads to the versions of what the keyboard is on, in every place where texts are written."""

import pytest

from facilitator.actions import agenda_items, chapters, questions
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN
from tests.two_laptops import arrive


def _both(pair, action, **values: str) -> None:
    """Let both laptops write the same text; `{word}` in a value is another word for each."""
    for desk, word in ((pair.desk, "hier"), (pair.ben, "dort")):
        desk.run(action, **{name: value.format(word=word) for name, value in values.items()})
    arrive(pair.ben, pair.desk)


def _badged(view) -> list[str]:
    """Return the ids of the rows with the badge in what a screen reader says of them."""
    model = view.model()
    indices = [model.index(at, 0) for at in range(model.rowCount())]
    return [
        index.data(ROW_ROLE).id
        for index in indices
        if index.data(SPOKEN).endswith(f", {badge_word()}")
    ]


@pytest.fixture
def dossier(pair):
    return pair.desk.read.dossier(pair.window.head.workshop.id)


def test_an_agenda_item(pair, dossier):
    item = dossier.agenda[0]
    _both(pair, agenda_items.write, item_id=item.id, cell="title", text="Beginn {word}")
    pair.window.errands.show_part("agenda", item.id)
    assert item.id in pair.window.shown.tab.table.contested
    pair.window.errands.decide()
    assert pair.overlay.current[:3] == ("agenda_item", item.id, "title")
    assert pair.overlay.card.both.isHidden()


def test_a_question(pair, dossier):
    question = dossier.questions[0]
    _both(pair, questions.reword, question_id=question.id, text="Wer zahlt {word}?")
    pair.window.errands.show_part("topics", question.id)
    tab = pair.window.shown.tab
    tab.outline.setFocus()
    assert question.id in tab.outline.contested
    assert _badged(tab.outline) == [question.id]
    pair.window.errands.decide()
    assert pair.overlay.current[:3] == ("question", question.id, "text")


def test_a_chapter(pair, dossier, qtbot):
    chapter = dossier.chapters[0]
    _both(pair, chapters.rewrite, chapter_id=chapter.id, text="Ein Absatz von {word}.")
    pair.window.errands.write_chapter(chapter.id)
    panel = pair.window.shown.chapters
    qtbot.waitUntil(panel.versions_button.isVisible)
    panel.versions_button.click()
    assert pair.overlay.current[:3] == ("chapter", chapter.id, "text")
    pair.overlay.card.both.click()
    text = pair.desk.read.text_of("chapter", chapter.id, "text")
    assert text is not None
    assert all(f"Ein Absatz von {word}." in text for word in ("hier", "dort"))
    assert panel.versions_button.isHidden()


def test_a_note_among_those_to_be_evaluated(pair):
    pair.window.go_to("evaluate")
    screen = pair.window.shown
    screen.show_row(pair.note_id)
    notes = screen.columns.current_list
    marked = [row.id for row in notes.rows if notes.contested_in(row)]
    assert pair.note_id in screen.columns.contested
    assert len(marked) == 1
    assert _badged(notes) == marked
    pair.window.errands.decide()
    assert pair.overlay.current[:3] == ("note", pair.note_id, "text")
    pair.overlay.card.both.click()
    assert not any(notes.contested_in(row) for row in notes.rows)
