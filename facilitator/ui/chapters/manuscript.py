"""A chapter as a document of the editor, and back: paragraphs, lists, bold, italic, fields."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from facilitator.domain.fields.tokens import spans, token
from facilitator.domain.richtext import Block, List, Paragraph, Run, normal
from facilitator.ui.chapters.field_chips import SIGN, field_format, field_of

_Runs = tuple[Run, ...]
_BOLD: Final = 600
"""The weight from which on text is bold."""
_LINE_PERCENT: Final = 135
BULLETS: Final = QTextListFormat.Style.ListDisc
NUMBERS: Final = QTextListFormat.Style.ListDecimal


# Reading


def blocks_of(document: QTextDocument) -> tuple[Block, ...]:
    """Return what a document says, in the one form of a chapter."""
    found: list[Block] = []
    items: list[_Runs] = []
    key: tuple[int, bool] | None = None
    block = document.begin()
    while block.isValid():
        runs, own = tuple(_runs(block)), _list_key(block)
        if key is not None and own != key:
            found.append(List(tuple(items), numbered=key[1]))
            items = []
        if own is None:
            found.append(Paragraph(runs))
        else:
            items.append(runs)
        key, block = own, block.next()
    if key is not None:
        found.append(List(tuple(items), numbered=key[1]))
    return normal(found)


def _list_key(block: QTextBlock) -> tuple[int, bool] | None:
    """Return which list a block stands in, and whether it counts; None for a paragraph."""
    listed = block.textList()
    if listed is None:
        return None
    return listed.objectIndex(), is_numbered(listed.format().style())


def is_numbered(style: QTextListFormat.Style) -> bool:
    """Tell whether a list of a style counts its items."""
    return style.value <= NUMBERS.value  # the styles that count have the smaller numbers


def _runs(block: QTextBlock) -> Iterator[Run]:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        pieces += 1
        style = fragment.charFormat()
        text, field = fragment.text(), field_of(style)
        text = text.replace(SIGN, token(field) if field else "")
        yield Run(text, bold=is_bold(style), italic=style.fontItalic())


def is_bold(style: QTextCharFormat) -> bool:
    """Tell whether text of a format is bold."""
    return style.fontWeight() >= _BOLD


# Writing


def fill(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Let a document say a chapter instead of what it said."""
    document.clear()
    insert(QTextCursor(document), blocks)


def insert(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put blocks in at a cursor; the first one goes on with the paragraph there, if it is one itself."""
    cursor.beginEditBlock()
    is_first = True
    for block in blocks:
        if isinstance(block, Paragraph):
            if not is_first:
                _begin_paragraph(cursor)
            elif not cursor.block().textList():
                cursor.mergeBlockFormat(_spaced())
            insert_runs(cursor, block.runs)
        else:
            _insert_list(cursor, block, goes_on=is_first)
        is_first = False
    cursor.endEditBlock()


def insert_runs(cursor: QTextCursor, runs: _Runs) -> None:
    """Put runs in at a cursor, tokens as fields."""
    for run in runs:
        style, at = _style(run), 0
        for span in spans(run.text):
            cursor.insertText(run.text[at : span.start], style)
            cursor.insertText(SIGN, field_format(span.field, style))
            at = span.end
        cursor.insertText(run.text[at:], style)


def _insert_list(cursor: QTextCursor, block: List, *, goes_on: bool) -> None:
    listed = cursor.block().textList()
    style = NUMBERS if block.numbered else BULLETS
    for number, item in enumerate(block.items):
        is_here = goes_on and not number and not cursor.block().text()
        if not is_here:
            cursor.insertBlock()
        if number == 0 and not (goes_on and listed and listed.format().style() == style):
            begin_list(cursor, style)
        insert_runs(cursor, item)


def _begin_paragraph(cursor: QTextCursor) -> None:
    cursor.insertBlock()
    leave_list(cursor)


def begin_list(cursor: QTextCursor, style: QTextListFormat.Style) -> None:
    """Make a list of the blocks of a cursor's selection."""
    made = QTextListFormat()
    made.setStyle(style)
    made.setIndent(1)
    cursor.mergeBlockFormat(_spaced())
    cursor.createList(made)


def leave_list(cursor: QTextCursor) -> None:
    """Make plain paragraphs of the blocks of a cursor's selection."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), cursor.selectionEnd()
    while block.isValid() and block.position() <= last:
        listed = block.textList()
        if listed is not None:
            listed.remove(block)
        plain = _spaced()
        plain.setIndent(0)
        QTextCursor(block).mergeBlockFormat(plain)
        block = block.next()


def _spaced() -> QTextBlockFormat:
    """Return the format of paragraphs: room below, and lines that are easy to read."""
    made = QTextBlockFormat()
    made.setBottomMargin(8)
    made.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _style(run: Run) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
    made.setFontItalic(run.italic)
    return made
