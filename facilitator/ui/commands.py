"""What a person can do on a screen: listed by F1, found by Ctrl+K, bound to keys by the window."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Command(NamedTuple):
    """Something to do; without `run` it is a key that is only explained, like Enter in the editor."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    """Portable key sequences ("Ctrl+Shift+N"), the one to show first."""
    run: Callable[[], object] | None = None
    icon: str = ""
    group: str = ""
    """The heading it stands under in the list of keys."""


def bind_keys(
    screen: QWidget,
    commands: Iterable[Command],
    *,
    in_window: bool = False,
    repeats: Collection[str] | None = None,
) -> None:
    """Let the keys of the commands that run do so while the keyboard is in a screen.

    `in_window` also elsewhere in its window, as long as the screen is shown. A key that is held
    down goes on; with `repeats` only those of the commands with these ids do.
    """
    context = Qt.ShortcutContext
    for command in commands:
        for keys in command.keys if command.run else ():
            shortcut = QShortcut(QKeySequence(keys), screen, command.run)
            shortcut.setContext(
                context.WindowShortcut if in_window else context.WidgetWithChildrenShortcut
            )
            shortcut.setAutoRepeat(repeats is None or command.id in repeats)
