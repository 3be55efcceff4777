"""A person at the keyboard: types, presses keys, answers dialogs, and waits for what follows."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from facilitator.errors import Bug
from facilitator.language import tr
from facilitator.tour.watch import Watch

_PATIENCE_SECONDS: Final = 15
_GLANCE_MILLISECONDS: Final = 5
_CALM_MILLISECONDS: Final = 20
_SOON_MILLISECONDS: Final = 1_000
"""What a window puts off for less than this, a picture waits for."""
_MODIFIERS: Final = {
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}

_Widget = TypeVar("_Widget", bound=QWidget)


class Hand:
    """Sends keys to whatever has the keyboard, as a person would."""

    def __init__(self, watch: Watch, patience: float = _PATIENCE_SECONDS) -> None:
        """`patience` is how many seconds it waits for anything."""
        self._watch = watch
        self._patience = patience

    def write(self, text: str) -> None:
        """Type a text, one key event per character."""
        for character in text:
            QTest.sendKeyEvent(
                QTest.KeyAction.Click,
                _keyboard(),
                Qt.Key.Key_unknown,
                character,
                Qt.KeyboardModifier.NoModifier,
            )
        self._watch.check()

    def press(self, *keys: str) -> None:
        """Press keys such as "Ctrl+Down", one after the other."""
        for name in keys:
            *held, key = name.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for modifier in held:
                modifiers |= _MODIFIERS[modifier]
            QTest.keyClick(_keyboard(), Qt.Key[f"Key_{key}"], modifiers)
        self._watch.check()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click into a widget, by default in its middle."""
        point = at or widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)
        self._watch.check()

    def go_to(self, window: QWidget) -> None:
        """Make a window the one that has the keyboard."""
        window.activateWindow()
        self.wait_until(window.isActiveWindow, "window")

    def answer(self, opening: Callable[[], object], reply: Callable[[QDialog], None]) -> None:
        """Do what opens a dialog, and reply to it; one that is left open is closed without more."""
        problems: list[Exception] = []
        seen: list[QDialog] = []

        def take_turn() -> None:
            dialog = QApplication.activeModalWidget()
            focus = QApplication.focusWidget()
            if not isinstance(dialog, QDialog) or not (focus and dialog.isAncestorOf(focus)):
                return  # it is being opened; the keyboard comes to it last
            turn.stop()
            seen.append(dialog)
            try:
                reply(dialog)
            except Exception as problem:  # noqa: BLE001 - Qt would swallow it; it is raised below
                problems.append(problem)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        window = QApplication.activeWindow()
        turn = QTimer(interval=_GLANCE_MILLISECONDS)
        turn.timeout.connect(take_turn)
        turn.start()
        opening()
        turn.stop()
        if window is not None:
            self.go_to(window)  # where there is no screen, no window manager does it
        self._watch.check()
        if problems:
            raise problems[0]
        if not seen:
            raise Bug(tr("The tour ended early: {reason}", reason="no dialog"))

    def choose_file(self, opening: Callable[[], object], path: Path) -> None:
        """Do what opens a file dialog and type a path into it."""

        def reply(_dialog: QDialog) -> None:
            self.write(str(path))
            self.press("Return")

        self.answer(opening, reply)

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program work until something is so; Bug when it does not come to that."""
        end = time.monotonic() + self._patience
        while not condition():
            if time.monotonic() > end:
                raise Bug(tr("The tour ended early: {reason}", reason=f"no {what}"))
            QTest.qWait(_GLANCE_MILLISECONDS)
            self._watch.check()

    def look_up(self) -> None:
        """Let the program finish what it is at, and everything be painted."""
        QTest.qWait(_CALM_MILLISECONDS)
        self.wait_until(lambda: not _is_busy(), "end of the work")
        QTest.qWait(_CALM_MILLISECONDS)
        self._watch.check()

    def part_of(self, window: QWidget, kind: type[_Widget]) -> _Widget:
        """Return the first part of a window that is of a kind and can be seen."""
        seen = [part for part in window.findChildren(kind) if part.isVisible()]
        if not seen:
            raise Bug(tr("The tour ended early: {reason}", reason=f"no {kind.__name__}"))
        return seen[0]


def _is_busy() -> bool:
    """Tell whether a window has put off some work for a moment."""
    return any(
        timer.isActive()
        and (timer.interval() == 0 or timer.isSingleShot())
        and timer.interval() < _SOON_MILLISECONDS
        for window in QApplication.topLevelWidgets()
        for timer in window.findChildren(QTimer)
    )


def _keyboard() -> QWidget:
    """Return what has the keyboard: a menu, the focus, else the window in front."""
    found = (
        QApplication.activePopupWidget()
        or QApplication.focusWidget()
        or QApplication.activeWindow()
    )
    if found is None:
        raise Bug(tr("The tour ended early: {reason}", reason="no window has the keyboard"))
    return found
