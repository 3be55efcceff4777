"""Fields in the editor: each one sign of the text, painted as a chip with what it says at present."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from facilitator.domain.fields.catalogue import FIELDS
from facilitator.language import current, tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.rows import paint_box

SIGN: Final = "\ufffc"
"""What stands for a field in the document's text."""
KIND: Final = QTextFormat.ObjectTypes.UserObject.value + 1
_NAME: Final = QTextFormat.Property.UserProperty.value + 1
_PAD, _AIR = 5, 48
"""Pixels in a chip beside its words; and of a line that none takes, for it may stand in a list."""


def field_of(style: QTextCharFormat) -> str:
    """Return the name of the field that a format is of, empty for text."""
    return str(style.property(_NAME)) if style.objectType() == KIND else ""


def field_format(field: str, style: QTextCharFormat) -> QTextCharFormat:
    """Return the format of a field in the style of its place."""
    made = QTextCharFormat(style)
    made.setObjectType(KIND)
    made.setProperty(_NAME, field)
    made.setToolTip(name_of(field))
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
    return made


def plain_format(style: QTextCharFormat) -> QTextCharFormat:
    """Return the format of text in the style of a field."""
    made = QTextCharFormat()
    made.setFontWeight(style.fontWeight())
    made.setFontItalic(style.fontItalic())
    return made


def name_of(field: str) -> str:
    """Return what a field is called in the language of the window."""
    known = FIELDS.get(field)
    return known.name(current()) if known else tr("Unknown field {field}", field=field)


class FieldChips(QPyTextObject):
    """Measures and paints the fields of one document."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: Mapping[str, str] = {}

    def show_values(self, values: Mapping[str, str]) -> bool:
        """Say other values from now on; return whether any differs."""
        differs = values != self._values
        self._values = values
        return differs

    def value(self, field: str) -> str:
        """Return what a field says, a dash where that is nothing."""
        return self._values.get(field) or "–"

    def words(self, field: str) -> str:
        """Return what stands on a chip: the field's value, or what is missing."""
        return self._values.get(field) or tr("{field}?", field=name_of(field))

    def intrinsicSize(self, doc: QTextDocument, _position: int, style: QTextFormat) -> QSizeF:
        """Return the room of a chip: its words, at most a line."""
        metrics = QFontMetricsF(style.toCharFormat().font())
        words = metrics.horizontalAdvance(self.words(field_of(style.toCharFormat())))
        wide = words + 2 * self._theme.px(_PAD)
        most = doc.textWidth() - 2 * doc.documentMargin() - self._theme.px(_AIR)
        return QSizeF(min(wide, most) if most > 0 else wide, metrics.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _position: int,
        style: QTextFormat,
    ) -> None:
        """Paint a chip; one without a value is amber, and says what is missing."""
        text = style.toCharFormat()
        field, metrics = field_of(text), QFontMetricsF(text.font())
        fill, ink = inks("accent" if self._values.get(field) else "warn")
        place = QRectF(rect)
        room = place.adjusted(0, -1, 0, metrics.descent())
        paint_box(painter, self._theme, room.toRect(), fill, radius=4)
        painter.setFont(text.font())
        painter.setPen(self._theme.color(ink))
        pad = self._theme.px(_PAD)
        words = metrics.elidedText(
            self.words(field), Qt.TextElideMode.ElideRight, place.width() - 2 * pad + 1
        )
        painter.drawText(QPointF(place.left() + pad, place.top() + metrics.ascent()), words)
