"""The page of a list: choose, drop or paste it, say what its columns hold, look at it, take it over."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.background.jobs import Job
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr, trn
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.people_list.mapping import MappingRow
from facilitator.ui.people_list.preview import PreviewTable
from facilitator.ui.people_list.reading import Draft, read, read_by, read_file, titles_of
from facilitator.ui.people_list.side import HINT, ListSide, Sort
from facilitator.ui.people_list.start import CHOOSE_KEYS, PASTE_KEYS, ListStart
from facilitator.ui.shell.choosers import documents
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.file_dialogs import FileDialog
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel, line

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.domain.listing import Listed
    from facilitator.exchange.people_table.columns import Column

TAKE_KEYS, LEAVE_KEYS, NEXT_KEYS = "Ctrl+Return", "Esc", "Ctrl+Down"
_HEIGHT, _SIDE = 60, 24
_KINDS: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm"})


class ListPage(QWidget):
    """Reads lists in the background and shows them; what is taken over, others write."""

    accepted = Signal(object)
    """People to take over, as a tuple of `Listed`."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plan: Dossier | None = None
        self._job: Job | None = None
        self.people: tuple[Listed, ...] = ()
        """Whom taking over would take."""
        self.is_taking = False
        """Whether people are just being taken over, and nothing else can be done here."""
        self.start = ListStart(theme)
        self.table = PreviewTable(theme)
        self.mapping = MappingRow(theme, self.table)
        self.side = ListSide(theme)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        bind_keys(self, self.commands())

    def begin(self, plan: "Dossier") -> None:
        """Ask for a list for a workshop."""
        if self.is_taking:
            return
        self._plan = plan
        self.forget()
        self._name.setText("")
        self.start.say("")
        self._show_page(self.start)

    def forget(self) -> None:
        """Let go of the list that is shown or being read."""
        self._cancel()
        self.people = ()
        self.table.list.same = {}
        self.table.list.show_draft(None)
        self._show_count()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("List of people")
        return [
            Command(
                "list-take", tr("Take over people"), (TAKE_KEYS,), self.take_over, "check", group
            ),
            Command("list-next", tr("Next row to look at"), (NEXT_KEYS,), self.go_on, "", group),
            Command(
                "list-file", tr("Choose file …"), (CHOOSE_KEYS,), self.choose_file, "open", group
            ),
            Command("list-paste", tr("Paste table"), (PASTE_KEYS,), self.paste, "", group),
            Command(
                "list-leave", tr("Back to the people"), (LEAVE_KEYS,), self.leave, "close", group
            ),
        ]

    # Reading

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        kinds = tr("Lists") + " (*.csv *.tsv *.txt *.xlsx *.xlsm)"
        chosen, _ = FileDialog.getOpenFileName(
            self, tr("Read list of people"), str(documents()), kinds
        )
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Read a file."""
        plan = self._plan
        if plan is not None:
            self._read(path.name, lambda: read_file(path, plan))

    def paste(self) -> None:
        """Read the cells that were copied."""
        text, plan = QGuiApplication.clipboard().text(), self._plan
        if plan is not None and text.strip():
            self._read(tr("Pasted table"), lambda: read(text, plan))

    def _read(self, name: str, work: Callable[[], Draft]) -> None:
        if self.is_taking:
            return
        self.forget()
        self._name.setText(tr("Reading “{name}” …", name=name))
        self._run(work, lambda draft: self._show(name, draft))

    def _read_again(self, columns: "tuple[Column, ...]") -> None:
        """Read the same table by other columns."""
        draft, plan = self.table.list.draft, self._plan
        if draft is None or plan is None:
            return
        self._take.setEnabled(False)
        layout = draft.layout._replace(columns=columns, findings=())
        self._run(lambda: read_by(draft.table, layout, plan), self._show_again)

    def _run(self, work: Callable[[], Draft], show: Callable[[Draft], None]) -> None:
        self._cancel()
        job = Job(lambda _progress: work(), self)
        job.finished.connect(lambda draft: show(draft) if job is self._job else None)
        job.failed.connect(lambda error: self._fail(job, error))
        self._job = job.start()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _fail(self, job: Job, error: BaseException) -> None:
        if job is not self._job:
            return
        if isinstance(error, Bug) or not isinstance(error, FacilitatorError):
            raise error
        self._name.setText("")
        self.start.say(error.sentence)
        self._show_page(self.start)

    # Showing

    def _show(self, name: str, draft: Draft) -> None:
        if self._plan is None:
            return
        if not draft.people.entries:
            self._name.setText("")
            self.start.say(tr("“{name}” names nobody.", name=name))
            self._show_page(self.start)
            return
        self._name.setText(name)
        self.table.list.show_draft(draft)
        self.table.fit()
        self.mapping.show_layout(draft.layout, titles_of(self._plan))
        self._show_page(self._result)
        self._count(draft)
        self.table.setCurrentIndex(self.table.list.index(0, 0))
        if draft.table.rows[0][0] in draft.findings:
            self._show_row()
        else:
            self.go_on()

    def _show_again(self, draft: Draft) -> None:
        self.table.list.show_draft_again(draft)
        self._count(draft)
        self._show_row()

    def _count(self, draft: Draft) -> None:
        from facilitator.exchange.people_reader import listed  # noqa: PLC0415 - parsers load late

        topics = self._plan.topics if self._plan else ()
        ids = {topic.number: topic.id for topic in topics}
        self.people = listed(draft.people, self.table.list.same, ids)
        self.side.show_draft(draft)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.people)
        self._take.setText(trn("Take over {count} person", "Take over {count} people", count))
        self._take.setEnabled(count > 0 and not self.is_taking)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        is_result = page is self._result
        self._take.setVisible(is_result)
        self.setFocusProxy(self.table if is_result else self.start.choose)
        if self.isVisible():
            self.setFocus()

    def _show_row(self) -> None:
        draft = self.table.list.draft
        if draft is not None:
            row = self.table.list.number_of(self.table.currentIndex())
            self.side.show_row(draft, row, is_same=self.table.list.is_same(row))
            self.table.viewport().update()

    # Doing

    def go_on(self, sort: Sort | None = None) -> None:
        """Go to the next row of a sort, by default one of which something is to be said or asked."""
        draft, current = self.table.list.draft, self.table.currentIndex()
        if draft is None:
            return
        rows = [row for row, _ in draft.table.rows]
        order = [*range(current.row() + 1, len(rows)), *range(current.row() + 1)]
        wanted = (at for at in order if _is_of(draft, rows[at], sort))
        at = next(wanted, current.row())
        self.table.setCurrentIndex(self.table.list.index(at, 0))
        self._show_row()

    def _jump(self, sort: Sort) -> None:
        self.go_on(sort)
        self.table.setFocus()

    def answer(self, is_same: bool | None = None) -> None:
        """Say of the pair at the keyboard that it is the same person; None for the other answer."""
        model, row = self.table.list, self.table.list.number_of(self.table.currentIndex())
        draft = model.draft
        if draft is None or row not in draft.people.pairs or self.is_taking:
            return
        model.same[row] = not model.is_same(row) if is_same is None else is_same
        self._count(draft)
        self._show_row()

    def take_over(self) -> None:
        """Say that the people shall be in the workshop."""
        if self.people and self._take.isEnabled() and self._pages.currentWidget() is self._result:
            self.accepted.emit(self.people)

    def show_taking(self, done: int, total: int) -> None:
        """Say how many people are taken over; nothing else can be done here until `end_taking`."""
        self._taking.setText(
            tr("{number} of {count} people are being taken over …", number=done, count=total)
        )
        if not self.is_taking:
            self.table.setFocus()
            self._hold(is_taking=True)

    def end_taking(self) -> None:
        """Let the list be worked on again."""
        self._hold(is_taking=False)

    def _hold(self, *, is_taking: bool) -> None:
        self.is_taking = is_taking
        self._taking.setVisible(is_taking)
        for part in (self.mapping, self.side, self._leave):
            part.setDisabled(is_taking)
        self._show_count()

    def leave(self) -> None:
        """Go back; nothing is taken over."""
        if not self.is_taking:
            self.forget()
            self.left.emit()

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that may be lists."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that is dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read_file(path)

    # Building

    def _lay_out(self) -> None:
        self._result = QWidget()
        row = QHBoxLayout(self._result)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = Panel("surface")
        inner = QVBoxLayout(left)
        inner.setContentsMargins(self._theme.px(16), 0, self._theme.px(16), 0)
        inner.setSpacing(0)
        inner.addWidget(self.mapping)
        inner.addWidget(line())
        inner.addWidget(self.table, 1)
        row.addWidget(left, 1)
        row.addWidget(self.side)
        self._pages = QStackedWidget()
        for page in (self.start, self._result):
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
        head.setFixedHeight(px(_HEIGHT))
        self._name = ElidedLabel(theme, "", "base", 400, "text3")
        self._taking = label(theme, "", "base", 400, "text3")
        self._taking.hide()
        self._leave = button(theme, tr("Discard"), keys=LEAVE_KEYS)
        self._take = button(theme, "", "primary", keys=TAKE_KEYS)
        row = QHBoxLayout(head)
        row.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        row.setSpacing(px(12))
        row.addWidget(label(theme, tr("Read list of people"), "title", 600, "text"))
        row.addWidget(self._name, 1)
        for part in (self._taking, self._leave, self._take):
            row.addWidget(part)
        return head

    def _connect(self) -> None:
        self.start.file_wanted.connect(self.choose_file)
        self.start.paste_wanted.connect(self.paste)
        self.mapping.changed.connect(self._read_again)
        self.side.answered.connect(self.answer)
        self.side.jumped.connect(self._jump)
        self.table.answered.connect(self.answer)
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_row())
        self._leave.clicked.connect(lambda _checked: self.leave())
        self._take.clicked.connect(lambda _checked: self.take_over())


def _is_of(draft: Draft, row: int, sort: Sort | None) -> bool:
    if sort is None:
        return _is_worth_a_look(draft, row)
    return row in draft.findings if sort == HINT else draft.mark(row) == sort


def _is_worth_a_look(draft: Draft, row: int) -> bool:
    """Tell whether something is to be said or asked of a row."""
    if draft.mark(row) in {"duplicate", "faulty"} or row in draft.findings:
        return True
    return bool(draft.changes(row, is_same=True))


def _dropped(event: QDropEvent) -> Path | None:
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in _KINDS), None)
