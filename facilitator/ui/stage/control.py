"""The control of the stage in the moderator's window: a mirror, what is shown, and where."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.shell.places import RoomButton
from facilitator.ui.stage.mirror import Mirror
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.stage.scenes import NAMES, Showing
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_row


class StageControl(QWidget):
    """Stands in the rail while the stage is open; number keys and arrows choose."""

    left = Signal()
    """Escape was pressed: the keyboard goes back to where it was."""

    def __init__(self, theme: Theme, presenter: Presenter) -> None:
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        self._mirror = Mirror(theme, presenter.stage)
        self._choices: dict[Showing, RoomButton] = {
            showing: RoomButton(theme, icon, tr(name), str(number))
            for number, (showing, (name, icon)) in enumerate(NAMES.items(), start=1)
        }
        self._where = ComboBox(theme)
        self._sentence = label(theme, "", "meta", 400, "text2", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
            choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the whole control has the keyboard
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
        for name, choice in self._choices.items():
            choice.setChecked(name == showing)
        self.setAccessibleDescription(tr(NAMES[self._presenter.showing][0]))

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

    def event(self, event: QEvent) -> bool:
        """Take plain keys before they mean something to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of the keyboard around the choices."""
        if self.hasFocus():
            choices = list(self._choices.values())
            around = choices[0].geometry().united(choices[-1].geometry()).adjusted(-2, -2, 2, 2)
            paint_row(QPainter(self), self._theme, around, focused=True)
