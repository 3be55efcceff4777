"""Writes the register of remarks for the reply, and says in the panel where it lies."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import clock
from facilitator.background.jobs import Job
from facilitator.domain.remarks import listed
from facilitator.language import tr
from facilitator.output import write_whole
from facilitator.storage.reading import Reader
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.passing import PassingBanner


class RegisterWriting(QWidget):
    """Writes one register at a time; empty until one is written."""

    said = Signal(str)
    failed = Signal(object)
    """The register could not be written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._job: Job | None = None
        self.banner: PassingBanner | None = None
        """Where the register lies, while that is said."""
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def write(
        self, open_reader: Callable[[], Reader], workshop_id: str, path: Path, layout: str
    ) -> None:
        """Write all remarks of a workshop as ".docx" or ".xlsx", as its name ends."""
        if self._job is not None and self._job.is_running:
            return
        now = clock.now()
        self.pass_by()
        self._job = Job(lambda _: _write(open_reader, workshop_id, path, layout, now), self)
        self._job.finished.connect(lambda _: self._tell(path))
        self._job.failed.connect(self.failed)
        self._job.start()
        self.said.emit(tr("Writing “{name}” …", name=path.name))

    def pass_by(self) -> None:
        """Say no longer where it lies."""
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None

    def _tell(self, path: Path) -> None:
        self.said.emit(tr("Written: {path}", path=path))
        sentence = tr("The register is in “{name}”.", name=path.name)
        self.banner = PassingBanner(self._theme, sentence)
        self.banner.passed.connect(self.pass_by)
        folder = QUrl.fromLocalFile(str(path.parent))
        self.banner.add_action(tr("Open folder"), lambda: QDesktopServices.openUrl(folder))
        self._room.addWidget(self.banner)


def _write(
    open_reader: Callable[[], Reader], workshop_id: str, path: Path, layout: str, now: datetime
) -> None:
    from facilitator.handouts.occasion import Occasion  # noqa: PLC0415 - seldom needed
    from facilitator.handouts.remarks import register_bytes  # noqa: PLC0415 - the same
    from facilitator.protocol.layouts import load_layout  # noqa: PLC0415 - the same

    with closing(open_reader()) as reader:
        dossier = reader.dossier(workshop_id)
    occasion = Occasion(plan=dossier, layout=load_layout(layout), now=now)
    write_whole(path, register_bytes(occasion, listed(dossier), path.suffix.lower().lstrip(".")))
