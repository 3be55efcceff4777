"""What is now and what is next, in two halves, with the time that the present item has left."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.schedule import Schedule
from facilitator.language import tr
from facilitator.ui.agenda.words import Part, left, next_part, now_part
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel, line

_HEIGHT, _CLOCK_HEIGHT, _GLYPH, _GAP = 84, 40, 16, 8
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ItemClock(QWidget):
    """The time left in large figures; too late it says so with glyph and ink."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.face = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_face(self, face: str) -> None:
        """Show other figures."""
        if face == self.face:
            return
        resized = len(face) != len(self.face)
        self.face = face
        self.setAccessibleName(tr("Time left: {time}", time=face) if face else "")
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the figures need, which only changes with their number."""
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font("clock", 500))
        zeros = "".join("0" if sign.isdigit() else sign for sign in self.face)
        glyph = px(_GLYPH + _GAP) if self.face.startswith("+") else 0
        return QSize(metrics.horizontalAdvance(zeros) + glyph + px(2), px(_CLOCK_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, px, painter = self._theme, self._theme.px, QPainter(self)
        is_late = self.face.startswith("+")
        font = theme.font("clock", 500)
        painter.setFont(font)
        painter.setPen(theme.color("late" if is_late else "text"))
        painter.drawText(QRect(0, 0, self.width(), self.height()), _RIGHT, self.face)
        if is_late:
            width = QFontMetrics(font).horizontalAdvance(self.face)
            x = self.width() - width - px(_GLYPH + _GAP)
            theme.icons.draw(painter, x, (self.height() - px(_GLYPH)) / 2, "late", "late", _GLYPH)


class _Half(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = label(theme, "", "meta", 400, "text3")
        self._title = ElidedLabel(theme, "", "lead", 600, "text")
        self._meta = ElidedLabel(theme, "", "base", 400, "text2")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        for part in (self._name, self._title, self._meta):
            column.addWidget(part)
        column.addStretch(1)
        self.row.addLayout(column, 1)

    def show_part(self, part: Part) -> None:
        self._name.setText(part.name)
        self._title.setText(part.title)
        self._meta.setText(part.meta)
        self.setAccessibleName(part.spoken)


class Band(Panel):
    """Both halves; figures change with every second, words when something happens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.now, self.next = _Half(theme), _Half(theme)
        self.clock = ItemClock(theme)
        self.now.row.addWidget(self.clock)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.now, 1)
        row.addWidget(line(horizontal=False))
        row.addWidget(self.next, 1)
        theme.changed.connect(self._resize)
        self._resize()

    def show_day(self, day: Schedule) -> None:
        """Show what is now and next."""
        self.now.show_part(now_part(day))
        self.next.show_part(next_part(day))
        self.tick(day)

    def tick(self, day: Schedule) -> None:
        """Show the time left at another second."""
        self.clock.show_face(left(day.current, day) if day.current else "")

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
