"""The groups in their place: a tab of the plan in a window, with the window's undo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.actions.desk import Desk
from facilitator.planning.grouping.problem import Places
from facilitator.storage.files import create_file
from facilitator.ui.groups.tab import GroupsTab
from facilitator.ui.planning.screen import PlanScreen
from tests.ui.groups.forum import forum, grouped
from tests.ui.keyboard import press
from tests.ui.shell.windows import running, shown

_Key, _Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def places(tab: GroupsTab) -> Places:
    assert tab.seating is not None
    return tab.seating.places


def test_the_tab_takes_the_keyboard_and_the_window_takes_a_move_back(qtbot, qapp, tmp_path):
    path = tmp_path / "forum.workshop"
    desk = Desk(create_file(path))
    grouped(desk, forum())
    desk.close()
    program = running(qapp, tmp_path)
    assert program.open_file(path)
    window = program.windows[0]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to("plan")
    plan = shown(window)
    assert isinstance(plan, PlanScreen)
    tab = plan.show_tab("groups")
    assert isinstance(tab, GroupsTab)
    QApplication.processEvents()
    before = places(tab)
    press(_Key.Key_Right, _Ctrl)
    assert places(tab) != before
    press(_Key.Key_Z, _Ctrl)
    assert places(tab) == before
    window.close()
    program.deleteLater()
