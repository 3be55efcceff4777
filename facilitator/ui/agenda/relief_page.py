"""The preview of making up for a delay: what gives time, and the day that comes of it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.ui.agenda.relief_choice import ReliefChoice
from facilitator.ui.agenda.relief_list import ReliefHeading, ReliefList
from facilitator.ui.agenda.words import the_end
from facilitator.ui.session.key_hints import KeyHints
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.panels import Panel, line


class ReliefPage(Panel):
    """Shows what is chosen; nothing is written before somebody takes it over."""

    taken = Signal(object)
    """Minutes by item, as `agendas.shorten_items` takes them."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._choice: ReliefChoice | None = None
        self.list = ReliefList(theme)
        self.breaks = self._way(tr("From breaks"), "1")
        self.items = self._way(tr("From items"), "2")
        self.result = ElidedLabel(theme, "", "place", 500, "text")
        self.take = button(theme, tr("Take over"), "primary", keys="Return")
        self.discard = button(theme, tr("Discard"), "quiet", keys="Esc")
        self._hints = KeyHints(
            theme,
            hints=(
                ("Left", tr("a minute shorter")),
                ("Right", tr("a minute longer")),
                (tr("Space"), tr("gives time")),
                ("1 2", tr("from breaks, from items")),
            ),
        )
        self._lay_out()
        self._connect()

    def _way(self, text: str, keys: str) -> QPushButton:
        made = button(self._theme, text, keys=keys)
        made.setCheckable(True)
        return made

    @property
    def is_open(self) -> bool:
        """Whether somebody is choosing."""
        return self._choice is not None

    def open(self, head: Dossier, now: datetime) -> None:
        """Begin with what breaks can give; where they can give nothing, with items."""
        self._choice = ReliefChoice(head, now)
        self._show()
        self.list.go_to(next(iter(self._choice.minutes), ""))
        self.list.setFocus()

    def renew(self, head: Dossier, now: datetime) -> None:
        """Follow the day while somebody is choosing."""
        if self._choice is not None:
            self._choice.renew(head, now)
            self._show()

    def accept(self) -> None:
        """Take over what is shown; nothing chosen is nothing to write."""
        if self._choice is None:
            return
        minutes = self._choice.minutes
        self.close_up()
        if minutes:
            self.taken.emit(minutes)

    def close_up(self) -> None:
        """Leave everything as it is."""
        if self._choice is not None:
            self._choice = None
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    # What is chosen

    def _use_breaks(self) -> None:
        if self._choice is not None:
            self._choice.use_breaks()
            self._show()

    def _shorten_items(self) -> None:
        if self._choice is not None:
            self._choice.shorten_items()
            self._show()

    def _toggle(self, item_id: str) -> None:
        if self._choice is not None:
            self._choice.toggle(item_id)
            self._show()

    def _give(self, item_id: str, minutes: int) -> None:
        if self._choice is not None:
            self._choice.give(item_id, minutes)
            self._show()

    def _show(self) -> None:
        choice = self._choice
        if choice is None:
            return
        self.breaks.setChecked(choice.way == "breaks")
        self.items.setChecked(choice.way == "items")
        self.list.show_rows(choice.rows())
        words = tr("Afterwards: {end}", end=the_end(choice.after))
        self.result.setText(words)
        self.result.setAccessibleName(words)

    # Building

    def _connect(self) -> None:
        self.breaks.clicked.connect(lambda _checked: self._use_breaks())
        self.items.clicked.connect(lambda _checked: self._shorten_items())
        self.take.clicked.connect(lambda _checked: self.accept())
        self.discard.clicked.connect(lambda _checked: self.close_up())
        self.list.toggled.connect(self._toggle)
        self.list.given.connect(self._give)
        self.list.chosen.connect(self.accept)
        for keys, run in (("1", self._use_breaks), ("2", self._shorten_items)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _lay_out(self) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(8), px(24), px(8))
        row.setSpacing(px(8))
        row.addWidget(self.breaks)
        row.addWidget(self.items)
        row.addSpacing(px(12))
        row.addWidget(self.result, 1)
        row.addWidget(self.discard)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(ReliefHeading(self._theme, self.list))
        column.addWidget(self.list, 1)
        column.addWidget(line())
        column.addWidget(self._hints)
        self._hints.set_inset(px(24), px(24), narrow=False)
