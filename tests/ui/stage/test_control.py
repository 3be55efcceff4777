"""The control in the moderator's window: mirror, choice by key, and where the stage stands."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from facilitator.ui.shell.places import RoomButton
from facilitator.ui.stage.control import StageControl
from facilitator.ui.stage.mirror import Mirror
from tests.ui.stage.conftest import DESK_DISPLAY, OTHER_WALL, WALL

Key = Qt.Key


@pytest.fixture
def control(room, theme, qtbot) -> StageControl:
    made = StageControl(theme, room.presenter)
    qtbot.addWidget(made)
    made.resize(184, 400)
    room.open()
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def chosen(control) -> list[str]:
    return [button.text() for button in control.findChildren(RoomButton) if button.isChecked()]


def test_numbers_show_at_once_and_arrows_only_mark_until_enter(control, room, qtbot):
    assert chosen(control) == ["Current question"]
    for key, shown, marked in (
        (Key.Key_1, "Welcome", "Welcome"),
        (Key.Key_5, "Break", "Break"),
        (Key.Key_Down, "Break", "Summary"),
        (Key.Key_Down, "Break", "Summary"),
        (Key.Key_Up, "Break", "Break"),
        (Key.Key_Up, "Break", "Countdown"),
        (Key.Key_Return, "Countdown", "Countdown"),
    ):
        qtbot.keyClick(control.focusProxy(), key)
        assert chosen(control) == [shown]
        assert control.focusProxy().text() == marked
        assert control.hasFocus()
    assert room.presenter.showing == "countdown"


def test_what_is_really_shown_is_marked(control, room, desk):
    head = desk.read.head("workshop")
    room.feed.show_workshop(replace(head, sessions=()))
    QApplication.processEvents()
    assert room.presenter.showing == "question"
    assert chosen(control) == ["Welcome"]
    room.feed.show_workshop(head)
    room.screen.show_session("s1")
    QApplication.processEvents()
    assert chosen(control) == ["Current question"]


def test_a_hint_names_the_keys_that_mean_something_now(control):
    hints = {found.text() for found in control.findChildren(QLabel)}
    assert "1–6 shows, ↑ ↓ marks,\n↵ shows it, Esc goes back" in hints
    control.window().clearFocus()
    control.focusProxy().clearFocus()
    assert "F7: choose by key" in {found.text() for found in control.findChildren(QLabel)}


def test_escape_gives_the_keyboard_back_and_leaves_the_stage_open(control, room, qtbot):
    with qtbot.waitSignal(control.left):
        qtbot.keyClick(control.focusProxy(), Key.Key_Escape)
    assert room.presenter.is_open


def test_any_other_key_means_nothing(control, qtbot):
    qtbot.keyClick(control.focusProxy(), Key.Key_X)
    assert chosen(control) == ["Current question"]


def places(control) -> tuple[list[str], str]:
    box = control.findChild(QComboBox)
    return [box.itemText(row) for row in range(box.count())], box.currentText()


def test_it_lists_the_displays_and_goes_where_it_is_told(control, room):
    listed, current = places(control)
    assert listed == ["As a window", "eDP-1 (800 × 600)", "HDMI-1 (1600 × 1000)"]
    assert current == "HDMI-1 (1600 × 1000)"
    control.findChild(QComboBox).activated.emit(0)
    assert not room.presenter.stage.isFullScreen()
    assert places(control)[1] == "As a window"
    room.displays.plug(DESK_DISPLAY, WALL, OTHER_WALL)
    control.findChild(QComboBox).activated.emit(3)
    assert room.presenter.place.display == OTHER_WALL


def test_a_display_that_is_missing_stays_listed_with_a_sentence(control, room):
    room.displays.plug(DESK_DISPLAY)
    listed, current = places(control)
    assert current == listed[-1] == "HDMI-1 (not plugged in)"
    sentence = next(
        found for found in control.findChildren(QLabel) if found.text().startswith("The display")
    )
    assert sentence.isVisible()
    control.findChild(QComboBox).activated.emit(len(listed) - 1)
    assert room.presenter.place.is_lost
    room.displays.plug(DESK_DISPLAY, WALL)
    assert "back" in sentence.text()
    room.presenter.close()
    assert not sentence.isVisible()


def test_a_narrow_control_keeps_mirror_and_icons(control):
    control.set_narrow(narrow=True)
    assert not control.findChild(QComboBox).isVisible()
    assert all(button.toolTip() for button in control.findChildren(RoomButton))
    control.set_narrow(narrow=False)
    assert control.findChild(QComboBox).isVisible()


# The mirror


def test_the_mirror_shows_the_stage_in_its_shape(control, room, theme, qtbot):
    mirror = control.findChild(Mirror)
    qtbot.waitUntil(lambda: not mirror.picture.isNull())
    stage = room.presenter.stage
    qtbot.waitUntil(lambda: mirror.height() == mirror.heightForWidth(mirror.width()))
    assert mirror.width() / mirror.height() == pytest.approx(
        stage.width() / stage.height(), rel=0.02
    )
    image = mirror.picture.toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }
    assert image.pixelColor(1, 1) == theme.color("surface")
    assert len(inks) > 10


def test_the_mirror_follows_a_few_times_a_second_and_not_more(control, room, qtbot):
    mirror = control.findChild(Mirror)
    qtbot.waitUntil(lambda: not mirror.picture.isNull())
    qtbot.waitUntil(lambda: not mirror.is_due)
    before = mirror.picture.cacheKey()
    for showing in ("agenda", "break", "welcome"):
        room.presenter.show(showing)
    assert mirror.picture.cacheKey() == before
    assert mirror.is_due
    qtbot.waitUntil(lambda: mirror.picture.cacheKey() != before)


def test_a_mirror_that_is_hidden_does_nothing(control, room):
    mirror = control.findChild(Mirror)
    control.hide()
    before = mirror.picture.cacheKey()
    room.presenter.show("agenda")
    assert not mirror.is_due
    control.show()
    assert mirror.picture.cacheKey() != before
