"""The import preview: what an outline brings, before it becomes a workshop."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.background.jobs import Job
from facilitator.domain.records import Workshop
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.importing.lists import OutlineList
from facilitator.ui.importing.reading import Preview, read_preview
from facilitator.ui.importing.side import Side
from facilitator.ui.messages import Messages
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel, line

_TAKE_OVER, _DISCARD = "Ctrl+Return", "Esc"
_READABLE = 820
"""How wide a row may be at most, so that its number stays with its words."""


class ImportPreview(QWidget):
    """Reads an outline in the background and shows it; it writes nothing."""

    accepted = Signal(object, object)
    """The dossier to take over, and the path it was read from."""
    agenda_found = Signal(object)
    """The path of what is no outline but an agenda; nothing is shown of it here."""
    dismissed = Signal()

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages = messages
        self._job: Job | None = None
        self._preview: Preview | None = None
        self._build()
        bind_keys(self, self.commands(), in_window=True)

    def read(self, path: Path) -> None:
        """Read an outline in the background and show what it holds."""
        self._stop()
        self._name.setText(path.name)
        self._name.setToolTip(str(path))
        self._state.setText(tr("Reading “{name}” …", name=path.name))
        self._show_page(self._waiting, can_take_over=False)
        job = Job(lambda _progress: read_preview(path), self)
        job.finished.connect(lambda preview: self._show(job, preview))
        job.failed.connect(lambda error: self._show_failure(job, error))
        self._job = job.start()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("Import text")
        return [
            Command("take_over", tr("Import"), (_TAKE_OVER,), self.take_over, "check", group),
            Command("discard", tr("Discard"), (_DISCARD,), self.discard, "close", group),
        ]

    def take_over(self) -> None:
        """Say that the workshop shall be stored as it is shown."""
        if self._preview is not None:
            self.accepted.emit(self._preview.dossier, self._preview.path)

    def discard(self) -> None:
        """Leave everything as it was before."""
        self._stop()
        self.dismissed.emit()

    # Showing

    def _stop(self) -> None:
        self._preview = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, job: Job, preview: Preview) -> None:
        if job is not self._job:
            return
        if preview.is_agenda:
            self._job = None
            self.agenda_found.emit(preview.path)
            return
        self._preview = preview
        workshop = preview.dossier.workshop
        self._title.setText(workshop.title or tr("Untitled workshop"))
        self._meta.setText(_when_and_where(workshop))
        self._meta.setVisible(bool(self._meta.text()))
        self._outline.show_rows(preview.rows)
        self._outline.setVisible(bool(preview.rows))
        self._nothing.setVisible(not preview.rows)
        self._side.show_preview(preview)
        self._show_page(self._result, can_take_over=True)
        self._outline.setFocus()

    def _show_failure(self, job: Job, error: BaseException) -> None:
        if job is not self._job:
            return
        if isinstance(error, FacilitatorError) and not isinstance(error, Bug):
            self._problem.say("late", error.sentence)
            self._show_page(self._failed, can_take_over=False)
        else:
            self._messages.show(self, error)
            self.discard()

    def _show_page(self, page: QWidget, *, can_take_over: bool) -> None:
        self._pages.setCurrentWidget(page)
        self._accept.setEnabled(can_take_over)
        for made in (self._accept, self._discard):
            made.setVisible(page is not self._failed)

    # Building

    def _build(self) -> None:
        self._waiting, self._failed, self._result = (
            self._waiting_page(),
            self._failed_page(),
            self._result_page(),
        )
        self._pages = QStackedWidget()
        for page in (self._waiting, self._failed, self._result):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(line())
        column.addWidget(self._pages, 1)

    def _head(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = Panel("surface")
        head.setFixedHeight(px(60))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(12))
        self._name = ElidedLabel(theme, "", "base", 400, "text3")
        self._discard = button(theme, tr("Discard"), "outline", keys=_DISCARD)
        self._discard.clicked.connect(lambda _checked: self.discard())
        self._accept = button(theme, tr("Import"), "primary", keys=_TAKE_OVER)
        self._accept.clicked.connect(lambda _checked: self.take_over())
        row.addWidget(label(theme, tr("Import text"), "title", 600, "text"))
        row.addWidget(self._name, 1)
        row.addWidget(self._discard)
        row.addWidget(self._accept)
        return head

    def _waiting_page(self) -> QWidget:
        page, column = self._page()
        self._state = label(self._theme, "", "base", 400, "text2")
        column.addWidget(self._state)
        column.addStretch(1)
        return page

    def _failed_page(self) -> QWidget:
        page, column = self._page()
        self._problem = Banner(self._theme, "late", "")
        self._problem.add_action(tr("Back"), self.discard)
        self._problem.setMaximumWidth(self._theme.px(_READABLE))
        column.addWidget(self._problem)
        column.addStretch(1)
        return page

    def _result_page(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        left, column = self._page()
        column.setContentsMargins(px(14), px(20), px(14), 0)
        self._title = label(theme, "", "heading", 600, "text", wrap=True)
        self._meta = label(theme, "", "base", 400, "text2", wrap=True)
        self._outline = OutlineList(theme)
        self._outline.setMaximumWidth(px(_READABLE))
        self._nothing = label(
            theme,
            tr("There are no topics with questions in this text; it is kept as chapters."),
            *("base", 400, "text2"),
            wrap=True,
        )
        for words in (self._title, self._meta, self._nothing):
            words.setContentsMargins(px(10), 0, px(10), 0)
        column.addWidget(self._title)
        column.addWidget(self._meta)
        column.addSpacing(px(12))
        column.addWidget(self._nothing)
        column.addWidget(self._outline, 1)
        column.addStretch(0)
        self._side = Side(theme)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self._side)
        return page

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        px = self._theme.px
        page = Panel("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(px(24), px(20), px(24), px(12))
        column.setSpacing(px(4))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return page, column


def _when_and_where(workshop: Workshop) -> str:
    """Return date, times and place in one line, as far as they are known."""
    day = parsed_date(workshop.date)
    times = " – ".join(filter(None, (workshop.start_time, workshop.end_time)))
    return ", ".join(filter(None, (long_date(day) if day else "", times, workshop.place)))
