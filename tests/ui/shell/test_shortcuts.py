"""F1 shows every key of a screen, over it, until somebody has seen enough."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.ui.commands import Command
from facilitator.ui.shell.shortcuts import ShortcutsOverlay
from facilitator.ui.shell.shortcuts_card import grouped, split
from facilitator.ui.widgets.chips import KeyChip
from tests.ui.shell.stage import commands


@pytest.fixture
def overlay(qtbot, theme, stage):
    made = ShortcutsOverlay(theme, stage)
    made.open(commands([]))
    qtbot.waitUntil(made.card.hasFocus)
    return made


def words(overlay) -> list[str]:
    """Everything written on the card, from left to right and top to bottom in each column."""
    return [found.text() for found in overlay.card.findChildren(QLabel)]


def test_commands_stand_in_their_groups_with_their_keys(overlay):
    assert words(overlay) == [
        "Keys of this screen",
        "Window",
        "Moderate",
        "Protocol",
        "Open session in a new window",
        "Undo",
        "Notes",
        "Key result on or off",
        "Consensus",
        "To the parking lot",
        "One level deeper",
        "One level up",
        "New note",
    ]
    chips = [chip.accessibleName() for chip in overlay.card.findChildren(KeyChip)]
    assert chips == [
        "Ctrl 2", "Ctrl 4", "Ctrl ⇧ N", "Ctrl Z", "Ctrl ↵", "Ctrl 7", "Ctrl ⇧ T", "Tab", "⇧ Tab", "↵",
    ]  # fmt: skip


def test_a_command_without_keys_is_left_out_and_one_without_group_is_general():
    found = grouped([Command("a", "A"), Command("b", "B", ("Ctrl+B", "F9"))])
    assert [(name, [command.id for command in group]) for name, group in found] == [
        ("General", ["b"])
    ]


def test_groups_are_spread_over_two_columns_of_about_the_same_height():
    sizes = {"one": 2, "two": 3, "three": 9, "four": 2}
    groups = [(name, [Command("c", "C")] * size) for name, size in sizes.items()]
    columns = split(groups, 2)
    assert [[name for name, _ in column] for column in columns] == [
        ["one", "two"],
        ["three", "four"],
    ]
    assert split(groups, 1) == [groups]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_it_closes_by_key_and_gives_the_caret_back(overlay, stage, qtbot, key):
    qtbot.keyClick(overlay.card, key)
    assert not overlay.isVisible()
    assert QApplication.focusWidget() is stage.editor
    assert stage.editor.textCursor().position() == len("Haftung beim Zusammenschluss ")


def test_its_keys_do_not_reach_the_windows_shortcuts(overlay, stage, qtbot):
    pressed = []
    for keys in ("F1", "Esc"):
        QShortcut(QKeySequence(keys), stage, lambda keys=keys: pressed.append(keys))
    qtbot.keyClick(overlay.card, Qt.Key.Key_F1)
    assert pressed == []
    assert not overlay.isVisible()


@pytest.mark.parametrize("where", [QPoint(5, 5), QPoint(640, 200)])
def test_any_click_closes_it(overlay, qtbot, where):
    target = overlay.childAt(where) or overlay
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(overlay, where))
    assert not overlay.isVisible()


def test_in_a_small_window_it_stays_inside_and_scrolls(overlay, stage, qtbot):
    stage.resize(420, 300)
    qtbot.waitUntil(lambda: overlay.width() == 420)
    assert overlay.rect().contains(overlay.card.geometry())
    bar = overlay.card.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(overlay.card, Qt.Key.Key_Down)
    assert bar.value() > 0
    qtbot.keyClick(overlay.card, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(overlay.card, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_tab_keeps_the_keyboard_on_the_card(overlay, qtbot):
    qtbot.keyClick(overlay.card, Qt.Key.Key_Tab)
    assert overlay.isVisible()
    assert overlay.card.hasFocus()


def test_typing_does_not_reach_the_editor_underneath(overlay, stage, qtbot):
    qtbot.keyClick(overlay.card, Qt.Key.Key_X)
    assert stage.editor.toPlainText() == "Haftung beim Zusammenschluss klären"


def test_larger_type_makes_a_larger_card(overlay, theme):
    before = overlay.card.height()
    theme.choose_scale(150)
    assert overlay.card.height() > before


def test_a_long_explanation_is_wrapped_and_nothing_of_it_is_lost(overlay, qtbot):
    text = (
        "Zitat oder Aufgabe, wenn es am Anfang eines Beitrags steht und ein Leerzeichen folgt, " * 3
    )
    overlay.open([Command("long", text, ("Ctrl+Shift+L",), None, "", "One"), *commands([])])
    [found] = [entry for entry in overlay.card.findChildren(QLabel) if entry.text() == text]
    qtbot.waitUntil(lambda: found.height() >= found.heightForWidth(found.width()) > 40)
    assert overlay.card.area.verticalScrollBar().maximum() == 0
