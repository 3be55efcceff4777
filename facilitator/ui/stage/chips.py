"""The chip at the right of a note: its kind, and of a task whose it is and until when."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF

from facilitator.domain.scenes import Entry
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.stage.lettering import Type
from facilitator.ui.stage.sheets import Sheet

BEFORE_CHIP: Final = 28
"""The least air between words and their chip."""
_CHIP: Final = Type(22, 36, 500)
_PAD, _GLYPH, _GAP = 10, 24, 7
_MOST: Final = 0.25
"""Of the sheet's width, for a name of any length."""
_SLACK: Final = 1.0
"""A pixel, so that words which just fit are not cut for a fraction."""


def put_chip(sheet: Sheet, entry: Entry, right: float, centre: float) -> None:
    """Put an entry's chip so that it ends at `right`; nothing for a plain statement."""
    if entry.kind not in KINDS:
        return
    kind = KINDS[entry.kind]
    fill, ink = ("fill", "text2") if kind.tone == "fill" else (f"{kind.tone}_soft", kind.tone)
    pixels, tall = sheet.lettering.grown(_CHIP)
    unit = pixels / _CHIP.pixels
    left, top = right - chip_width(sheet, entry), centre - tall / 2
    sheet.box(QRectF(left, top, right - left, tall), fill, 5)
    side = _GLYPH * unit
    glyph = QPointF(left + _PAD * unit + side / 2, centre)
    sheet.glyph(kind.icon, glyph, side / sheet.px(1), ink)
    words = QRectF(glyph.x() + side / 2 + _GAP * unit, top, right - left, tall)
    if entry.told:
        words.setRight(right - _PAD * unit + _SLACK)
    sheet.words(_words(entry), _CHIP, words, ink, 1)


def chip_width(sheet: Sheet, entry: Entry) -> float:
    """Return how wide an entry's chip is, 0 for a plain statement."""
    if entry.kind not in KINDS:
        return 0.0
    unit = sheet.lettering.grown(_CHIP)[0] / _CHIP.pixels
    words = sheet.lettering.width_of(_words(entry), _CHIP)
    width = words + unit * (2 * _PAD + _GLYPH + _GAP)
    return min(width, sheet.size.width() * _MOST) if entry.told else width


def _words(entry: Entry) -> str:
    return entry.told or KINDS[entry.kind].word
