"""Words no dictionary knows are underlined, never touched, and mended by a key."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.settings import Settings
from facilitator.ui.session.aids import Aids
from facilitator.ui.session.dictionaries import Dictionaries, installed
from facilitator.ui.session.lines import Spot
from facilitator.ui.session.spelling import Spelling, Word, words_in
from facilitator.ui.session.suggesting import Suggesting
from tests.ui.session.conftest import Seat

Key = Qt.Key


class WordList:
    """A dictionary of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def check(self, word: str, /) -> bool:
        return word in self.words

    def suggest(self, word: str, /) -> list[str]:
        return [known for known in self.words if known[:2] == word[:2]]


GERMAN = WordList("Wir", "fördern", "Förderung", "Netze", "und", "KMU")
ENGLISH = WordList("Cluster", "Management", "und")


def find(language: str) -> Dictionaries | None:
    return Dictionaries([GERMAN, ENGLISH]) if language == "de" else None


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def spelling(seat, theme, settings) -> Spelling:
    made = Spelling(seat.editor, theme, settings, find)
    made.know("de", ["Anna Bohm"])
    return made


@pytest.fixture
def look(seat, spelling, qtbot):
    """Look up what is in view and return what is wrong there."""

    def run() -> list[str]:
        spelling.look()
        qtbot.waitUntil(lambda: spelling._job is None)  # noqa: SLF001 - it has no word for "nothing new"
        return wrong(seat, spelling)

    return run


def wrong(seat: Seat, spelling: Spelling) -> list[str]:
    return [
        word.text
        for index, line in enumerate(seat.lines)
        for word in spelling.wrong_words(line.text, index)
    ]


def test_words_of_neither_language_are_wrong(seat, look):
    seat.type("Wir fördern Cluster und Netzte")
    assert look() == ["Netzte"]


def test_a_pause_in_typing_is_enough(seat, spelling, qtbot):
    seat.type("Netzte")
    qtbot.waitUntil(lambda: wrong(seat, spelling) == ["Netzte"])


def test_a_hyphenated_word_is_right_where_its_parts_are(seat, look):
    seat.type("Cluster-Förderung Cluster-Fördrung")
    assert look() == ["Cluster-Fördrung"]


def test_neither_document_nor_caret_nor_undo_know_of_it(seat, look):
    seat.type("Wir fördern Netzte")
    position, revision = seat.editor.textCursor().position(), seat.editor.document().revision()
    look()
    seat.editor.grab()
    assert seat.editor.document().revision() == revision
    assert seat.editor.textCursor().position() == position
    assert seat.editor.extraSelections() == []
    seat.agree()


def test_a_wrong_word_is_underlined_once_the_caret_has_left_it(seat, look):
    seat.type("Netzte")
    before = seat.editor.grab().toImage()
    look()
    assert seat.editor.grab().toImage() == before
    seat.type(" und")
    seat.at(0, 10)
    clean = seat.editor.grab().toImage()
    seat.editor.overlays.clear()
    assert seat.editor.grab().toImage() != clean


def test_a_composition_is_not_underlined(seat, look):
    seat.type("Netzte und ")
    look()
    seat.compose("に")
    with_help = seat.editor.grab().toImage()
    seat.editor.overlays.clear()
    assert seat.editor.grab().toImage() == with_help
    seat.commit("に")
    seat.agree()


def test_only_what_is_in_view_is_looked_up(seat, look):
    seat.paste("\n".join(f"Netz{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10]}" for n in range(90)))
    seat.editor.put_caret(Spot(0, 0))
    found = look()
    assert "Netzak" in found
    assert "Netzjs" not in found
    seat.editor.put_caret(Spot(89, 0))
    assert "Netzjs" in look()


def test_names_abbreviations_and_addresses_are_left_alone(seat, look):
    seat.type("Bohm KMUX anna@exmple.org https://exmple.org/abc www.exmpl.de a1bc xy")
    assert look() == []


def test_an_own_word_is_right_from_now_on_and_the_next_time(seat, look, spelling, theme, settings):
    seat.type("Netzte")
    assert look() == ["Netzte"]
    spelling.learn("Netzte")
    assert wrong(seat, spelling) == []
    again = Spelling(seat.editor, theme, settings, find)
    assert again._own == {"Netzte"}  # noqa: SLF001 - what was stored, without waiting for nothing


def test_it_can_be_switched_off_and_on_again(seat, look, spelling, theme, settings):
    seat.type("Netzte und")
    look()
    shown = seat.editor.grab().toImage()
    spelling.toggle()
    assert seat.editor.grab().toImage() != shown
    assert not Spelling(seat.editor, theme, settings, find).is_on
    spelling.toggle()
    assert seat.editor.grab().toImage() == shown


def test_another_language_begins_anew(seat, look, spelling, qtbot):
    seat.type("Netzte")
    look()
    with qtbot.waitSignal(spelling.missing) as signal:
        spelling.know("en", [])
        spelling.look()
    assert signal.args == ["en"]
    assert not spelling.is_on
    assert wrong(seat, spelling) == []


def test_a_missing_dictionary_is_told_once(seat, theme, settings):
    said: list[str] = []
    for _ in range(2):
        aids = Aids(seat.editor, theme, settings)
        aids.said.connect(said.append)
        aids.spelling.missing.emit("de")
    assert said == ["Spelling is not checked: no German dictionary is installed."]


def test_without_the_library_there_are_no_dictionaries(monkeypatch):
    monkeypatch.setitem(sys.modules, "enchant", None)
    installed.cache_clear()
    assert installed("de") is None
    installed.cache_clear()


# Suggestions


@pytest.fixture
def suggesting(seat, spelling) -> Suggesting:
    return Suggesting(seat.editor, spelling)


def test_the_word_at_the_caret_is_offered_others(seat, look, suggesting, spelling):
    seat.type("Wir Fördrung und Netzte")
    look()
    word = spelling.next_wrong(Spot(0, 6))
    assert word == Word(Spot(0, 4), "Fördrung")
    menu = suggesting.menu(word, spelling.suggestions(word.text))
    assert [entry.text() for entry in menu.actions() if entry.text()] == [
        "&1  Förderung",
        "“Fördrung” is right",
    ]
    menu.actions()[0].trigger()
    assert seat.file == ["- Wir Förderung und Netzte"]
    assert seat.caret == (0, 13)
    seat.agree()


def test_the_next_wrong_word_is_found_in_later_notes(seat, look, spelling):
    seat.type("Wir\nNetzte\nFördrung")
    look()
    word = spelling.next_wrong(Spot(0, 0))
    assert word
    assert (word.text, word.start.line) == ("Netzte", 1)
    assert spelling.next_wrong(Spot(2, 8)) == Word(Spot(2, 0), "Fördrung")


def test_asking_selects_the_word_and_typing_on_dismisses_the_offer(seat, look, suggesting, qtbot):
    seat.type("Netzte und")
    look()
    seat.at(0, 0)
    suggesting.ask()
    assert seat.editor.textCursor().selectedText() == "Netzte"
    seat.key(Key.Key_Right)
    qtbot.waitUntil(lambda: suggesting._job is None)  # noqa: SLF001 - it opens nothing, which has no signal
    assert seat.editor.findChild(QMenu) is None


def test_a_text_that_changed_is_not_replaced(seat, look, suggesting, spelling):
    seat.type("Netzte")
    look()
    word = spelling.next_wrong(Spot(0, 0))
    assert word
    menu = suggesting.menu(word, ["Netze"])
    seat.editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    seat.type("x")
    menu.actions()[0].trigger()
    assert seat.file == ["- xNetzte"]


def test_a_word_without_suggestions_can_still_be_learned(seat, look, suggesting, spelling):
    seat.type("Qxyz")
    look()
    word = spelling.next_wrong(Spot(0, 0))
    assert word
    menu = suggesting.menu(word, [])
    assert not menu.actions()[0].isEnabled()
    menu.actions()[-1].trigger()
    assert wrong(seat, spelling) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Größe“, (Netze) und/oder", ["Größe", "Netze", "und", "oder"]),
        ("Cluster-Förderung 2030er", ["Cluster-Förderung"]),
        ("😀 Netze", ["Netze"]),
        ("EU BMUV GmbH", ["GmbH"]),
        ("", []),
    ],
)
def test_words_are_what_can_be_right_or_wrong(text, words):
    found = list(words_in(text, 0))
    assert [word.text for word in found] == words
    assert all(text[word.start.offset : word.end.offset] == word.text for word in found)


def test_a_word_behind_an_emoji_is_underlined_in_its_place(seat, look):
    seat.type("😀 Netzte und")
    assert look() == ["Netzte"]
    QApplication.processEvents()
    seat.editor.grab()
    seat.agree()
