"""The workshop's name at the head of the rail; it opens the menu of the file."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from facilitator.language import tr
from facilitator.ui.session.wrapping import wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import EnterButton
from facilitator.ui.widgets.rows import paint_row

_LINES = 3
_LINE = 18
_TEXT_LEFT, _TEXT_RIGHT, _TOP = 8, 34, 8


class WorkshopTitle(EnterButton):
    """Title in up to three lines, the date below, a chevron at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._date = ""
        self.setProperty("ring", False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("File menu"))
        theme.changed.connect(self.updateGeometry)

    def show_workshop(self, title: str, date: str) -> None:
        """Show a title and a date."""
        self.setText(title or tr("Untitled workshop"))
        self._date = date
        self.setAccessibleName(f"{self.text()}, {date}" if date else self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the title's lines and the date need."""
        lines = len(self._lines()) + (1 if self._date else 0)
        height = self._theme.px(_TOP + _LINE * lines + 4 + 2)
        return QSize(self._theme.px(184), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the words need at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, date and chevron."""
        painter, theme = QPainter(self), self._theme
        paint_row(painter, theme, self.rect(), hovered=self.underMouse(), focused=self.hasFocus())
        top, left = theme.px(_TOP), theme.px(_TEXT_LEFT)
        height = theme.px(_LINE)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("base", 600))
        for text in self._lines():
            rect = QRect(left, top, self._width(), height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
            top += height
        if self._date:
            painter.setPen(theme.color("text3"))
            painter.setFont(theme.font("meta"))
            rect = QRect(left, top + theme.px(1), self._width(), height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._date)
        edge = QPointF(self.width() - theme.px(25), theme.px(_TOP + 1))
        theme.icons.draw(painter, edge.x(), edge.y(), "chevron-down", "text2")

    def _width(self) -> int:
        return (self.width() or self._theme.px(184)) - self._theme.px(_TEXT_LEFT + _TEXT_RIGHT)

    def _lines(self) -> tuple[str, ...]:
        return wrapped(self.text(), self._theme.font("base", 600), self._width(), _LINES)
