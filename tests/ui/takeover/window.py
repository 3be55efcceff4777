"""Somebody who inserts texts in a window: by the keys that a person presses."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.ui.planning.screen import PlanScreen
from facilitator.ui.shell.window import Window
from facilitator.ui.takeover.page import TakeoverPage
from facilitator.ui.takeover.reading import Kind
from tests.ui.keyboard import focused
from tests.ui.shell.windows import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


def plan_of(window: Window) -> PlanScreen:
    """Go to the planning of a window, which then has the keyboard."""
    window.go_to("plan")
    screen = shown(window)
    assert isinstance(screen, PlanScreen)
    return screen


def page_of(window: Window, kind: Kind) -> TakeoverPage:
    """Open the page for a kind of text from the plan, at its first topic."""
    screen = plan_of(window)
    screen.insert(kind, 0)
    return screen.page


def paste(page: TakeoverPage, text: str) -> None:
    """Paste a text in the place of what stands there, and wait until it is read."""
    QGuiApplication.clipboard().setText(text)
    page.editor.setFocus()
    page.editor.selectAll()
    page.editor.paste()
    assert comes(lambda: page.preview is not None), "the text was not read"
    QGuiApplication.clipboard().clear()


def comes(is_so: Callable[[], bool]) -> bool:
    """Let the window work until something is so; False when it does not become so."""
    for _ in range(1_000):
        if is_so():
            return True
        QTest.qWait(10)
    return False


def take() -> None:
    """Take over what is shown, by its key."""
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
