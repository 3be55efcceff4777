"""The station of the plan: a mail is looked at, people are invited and seated, every part is seen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator import language
from facilitator.tour.camera import Camera
from facilitator.tour.guests import GUESTS
from facilitator.tour.hand import Hand
from facilitator.ui.groups.tab import GroupsTab
from facilitator.ui.people.tab import PeopleTab
from facilitator.ui.people_list.page import ListPage
from facilitator.ui.planning.screen import PlanScreen
from facilitator.ui.shell.window import Window
from facilitator.ui.takeover.page import TakeoverPage

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALL: Final = QSize(1100, 700)


def visit_plan(window: Window, hand: Hand, camera: Camera) -> None:
    """Go through the parts of the plan in the order in which they are filled, then to the sessions."""
    hand.press("Ctrl+1")
    plan = hand.part_of(window, PlanScreen)
    look_at_part(window, hand, camera, "agenda")
    _look_at_mail(window, hand, camera)
    steps: dict[str, Callable[[], None]] = {
        "people": lambda: _invite(window, hand, camera),
        "groups": lambda: _seat(window, hand),
    }
    for name in list(plan.bar.tabs)[1:]:
        hand.press("Ctrl+PageDown")
        steps.get(name, hand.look_up)()
        look_at_part(window, hand, camera, name)
    hand.press("Ctrl+PageDown", "Ctrl+2")


def look_at_part(window: Window, hand: Hand, camera: Camera, name: str) -> None:
    """Take a part of the plan, wide and small."""
    size = window.size()
    hand.look_up()
    camera.take(window, f"plan-{name}")
    window.resize(_SMALL)
    camera.take(window, f"plan-{name}-1100x700")
    window.resize(size)


def _look_at_mail(window: Window, hand: Hand, camera: Camera) -> None:
    QGuiApplication.clipboard().setText(GUESTS[language.current()].mail)
    hand.press("Ctrl+Shift+V")
    page = hand.part_of(window, TakeoverPage)
    hand.wait_until(lambda: bool(page.lines.rows), "plan out of the mail")
    hand.look_up()
    camera.take(window, "plan-insert")
    hand.press("Escape")


def _invite(window: Window, hand: Hand, camera: Camera) -> None:
    QGuiApplication.clipboard().setText(GUESTS[language.current()].table)
    hand.press("Ctrl+Shift+I")
    page = hand.part_of(window, ListPage)
    hand.press("Ctrl+V")
    hand.wait_until(lambda: bool(page.people), "list of people")
    hand.look_up()
    camera.take(window, "plan-list")
    hand.press("Ctrl+Return")
    hand.wait_until(hand.part_of(window, PeopleTab).table.hasFocus, "people")


def _seat(window: Window, hand: Hand) -> None:
    tab = hand.part_of(window, GroupsTab)
    hand.press("Ctrl+Shift+E")
    hand.wait_until(lambda: tab.seating is not None and tab.seating.is_begun, "groups")
    hand.wait_until(lambda: _has_keyboard(tab), "keyboard on the board")


def _has_keyboard(part: QWidget) -> bool:
    focused = QGuiApplication.focusObject()
    return isinstance(focused, QWidget) and part.isAncestorOf(focused)
