"""The text on a PDF's pages, piece by piece: its words, how it looks, where it is, what tags it."""

import ctypes
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final, NamedTuple

from facilitator.protocol.accessible.facts import Inked
from facilitator.protocol.pages.pictures import PDFIUM, opened_pdf

_WHITE: Final = "#FFFFFF"
_BOLD: Final = 600
_MOST: Final = 4_000
"""Bytes of a piece's text that are asked for at once, far more than fit on a line."""


class Piece(NamedTuple):
    """A stretch of text in one typeface; `mark` is the number that tags refer to it by, or -1."""

    page: int
    mark: int
    is_artifact: bool
    text: str
    inked: Inked
    bottom: float
    top: float
    """Points from the page's lower edge."""


def pieces(pdf: bytes) -> Iterator[Piece]:
    """Yield every piece of text, in the order in which pages draw them."""
    api: Any = import_module("pypdfium2.raw")
    with PDFIUM, opened_pdf(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            reader = _Reader(api, number, words.raw)
            for index in range(api.FPDFPage_CountObjects(page.raw)):
                found = api.FPDFPage_GetObject(page.raw, index)
                if api.FPDFPageObj_GetType(found) == api.FPDF_PAGEOBJ_TEXT:
                    yield reader.piece(found)


class _Reader:
    def __init__(self, api: Any, page: int, words: Any) -> None:  # noqa: ANN401 - the library comes without types
        self._api = api
        self._page = page
        self._words = words
        self._buffer = (ctypes.c_ushort * (_MOST // 2))()

    def piece(self, found: Any) -> Piece:  # noqa: ANN401 - the same
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self._api.FPDFPageObj_GetBounds(found, left, bottom, right, top)
        return Piece(
            self._page,
            self._api.FPDFPageObj_GetMarkedContentID(found),
            self._is_artifact(found),
            self._text(found),
            self._inked(found),
            bottom.value,
            top.value,
        )

    def _text(self, found: Any) -> str:  # noqa: ANN401 - the same
        size = self._api.FPDFTextObj_GetText(found, self._words, self._buffer, _MOST)
        raw = bytes(self._buffer)[: max(min(size, _MOST) - 2, 0)]
        return raw.decode("utf-16-le", "replace")

    def _inked(self, found: Any) -> Inked:  # noqa: ANN401 - the same
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        self._api.FPDFPageObj_GetFillColor(found, red, green, blue, alpha)
        size, matrix = ctypes.c_float(), self._api.FS_MATRIX()
        self._api.FPDFTextObj_GetFontSize(found, size)
        self._api.FPDFPageObj_GetMatrix(found, matrix)
        weight = self._api.FPDFFont_GetWeight(self._api.FPDFTextObj_GetFont(found))
        ink = f"#{red.value:02X}{green.value:02X}{blue.value:02X}"
        points = round(abs(size.value * (matrix.d or 1.0)), 1)
        return Inked(ink, _WHITE, points, weight >= _BOLD)

    def _is_artifact(self, found: Any) -> bool:  # noqa: ANN401 - the same
        length = ctypes.c_ulong()
        for index in range(self._api.FPDFPageObj_CountMarks(found)):
            mark = self._api.FPDFPageObj_GetMark(found, index)
            self._api.FPDFPageObjMark_GetName(mark, self._buffer, _MOST, length)
            name = bytes(self._buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return True
        return False
