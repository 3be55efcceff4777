"""What stands beside the text: running numbers on the left; star, kind and hint on the right."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from facilitator.language import tr
from facilitator.ui import keys
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.note_chips import (
    Face,
    contested_face,
    draft_words,
    face_of,
    names_group,
)
from facilitator.ui.session.rows import Row, rows_in_view
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.pen import LEFT, RIGHT

if TYPE_CHECKING:
    from facilitator.ui.session.view import PageView

GUTTER: Final = 64
MARGIN: Final = 132
NARROW_GUTTER: Final = 44
_NUMBER_WIDTH: Final = 30
_RIGHT_AIR, _NARROW_RIGHT_AIR = 24, 16
_CHIP_HEIGHT: Final = 20
_STAR: Final = 16
_STAR_GAP: Final = 10
_WIDEST, _NARROW_WIDEST = 200, 180
"""The widest a chip or a hint gets, in design pixels, where the words of its line leave room."""
_WORD_GAP: Final = 16


class Gutter(QWidget):
    """Running numbers of the main notes and letters of the sub-questions, left of the text."""

    def __init__(self, editor: "PageView", theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        theme, editor = self._theme, self._editor
        painter = QPainter(self)
        current = editor.textCursor().blockNumber()
        left = self.width() - theme.px(_NUMBER_WIDTH)
        for row in rows_in_view(editor, event.rect().top(), event.rect().bottom()):
            place = QRect(left, row.top, theme.px(_NUMBER_WIDTH), row.height)
            number = editor.page.numbers[row.block]
            if row.line.is_heading:
                painter.setFont(theme.font("note", 600))
                painter.setPen(theme.color("text3"))
                painter.drawText(place, LEFT, editor.labels.get(row.line.id, ""))
            elif number:
                is_current = row.block == current
                painter.setFont(theme.font("code", 600 if is_current else 400))
                painter.setPen(theme.color("accent" if is_current else "text3"))
                painter.drawText(place, LEFT, f"{number:02d}")


_ELIDED = Qt.TextElideMode.ElideMiddle


class Margin(QWidget):
    """Star and kind of each note, right of the text; a click on the star sets or takes it.

    A long name goes on to the left, over the text's room, as far as the words of its line leave
    that free; the part there is painted, and clicked, in the editor's viewport.
    """

    starred = Signal(int)
    """The index of the line whose star was clicked."""
    kind_asked = Signal(int, QPoint)
    """The index of the line whose chip was clicked, and where to open the choice."""

    versions_asked = Signal(int)
    """The index of the line of which two versions stand, and whose chip was clicked."""

    def __init__(self, editor: "PageView", theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._hovered = -1
        self.setMouseTracking(True)
        editor.overlays.append(self._paint_over_text)
        editor.viewport().installEventFilter(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self)
        self._editor.points.paint_beside(painter, self._right(), event.rect())
        for row in rows_in_view(self._editor, event.rect().top(), event.rect().bottom()):
            if not row.line.is_heading:
                self._paint_row(painter, row)

    def _paint_over_text(self, area: QRect) -> None:
        """Draw in the viewport what begins there; here its rest, which may have been cut anew."""
        painter = QPainter(self._editor.viewport())
        painter.translate(self._from_viewport(QPoint()) * -1)
        for row in rows_in_view(self._editor, area.top(), area.bottom()):
            if not row.line.is_heading and self._may_begin_there(row):
                self._paint_row(painter, row)
                self.update(0, row.top, self.width(), row.height)

    def _may_begin_there(self, row: Row) -> bool:
        """Tell whether a row has something beside it that may be wider than the margin."""
        is_draft = row.line.id in self._editor.drafts
        return is_draft or bool(self._whole_face(row) or row.line.details.group_name)

    def _from_viewport(self, point: QPoint) -> QPoint:
        return point + self._editor.viewport().pos() - self.pos()

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        self._paint_kind(painter, row)
        self._paint_hint(painter, row)
        is_key_result = row.line.is_key_result
        may_be = row.line.is_note and not self._editor.isReadOnly()
        if is_key_result or (may_be and row.block == self._hovered):
            name, role = ("star", "accent") if is_key_result else ("star-outline", "text3")
            place = self.star_place(row)
            if place.left() >= -self._free_before(row):
                self._theme.icons.draw(painter, place.left(), place.top(), name, role, _STAR)

    def _paint_kind(self, painter: QPainter, row: Row) -> None:
        face = self._face(row)
        if face:
            paint_chip(painter, self._theme, self.chip_place(row), face.word, face.tone, face.icon)

    def _face(self, row: Row) -> Face | None:
        """Return a line's chip with its words as long as there is room."""
        face = self._whole_face(row)
        if face is None:
            return None
        theme = self._theme
        star = theme.px(_STAR + _STAR_GAP) if row.line.is_key_result else 0
        room = self._right() - star
        room = max(room, min(room + self._free_before(row), self._widest()))
        rest = room - chip_width(theme, "", face.icon)
        return face.fitted(QFontMetrics(theme.font("meta", 500)), rest)

    def _whole_face(self, row: Row) -> Face | None:
        """Return a line's chip with all its words."""
        is_contested = row.line.id in self._editor.contested
        return contested_face(row.line) if is_contested else face_of(row.line)

    def _free_before(self, row: Row) -> int:
        """Return how many pixels left of the margin the words of a line leave free."""
        free = self._editor.viewport().width() - row.end - self._theme.px(_WORD_GAP)
        return max(free, 0)

    def _widest(self) -> int:
        return self._theme.px(_NARROW_WIDEST if self._editor.is_narrow else _WIDEST)

    def _paint_hint(self, painter: QPainter, row: Row) -> None:
        """Say which note says nearly the same, or else who said it, where there is room."""
        twin = self._editor.twins.twin_of(row.line)
        group = "" if names_group(row.line) else row.line.details.group_name
        words = tr("similar to {number}", number=twin.number) if twin else group
        place = self.hint_place(row)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("text3"))
        metrics = painter.fontMetrics()
        if row.line.id in self._editor.drafts:
            words = draft_words(metrics, place.width())
        elif group and not twin:
            words = metrics.elidedText(words, _ELIDED, place.width())
        if metrics.horizontalAdvance(words) <= place.width():
            painter.drawText(place, RIGHT, words)

    def hint_place(self, row: Row) -> QRect:
        """Return the room for a hint on a line."""
        right = self.star_place(row).left() - self._theme.px(_STAR_GAP)
        left = -min(self._free_before(row), max(self._widest() - self._right(), 0))
        return QRect(left, row.top, max(right - left, 0), row.height)

    def wanted_width(self) -> int:
        """At least 132, and room for the longest chip with a star before it."""
        px = self._theme.px
        longest = max(chip_width(self._theme, kind.word, kind.icon) for kind in KINDS.values())
        return max(px(MARGIN), longest + px(_STAR + _STAR_GAP) + self._air())

    def _air(self) -> int:
        return self._theme.px(_NARROW_RIGHT_AIR if self._editor.is_narrow else _RIGHT_AIR)

    def _right(self) -> int:
        return self.width() - self._air()

    def chip_place(self, row: Row) -> QRect:
        """Return where a line's chip is."""
        face = self._face(row)
        width = chip_width(self._theme, face.word, face.icon) if face else 0
        height = self._theme.px(_CHIP_HEIGHT)
        return QRect(self._right() - width, row.centre - height // 2, width, height)

    def star_place(self, row: Row) -> QRect:
        """Return where a line's star is, or would be."""
        size = self._theme.px(_STAR)
        right = self._right()
        if self._whole_face(row):
            right = self.chip_place(row).left() - self._theme.px(_STAR_GAP)
        return QRect(right - size, row.centre - size // 2, size, size)

    # Mouse

    def row_at(self, y: int) -> Row | None:
        """Return the note whose first line of text is at a height."""
        for row in rows_in_view(self._editor, y, y):
            if row.top <= y <= row.top + row.height and row.line.is_note:
                return row
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Offer the star of the line under the mouse."""
        row = self.row_at(event.position().toPoint().y())
        hovered = row.block if row else -1
        is_hot = bool(row and self._part_at(row, event.position().toPoint()))
        is_hot = bool(self._editor.points.hover(event.position().toPoint().y())) or is_hot
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_hot else Qt.CursorShape.ArrowCursor)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Offer nothing any more."""
        self._editor.points.hover(None)
        self._hovered = -1
        self.update()

    def _part_at(self, row: Row, point: QPoint) -> str:
        grown = self._theme.px(5)
        if self.star_place(row).adjusted(-grown, -grown, grown, grown).contains(point):
            return "star"
        return "kind" if self.chip_place(row).contains(point) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a click on what goes on over the text; the words there are not meant."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        point = self._from_viewport(event.position().toPoint())
        row = self.row_at(point.y())
        if row is None or not (row.line.is_key_result or self.chip_place(row).contains(point)):
            return False
        return self._press(row, point, event.button())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set or take the star, ask for the kind, or take up a point of an earlier round."""
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._editor.points.take_up(point.y()):
            return
        row = self.row_at(point.y())
        if row:
            self._press(row, point, event.button())

    def _press(self, row: Row, point: QPoint, button: Qt.MouseButton) -> bool:
        """Do what a part of the margin is for; False where none is meant."""
        part = "" if self._editor.isReadOnly() else self._part_at(row, point)
        if not part or button != Qt.MouseButton.LeftButton:
            return False
        if part == "star":
            self.starred.emit(row.block)
        elif row.line.id in self._editor.contested:
            self.versions_asked.emit(row.block)
        else:
            self.kind_asked.emit(row.block, self.mapToGlobal(self.chip_place(row).bottomLeft()))
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End here what began here; the editor behind is not meant."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Name what is under the mouse."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        row = self.row_at(event.pos().y())
        part = self._part_at(row, event.pos()) if row else ""
        text = ""
        if row and part == "star":
            word = (
                tr("Remove key result mark") if row.line.is_key_result else tr("Mark as key result")
            )
            text = keys.tooltip(word, "Ctrl+Return")
        elif row and part == "kind" and (face := self._whole_face(row)):
            group = row.line.details.group_name
            text = f"{face.tooltip} · {group}" if group else face.tooltip
        elif row and row.line.id in self._editor.drafts:
            text = tr("Nobody else takes this note: you have no right to write in this room.")
        elif row and (twin := self._editor.twins.twin_of(row.line)):
            text = twin.text
        elif row:
            text = row.line.details.group_name
        QToolTip.showText(event.globalPos(), text, self)
        return True
