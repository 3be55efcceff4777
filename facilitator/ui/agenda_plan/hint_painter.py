"""Draws a hint between the items: a calm strip with its sentence and its mends as buttons."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from facilitator.ui.agenda_plan.columns import RIM, SIDE
from facilitator.ui.agenda_plan.rows import HintRow
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.rows import paint_box

_AIR, _PAD, _LINE, _GLYPH = 8, 12, 20, 38
_BUTTON, _BUTTON_PAD, _BETWEEN = 24, 9, 8
_LEAST_WORDS = 220


def hint_height(theme: Theme, width: int, row: HintRow) -> int:
    """Return the height of a hint's row, which has its line below."""
    lines = len(_words(theme, QRect(0, 0, width, 0), row))
    px = theme.px
    return (
        max(px(44), lines * px(_LINE) + px(2 * _PAD)) + px(2 * _AIR) + 1 + _below(theme, width, row)
    )


def button_parts(theme: Theme, rect: QRect, row: HintRow) -> list[QRect]:
    """Return where the mends' buttons are, from left to right."""
    px = theme.px
    box = _box(theme, rect)
    widths = _widths(theme, row)
    below = _below(theme, rect.width(), row)
    if below:
        left = box.left() + px(_GLYPH)
        top = box.bottom() - px(_BUTTON) - px(_PAD) + px(2)
    else:
        left = box.right() - px(10) - sum(widths) - px(_BETWEEN) * (len(widths) - 1)
        top = box.center().y() - px(_BUTTON) // 2
    found: list[QRect] = []
    for width in widths:
        found.append(QRect(left, top, width, px(_BUTTON)))
        left += width + px(_BETWEEN)
    return found


def paint_hint(painter: QPainter, theme: Theme, rect: QRect, row: HintRow, focused: int) -> None:
    """Draw a hint; `focused` is the mend that the keyboard is at, -1 for none, of which 0 may not exist."""
    px, box = theme.px, _box(theme, rect)
    line = QRect(rect.left() + px(SIDE), rect.bottom(), rect.width() - px(SIDE), 1)
    fill(painter, line, theme.color("line"))
    paint_box(painter, theme, box, "warn_soft", "warn_line", radius=8)
    if focused >= 0 and not row.mends:
        _ring(painter, theme, box)
    lines = _words(theme, rect, row)
    height = len(lines) * px(_LINE)
    free = box.height() - _below(theme, rect.width(), row)
    top = box.top() + (free - height) // 2
    theme.icons.draw(painter, box.left() + px(13), top + px(2), "warn", "warn")
    painter.setFont(theme.font("base"))
    painter.setPen(theme.color("text"))
    place = QRect(box.left() + px(_GLYPH), top, box.width(), px(_LINE))
    paint_lines(painter, place, lines, px(_LINE))
    for at, (part, (words, _)) in enumerate(
        zip(button_parts(theme, rect, row), row.mends, strict=True)
    ):
        paint_box(painter, theme, part, "surface", "control", radius=6)
        if at == focused:
            _ring(painter, theme, part)
        painter.setFont(theme.font("meta", 500))
        painter.setPen(theme.color("text"))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, words)


def _ring(painter: QPainter, theme: Theme, part: QRect) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(part.adjusted(-1, -1, 1, 1), theme.px(7), theme.px(7))
    painter.restore()


def _box(theme: Theme, rect: QRect) -> QRect:
    px = theme.px
    return rect.adjusted(px(SIDE), px(_AIR), -px(RIM), -px(_AIR) - 1)


def _widths(theme: Theme, row: HintRow) -> list[int]:
    metrics = QFontMetrics(theme.font("meta", 500))
    pad = theme.px(2 * _BUTTON_PAD)
    return [metrics.horizontalAdvance(words) + pad for words, _ in row.mends]


def _beside(theme: Theme, row: HintRow) -> int:
    """Return the room that the buttons take beside the words."""
    widths = _widths(theme, row)
    return sum(widths) + theme.px(_BETWEEN * len(widths) + _PAD) if widths else theme.px(_PAD)


def _below(theme: Theme, width: int, row: HintRow) -> int:
    """Return the height that the buttons take below the words, 0 where they stand beside them."""
    px = theme.px
    room = width - px(SIDE + RIM + _GLYPH) - _beside(theme, row)
    return px(_BUTTON + 6) if row.mends and room < px(_LEAST_WORDS) else 0


def _words(theme: Theme, rect: QRect, row: HintRow) -> tuple[str, ...]:
    px = theme.px
    room = rect.width() - px(SIDE + RIM + _GLYPH)
    room -= px(_PAD) if _below(theme, rect.width(), row) else _beside(theme, row)
    return wrapped(row.title, theme.font("base"), max(room, px(80)))
