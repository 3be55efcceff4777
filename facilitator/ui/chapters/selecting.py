"""Carets and selections in the editor of chapters."""

import html
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QTextEdit

from facilitator.domain.fields.tokens import resolved
from facilitator.domain.richtext import Block, List, Run, plain, write
from facilitator.ui.chapters.manuscript import blocks_of
from facilitator.ui.widgets.shared_ends import shared_ends, units

FORMAT: Final = "application/x-facilitator-chapter"
"""What is copied from one chapter for another: restricted Markdown with its fields."""


def put_caret_at_change(editor: QTextEdit, before: str) -> None:
    """Put the caret behind what differs from how the text was before."""
    now = editor.document().toPlainText()
    _, end = shared_ends(before, now)
    cursor = editor.textCursor()
    cursor.setPosition(units(now[: len(now) - end]))
    editor.setTextCursor(cursor)


def go_to_part(editor: QTextEdit, number: int) -> None:
    """Put the caret at the beginning of a paragraph and show it high up."""
    block, count = editor.document().begin(), 0
    while block.isValid():
        count += bool(block.text().strip())
        if count == number:
            break
        block = block.next()
    if not block.isValid():
        return
    editor.moveCursor(QTextCursor.MoveOperation.End)  # so that it is scrolled to from below
    editor.setTextCursor(QTextCursor(block))
    editor.ensureCursorVisible()


def part_of_caret(editor: QTextEdit) -> int:
    """Return in which paragraph the caret stands, counted from 1 without empty ones; 0 above the first."""
    block, at = editor.document().begin(), editor.textCursor().block().position()
    count = 0
    while block.isValid() and block.position() <= at:
        count += bool(block.text().strip())
        block = block.next()
    return count


def copied(selection: QTextDocumentFragment, said: Callable[[str], str]) -> QMimeData:
    """Return a selection for the clipboard."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(selection)
    blocks = blocks_of(document)
    told = resolved(blocks, said)
    made = QMimeData()
    made.setText("\n".join(line for block in told for line in _lines(block)))
    made.setHtml("".join(_html(block) for block in told))
    made.setData(FORMAT, write(blocks).encode("utf-8", "replace"))
    return made


def _lines(block: Block) -> list[str]:
    if isinstance(block, List):
        marks = (f"{at}." if block.numbered else "-" for at in range(1, len(block.items) + 1))
        return [f"{mark} {plain(item)}" for mark, item in zip(marks, block.items, strict=True)]
    return [plain(block.runs)]


def _html(block: Block) -> str:
    if isinstance(block, List):
        name = "ol" if block.numbered else "ul"
        items = "".join(f"<li>{_inline(item)}</li>" for item in block.items)
        return f"<{name}>{items}</{name}>"
    return f"<p>{_inline(block.runs)}</p>"


def _inline(runs: tuple[Run, ...]) -> str:
    return "".join(_tagged(run) for run in runs)


def _tagged(run: Run) -> str:
    text = html.escape(run.text)
    text = f"<i>{text}</i>" if run.italic else text
    return f"<b>{text}</b>" if run.bold else text
