"""Planen, people: the table of everybody, and the page on which lists are read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from facilitator import clock
from facilitator.actions import attendance, people
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.listing import Listed
from facilitator.domain.records import Workshop
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr, trn
from facilitator.ui.attempts import succeeds
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.dates import parsed_date
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.people.commands import people_commands
from facilitator.ui.people.editing import store
from facilitator.ui.people.empty import NobodyYet
from facilitator.ui.people.head import PeopleHead
from facilitator.ui.people.rows import GROUP, NAME, ORGANISATION, Row, rows_of
from facilitator.ui.people.side import PeopleSide
from facilitator.ui.people.table import PeopleTable
from facilitator.ui.planning.tab import PlanTab
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.choosing import choose_alone
from facilitator.ui.widgets.panels import Panel, line

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.ui.erasure.page import ErasurePage
    from facilitator.ui.people_list.page import ListPage
    from facilitator.ui.people_list.taking import ListTaking

_TABLES: Final = (
    *("person", "involvement", "profile", "wish", "attendance"),
    *("topic", "moderator", "speaker", "workshop"),
)
"""Tables that the tab shows."""
_SIDE_FROM: Final = 1_080
"""From this width on there is room for the counts."""


class PeopleTab(PlanTab):
    """Shows and changes who is in one workshop."""

    row_wanted = Signal(str, str)
    """Table and id of a row that stands elsewhere."""

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._plan: Dossier | None = None
        self._workshop_id = ""
        self._made = ""
        """Who was added while the field in which they were typed is still open."""
        self._lists: ListPage | None = None
        self._taking: ListTaking | None = None
        self._erasure: ErasurePage | None = None
        self.head, self.table, self.side = PeopleHead(theme), PeopleTable(theme), PeopleSide(theme)
        self.empty = NobodyYet(theme, self.read_list)
        self._lay_out()
        self._connect()
        self.table.people.is_editable = not desk.read_only
        for part in (self.head.list_button, self.head.new_button, self.empty.offer):
            part.setVisible(not desk.read_only)
        for page in (self._full, self.empty):  # the page of a list has keys of its own
            bind_keys(page, self.commands())
        signals.changed.connect(self._follow)

    def show_workshop(self, workshop_id: str) -> None:
        """Show who is in a workshop."""
        if workshop_id != self._workshop_id:
            self._workshop_id = workshop_id
            if not self._is_taking:
                self._leave_list()
            self.head.filter.clear()
        self._read()

    def show_row(self, row_id: str) -> None:
        """Go to a person."""
        if self.table.people.row_of(row_id) < 0:
            self.head.filter.clear()
        self.table.go_to(row_id)

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        if self._lists is not None and self.pages.currentWidget() is self._lists:
            return self._lists.commands()
        if self._desk.read_only:
            return people_commands(filter_people=self.filter)
        return people_commands(
            filter_people=self.filter,
            add=self.add,
            read_list=self.read_list,
            set_group=lambda: self.table.edit_cell(GROUP),
            sort=self.table.sort_by_current,
            erase=self.erase,
        )

    def flush(self) -> None:
        """Store the cell that is being edited."""
        self.table.commit()

    @property
    def is_settled(self) -> bool:
        """Whether no cell is being edited, nobody erased and no long list taken over."""
        is_erasing = self._erasure is not None and self._erasure.is_erasing
        return not self.table.is_editing and not is_erasing and not self._is_taking

    @property
    def _is_taking(self) -> bool:
        return self._taking is not None and self._taking.work.is_running

    def leave(self) -> None:
        """Let go of the file, once nothing works on it any more."""
        if self._erasure is not None:
            self._erasure.leave()
        if self._taking is not None:
            self._taking.work.wait()

    # Reading

    def _read(self) -> None:
        if not self._desk.read.row(Workshop, self._workshop_id):
            return
        try:
            self._plan = self._desk.read.grouping(self._workshop_id)
        except Bug:
            raise
        except FacilitatorError as error:
            self.said.emit(error.sentence)
            return
        rows = rows_of(self._plan)
        self.table.show_rows(rows)
        self.side.show_rows(rows)
        self._show_count()
        self._show_page()

    def _show_page(self) -> None:
        if self.pages.currentWidget() in {self._lists, self._erasure} - {None}:
            return
        has_people = bool(self.table.people.everybody) or self.table.people.rowCount() > 0
        page = self._full if has_people else self.empty
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(self.table if has_people else self.empty.offer)

    def _show_count(self) -> None:
        shown = [row for row in self.table.people.rows if row.id]
        self.head.show_count(len(shown), len(self.table.people.everybody))

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if self._workshop_id and self.isVisible() and outcome.touches(*_TABLES):
            self._read()

    # Doing

    def filter(self) -> None:
        """Put the keyboard into the filter."""
        self.head.filter.setFocus()
        self.head.filter.selectAll()

    def add(self) -> None:
        """Offer an empty row for somebody new."""
        self.head.filter.clear()
        index = self.table.people.begin_new()
        self._show_page()
        self.table.setFocus()
        choose_alone(self.table, index)
        self.table.scrollToTop()
        self.table.edit(index)

    def read_list(self) -> None:
        """Open the page on which a list is read."""
        if self._plan is None:
            return
        if self._lists is None:
            self._lists = self._list_page()
            self.pages.addWidget(self._lists)
        self.pages.setCurrentWidget(self._lists)
        self.setFocusProxy(self._lists)
        self._lists.begin(self._plan)

    def _list_page(self) -> "ListPage":
        from facilitator.ui.people_list.page import ListPage  # noqa: PLC0415 - most never read one
        from facilitator.ui.people_list.taking import ListTaking  # noqa: PLC0415 - as above

        page = ListPage(self._theme)
        taking = self._taking = ListTaking(self._desk, page)
        page.accepted.connect(lambda listed: taking.take_over(self._workshop_id, listed))
        page.left.connect(self._leave_list)
        taking.done.connect(self._leave_list)
        taking.said.connect(self.said)
        return page

    def ask_for_insertion(self) -> None:
        """Read what was copied as a list of people, on the page for that."""
        if self._desk.read_only:
            self.said.emit(tr("The file is open for reading only."))
            return
        self.read_list()
        if self._lists is not None:
            self._lists.paste()

    def _leave_list(self) -> None:
        """Show the people again."""
        if self._lists is not None:
            self._lists.forget()
        self.pages.setCurrentWidget(self._full)
        self._show_page()
        if self.isVisible():
            self.setFocus()

    def erase(self) -> None:
        """Open the page on which the person at the keyboard is erased, with all traces."""
        chosen = self.table.chosen
        if len(chosen) != 1:
            self.said.emit(tr("Choose the one person who is to be erased."))
            return
        if self._erasure is None:
            from facilitator.ui.erasure.page import ErasurePage  # noqa: PLC0415 - hardly ever needed

            self._erasure = ErasurePage(self._desk, self._theme)
            self._erasure.left.connect(self._leave_list)
            self._erasure.said.connect(self.said)
            self._erasure.row_wanted.connect(self.row_wanted)
            self.pages.addWidget(self._erasure)
        self.pages.setCurrentWidget(self._erasure)
        self.setFocusProxy(self._erasure)
        self._erasure.open(chosen[0].id, chosen[0].name)

    def mark_presence(self) -> None:
        """Say that those chosen came, or that they did not; on the day of the workshop only."""
        rows = self.table.chosen
        day = parsed_date(self._plan.workshop.date) if self._plan else None
        if self._desk.read_only or not rows:
            return
        if day != clock.now().date():
            self.said.emit(tr("Who is there is noted on the day of the workshop."))
            return
        state = "absent" if all(row.state == "present" for row in rows) else "present"
        ids = [row.id for row in rows]
        self._do(
            lambda: self._desk.run(
                attendance.set_states, workshop_id=self._workshop_id, person_ids=ids, state=state
            )
        )

    def remove(self) -> None:
        """Take those chosen out of the workshop."""
        rows = self.table.chosen
        if self._desk.read_only or not rows:
            return
        ids = [row.id for row in rows]
        run = self._desk.run
        if self._do(lambda: run(people.remove, workshop_id=self._workshop_id, person_ids=ids)):
            said = trn(
                "{count} person taken out of the workshop; undo brings them back.",
                "{count} people taken out of the workshop; undo brings them back.",
                len(rows),
            )
            self.said.emit(said)

    def _store(self, row: Row, column: int, text: str) -> None:
        plan = self._plan
        if plan is None:
            return
        if row.id:
            others = self.table.chosen if len(self.table.chosen) > 1 else []
            self._do(lambda: store(self._desk, plan, row, others, column, text))
        elif column == NAME and text:
            self._add(text)

    def _add(self, name: str) -> None:
        made: list[str] = []

        def add() -> None:
            listed = Listed(name)
            made.extend(
                self._desk.run(people.add, workshop_id=self._workshop_id, person=listed).ids
            )

        if self._do(add):
            self.table.people.end_new()
            self.table.go_to(made[0])
            self._made = made[0]

    def _refuse(self) -> None:
        said = (
            tr("This file is open for reading only.")
            if self._desk.read_only
            else tr("On the day of the workshop, Space says who is there.")
        )
        self.said.emit(said)

    def _do(self, do: Callable[[], object]) -> bool:
        """Do something; say why where it cannot be done."""
        return succeeds(self.said.emit, do)

    def _end_editing(self) -> None:
        """Let the empty row go when it is left; who is new goes on with their organisation."""
        made, self._made = self._made, ""
        self.table.people.end_new()
        if not self.table.is_editing:  # Tab opened the next cell already
            self.table.setFocus()
            if made:
                self.table.go_to(made, ORGANISATION)
        self._show_count()
        self._show_page()

    # Building

    def _lay_out(self) -> None:
        self._full = Panel("surface")
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(self._theme.px(16), 0, self._theme.px(16), 0)
        inner.addWidget(self.table)
        row.addLayout(inner, 1)
        row.addWidget(self.side)
        column.addLayout(row, 1)
        self.pages = QStackedWidget()
        for page in (self._full, self.empty):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        self.head.filter.textChanged.connect(self._filter)
        self.head.filter.left.connect(self._leave_filter)
        self.head.new_button.clicked.connect(lambda _checked: self.add())
        self.head.list_button.clicked.connect(lambda _checked: self.read_list())
        self.table.people.edited.connect(self._store)
        self.table.marked.connect(self.mark_presence)
        self.table.removed.connect(self.remove)
        self.table.typed_in_vain.connect(self._refuse)
        self.table.itemDelegate().closeEditor.connect(self._end_editing)

    def _filter(self, text: str) -> None:
        self.table.people.filter(text)
        self._show_count()

    def _leave_filter(self) -> None:
        if not self.table.people.rows:  # nobody to go to
            return
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.go_to("")

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the counts up where there is no room."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= self._theme.px(_SIDE_FROM))
