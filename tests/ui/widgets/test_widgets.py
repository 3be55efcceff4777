import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator import language
from facilitator.settings import Settings
from facilitator.ui import keys
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button, icon_button
from facilitator.ui.widgets.chips import Chip, KeyChip, chip_width
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import ElidedLabel


@pytest.fixture
def theme(qapp, tmp_path):
    return Theme(qapp, Settings(tmp_path / "settings.json"))


def test_a_banner_keeps_its_words_beside_its_glyph_at_every_type_size(qtbot, theme):
    made = Banner(theme, "warn", "Something to know")
    qtbot.addWidget(made)
    theme.choose_scale(150)
    layout = made.layout()
    assert layout
    assert layout.contentsMargins().left() == 57
    assert made.minimumHeight() == 66


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [
        ("Ctrl+K", "Ctrl K"),
        ("Ctrl+Shift+T", "Ctrl ⇧ T"),
        ("Ctrl+Return", "Ctrl ↵"),
        ("Alt+Up", "Alt ↑"),
        ("Ctrl++", "Ctrl +"),
        ("+", "+"),
        ("Ctrl+7 8 9", "Ctrl 7 8 9"),
        ("F1", "F1"),
    ],
)
def test_keys_are_shown_as_people_read_them(monkeypatch, sequence, shown):
    monkeypatch.setattr("sys.platform", "linux")
    assert keys.display(sequence) == shown


def test_keys_on_a_mac_are_signs_without_spaces(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert keys.display("Ctrl+Shift+T") == "⌘⇧T"


def test_keys_are_named_in_german(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    language.choose("de")
    assert keys.display("Ctrl+K") == "Strg K"
    assert keys.display("PgDown") == "Bild ab"


def test_an_icon_button_says_its_name_and_its_key(qtbot, theme):
    made = icon_button(theme, "close", "Close", keys="Ctrl+W")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Close"
    assert made.toolTip() == keys.tooltip("Close", "Ctrl+W")


def test_buttons_take_the_keyboard_by_tab_only(qtbot, theme):
    made = button(theme, "Go", "primary", icon="play", keys="Ctrl+G")
    qtbot.addWidget(made)
    assert made.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert made.toolTip().startswith("Go")


def test_chips_are_as_wide_as_their_words(qtbot, theme):
    short, long_ = Chip(theme, "offen", "warn", "open"), Chip(theme, "Konsens und mehr", "ok")
    for made in (short, long_):
        qtbot.addWidget(made)
        made.show()
    assert short.sizeHint().height() == 20
    assert long_.sizeHint().width() > short.sizeHint().width()
    assert short.sizeHint().width() == chip_width(theme, "offen", "open")
    short.show_word("Dissens", "late")
    assert short.accessibleName() == "Dissens"


def test_a_key_chip_is_spoken_as_its_keys(qtbot, theme):
    made = KeyChip(theme, "Ctrl+K")
    qtbot.addWidget(made)
    assert made.accessibleName() == keys.display("Ctrl+K")
    assert made.grab().toImage().pixelColor(1, 10) == theme.color("surface")


def test_a_banner_says_its_sentence_and_does_its_mend(qtbot, theme):
    made = Banner(theme, "warn", "The file is read only.")
    qtbot.addWidget(made)
    done = []
    mend = made.add_action("Show the copy", lambda: done.append(True))
    made.show()
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    assert done == [True]
    made.say("late", "The disk is full.")
    assert made.accessibleName() == "The disk is full."


def test_a_label_that_does_not_fit_ends_in_an_ellipsis_and_keeps_its_text_in_the_tooltip(
    qtbot, theme
):
    made = ElidedLabel(theme, "Ein Satz, der für diese Breite viel zu lang ist")
    qtbot.addWidget(made)
    made.setFixedWidth(80)
    made.grab()
    assert made.toolTip() == made.text()
    made.setFixedWidth(800)
    made.grab()
    assert made.toolTip() == ""


def test_a_combo_box_draws_its_arrow_at_the_right(qtbot, theme):
    made = ComboBox(theme)
    qtbot.addWidget(made)
    made.addItems(["prognos", "minutes"])
    made.resize(140, 30)
    picture = made.grab().toImage()
    ground = picture.pixelColor(100, 15)
    right = [picture.pixelColor(x, y) for x in range(116, 134) for y in range(8, 22)]
    assert any(color != ground for color in right)


def test_a_banner_puts_its_mends_below_words_that_would_be_a_narrow_column(qtbot, theme):
    made = Banner(theme, "warn", "A long sentence that says what cannot be taken back. " * 3)
    qtbot.addWidget(made)
    mend = made.add_action("Do what cannot be taken back", list)
    words = next(part for part in made.findChildren(QLabel) if part.text())
    made.resize(1000, 200)
    made.show()
    assert mend.x() > words.geometry().right()
    made.resize(420, 200)
    qtbot.waitUntil(lambda: mend.y() > words.geometry().bottom())
    assert words.width() > 300


def test_short_words_of_a_banner_stay_beside_its_mend(qtbot, theme):
    made = Banner(theme, "ok", "Done.")
    qtbot.addWidget(made)
    mend = made.add_action("Show it where it is", list)
    made.resize(280, 60)
    made.show()
    words = next(part for part in made.findChildren(QLabel) if part.text())
    assert mend.x() > words.geometry().right()
