"""Word and Excel files made for a test, and accidents that happen to them."""

import io
from collections.abc import Callable, Sequence
from random import Random

import docx
import openpyxl

from tests.packing import packed, parts_of

Rows = Sequence[Sequence[object]]


def word_file(*paragraphs: tuple[str, str], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a Word file of paragraphs with their styles, and a table behind them."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style or None)
    table = document.add_table(rows=0, cols=len(rows[0])) if rows else None
    for row in rows if table is not None else ():
        for cell, text in zip(table.add_row().cells, row, strict=True):  # type: ignore[union-attr] - there is one
            cell.text = text
    return _saved(document.save)


def excel_file(*sheets: Rows) -> bytes:
    """Return an Excel file of sheets."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = workbook.create_sheet(f"Blatt {number}")
        for row in rows:
            sheet.append(list(row))
    return _saved(workbook.save)


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()


def edited(content: bytes, name: str, edit: Callable[[bytes], bytes]) -> bytes:
    """Return an archive with one of its files changed."""
    parts = parts_of(content)
    return packed({**parts, name: edit(parts[name])})


def damaged(random: Random, content: bytes) -> bytes:
    """Return a file with accidents in its bytes, or in the XML of one of its parts."""
    kind = random.randrange(4)
    if kind == 0:
        return content[: random.randrange(len(content))]
    if kind == 1:
        return _flipped(random, content)
    name = random.choice(list(parts_of(content)))
    change = _flipped if kind == 2 else _torn
    return edited(content, name, lambda data: change(random, data))


def _flipped(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 20) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _torn(random: Random, data: bytes) -> bytes:
    """Lose, repeat or move a piece, mostly between two tags."""
    pieces = data.split(b">")
    at = random.randrange(len(pieces))
    piece = pieces.pop(at)
    for _ in range(random.randrange(3)):
        pieces.insert(random.randint(0, len(pieces)), piece)
    return b">".join(pieces)
