"""One room of a round: its head, and the cards of the people in it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.ui.groups.card_list import CardList
from facilitator.ui.groups.cards import RoomCards
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip

_HEAD, _PAD, _CHIP, _BETWEEN, _RADIUS = 46, 11, 24, 8, 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class RoomColumn(QWidget):
    """Shows a room; knows no file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.room: RoomCards | None = None
        self._is_target = False
        self.list = CardList(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.list)
        self._column.addStretch(1)
        theme.changed.connect(self._resize)
        self._resize()

    def show_room(self, room: RoomCards) -> None:
        """Show a room as it is now."""
        if room == self.room:
            return
        self.room = room
        self.list.show_cards(room.cards)
        self.list.setAccessibleName(f"{room.code} {room.title}, {self._size_words(room)}")
        self.setToolTip(self._told(room))
        self.update()

    def set_target(self, is_target: bool) -> None:
        """Say that a card which is let go now would come here."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def _size_words(self, room: RoomCards) -> str:
        return trn("{count} person", "{count} people", room.size)

    def _told(self, room: RoomCards) -> str:
        seats = tr("seats for {least} to {most}", least=room.least, most=room.most)
        return f"{room.code} {room.title}\n{self._size_words(room)}, {seats}"

    def _resize(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(_PAD), px(_HEAD), px(_PAD), px(_PAD - 6))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the head."""
        if self.room is None:
            return
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(
            theme.color("accent" if self._is_target else "line"), 2 if self._is_target else 1
        )
        painter.setPen(edge)
        painter.setBrush(theme.color("canvas"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, px(_RADIUS), px(_RADIUS))
        head = QRect(px(_PAD + 3), 0, self.width() - px(2 * _PAD + 6), px(_HEAD))
        width = chip_width(theme, self.room.code, "", "base")
        chip = QRect(head.left(), 0, width, px(_CHIP))
        chip.moveCenter(head.center())
        chip.moveLeft(head.left())
        paint_chip(painter, theme, chip, self.room.code, "accent", "", "base")
        left = chip.right() + px(_BETWEEN)
        right = self._paint_count(painter, head)
        place = QRect(left, head.top(), right - left, head.height())
        painter.setFont(theme.font("base", 600))
        painter.setPen(theme.color("text"))
        words = QFontMetrics(painter.font())
        title = words.elidedText(self.room.title, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_count(self, painter: QPainter, head: QRect) -> int:
        """Paint how many there are, and by how many that changes; return where it begins."""
        room, theme = self.room, self._theme
        if room is None:
            return head.right()
        right = head.right()
        parts: list[tuple[str, str]] = []
        if room.change:
            parts.append((f" {'+' if room.change > 0 else '−'} {abs(room.change)}", "accent"))
        parts.append(
            (f"{room.size} / {room.most if room.size > room.most else room.least}", "warn")
            if room.is_off
            else (str(room.size), "text3")
        )
        for text, ink in parts:
            painter.setFont(theme.font("base", 600 if ink != "text3" else 400))
            painter.setPen(theme.color(ink))
            painter.drawText(
                QRect(head.left(), head.top(), right - head.left(), head.height()),
                _MIDDLE | Qt.AlignmentFlag.AlignRight,
                text,
            )
            right -= painter.fontMetrics().horizontalAdvance(text)
        if room.is_off:
            right -= theme.px(20)
            theme.icons.draw(painter, right, head.center().y() - theme.px(7), "warn", "warn", 14)
        return right - theme.px(_BETWEEN)
