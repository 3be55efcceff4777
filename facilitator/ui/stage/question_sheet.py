"""The current question on the stage: heading, notes, clock, what comes after it.

While everything fits it stands in full size. A longer list is set smaller, step by step; one
that is too long even then shows the stretch around the note that is being written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from facilitator.domain.scenes import Entry, QuestionScene
from facilitator.language import tr
from facilitator.ui.stage.aside import put_aside
from facilitator.ui.stage.chips import BEFORE_CHIP, chip_width, put_chip
from facilitator.ui.stage.fitting import first_fitting
from facilitator.ui.stage.frame import inner, put_foot, put_head, put_strip
from facilitator.ui.stage.lettering import Block, Type
from facilitator.ui.stage.sheets import Sheet

_ASIDE, _BESIDE = 379, 73
"""Width of the column with the clock, and the air to the left of it."""
_TEXT_LEFT, _SUB_INDENT, _MARK_CENTRE = 38, 28, 9
_LEAST_INDENT: Final = 20
_BETWEEN, _ABOVE_SUB, _ABOVE_HEADING, _BELOW_HEADING = 20, 4, 28, 8
_BELOW_QUESTION: Final = 36
_STAR, _DOT = 24, 11
_SLACK: Final = 0.5
"""Half a pixel, by which sums of fractions may differ."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the sizes in which a question and its notes can stand."""

    question: Type
    note: Type
    sub: Type
    question_lines: int


STEPS: Final = (
    Step(Type(58, 66, 600), Type(31, 42), Type(25, 35), 3),
    Step(Type(48, 56, 600), Type(27, 37), Type(23, 32), 3),
    Step(Type(40, 48, 600), Type(24, 33), Type(22, 30), 4),
)
"""From the full size to the least; nothing is set below 22."""


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry laid out, from `top` downwards in the list."""

    entry: Entry
    block: Block
    top: float

    @property
    def bottom(self) -> float:
        return self.top + self.block.height


def question_sheet(sheet: Sheet, scene: QuestionScene) -> Sheet:
    """Put a question scene on a sheet."""
    put_head(sheet, scene.topic, scene.workshop, scene.code)
    area = inner(sheet)
    if scene.clock or scene.following:
        aside = QRectF(area)
        aside.setLeft(area.right() - sheet.px(_ASIDE))
        area.setRight(aside.left() - sheet.px(_BESIDE))
        put_aside(sheet, scene, aside)
    shown, total = _put_list(sheet, scene, area)
    put_strip(sheet, scene.strip)
    where = tr("Question {number} of {count}", number=scene.number, count=len(scene.strip.weights))
    if len(shown) < total:
        where += " · " + tr(
            "notes {first} to {last} of {count}",
            first=shown.start + 1,
            last=shown.stop,
            count=total,
        )
    put_foot(sheet, where, scene.next)
    return sheet


# The question and its notes


@dataclass(frozen=True, slots=True)
class _List:
    """A question and its notes in one size; `overflows` where not all of them have room."""

    step: Step
    heading: Block
    lines: list[_Line]
    room: QRectF
    overflows: bool


def _put_list(sheet: Sheet, scene: QuestionScene, area: QRectF) -> tuple[range, int]:
    """Put question and notes; return which main notes can be seen, and how many there are."""
    laid = first_fitting(
        STEPS, lambda step: _laid_out(sheet, scene, step, area), lambda laid: not laid.overflows
    )
    sheet.put(laid.heading, area.topLeft())
    start = _start(laid.lines, scene.written_id, laid.room.height())
    seen = _put_lines(sheet, laid, start)
    mains = [number for number, entry in enumerate(scene.entries) if entry.level == 1]
    shown = [at for at, number in enumerate(mains) if number in seen]
    return (range(shown[0], shown[-1] + 1) if shown else range(0)), len(mains)


def _laid_out(sheet: Sheet, scene: QuestionScene, step: Step, area: QRectF) -> _List:
    """Lay everything out in one size; one that is too large is given up at the first overflow."""
    is_least = step is STEPS[-1]
    most = step.question_lines if is_least else 0
    heading = sheet.lettering.block(
        scene.question, step.question, area.width(), most, balanced=True
    )
    room = QRectF(area)
    air = sheet.px(1) * min(_unit(sheet, step), 1.0)
    room.setTop(area.top() + heading.height + air * _BELOW_QUESTION)
    lines: list[_Line] = []
    top, overflows = 0.0, heading.lines > step.question_lines
    for entry in scene.entries:
        if overflows and not is_least:
            break
        if lines:
            top += air * _air_between(lines[-1].entry, entry)
        chip = chip_width(sheet, entry)
        width = (
            area.width() - _left_of(sheet, entry) - (chip + sheet.px(BEFORE_CHIP) if chip else 0)
        )
        block = sheet.lettering.block(entry.text, _type_of(entry, step), width)
        lines.append(_Line(entry, block, top))
        top += block.height
        overflows = overflows or top > room.height() + _SLACK
    return _List(step, heading, lines, room, overflows)


def _air_between(above: Entry, entry: Entry) -> int:
    if entry.level > 1:
        return _ABOVE_SUB
    if entry.level == 0:
        return _ABOVE_HEADING
    return _BELOW_HEADING if above.level == 0 else _BETWEEN


def _start(lines: Sequence[_Line], written_id: str, height: float) -> float:
    """Return from which height on the list is shown: its top unless what is written lies below."""
    written = next((line for line in lines if line.entry.id == written_id), None)
    if written is None and lines and not written_id:
        written = lines[-1]
    if written is None or written.bottom <= height:
        return 0.0
    least = written.bottom - height
    if written.block.height <= height:
        return next(line.top for line in lines if line.top >= least)
    return written.top + written.block.whole_lines(least - written.top, round_up=True)


def _put_lines(sheet: Sheet, laid: _List, start: float) -> set[int]:
    """Put the entries that stand wholly in the room; return their numbers.

    Of one that is longer than the room as many lines are shown as there is room for.
    """
    seen: set[int] = set()
    room = laid.room
    end = start + room.height() + _SLACK
    for number, line in enumerate(laid.lines):
        is_long = line.block.height > room.height()
        is_whole = line.top >= start - _SLACK and line.bottom <= end
        if is_whole or (is_long and line.bottom > start and line.top < end):
            seen.add(number)
            at = QPointF(room.left(), room.top() + line.top - start)
            _put_entry(sheet, line, laid.step, at, room)
    return seen


def _put_entry(sheet: Sheet, line: _Line, step: Step, at: QPointF, room: QRectF) -> None:
    entry, px = line.entry, sheet.px
    is_sub = entry.level > 1
    role = "text2" if entry.level != 1 else "text"
    first_centre = at.y() + line.block.line_height / 2
    words = QPointF(at.x() + _left_of(sheet, entry), at.y())
    sheet.put(line.block, words, role, _seen_of(line, at.y(), room))
    mark = QPointF(at.x() + px(_MARK_CENTRE), first_centre)
    if entry.level == 0 or at.y() < room.top() - 1:
        return
    if entry.is_key_result:
        sheet.glyph("star", mark, _STAR * _unit(sheet, step), "accent")
    elif is_sub:
        sheet.words("–", step.sub, QRectF(at.x() + px(_TEXT_LEFT), at.y(), px(30), 1), "text2")
    else:
        sheet.dot(mark, _DOT * _unit(sheet, step), "text")
    put_chip(sheet, entry, room.right(), first_centre)


def _unit(sheet: Sheet, step: Step) -> float:
    """Return by how much marks grow with the letters beside them, against the design."""
    return sheet.lettering.grown(step.note)[0] / sheet.px(STEPS[0].note.pixels)


def _seen_of(line: _Line, top: float, room: QRectF) -> QRectF | None:
    """Return the area in which whole lines of a long entry can be seen; None for all of it."""
    if line.block.height <= room.height():
        return None
    seen = QRectF(room)
    seen.setBottom(top + line.block.whole_lines(room.bottom() - top))
    return seen


def _type_of(entry: Entry, step: Step) -> Type:
    if entry.level == 0:
        return step.sub._replace(weight=600)
    chosen = step.sub if entry.level > 1 else step.note
    return chosen._replace(weight=600) if entry.is_key_result else chosen


def _left_of(sheet: Sheet, entry: Entry) -> float:
    """Return where an entry's text begins; a dash needs its room however small the window."""
    if entry.level == 0:
        return 0.0
    left = sheet.px(_TEXT_LEFT)
    return left if entry.level == 1 else left + max(sheet.px(_SUB_INDENT), _LEAST_INDENT)
