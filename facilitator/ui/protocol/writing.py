"""Writes the protocol beside the window, and says above the pages where it lies."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.background.jobs import Job, Progress
from facilitator.language import tr
from facilitator.output import write_whole
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.version_files import Kept, protocol_version
from facilitator.ui.protocol.prepared import Wanted
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner

_SIDE, _TOP = 24, 12
_SENT = ("docx", "pdf")
"""The formats in which a protocol goes out."""


class Writing(QWidget):
    """Writes one file at a time; empty until one is written."""

    said = Signal(str)
    """A sentence for the status bar."""
    allowed = Signal(bool)
    """Whether a file may be written now."""
    failed = Signal(object)
    """The file could not be written."""
    kept = Signal(object)
    """What was written goes out: it is to be kept, as `Kept`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._job: Job | None = None
        self._banner: Banner | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def write(self, wanted: Wanted, path: Path, kind: str, *, keeps: bool = False) -> None:
        """Write a protocol as "docx", "pdf" or "md" and say where it lies.

        `keeps` makes a version of it: its pages say the number, and `kept` has what to keep.
        """

        def work(_: Progress) -> Kept | None:
            dossier, layout = wanted.dossier(), wanted.layout
            if keeps:
                made = protocol_version(
                    dossier, layout=layout, kind=kind, today=wanted.today, edition=wanted.edition
                )
                write_whole(path, made.data)
                return made._replace(version=made.version._replace(name=path.name))
            data = protocol_bytes(
                dossier, layout=layout, kind=kind, today=wanted.today, edition=wanted.edition
            )
            write_whole(path, data)
            return None

        def end(made: Kept | None) -> None:
            self._show(path)
            if made:
                self.kept.emit(made)
            elif kind in _SENT and self._banner:
                self._banner.add_action(
                    tr("Keep as version"), lambda: self.write(wanted, path, kind, keeps=True)
                )

        self.allowed.emit(False)
        self._clear()
        self.said.emit(tr("Writing “{name}” …", name=path.name))
        self._job = Job(work, self)
        self._job.finished.connect(end)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _show(self, path: Path) -> None:
        self.allowed.emit(True)
        self.said.emit(tr("Written: {path}", path=path))
        self._clear()
        self._banner = Banner(self._theme, "ok", tr("The protocol is in “{path}”.", path=path))
        self._banner.add_action(tr("Open"), lambda: _open(path))
        self._banner.add_action(tr("Show in folder"), lambda: _open(path.parent))
        px = self._theme.px
        self._room.setContentsMargins(px(_SIDE), px(_TOP), px(_SIDE), 0)
        self._room.addWidget(self._banner)

    def _fail(self, error: BaseException) -> None:
        self.allowed.emit(True)
        self.failed.emit(error)

    def _clear(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
            self._room.setContentsMargins(0, 0, 0, 0)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
