"""Pictures of the pages in sight, made on another thread; an old one stays until the new one is there."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from facilitator.background.jobs import Job, Progress
from facilitator.protocol.pages.pictures import PagePicture, page_pictures
from facilitator.protocol.pages.preview import Preview

_KEPT = 12
"""Pages whose pictures are kept: those of a large screen, and those around."""


class PageImages(QObject):
    """Holds images of pages; makes those that are asked for, the last request first."""

    arrived = Signal()
    """Images that were asked for are there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Preview | None = None
        self._scale = 0.0
        self._images: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._wanted: tuple[int, ...] = ()
        self._job: Job | None = None

    def set_source(self, source: Preview, scale: float) -> None:
        """Take pictures of other pages or at another number of pixels for each point."""
        if source is not self._source or scale != self._scale:
            self._source, self._scale = source, scale
            self._fresh.clear()

    def image(self, page: int) -> QImage | None:
        """Return the image of a page, an older one if that is all there is."""
        return self._images.get(page)

    @property
    def is_complete(self) -> bool:
        """Whether all that was asked for is there."""
        return not self._missing()

    def want(self, pages: Iterable[int]) -> None:
        """Ask for pages in this order."""
        self._wanted = tuple(pages)
        self._make()

    def _missing(self) -> list[int]:
        return [page for page in self._wanted if page not in self._fresh]

    def _make(self) -> None:
        missing = self._missing()
        source, scale = self._source, self._scale
        if source is None or not missing or (self._job and self._job.is_running):
            return

        def work(_: Progress) -> list[tuple[int, QImage]]:
            found = page_pictures(source.pdf, source.numbers, missing, scale)
            return [(made.page, _image(made)) for made in found]

        self._job = Job(work, self)
        self._job.finished.connect(lambda made: self._take(made, source, scale))
        self._job.start()

    def _take(self, made: list[tuple[int, QImage]], source: Preview, scale: float) -> None:
        is_current = source is self._source and scale == self._scale
        for page, image in made:
            self._images[page] = image
            if is_current:
                self._fresh.add(page)
        for page in [page for page in self._images if page not in self._wanted][:-_KEPT]:
            del self._images[page]
            self._fresh.discard(page)
        if is_current:
            self.arrived.emit()
        self._make()


def _image(made: PagePicture) -> QImage:
    form = QImage.Format.Format_RGB32
    return QImage(made.pixels, made.width, made.height, 4 * made.width, form).copy()
