"""What a person can do on the welcome screen, by keys and by mouse."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from facilitator.ui.recents import Recents
from facilitator.ui.welcome.choices import ChoiceList
from facilitator.ui.welcome.dropping import DropFrame
from facilitator.ui.welcome.recent_list import RecentList
from facilitator.ui.welcome.recent_panel import RecentPanel
from facilitator.ui.welcome.templates import own_folder
from tests.ui.keyboard import press

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
PLAIN = {"empty_wanted", "join_wanted"}
"""Wishes that need no more words."""


def rows(screen) -> ChoiceList:
    return screen.findChild(ChoiceList)


def recent(screen) -> RecentList:
    return screen.findChild(RecentList)


def titles(view) -> list[str]:
    return [view.item(row).text() for row in range(view.count())]


def button(screen, text: str) -> QPushButton:
    return next(found for found in screen.findChildren(QPushButton) if found.text() == text)


def centre(view, row: int) -> QPoint:
    return view.visualItemRect(view.item(row)).center()


def double_click(view, row: int) -> None:
    where = centre(view, row)
    QTest.mouseClick(view.viewport(), LEFT, pos=where)
    QTest.mouseDClick(view.viewport(), LEFT, pos=where)
    QTest.mouseRelease(view.viewport(), LEFT, pos=where)


def log(signal) -> list[Any]:
    said: list[Any] = []
    signal.connect(lambda *values: said.append(values[0] if values else "said"))
    return said


# Beginning


def test_the_first_start_proposes_the_example(show):
    screen = show()
    wanted = log(screen.example_wanted)
    press(Qt.Key.Key_Return)
    assert wanted == ["said"]


def test_a_later_start_proposes_a_template(show):
    screen = show("River forum")
    press(Qt.Key.Key_Return)
    assert "Expert Workshop" in titles(rows(screen))


@pytest.mark.parametrize(
    ("downs", "name"),
    [
        (1, "template"),
        (2, "empty_wanted"),
        (3, "open_wanted"),
        (4, "join_wanted"),
        (5, "import_wanted"),
    ],
)
def test_arrows_and_enter_reach_every_way_to_begin(show, downs, name):
    screen = show()
    said = {
        other: log(getattr(screen, other))
        for other in ("empty_wanted", "open_wanted", "join_wanted", "import_wanted")
    }
    for _ in range(downs):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Enter)
    assert {other: values for other, values in said.items() if values} == (
        {"template": {}}.get(name, {name: ["said" if name in PLAIN else None]})
    )
    assert ("Expert Workshop" in titles(rows(screen))) == (name == "template")


@pytest.mark.parametrize(
    ("key", "name", "value"),
    [
        (Qt.Key.Key_B, "example_wanted", "said"),
        (Qt.Key.Key_V, "empty_wanted", "said"),
        (Qt.Key.Key_O, "open_wanted", None),
        (Qt.Key.Key_J, "join_wanted", "said"),
        (Qt.Key.Key_I, "import_wanted", None),
    ],
)
def test_a_key_begins_at_once(show, key, name, value):
    screen = show("River forum")
    said = log(getattr(screen, name))
    press(key, CTRL)
    assert said == [value]


def test_the_keys_work_from_the_list_of_files_too(show):
    screen = show("River forum")
    said = log(screen.open_wanted)
    recent(screen).setFocus()
    press(Qt.Key.Key_O, CTRL)
    assert said == [None]


def test_every_key_on_a_row_is_a_command(show):
    bound = {command.keys[0] for command in show().commands() if command.run}
    assert bound == {"Ctrl+B", "Ctrl+N", "Ctrl+V", "Ctrl+O", "Ctrl+J", "Ctrl+I"}


def test_a_double_click_begins_once(show):
    screen = show()
    said = log(screen.example_wanted)
    double_click(rows(screen), 0)
    assert said == ["said"]


# Templates


def test_choosing_a_template_names_its_file(show):
    screen = show()
    wanted = log(screen.template_wanted)
    press(Qt.Key.Key_N, CTRL)
    view = rows(screen)
    QTest.mouseClick(view.viewport(), LEFT, pos=centre(view, titles(view).index("Fachworkshop")))
    assert [path.name for path in wanted] == ["fachworkshop.md"]
    assert wanted[0].is_file()


def test_own_templates_are_offered(show):
    own_folder().mkdir(parents=True)
    path = own_folder() / "house.md"
    path.write_text("---\ntitle: House style\n---\n# Workshop 1: A\n\n## B?\n", encoding="utf-8")
    screen = show()
    wanted = log(screen.template_wanted)
    press(Qt.Key.Key_N, CTRL)
    view = rows(screen)
    view.select(path)
    assert view.currentItem().text() == "House style"
    press(Qt.Key.Key_Return)
    assert wanted == [path]


def test_escape_leads_back_from_the_templates(show):
    screen = show("River forum")
    before = titles(rows(screen))
    press(Qt.Key.Key_N, CTRL)
    assert titles(rows(screen)) != before
    press(Qt.Key.Key_Escape)
    assert titles(rows(screen)) == before
    assert rows(screen).currentItem().text() == "New from template"


def test_the_back_button_is_there_only_beside_the_templates(show):
    screen = show()
    back = button(screen, "Back")
    assert not back.isVisible()
    press(Qt.Key.Key_N, CTRL)
    assert back.isVisible()
    QTest.mouseClick(back, LEFT)
    assert "Try the example" in titles(rows(screen))
    assert not back.isVisible()


# What was open before


def test_a_click_on_a_recent_file_opens_it(show):
    screen = show("River forum", "Harbour forum")
    assert titles(recent(screen)) == ["Harbour forum", "River forum"]
    wanted = log(screen.open_wanted)
    QTest.mouseClick(recent(screen).viewport(), LEFT, pos=centre(recent(screen), 1))
    assert wanted == [Path("/somewhere/river/River forum.workshop")]


def test_a_double_click_on_a_recent_file_opens_it_once(show):
    screen = show("River forum")
    wanted = log(screen.open_wanted)
    double_click(recent(screen), 0)
    assert len(wanted) == 1


def test_enter_opens_the_recent_file_with_the_keyboard(show):
    screen = show("River forum", "Harbour forum")
    wanted = log(screen.open_wanted)
    press(Qt.Key.Key_Tab)
    while QApplication.focusWidget() is not recent(screen):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert wanted == [Path("/somewhere/river/River forum.workshop")]


def test_del_takes_a_file_off_the_list_for_good(show, settings):
    screen = show("River forum", "Harbour forum")
    recent(screen).setFocus()
    press(Qt.Key.Key_Delete)
    assert titles(recent(screen)) == ["River forum"]
    assert [entry.title for entry in Recents(settings).all()] == ["River forum"]


def test_without_recent_files_a_sentence_stands_in_their_place(show):
    screen = show("River forum")
    assert recent(screen).isVisible()
    recent(screen).setFocus()
    press(Qt.Key.Key_Delete)
    assert not recent(screen).isVisible()


@pytest.mark.parametrize(("width", "visible"), [(1000, True), (999, False)])
def test_a_narrow_window_does_without_the_recent_files(show, width, visible):
    screen = show("River forum", width=width)
    assert screen.findChild(RecentPanel).isVisible() == visible


# Dropping


def drop(screen, *paths: str) -> bool:
    """Drag files over the screen and drop them; tell whether the screen wanted them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    mouse = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(50, 50), *mouse)
    entered.ignore()
    QApplication.sendEvent(screen, entered)
    if not entered.isAccepted():
        return False
    assert screen.findChild(DropFrame).isVisible()
    QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), *mouse))
    assert not screen.findChild(DropFrame).isVisible()
    return True


def test_a_dropped_workshop_is_opened(show):
    screen = show()
    opened, imported = log(screen.open_wanted), log(screen.import_wanted)
    assert drop(screen, "/tmp/picture.png", "/tmp/Day.WORKSHOP")
    assert (opened, imported) == ([Path("/tmp/Day.WORKSHOP")], [])


@pytest.mark.parametrize("name", ["day.md", "mail.txt", "agenda.docx", "agenda.XLSX"])
def test_a_dropped_text_is_imported(show, name):
    screen = show()
    opened, imported = log(screen.open_wanted), log(screen.import_wanted)
    assert drop(screen, f"/tmp/{name}")
    assert (opened, imported) == ([], [Path(f"/tmp/{name}")])


def test_other_files_are_not_taken(show):
    assert not drop(show(), "/tmp/picture.png")


# Links


# A menu grabs the keyboard, which a screen that nobody sees cannot give.
@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_languages_are_offered_by_their_own_names(show, qtbot):
    screen = show()
    chosen = log(screen.language_chosen)
    QTest.mouseClick(button(screen, "Language: English"), LEFT)
    menu = screen.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("Deutsch", False),
        ("English", True),
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen == ["de"]


def test_the_list_of_keys_can_be_asked_for(show):
    screen = show()
    wanted = log(screen.shortcuts_wanted)
    QTest.mouseClick(button(screen, "Shortcuts F1"), LEFT)
    assert wanted == ["said"]
