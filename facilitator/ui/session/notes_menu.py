"""The menu of the notes editor: everything that keys do, for the mouse."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from facilitator.domain.records import NoteKind
from facilitator.language import tr
from facilitator.ui import keys
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.theme.theme import Theme

Entry = tuple[str, str, Callable[[], object], bool]
"""Text, key, what it does, and whether it is possible now."""


def kinds_menu(menu: QMenu, theme: Theme, current: str, choose: Callable[[NoteKind], None]) -> None:
    """Fill a menu with the kinds of notes; choosing the current one takes it away."""
    for kind in KINDS.values():
        action = _entry(menu, kind.word, kind.key, theme.icons.icon(kind.icon, "text2"))
        action.setCheckable(True)
        action.setChecked(kind.name == current)
        action.triggered.connect(partial(_choose, choose, kind.name))


def _choose(choose: Callable[[NoteKind], None], kind: NoteKind, *_checked: bool) -> None:
    choose(kind)


def fill(menu: QMenu, entries: Sequence[Entry]) -> None:
    """Fill a menu with entries."""
    for text, key, run, possible in entries:
        action = _entry(menu, text, key, QIcon())
        action.setEnabled(possible)
        action.triggered.connect(lambda _checked, run=run: run())


def editing_entries(
    *,
    cut: Callable[[], object],
    copy: Callable[[], object],
    paste: Callable[[], object],
    selected: bool,
    writable: bool,
) -> list[Entry]:
    """Return the entries for the clipboard."""
    return [
        (tr("Cut"), "Ctrl+X", cut, selected and writable),
        (tr("Copy"), "Ctrl+C", copy, selected),
        (tr("Paste"), "Ctrl+V", paste, writable),
    ]


def _entry(menu: QMenu, text: str, key: str, icon: QIcon) -> QAction:
    shown = f"{text}\t{keys.display(key)}" if key else text
    return menu.addAction(icon, shown)
