"""A field with its name above and, where it is wrong, the sentence about that below."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme, repolish
from facilitator.ui.widgets.labels import label


class NamedField(QWidget):
    """One line to be typed in, with what it is for above it."""

    entered = Signal()
    """Enter was pressed in it."""

    def __init__(self, theme: Theme, name: str, text: str = "", hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.edit = QLineEdit(text)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        theme.dress(self.edit)
        self._fault = _Fault(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(label(theme, name, "meta", 400, "text2"))
        column.addWidget(self.edit)
        column.addWidget(self._fault)
        self.setFocusProxy(self.edit)
        self.edit.returnPressed.connect(self.entered)
        self.edit.textEdited.connect(lambda _text: self.blame(""))

    @property
    def text(self) -> str:
        """What stands in it, without the air around it."""
        return self.edit.text().strip()

    @property
    def fault(self) -> str:
        """What is said to be wrong."""
        return self._fault.words.text()

    def blame(self, sentence: str) -> None:
        """Say below the field what is wrong with it, or nothing any more."""
        self._fault.words.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        self.edit.setProperty("state", "error" if sentence else None)
        repolish(self.edit)


def kept_narrow(part: QWidget, width: int) -> QHBoxLayout:
    """Return a row in which a part gets no wider than so many pixels.

    In a column alone it would be as high as its words are over the whole width of that: too low.
    """
    part.setMaximumWidth(width)
    row = QHBoxLayout()
    row.addWidget(part, 1)
    row.addStretch(0)
    return row


class _Fault(QWidget):
    """A sentence behind an octagon."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = label(theme, "", "meta", 400, "late", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), 0, 0, 0)
        column.addWidget(self.words)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the octagon at the first line."""
        spot = QRect(0, 0, self._theme.px(14), self._theme.line_height("meta"))
        top = (spot.height() - self._theme.px(14)) / 2
        self._theme.icons.draw(QPainter(self), 0, top, "late", "late", 14)
