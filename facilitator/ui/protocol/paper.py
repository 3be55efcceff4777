"""The protocol's blocks as one sheet of white paper to read and to scroll."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from facilitator.domain.richtext import Run
from facilitator.protocol.elements import (
    Block,
    Bullet,
    Contents,
    Heading,
    Line,
    Numbered,
    Paragraph,
    Picture,
    Table,
)
from facilitator.protocol.letters import Letters
from facilitator.ui.theme.theme import Theme

_INK: Final = "#191D1C"
_GREY: Final = "#5F6964"
_RULE: Final = "#C9CFCB"
_INDENT, _BULLET_HANGS, _NUMBER_HANGS = 20, 16, 28
_ABOVE_CHAPTER: Final = 12
"""Air above a heading that somebody went to."""
_WIDTH, _MARGIN, _CELL = 760, 56, 4
_HEAVY: Final = QFont.Weight.DemiBold
_BREAKS: Final = re.compile("[ \\-/]")
_AT_ONCE: Final = 40
"""Blocks set in one go, so that no single event takes longer than a frame."""

_SIZES: Final = {
    "title": 24, "subtitle": 15, "meta": 13, "status": 12, "body": 14, "caption": 12,
    "table_text": 13, "table_detail": 12,
}  # fmt: skip
_HEADING_SIZES: Final = {1: 19, 2: 16, 3: 14, 4: 14}


class Paper(QTextEdit):
    """Shows blocks as they read; stays white in the dark theme, as paper does."""

    set_out = Signal()
    """All blocks stand on the paper."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: Sequence[Block] = ()
        self._waiting: Iterator[Block] = iter(())
        self._numbers: dict[int, int] = {}
        self._letters = Letters()
        self._scale = theme.scale
        self.setMaximumWidth(theme.px(_WIDTH))
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._set_some)
        self._theme.changed.connect(self._set_anew)
        self.setReadOnly(True)
        self.setProperty("paper", "true")
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Set blocks, a few at a time, and stay at the place that is being read."""
        self._blocks = blocks
        self._place = self.verticalScrollBar().value()
        self._numbers.clear()
        self._letters = Letters()
        self.clear()
        self.document().setDocumentMargin(self._theme.px(_MARGIN))
        self._waiting = iter(blocks)
        self._timer.start()

    def _set_anew(self) -> None:
        """Set the same blocks at another type size; nothing else of the look touches the paper."""
        self.setMaximumWidth(self._theme.px(_WIDTH))
        if self._scale != self._theme.scale:
            self._scale = self._theme.scale
            self.show_blocks(self._blocks)

    def go_to(self, anchor: str) -> None:
        """Scroll to the heading with an anchor."""
        self.scrollToAnchor(anchor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - self._theme.px(_ABOVE_CHAPTER))

    def _set_some(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        some = list(islice(self._waiting, _AT_ONCE))
        cursor.beginEditBlock()
        for block in some:
            self._set(cursor, block)
        cursor.endEditBlock()
        if not some:
            self._timer.stop()
            self.verticalScrollBar().setValue(self._place)
            self.set_out.emit()

    def _set(self, cursor: QTextCursor, block: Block) -> None:
        match block:
            case Heading():
                self._heading(cursor, block)
            case Paragraph():
                self._paragraph(cursor, block.runs, _SIZES[block.style], block.style)
            case Bullet():
                self._item(cursor, block.runs, "•" if block.level == 1 else "o", block.level)
            case Numbered():
                number = self._numbers[block.list_id] = self._numbers.get(block.list_id, 0) + 1
                self._item(cursor, block.runs, f"{number}.", 1)
            case Table():
                self._table(cursor, block)
            case Picture():
                self._picture(cursor, block)
            case Contents():
                self._contents(cursor, block)

    def _heading(self, cursor: QTextCursor, block: Heading) -> None:
        text = f"{self._letters.prefix(block)}{block.text}"
        above = 30 if block.level == 1 else 18
        self._begin(cursor, above=above, below=6)
        style = self._style(_HEADING_SIZES[block.level], weight=QFont.Weight.DemiBold)
        if block.anchor:
            style.setAnchor(True)
            style.setAnchorNames([block.anchor])
        cursor.insertText(text, style)

    def _paragraph(self, cursor: QTextCursor, runs: Sequence[Run], size: int, style: str) -> None:
        self._begin(cursor, below=2 if style == "meta" else 8)
        weight = QFont.Weight.DemiBold if style == "title" else QFont.Weight.Normal
        ink = _GREY if style in ("meta", "status", "caption", "subtitle") else _INK
        self._runs(cursor, runs, size, weight, ink)

    def _item(self, cursor: QTextCursor, runs: Sequence[Run], sign: str, level: int) -> None:
        """Set an item with a hanging sign; the sign is drawn text, the file has a real list."""
        px = self._theme.px
        hanging = px(_BULLET_HANGS if len(sign) == 1 else _NUMBER_HANGS)
        left = px(level * _INDENT) + hanging - px(_BULLET_HANGS)
        self._begin(cursor, below=5, left=left, hanging=hanging)
        cursor.insertText(f"{sign}\t", self._style(_SIZES["body"]))
        self._runs(cursor, runs, _SIZES["body"], QFont.Weight.Normal, _INK)

    def _table(self, cursor: QTextCursor, block: Table) -> None:
        layout = QTextTableFormat()
        layout.setBorder(0)
        layout.setCellPadding(self._theme.px(_CELL))
        layout.setCellSpacing(0)
        layout.setHeaderRowCount(1)
        layout.setBorderBrush(QColor(_RULE))
        layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        layout.setColumnWidthConstraints(self._column_widths(block))
        table = cursor.insertTable(len(block.rows) + 1, len(block.header), layout)
        for column, text in enumerate(block.header):
            head = table.cellAt(0, column).firstCursorPosition()
            head.insertText(text, self._style(_SIZES["table_text"], weight=QFont.Weight.DemiBold))
        for row, cells in enumerate(block.rows, start=1):
            for column, lines in enumerate(cells):
                self._cell(table.cellAt(row, column).firstCursorPosition(), lines)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _column_widths(self, block: Table) -> list[QTextLength]:
        """Return each column's share of the width, or what its longest word needs if that is more."""
        px = self._theme.px
        room = min(self.viewport().width(), self.maximumWidth()) - 2 * px(_MARGIN)
        metrics = QFontMetrics(self._style(_SIZES["table_text"], weight=_HEAVY).font())
        found: list[QTextLength] = []
        for column, share in enumerate(block.widths):
            lines = [run.text for row in block.rows for line in row[column] for run in line.runs]
            words = [
                word for text in (block.header[column], *lines) for word in _BREAKS.split(text)
            ]
            need = max(metrics.horizontalAdvance(word) for word in words) + 2 * px(_CELL) + 1
            is_short = need > share * room
            kind = QTextLength.Type.FixedLength if is_short else QTextLength.Type.PercentageLength
            found.append(QTextLength(kind, need if is_short else 100 * share))
        return found

    def _cell(self, cursor: QTextCursor, lines: Sequence[Line]) -> None:
        for index, line in enumerate(lines):
            if index:
                cursor.insertBlock()
            ink = _INK if line.style == "table_text" else _GREY
            self._runs(cursor, line.runs, _SIZES[line.style], QFont.Weight.Normal, ink)

    def _picture(self, cursor: QTextCursor, block: Picture) -> None:
        self._begin(cursor, below=4)
        image = QImage.fromData(QByteArray(block.png))
        if not image.isNull():
            name = QUrl(f"picture:{block.anchor or id(block)}")
            self.document().addResource(QTextDocument.ResourceType.ImageResource, name, image)
            width = self.viewport().width() - 2 * self._theme.px(_MARGIN)
            cursor.insertImage(image.scaledToWidth(
                max(width, 100), Qt.TransformationMode.SmoothTransformation
            ))  # fmt: skip
        self._paragraph(cursor, (Run(block.caption),), _SIZES["caption"], "caption")

    def _contents(self, cursor: QTextCursor, block: Contents) -> None:
        self._paragraph(cursor, (Run(block.title, bold=True),), _HEADING_SIZES[1], "body")
        letters = Letters()
        for entry in block.entries:
            self._begin(cursor, below=2, left=(entry.level - 1) * self._theme.px(16))
            words = f"{letters.prefix(entry)}{entry.text}"
            cursor.insertText(words, self._style(_SIZES["body"]))

    def _begin(
        self,
        cursor: QTextCursor,
        *,
        above: int = 0,
        below: int = 8,
        left: int = 0,
        hanging: int = 0,
    ) -> None:
        style = QTextBlockFormat()
        style.setTopMargin(self._theme.px(above))
        style.setBottomMargin(self._theme.px(below))
        style.setLeftMargin(left)
        style.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if hanging:
            style.setTextIndent(-hanging)
            style.setTabPositions([QTextOption.Tab(hanging, QTextOption.TabType.LeftTab)])
        if self.document().isEmpty():
            cursor.setBlockFormat(style)
        else:
            cursor.insertBlock(style)

    def _runs(
        self, cursor: QTextCursor, runs: Sequence[Run], size: int, weight: QFont.Weight, ink: str
    ) -> None:
        for run in runs:
            heavy = QFont.Weight.DemiBold if run.bold else weight
            cursor.insertText(run.text, self._style(size, weight=heavy, italic=run.italic, ink=ink))

    def _style(
        self,
        size: int,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        italic: bool = False,
        ink: str = _INK,
    ) -> QTextCharFormat:
        font = QFont(self._theme.font())
        font.setFamilies(["Arial", "Liberation Sans", *font.families()])
        font.setPixelSize(self._theme.px(size))
        font.setWeight(weight)
        font.setItalic(italic)
        style = QTextCharFormat()
        style.setFont(font)
        style.setForeground(QColor(ink))
        return style
