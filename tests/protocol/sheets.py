"""A finished PDF read back: its words in reading order, its tags, its bookmarks."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

_SPACE = re.compile(r"\s+")


class PdfFile:
    """What a reader's program sees of a PDF."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]

    def pages(self) -> list[str]:
        """Return each page's words, white space as single spaces."""
        with pypdfium2.PdfDocument(self.data) as document:
            return [one_line(page.get_textpage().get_text_range()) for page in document]

    def words(self) -> str:
        """Return all pages' words without any space, so that no line end can matter."""
        return "".join(self.pages()).replace(" ", "")

    def bookmarks(self) -> list[tuple[int, str]]:
        """Return levels and titles of the bookmarks."""
        return list(_bookmarks(self.reader.outline, 1))

    def tags(self) -> list[str]:
        """Return the structure as paths of tags, in reading order."""
        return [path for path, _ in self.elements()]

    def elements(self) -> list[tuple[str, Any]]:
        """Return every element of the structure with its path of tags."""
        return list(_elements(self.root["/StructTreeRoot"], ""))


def one_line(text: str) -> str:
    """Return a text with each run of white space as one space.

    A hyphen at the end of a line comes as U+FFFE from PDFium, which takes it for one of a parted
    word; our pages part no words.
    """
    return _SPACE.sub(" ", re.sub("\ufffe\\s*", "-", text)).strip()


def _bookmarks(entries: Any, level: int) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _bookmarks(entry, level + 1)
        else:
            yield level, str(entry.title)


def _elements(parent: Any, path: str) -> Iterator[tuple[str, Any]]:
    children = parent.get("/K", [])
    children = children.get_object()
    for child in children if isinstance(children, list) else [children]:
        element = child.get_object()
        if isinstance(element, DictionaryObject) and "/S" in element:
            below = f"{path}{element['/S']}"
            yield below, element
            yield from _elements(element, below)
