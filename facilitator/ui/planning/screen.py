"""The place of the organiser: a bar of tabs, and the part of the plan that is chosen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.actions.desk import Outcome
from facilitator.domain.records import Workshop
from facilitator.language import tr, trn
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.planning.parts import judging, parts
from facilitator.ui.planning.tab import INSERT_KEYS, PlanTab
from facilitator.ui.planning.tab_bar import TabBar
from facilitator.ui.shell.place_screen import PlaceScreen, Spot

if TYPE_CHECKING:
    from facilitator.domain.readiness.judgement import Judgement
    from facilitator.ui.shell.screens import Screens
    from facilitator.ui.takeover.page import TakeoverPage
    from facilitator.ui.takeover.reading import Kind

_COUNTED: Final = ("workshop", "topic", "person", "involvement", "moderator", "speaker")
"""Tables that say how much there is of each part."""


class PlanScreen(PlaceScreen):
    """Shows one workshop's plan; each tab is made when it is first chosen."""

    def __init__(self, screens: "Screens") -> None:
        super().__init__()
        self._screens = screens
        self._read = screens.workspace.desk.read
        self._parts = {part.name: part for part in parts()}
        self._made: dict[str, PlanTab] = {}
        self._workshop_id = ""
        self.bar = TabBar(screens.window.program.theme, list(self._parts.values()))
        self._stack, self._pages = QStackedWidget(), QStackedWidget()
        self._page: TakeoverPage | None = None
        self._lay_out()
        self.bar.chosen.connect(self.show_tab)
        bind_keys(self, self._ways(), in_window=True)  # also while the keyboard is in the rail
        screens.workspace.signals.changed.connect(self._follow)
        self.judging = judging(screens)
        """Tells what is open, at the end of the bar and in the list of it: one for both."""
        self.judging.judged.connect(self._say_what_is_open)

    def _lay_out(self) -> None:
        plan = QWidget()
        column = QVBoxLayout(plan)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._pages.addWidget(plan)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    @property
    def tab(self) -> PlanTab | None:
        """The tab in front."""
        return self._made.get(self.bar.current)

    def spot(self) -> Spot | None:
        """Return the row that the keyboard is on in the part in front, where parts know it."""
        return self.tab.spot() if self.tab else None

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop's plan, at the tab that was shown last."""
        self._workshop_id = workshop_id
        self.judging.judge(workshop_id)
        self._count()
        self.show_tab(self.bar.current)
        if self._is_inserting and self._page is not None:
            if self._page.shows(workshop_id):
                self.setFocusProxy(self._page)
            else:
                self.leave_insertion()

    def show_tab(self, name: str) -> PlanTab:
        """Put a tab in front and give it the keyboard."""
        if self.tab is not None:
            self.tab.flush()
        if name not in self._made:
            made = self._parts[name].make(self._screens)
            made.said.connect(self.said)
            made.takeover_wanted.connect(self.insert)
            self._stack.addWidget(made)
            self._made[name] = made
        tab = self._made[name]
        self.bar.show_current(name)
        tab.show_workshop(self._workshop_id)
        self._stack.setCurrentWidget(tab)
        self.setFocusProxy(tab)
        tab.setFocus()
        return tab

    # Inserting

    @property
    def page(self) -> "TakeoverPage":
        """The page on which a text becomes a plan, made when it is first asked for."""
        if self._page is None:
            from facilitator.ui.takeover.page import TakeoverPage  # noqa: PLC0415 - not at the start

            program = self._screens.window.program
            self._page = TakeoverPage(self._screens.workspace, program.theme, program.messages)
            self._page.left.connect(self.leave_insertion)
            self._page.said.connect(self.said)
            self._pages.addWidget(self._page)
        return self._page

    @property
    def _is_inserting(self) -> bool:
        return self._page is not None and self._pages.currentWidget() is self._page

    def insert(self, kind: "Kind" = "agenda", topic: int = 0) -> None:
        """Show the page for an agenda, or for questions of a topic by its number."""
        self.flush()
        self.page.open(kind, self._workshop_id, topic)
        self._pages.setCurrentWidget(self.page)
        self.setFocusProxy(self.page)
        self.page.setFocus()

    def insert_here(self) -> None:
        """Show the page for what the tab in front is about, see `PlanTab.ask_for_insertion`."""
        if self._is_inserting:
            self.page.editor.paste()
        elif self.tab is not None:
            self.tab.ask_for_insertion()
        else:
            self.insert()

    def leave_insertion(self) -> None:
        """Show the plan again, as it is now."""
        self._pages.setCurrentIndex(0)
        self.show_tab(self.bar.current)

    def commands(self) -> list[Command]:
        """Return what the tab in front can do, and the ways to the others."""
        if self._is_inserting and self._page is not None:
            return self._page.commands()
        return [*(self.tab.commands() if self.tab else []), *self._ways()]

    def _ways(self) -> list[Command]:
        group = tr("Plan")
        return [
            Command(
                "plan-next",
                tr("Next part of the plan"),
                ("Ctrl+PgDown",),
                lambda: self._step(1),
                "",
                group,
            ),
            Command(
                "plan-back",
                tr("Previous part of the plan"),
                ("Ctrl+PgUp",),
                lambda: self._step(-1),
                "",
                group,
            ),
            Command(
                "plan-insert",
                tr("Insert a text or a file"),
                (INSERT_KEYS,),
                self.insert_here,
                "tray",
                group,
            ),
        ]

    def _step(self, step: int) -> None:
        if not self._is_inserting:
            self.show_tab(self.bar.beside(step))

    def repeat(self) -> None:
        """Let the key of this place do what the tab in front has it do."""
        if self.tab is not None:
            self.tab.repeat()

    def flush(self) -> None:
        """Write what a tab may still hold."""
        for tab in self._made.values():
            tab.flush()

    def leave(self) -> None:
        """Let every tab go of the file."""
        self.judging.leave()
        for tab in self._made.values():
            tab.leave()
        if self._page is not None:
            self._page.leave()

    @property
    def is_settled(self) -> bool:
        """Whether everything on the tabs is in the file."""
        return all(tab.is_settled for tab in self._made.values())

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if self._workshop_id and self.isVisible() and outcome.touches(*_COUNTED):
            self._count()

    def _count(self) -> None:
        if self._read.row(Workshop, self._workshop_id):
            self.bar.show_counts(self._read.timeline(self._read.head(self._workshop_id)))

    def _say_what_is_open(self, found: "list[Judgement]") -> None:
        count = sum(judgement.grade == "problem" for judgement in found)
        self.bar.say(
            "open",
            trn("{count} still open", "{count} still open", count)
            if count
            else tr("Nothing is open"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Judge again once the window is no longer put away."""
        super().showEvent(event)
        if self._workshop_id:
            self.judging.judge(self._workshop_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Judge nothing while nobody looks."""
        super().hideEvent(event)
        self.judging.rest()
