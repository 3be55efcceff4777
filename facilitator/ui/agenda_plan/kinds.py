"""The kinds of agenda items, to be chosen from."""

from collections.abc import Callable
from typing import Final, get_args

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.domain.records import AgendaKind
from facilitator.language import mark, tr
from facilitator.ui.agenda.pen import TILES
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import inks

NAMES: Final[dict[AgendaKind, str]] = {
    "arrival": mark("&Arrival"),
    "welcome": mark("&Welcome"),
    "talk": mark("&Talk"),
    "break": mark("&Break"),
    "change": mark("C&hange of rooms"),
    "parallel": mark("&Parallel rooms"),
    "summary": mark("&Summary"),
    "closing": mark("&Closing"),
    "other": mark("&Other"),
}
"""With the letters by which they are chosen."""


def choose_kind(
    theme: Theme,
    owner: QWidget,
    place: QPoint,
    current: AgendaKind,
    chosen: Callable[[AgendaKind], object],
) -> QMenu:
    """Offer the kinds at a place on the screen; `chosen` is told which one was taken."""
    menu = QMenu(owner)
    for kind in get_args(AgendaKind):
        icon, tone = TILES[kind]
        action = menu.addAction(theme.icons.icon(icon, inks(tone)[1]), tr(NAMES[kind]))
        action.triggered.connect(lambda _checked=False, kind=kind: chosen(kind))
        if kind == current:
            menu.setActiveAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu
