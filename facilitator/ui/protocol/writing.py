"""Writes the protocol beside the window, and says above the pages where it lies."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.background.jobs import Job
from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.output import write_whole
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.exposure import exposures, left_over_sentence
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.version_files import Kept, protocol_version
from facilitator.ui.protocol.prepared import Wanted
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.passing import PassingBanner, offer_places

_SIDE, _TOP = 24, 12
_SENT = ("docx", "pdf")
"""The formats in which a protocol goes out."""


class _Written(NamedTuple):
    """What came of writing: the version to keep, if any, and places that still tell of persons."""

    kept: Kept | None
    left_over: int


class Writing(QWidget):
    """Writes one file at a time; empty until one is written.

    Where it lies is said for some seconds; that it names somebody whom it should not, until
    somebody puts it away.
    """

    said = Signal(str)
    """A sentence for the status bar."""
    allowed = Signal(bool)
    """Whether a file may be written now."""
    failed = Signal(object)
    """The file could not be written."""
    kept = Signal(object)
    """What was written goes out: it is to be kept, as `Kept`."""
    left_over_wanted = Signal(object)
    """The `Edition` whose places that still tell of persons somebody wants to see."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._job: Job | None = None
        self.banner: PassingBanner | None = None
        """Where the file lies, while that is said."""
        self.warning: Banner | None = None
        """That the file still names somebody, until it is put away."""
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(theme.px(8))

    def write(self, wanted: Wanted, path: Path, kind: str, *, keeps: bool = False) -> None:
        """Write a protocol as "docx", "pdf" or "md" and say where it lies.

        `keeps` makes a version of it: its pages say the number, and `kept` has what to keep.
        """

        def end(made: _Written) -> None:
            self.allowed.emit(True)
            self.said.emit(tr("Written: {path}", path=path))
            if made.kept:
                self.kept.emit(made.kept)
            banner = self._tell(path)
            if not keeps and kind in _SENT:
                banner.add_action(
                    tr("Keep as version"), lambda: self.write(wanted, path, kind, keeps=True)
                )
            if made.left_over:
                self._warn(made.left_over, wanted)

        self.allowed.emit(False)
        self.put_away()
        self.said.emit(tr("Writing “{name}” …", name=path.name))
        self._job = Job(lambda _progress: _written(wanted, path, kind, keeps=keeps), self)
        self._job.finished.connect(end)
        self._job.failed.connect(self._fail)
        self._job.start()

    def put_away(self) -> bool:
        """Say nothing any more; tells whether anything was said."""
        had_any = bool(self.banner or self.warning)
        self.pass_by()
        self._drop_warning()
        return had_any

    def pass_by(self) -> None:
        """Say no longer where the file lies: somebody went on. A warning stays."""
        if self.banner is not None:
            self._remove(self.banner)
            self.banner = None

    def _tell(self, path: Path) -> Banner:
        self.pass_by()
        sentence = tr("The protocol is in “{path}”.", path=path)
        banner = self.banner = PassingBanner(self._theme, sentence)
        banner.passed.connect(self.pass_by)
        offer_places(banner, path)
        self._add(banner)
        return banner

    def _warn(self, count: int, wanted: Wanted) -> None:
        self._drop_warning()
        banner = self.warning = Banner(self._theme, "warn", left_over_sentence(count))
        banner.add_action(tr("Show"), lambda: self.left_over_wanted.emit(wanted.edition))
        banner.add_action(tr("Put away"), self._drop_warning)
        self._add(banner)

    def _drop_warning(self) -> None:
        if self.warning is not None:
            self._remove(self.warning)
            self.warning = None

    def _fail(self, error: BaseException) -> None:
        self.allowed.emit(True)
        self.failed.emit(error)

    def _add(self, banner: Banner) -> None:
        self._room.addWidget(banner)
        self._fit()

    def _remove(self, banner: Banner) -> None:
        self._room.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        side, top = (px(_SIDE), px(_TOP)) if self._room.count() else (0, 0)
        self._room.setContentsMargins(side, top, side, 0)


def _written(wanted: Wanted, path: Path, kind: str, *, keeps: bool) -> _Written:
    dossier, layout, edition = wanted.dossier(), wanted.layout, wanted.edition
    kept = None
    if keeps:
        made = protocol_version(
            dossier, layout=layout, kind=kind, today=wanted.today, edition=edition
        )
        kept = made._replace(version=made.version._replace(name=path.name))
        data = made.data
    else:
        data = protocol_bytes(
            dossier, layout=layout, kind=kind, today=wanted.today, edition=edition
        )
    write_whole(path, data)
    return _Written(kept, _left_over(dossier, wanted))


def _left_over(dossier: Dossier, wanted: Wanted) -> int:
    return len(exposures(dossier, load_layout(wanted.layout), wanted.edition, wanted.today))
