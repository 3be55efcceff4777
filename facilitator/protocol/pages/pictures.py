"""Pages of a PDF as pictures, each made when it is looked at; safe on any thread."""

import threading
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple

_CHANNELS: Final = 4
PDFIUM: Final = threading.Lock()
"""To be held while PDFium works: it does one thing at a time."""


class PageSize(NamedTuple):
    """How large a page is, in points."""

    width: float
    height: float


class PagePicture(NamedTuple):
    """A page's pixels, four bytes each (blue, green, red, unused), row after row without gaps."""

    page: int
    width: int
    height: int
    pixels: bytes


def page_sizes(pdf: bytes) -> list[PageSize]:
    """Return how large each page is."""
    with PDFIUM, opened_pdf(pdf) as document:
        return [PageSize(*document.get_page_size(page)) for page in range(len(document))]


def page_pictures(
    pdf: bytes, over: bytes, pages: Sequence[int], scale: float
) -> Iterator[PagePicture]:
    """Yield pictures of pages, counted from 0, at a number of pixels for each point.

    The same page of `over` is drawn on top.
    """
    api: Any = import_module("pypdfium2.raw")
    with PDFIUM, opened_pdf(pdf) as document, opened_pdf(over) as above:
        for number in pages:
            # Held by a name until they are drawn: a page that nobody holds is closed at once.
            lower, upper = document[number], above[number]
            bitmap = lower.render(scale=scale, prefer_bgrx=True, rev_byteorder=False)
            area = (0, 0, bitmap.width, bitmap.height)
            api.FPDF_RenderPageBitmap(bitmap.raw, upper.raw, *area, 0, 0)
            rows = memoryview(bitmap.buffer).cast("B")
            length = bitmap.width * _CHANNELS
            pixels = b"".join(
                bytes(rows[start : start + length])
                for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
            )
            yield PagePicture(number, bitmap.width, bitmap.height, pixels)


def opened_pdf(pdf: bytes) -> Any:  # noqa: ANN401 - the library comes without types
    """Return a PDF to read from, with `with`; one at a time may be open (see `PDFIUM`)."""
    library: Any = import_module("pypdfium2")
    return library.PdfDocument(pdf)
