"""Where the parts of a room's column stand: at leisure, or dense where there are many rooms."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize

from facilitator.ui.theme.theme import Theme


class Measures(NamedTuple):
    """Design pixels from the top of a column, and its type sizes."""

    width: int
    """The least that a column needs."""
    height: int
    """The least that a column needs with a question of the most lines."""
    pad: int
    title: int
    title_height: int
    where: int
    """0 where there is no room for it."""
    strip: int
    box: int
    box_height: int
    progress: int
    question: int
    most_lines: int
    """Of the question."""
    below_question: int
    row: int
    """The height of a note of one line."""
    most_note_lines: int
    foot: int
    """From the bottom."""
    clock_size: str
    title_size: str
    question_size: str
    note_size: str
    dots: int
    """From the beginning of one question's mark to that of the next."""

    @property
    def is_dense(self) -> bool:
        """Whether many rooms are seen at once."""
        return not self.where


LEISURELY: Final = Measures(
    width=300, height=400, pad=20, title=14, title_height=28, where=43, strip=66, box=94, box_height=60,
    progress=168, question=190, most_lines=3, below_question=10, row=33, most_note_lines=2, foot=40,
    clock_size="heading", title_size="note", question_size="lead", note_size="base", dots=21,
)  # fmt: skip
DENSE: Final = Measures(
    width=226, height=197, pad=12, title=9, title_height=22, where=0, strip=34, box=58, box_height=24,
    progress=87, question=105, most_lines=2, below_question=3, row=21, most_note_lines=1, foot=25,
    clock_size="note", title_size="base", question_size="base", note_size="meta", dots=16,
)  # fmt: skip


class Places(NamedTuple):
    """The parts of a column in pixels."""

    title: QRect
    where: QRect
    strip: QRect
    box: QRect
    progress: QRect
    question: QRect
    notes: QRect
    foot: QRect


STRIP_HEIGHT: Final = 24


def places(theme: Theme, measures: Measures, size: QSize, lines: int) -> Places:
    """Divide a column whose question has room for some lines."""
    px = theme.px
    pad, width = px(measures.pad), size.width() - 2 * px(measures.pad)
    question = px(measures.question)
    notes = question + lines * theme.line_height(measures.question_size)
    notes += px(measures.below_question)
    foot = size.height() - px(measures.foot)
    return Places(
        QRect(pad, px(measures.title), width, px(measures.title_height)),
        QRect(pad, px(measures.where), width, px(18) if measures.where else 0),
        QRect(pad, px(measures.strip), width, px(STRIP_HEIGHT)),
        QRect(pad, px(measures.box), width, px(measures.box_height)),
        QRect(pad, px(measures.progress), width, px(18)),
        QRect(pad, question, width, notes - question),
        QRect(pad, notes, width, max(0, foot - notes)),
        QRect(pad, foot, width, px(20)),
    )
