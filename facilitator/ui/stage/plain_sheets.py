"""The scenes without a list of notes: welcome, agenda, clocks, key results."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from facilitator.domain.scenes import (
    AgendaRow,
    AgendaScene,
    ClockScene,
    SummaryScene,
    WelcomeScene,
)
from facilitator.language import tr
from facilitator.ui.stage.chips import BEFORE_CHIP, chip_width, put_chip
from facilitator.ui.stage.fitting import first_fitting, stretch
from facilitator.ui.stage.frame import inner, put_foot, put_head, put_strip
from facilitator.ui.stage.lettering import Block, Type
from facilitator.ui.stage.sheets import Sheet

_GREETING, _LEAD = Type(72, 80, 600), Type(31, 42)
_TITLE, _UNTIL = Type(58, 66, 600), Type(31, 42)
_BIG_CLOCK: Final = Type(248, 252, 500)
_CHIP: Final = Type(22, 36, 500)
_HEADING, _LABEL = Type(58, 66, 600), Type(25, 35)
_GAP, _BELOW_TITLE = 24, 40
_TIME_WIDTH: Final = 150
_ROWS: Final = ((Type(31, 42), 10), (Type(27, 37), 7), (Type(24, 32), 4), (Type(22, 30), 2))
"""Sizes of the programme's rows, each with the air above and below them."""
_RESULTS: Final = ((Type(34, 46), 12), (Type(29, 40), 9), (Type(25, 34), 7), (Type(22, 30), 5))
"""Sizes of the key results, each with the air above and below them."""
_MARK_LEFT: Final = 46


def welcome_sheet(sheet: Sheet, scene: WelcomeScene) -> Sheet:
    """Put a welcome on a sheet: the title in the middle of the height, its facts below."""
    area = inner(sheet)
    area.setWidth(area.width() * 0.82)
    title = sheet.lettering.block(scene.title, _GREETING, area.width(), 4, balanced=True)
    lines = [(line, "text2") for line in scene.lines]
    if scene.begins:
        lines.append((scene.begins, "accent"))
    tall = title.height + sheet.px(_BELOW_TITLE) + len(lines) * sheet.lettering.grown(_LEAD)[1]
    area.setTop(max(area.top(), (sheet.size.height() - tall) / 2))
    area.setTop(sheet.put(title, area.topLeft()).bottom() + sheet.px(_BELOW_TITLE))
    for line, role in lines:
        area.setTop(sheet.words(line, _LEAD, area, role, most_lines=1).bottom())
    return sheet


def clock_sheet(sheet: Sheet, scene: ClockScene) -> Sheet:
    """Put a clock on a sheet, as large as it can be read from the last row."""
    put_head(sheet, "", scene.workshop)
    area = inner(sheet)
    title = sheet.lettering.block(scene.title, _TITLE, area.width(), 2, balanced=True)
    tall = title.height
    if scene.clock:
        tall += sum(sheet.lettering.grown(kind)[1] for kind in (_BIG_CLOCK, _UNTIL))
    area.setTop(area.top() + max(0.0, (area.height() - tall) / 2))
    area.setTop(sheet.put(title, area.topLeft()).bottom() + sheet.px(8))
    if scene.clock:
        left = sheet.words(scene.clock.left, _BIG_CLOCK, area, most_lines=1)
        area.setTop(left.bottom() + sheet.px(4))
        sheet.words(scene.clock.until, _UNTIL, area, "text2", most_lines=1)
    put_foot(sheet, "", scene.next)
    return sheet


# Agenda


def agenda_sheet(sheet: Sheet, scene: AgendaScene) -> Sheet:
    """Put the programme on a sheet, as large as all of it fits; else the stretch around "now"."""
    put_head(sheet, scene.day, scene.workshop)
    area = inner(sheet)
    heading = sheet.words(tr("Programme"), _HEADING, area)
    area.setTop(heading.bottom() + sheet.px(_GAP))
    area.setBottom(sheet.size.height() - sheet.px(52))
    left = max(sheet.px(_TIME_WIDTH), sheet.lettering.width_of("00:00  ", _ROWS[0][0]))
    room = area.width() - left - _now_width(sheet) - sheet.px(2 * _GAP)
    laid = first_fitting(
        _ROWS,
        lambda step: _Rows.of(sheet, [row.title for row in scene.rows], step, room, 2),
        lambda rows: sum(rows.heights) <= area.height(),
    )
    first, end = stretch(laid.heights, _now(scene), area.height())
    for number in range(first, end):
        area.setHeight(laid.heights[number])
        _put_row(sheet, scene.rows[number], laid, number, area, left)
        area.translate(0, laid.heights[number])
    return sheet


def _now(scene: AgendaScene) -> int:
    """Return the row that must be in view: what is now, else the first that is not over."""
    moments = [row.moment for row in scene.rows]
    for wanted in ("now", "later"):
        if wanted in moments:
            return moments.index(wanted)
    return max(len(moments) - 1, 0)


def _put_row(
    sheet: Sheet, row: AgendaRow, laid: "_Rows", number: int, area: QRectF, left: float
) -> None:
    block, px = laid.blocks[number], sheet.px
    role = "text3" if row.moment == "past" else "text"
    bold = laid.kind._replace(weight=600)
    time = QRectF(area.left(), area.top() + px(laid.air), left, block.height)
    words = QPointF(time.right(), time.top())
    if row.moment != "now":
        sheet.words(row.time, bold, time, role, 1)
        sheet.put(block, words, role)
        return
    sheet.box(area.adjusted(-px(_GAP), 0, px(_GAP), 0), "accent_soft", 8)
    sheet.words(row.time, bold, time, "accent", 1)
    width, tall = _now_width(sheet), sheet.lettering.grown(_CHIP)[1]
    room = area.right() - width - px(2 * _GAP) - words.x()
    sheet.put(sheet.lettering.block(row.title, bold, room, 2), words)
    chip = QRectF(area.right() - width, area.center().y() - tall / 2, width, tall)
    sheet.box(chip, "accent", 5)
    sheet.words(tr("now"), _CHIP, chip.adjusted(px(14), 0, 0, 0), "on_accent", 1)


def _now_width(sheet: Sheet) -> float:
    return sheet.lettering.width_of(tr("now"), _CHIP) + sheet.px(2 * 14)


# Key results


def summary_sheet(sheet: Sheet, scene: SummaryScene) -> Sheet:
    """Put the key results of a topic on a sheet."""
    put_head(sheet, tr("Key results"), scene.workshop)
    area = inner(sheet)
    heading = sheet.lettering.block(scene.topic, _HEADING, area.width(), 2, balanced=True)
    area.setTop(sheet.put(heading, area.topLeft()).bottom() + sheet.px(24))
    _put_results(sheet, scene, area)
    put_strip(sheet, scene.strip)
    count = len(scene.strip.weights)
    put_foot(
        sheet,
        tr("Topic {number} of {count}", number=scene.strip.at + 1, count=count)
        if count > 1
        else "",
    )
    return sheet


def _put_results(sheet: Sheet, scene: SummaryScene, area: QRectF) -> None:
    if not scene.results:
        sheet.words(tr("There are no key results yet."), _LABEL, area, "text3")
        return
    left = sheet.px(_MARK_LEFT)
    texts = [entry.text for entry in scene.results]
    chips = max(chip_width(sheet, entry) for entry in scene.results)
    beside = chips + sheet.px(BEFORE_CHIP) if chips else 0.0
    room = min(area.width() - left - beside, sheet.px(1180))
    laid = first_fitting(
        _RESULTS,
        lambda step: _Rows.of(sheet, texts, step, room),
        lambda rows: sum(rows.heights) <= area.height(),
    )
    first, end = stretch(laid.heights, max(scene.written, 0), area.height())
    for number in range(first, end):
        block = laid.blocks[number]
        top = area.top() + sheet.px(laid.air)
        centre = QPointF(area.left() + sheet.px(12), top + block.line_height / 2)
        sheet.glyph("star", centre, 24, "accent")
        sheet.put(block, QPointF(area.left() + left, top))
        put_chip(sheet, scene.results[number], area.right(), centre.y())
        area.setTop(area.top() + laid.heights[number])


@dataclass(frozen=True, slots=True)
class _Rows:
    """Texts laid out in one size, with the same air above and below each."""

    kind: Type
    air: float
    blocks: list[Block]
    heights: list[float]

    @classmethod
    def of(
        cls,
        sheet: Sheet,
        texts: Iterable[str],
        step: tuple[Type, float],
        width: float,
        most_lines: int = 0,
    ) -> "_Rows":
        kind, air = step
        blocks = [sheet.lettering.block(text, kind, width, most_lines) for text in texts]
        return cls(kind, air, blocks, [block.height + 2 * sheet.px(air) for block in blocks])
