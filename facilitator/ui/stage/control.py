"""The control of the stage in the moderator's window: a mirror, what is shown, and where.

Something is shown at once by its number or a click. Arrows only move a mark, so that nobody in
the room sees the way to what is wanted; Enter shows what is marked.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui import keys as key_names
from facilitator.ui.shell.places import RoomButton
from facilitator.ui.stage.mirror import Mirror
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.stage.showings import NAMES, SHOWINGS, Showing
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label

_TAB, _NONE = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HINT_HEIGHT: Final = 36
"""Two lines of the hint: nothing moves when its words change."""


class _Choice(RoomButton):
    """One thing to show; its keys are those of the control."""

    turned = Signal()
    """It has the keyboard now, or no longer."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.turned.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has gone."""
        super().focusOutEvent(event)
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the control."""
        event.ignore()


class StageControl(QWidget):
    """Stands in the rail while the stage is open."""

    left = Signal()
    """Escape was pressed: the keyboard goes back to where it was."""

    def __init__(self, theme: Theme, presenter: Presenter) -> None:
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        self._mirror = Mirror(theme, presenter.stage)
        self._choices: dict[Showing, _Choice] = {
            showing: _Choice(theme, icon, tr(name), str(number))
            for number, (showing, (name, icon)) in enumerate(NAMES.items(), start=1)
        }
        self._close = RoomButton(theme, "close", tr("Close"), "Shift+F7")
        self._close.setAccessibleName(tr("Close the stage"))
        self._close.setToolTip(key_names.tooltip(tr("Close the stage"), "Shift+F7"))
        self._hint = label(theme, "", "meta", 400, "text3", wrap=True)
        self._where = ComboBox(theme)
        self._sentence = label(theme, "", "meta", 400, "text2", wrap=True)
        self._remark = label(theme, "", "meta", 400, "text2", wrap=True)
        self._marked: Showing = presenter.shown
        self.setAccessibleName(tr("Stage"))
        self._lay_out()
        self._connect()
        self._show_choice()
        self._show_remark(presenter.remark)
        self._show_hint()
        self._show_places()

    @property
    def has_keyboard(self) -> bool:
        """Whether one of its parts has the keyboard as long as its window is in front."""
        part = self.window().focusWidget()
        return part is not None and self.isAncestorOf(part)

    def set_narrow(self, narrow: bool) -> None:
        """Be a strip of icons, or as wide as words need."""
        for choice in self._choices.values():
            choice.set_narrow(narrow)
        self._close.set_narrow(narrow)
        self._hint.setVisible(not narrow)
        self._where.setVisible(not narrow)
        self._is_narrow = narrow
        self._show_sentence(self._presenter.sentence)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(8))
        column.setSpacing(px(2))
        column.addWidget(self._mirror)
        column.addWidget(self._remark)
        self._remark.setContentsMargins(px(9), 0, px(9), 0)
        column.addWidget(self._sentence)
        column.addSpacing(px(2))
        for choice in self._choices.values():
            column.addWidget(choice)
        column.addWidget(self._hint)
        column.addWidget(self._where)
        column.addWidget(self._close)
        self._hint.setMinimumHeight(px(_HINT_HEIGHT))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.setContentsMargins(px(9), 0, px(9), 0)
        self._where.setAccessibleName(tr("Where the stage is shown"))
        self._where.setToolTip(tr("Where the stage is shown"))
        self._is_narrow = False
        self._sentence.hide()

    def _connect(self) -> None:
        presenter = self._presenter
        for showing, choice in self._choices.items():
            choice.clicked.connect(self._chooser(showing))
            choice.turned.connect(self._show_hint)
        self._close.clicked.connect(presenter.close)
        self._where.activated.connect(self._choose_place)
        presenter.chosen.connect(lambda _showing: self._show_choice())
        presenter.remarked.connect(self._show_remark)
        presenter.placed.connect(self._show_places)
        presenter.said.connect(self._show_sentence)

    def _chooser(self, showing: Showing) -> Callable[[], None]:
        return lambda: self._presenter.show(showing)

    # What it shows

    def _show_choice(self) -> None:
        """Put a box around what is shown, and the mark on it."""
        shown = self._presenter.shown
        for name, choice in self._choices.items():
            choice.setChecked(name == shown)
        self._mark(shown)

    def _show_remark(self, remark: str) -> None:
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def _mark(self, showing: Showing) -> None:
        """Move the mark: the one among the choices that can have the keyboard."""
        had_focus = self.hasFocus()
        self._marked = showing
        for name, choice in self._choices.items():
            choice.setFocusPolicy(_TAB if name == showing else _NONE)
        self.setFocusProxy(self._choices[showing])
        if had_focus:
            self.setFocus()

    def _show_hint(self) -> None:
        """Name the keys that mean something now."""
        there = tr("1–6 shows, ↑ ↓ marks,\n↵ shows it, Esc goes back")
        self._hint.setText(there if self.hasFocus() else tr("F7: choose by key"))

    def _show_places(self) -> None:
        """List the displays, the one that is missing included."""
        presenter = self._presenter
        displays = presenter.displays.all()
        self._where.clear()
        self._where.addItem(tr("As a window"))
        for display in displays:
            self._where.addItem(display.label)
        place = presenter.place
        if place is not None and place.is_lost:
            missing = tr("{name} (not plugged in)", name=presenter.placement.wanted[0])
            self._where.addItem(missing)
            self._where.setCurrentIndex(self._where.count() - 1)
        elif place is not None and place.full and place.display in displays:
            self._where.setCurrentIndex(1 + displays.index(place.display))

    def _choose_place(self, index: int) -> None:
        displays = self._presenter.displays.all()
        if index <= len(displays):
            self._presenter.choose_display(displays[index - 1] if index else None)

    def _show_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence) and not self._is_narrow)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show by number, mark by arrow, show what is marked; Escape gives the keyboard back."""
        key = Qt.Key(event.key())
        number = key - Qt.Key.Key_1
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= number < len(SHOWINGS):
            self._presenter.show(SHOWINGS[number])
        elif key in _STEPS and self.hasFocus():
            at = SHOWINGS.index(self._marked) + _STEPS[key]
            self._mark(SHOWINGS[max(0, min(at, len(SHOWINGS) - 1))])
        elif key in _ENTER and self.hasFocus():
            self._presenter.show(self._marked)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
