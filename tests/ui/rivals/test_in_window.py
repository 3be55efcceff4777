"""F12 where two laptops wrote the same text: one key decides, Esc leaves it as it is."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.actions import team
from facilitator.domain.word_changes import Stretch
from facilitator.ui.rivals.version_box import shortened
from tests.two_laptops import arrive, deliver, reword
from tests.ui.keyboard import focused, press
from tests.ui.rivals.conftest import MINE, THEIRS

Key = Qt.Key


def _open(pair, qtbot) -> None:
    press(Key.Key_F12)
    qtbot.waitUntil(pair.overlay.isVisible)


def test_a_key_shows_both_versions_and_who_wrote_them(pair, qtbot):
    _open(pair, qtbot)
    names = [box.accessibleName() for box in pair.overlay.card.boxes]
    assert names[0].startswith("This laptop, today") or "(this laptop)" in names[0]
    assert "stands now" in names[0]
    assert names[0].endswith(MINE)
    assert names[1].startswith("Ben, today")
    assert names[1].endswith(THEIRS)
    assert "W 1.2" in pair.overlay.card.place.text()


@pytest.mark.parametrize(("key", "text"), [(Key.Key_1, MINE), (Key.Key_2, THEIRS)])
def test_a_digit_takes_a_version_in_one_step(pair, qtbot, key, text):
    _open(pair, qtbot)
    press(key)
    assert pair.text == text
    assert not pair.desk.read.is_contested()
    assert not pair.overlay.isVisible()
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pair.text == MINE
    assert pair.desk.read.is_contested()


def test_enter_takes_the_version_that_is_marked(pair, qtbot):
    _open(pair, qtbot)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert pair.text == THEIRS


def test_both_are_kept_below_each_other(pair, qtbot):
    _open(pair, qtbot)
    press(Key.Key_B)
    screen = pair.window.shown
    texts = [line.text for line in screen.editor.page.lines]
    at = texts.index(MINE)
    assert texts[at + 1] == THEIRS
    assert not pair.desk.read.is_contested()


def test_escape_leaves_it_open_and_the_caret_where_it_was(pair, qtbot):
    editor = pair.window.shown.editor
    before = editor.spot
    _open(pair, qtbot)
    press(Key.Key_Escape)
    assert pair.desk.read.is_contested()
    assert focused() is editor
    assert editor.spot == before


def test_letters_typed_over_the_card_reach_no_note(pair, qtbot):
    _open(pair, qtbot)
    press(Key.Key_X)
    press(Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert pair.overlay.isVisible()
    assert pair.text == MINE


def test_the_badge_opens_the_choice_and_goes_once_it_is_made(pair, qtbot):
    margin = pair.window.shown.editor.margin
    row = next(row for row in _rows(margin) if row.line.id == pair.note_id)
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=margin.chip_place(row).center())
    qtbot.waitUntil(pair.overlay.isVisible)
    assert pair.overlay.current.row_id == pair.note_id
    press(Key.Key_2)
    assert (
        margin.chip_place(next(r for r in _rows(margin) if r.line.id == pair.note_id)).width() == 0
    )


def _rows(margin):
    return [row for y in range(0, margin.height(), 4) if (row := margin.row_at(y))]


def test_a_decision_made_elsewhere_closes_the_choice(pair, qtbot):
    _open(pair, qtbot)
    deliver(pair.desk, pair.ben)
    reword(pair.ben, pair.note_id, "Ganz anders")
    deliver(pair.desk, pair.ben)
    arrive(pair.ben, pair.desk)
    assert pair.overlay.isVisible()
    assert len(pair.overlay.card.boxes) == 2
    pair.ben.run(team.settle, row_id=pair.note_id)
    arrive(pair.ben, pair.desk)
    assert not pair.overlay.isVisible()


def test_from_any_place_the_key_leads_to_what_is_open(pair, qtbot):
    pair.window.go_to("protocol")
    qtbot.waitUntil(lambda: pair.window.shown is not None)
    pair.window.errands.decide()
    assert pair.overlay.current.row_id == pair.note_id


def test_where_nothing_is_open_the_key_says_so(pair, qtbot):
    _open(pair, qtbot)
    press(Key.Key_1)
    press(Key.Key_F12)
    assert not pair.overlay.isVisible()
    assert "No text has two versions." in pair.said


def test_the_card_stays_in_a_small_window(pair, qtbot):
    pair.window.resize(900, 560)
    _open(pair, qtbot)
    card = pair.overlay.card
    inside = pair.window.rect()
    assert inside.contains(card.geometry().topLeft())
    assert inside.contains(card.geometry().bottomRight() - QPoint(1, 1))


def test_two_short_versions_are_seen_whole(pair, qtbot):
    _open(pair, qtbot)
    qtbot.waitUntil(lambda: pair.overlay.card.area.verticalScrollBar().maximum() == 0)


def test_the_card_lies_over_a_row_that_leaves_no_room_above_or_below(pair, qtbot):
    pair.window.resize(900, 560)
    assert pair.window.errands.choose_version(pair.note_id, QRect(200, 60, 400, 440))
    card = pair.overlay.card
    qtbot.waitUntil(card.isVisible)
    assert pair.window.rect().contains(card.geometry())


def test_marked_words_follow_the_colours_of_the_theme(pair, qtbot):
    _open(pair, qtbot)
    theme = pair.window.program.theme
    words = [label.text() for label in _marked(pair)]
    assert len(words) == 2
    theme.choose_scheme("dark" if theme.scheme == "light" else "light")
    changed = [label.text() for label in _marked(pair)]
    assert all(theme.hex("accent_soft") in text for text in changed)
    assert not set(words) & set(changed)


def _marked(pair) -> list[QLabel]:
    parts = pair.overlay.card.findChildren(QLabel)
    return [part for part in parts if "<span" in part.text()]


def test_what_is_far_from_a_difference_is_cut_and_words_stay_apart():
    same = Stretch("same", "so " * 100)
    shown = shortened([same, Stretch("new", "here"), Stretch("same", " and" * 100)])
    text = "".join(entry.text for entry in shown)
    assert text.startswith("… ")
    assert "so here and" in text
    assert text.endswith(" …")
