"""Recurring phrases are remembered, typed by a key, and forgotten."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.settings import Settings
from facilitator.ui.session.phrases import Phrases, offer_phrases, phrases_menu


@pytest.fixture
def phrases(tmp_path) -> Phrases:
    return Phrases(Settings(tmp_path / "settings.json"))


def entry(menu: QMenu, text: str):
    return next(action for action in menu.actions() if text in action.text())


def test_there_are_some_to_begin_with(phrases):
    assert phrases.texts[0] == "There is agreement that …"


def test_a_phrase_is_kept_with_the_settings(phrases, tmp_path):
    phrases.remember("Die Kommunen fordern …")
    phrases.remember("Die Kommunen fordern …")
    again = Phrases(Settings(tmp_path / "settings.json"))
    assert again.texts == [*Phrases().texts, "Die Kommunen fordern …"]
    again.forget("There is agreement that …")
    assert "There is agreement that …" not in Phrases(Settings(tmp_path / "settings.json")).texts


def test_with_the_last_phrase_gone_those_to_begin_with_come_back(phrases):
    for text in phrases.texts:
        phrases.forget(text)
    assert phrases.texts == Phrases().texts


def test_without_settings_phrases_last_as_long_as_the_window():
    phrases = Phrases()
    phrases.remember("Mine")
    assert phrases.texts[-1] == "Mine"
    assert "Mine" not in Phrases().texts


def test_damaged_settings_count_as_none(tmp_path):
    (tmp_path / "settings.json").write_text('{"phrases": [" ", ""]}', encoding="utf-8")
    assert Phrases(Settings(tmp_path / "settings.json")).texts == Phrases().texts


def test_a_digit_types_a_phrase_and_typing_goes_on_at_its_blank(seat, phrases):
    entry(phrases_menu(seat.editor, phrases), "&1").trigger()
    assert seat.file == ["- There is agreement that …"]
    seat.type("all pay")
    assert seat.file == ["- There is agreement that all pay"]
    seat.agree()


def test_a_phrase_goes_in_where_the_caret_is(seat, phrases):
    phrases.remember("wie gesagt")
    seat.type("Kosten  tragen")
    seat.at(0, 7)
    entry(phrases_menu(seat.editor, phrases), "wie gesagt").trigger()
    assert seat.file == ["- Kosten wie gesagt tragen"]
    assert seat.caret == (0, 17)


def test_a_phrase_replaces_what_is_selected(seat, phrases):
    seat.type("One\nTwo")
    seat.select((0, 0), (1, 3))
    entry(phrases_menu(seat.editor, phrases), "agreement").trigger()
    assert seat.file == ["- There is agreement that …"]
    seat.type("x")
    assert seat.file == ["- There is agreement that x"]
    seat.agree()


def test_the_note_with_the_caret_can_be_remembered_and_forgotten(seat, phrases):
    seat.type("A & B fordern …")
    entry(phrases_menu(seat.editor, phrases), "Remember").trigger()
    assert phrases.texts[-1] == "A & B fordern …"
    menu = phrases_menu(seat.editor, phrases)
    assert not entry(menu, "Remember").isEnabled()
    assert entry(menu, "A && B fordern")
    forget = entry(menu, "Forget").menu()
    assert isinstance(forget, QMenu)
    entry(forget, "A && B").trigger()
    assert "A & B fordern …" not in phrases.texts


def test_an_empty_note_is_not_remembered(seat, phrases):
    assert not entry(phrases_menu(seat.editor, phrases), "Remember").isEnabled()


def test_a_menu_is_no_leaving_of_the_note(seat):
    seat.type("Zu teuer @Kommunen")
    gone = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(seat.editor, gone)
    assert seat.file == ["- Zu teuer @Kommunen"]


def test_a_file_for_reading_only_takes_no_phrases(seat, phrases):
    seat.editor.setReadOnly(True)
    offer_phrases(seat.editor, phrases)
    assert seat.editor.findChild(QMenu) is None
