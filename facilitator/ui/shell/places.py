"""The places on the rail and the field that opens the search, as wide rows or as bare icons."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui import keys as key_names
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import EnterButton
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.rows import paint_box, paint_row

_ROW, _LOW_ROW, _SEARCH = 34, 28, 32
_ICON_LEFT, _KEY_RIGHT = 9, 9
_HEADING, _NARROW_HEADING = 33, 19


class _RailButton(EnterButton):
    """A row with icon, word and key; bare where the rail is narrow."""

    _icon_size, _text_left = 16, 36

    def __init__(self, theme: Theme, icon: str, text: str, keys: str) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = icon
        self._keys = keys
        self._narrow = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(key_names.tooltip(text, keys))
        self.setProperty("ring", False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon, or everything."""
        self._narrow = narrow
        self.update()

    def _paint(
        self, painter: QPainter, icon_role: str, text_role: str, *, size: str, weight: int
    ) -> None:
        theme, icon = self._theme, self._icon_size
        top = (self.height() - theme.px(icon)) / 2
        left = (self.width() - theme.px(icon)) / 2 if self._narrow else theme.px(_ICON_LEFT)
        theme.icons.draw(painter, left, top, self._drawing, icon_role, icon)
        if self._narrow:
            return
        words = self.rect().adjusted(theme.px(self._text_left), 0, -theme.px(_KEY_RIGHT), 0)
        painter.setPen(theme.color(text_role))
        painter.setFont(theme.font(size, weight))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font("code"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, right, key_names.display(self._keys))


class PlaceButton(_RailButton):
    """One of the places of the day; the checked one is where the window is."""

    def __init__(self, theme: Theme, place: str, icon: str, text: str, keys: str) -> None:
        super().__init__(theme, icon, text, keys)
        self.place = place
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self._theme.px(60), self._theme.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter, here = QPainter(self), self.isChecked()
        paint_row(
            painter,
            self._theme,
            self.rect(),
            selected=here,
            hovered=self.underMouse(),
            focused=self.hasFocus(),
        )
        ink, words = ("accent", "text") if here else ("text2", "text2")
        self._paint(painter, ink, words, size="place", weight=600 if here else 400)


class RoomButton(_RailButton):
    """Something for all rooms, such as the stage; checked while it is shown."""

    _text_left = 34

    def __init__(self, theme: Theme, icon: str, text: str, keys: str) -> None:
        super().__init__(theme, icon, text, keys)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """One low row, as the sessions have."""
        return QSize(self._theme.px(60), self._theme.px(_LOW_ROW))

    def nextCheckState(self) -> None:
        """Leave it to whoever is asked: what is wanted is not yet shown."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row, in a box while it is shown."""
        painter, here = QPainter(self), self.isChecked()
        if here:
            paint_box(painter, self._theme, self.rect(), "surface", "line")
        hovered = self.underMouse() and not here
        paint_row(painter, self._theme, self.rect(), hovered=hovered, focused=self.hasFocus())
        words = "text" if here else "text2"
        self._paint(painter, words, words, size="base", weight=600 if here else 400)


class RoomsHeading(QWidget):
    """The words above the places that look at all rooms; a line where the rail is narrow."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._narrow = False
        theme.changed.connect(self._resize)
        self._resize()

    def set_narrow(self, narrow: bool) -> None:
        """Be a line, or words."""
        self._narrow = narrow
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it where the sessions' rounds have theirs."""
        theme, px, painter = self._theme, self._theme.px, QPainter(self)
        if self._narrow:
            y = self.height() - px(9)
            fill(painter, QRect(px(8), y, self.width() - px(16), 1), theme.color("line"))
            return
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font("meta"))
        area = QRect(px(8), self.height() - px(28), self.width(), px(28))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._text)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_NARROW_HEADING if self._narrow else _HEADING))
        self.update()


class SearchField(_RailButton):
    """Looks like a field and opens the search."""

    _icon_size, _text_left = 14, 32

    def sizeHint(self) -> QSize:
        """One field."""
        return QSize(self._theme.px(60), self._theme.px(_SEARCH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field."""
        painter = QPainter(self)
        rect = QRect(self.rect())
        paint_box(painter, self._theme, rect, "hover" if self.underMouse() else "surface", "line")
        if self.hasFocus():
            paint_row(painter, self._theme, rect, focused=True)
        self._paint(painter, "text2", "text2", size="base", weight=400)
