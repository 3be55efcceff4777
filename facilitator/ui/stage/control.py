"""The control of the stage in the moderator's window: a mirror, what is shown, and where."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.shell.places import RoomButton
from facilitator.ui.stage.mirror import Mirror
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.stage.showings import NAMES, Showing
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label

_TAB, _NONE = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus


class _Choice(RoomButton):
    """One thing to show; its keys are those of the control."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the control."""
        event.ignore()


class StageControl(QWidget):
    """Stands in the rail while the stage is open; number keys and arrows choose."""

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
        self._where = ComboBox(theme)
        self._sentence = label(theme, "", "meta", 400, "text2", wrap=True)
        self.setAccessibleName(tr("Stage"))
        self._lay_out()
        self._connect()
        self._show_choice(presenter.showing)
        self._show_places()

    def set_narrow(self, narrow: bool) -> None:
        """Be a strip of icons, or as wide as words need."""
        for choice in self._choices.values():
            choice.set_narrow(narrow)
        self._where.setVisible(not narrow)
        self._is_narrow = narrow
        self._show_sentence(self._presenter.sentence)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(8))
        column.setSpacing(px(2))
        column.addWidget(self._mirror)
        column.addWidget(self._sentence)
        column.addSpacing(px(2))
        for choice in self._choices.values():
            column.addWidget(choice)
        column.addSpacing(px(4))
        column.addWidget(self._where)
        self._where.setAccessibleName(tr("Where the stage is shown"))
        self._where.setToolTip(tr("Where the stage is shown"))
        self._is_narrow = False
        self._sentence.hide()

    def _connect(self) -> None:
        presenter = self._presenter
        for showing, choice in self._choices.items():
            choice.clicked.connect(self._chooser(showing))
        self._where.activated.connect(self._choose_place)
        presenter.chosen.connect(self._show_choice)
        presenter.placed.connect(self._show_places)
        presenter.said.connect(self._show_sentence)

    def _chooser(self, showing: Showing) -> Callable[[], None]:
        return lambda: self._presenter.show(showing)

    # What it shows

    def _show_choice(self, showing: str) -> None:
        """Mark what is shown; it is the one among the choices that can have the keyboard."""
        had_focus = self.hasFocus()
        for name, choice in self._choices.items():
            choice.setChecked(name == showing)
            choice.setFocusPolicy(_TAB if name == showing else _NONE)
        self.setFocusProxy(self._choices[self._presenter.showing])
        if had_focus:
            self.setFocus()

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
        """Choose by number or arrow; Escape gives the keyboard back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._presenter.take_key(event.key()):
            super().keyPressEvent(event)
            return
        event.accept()
