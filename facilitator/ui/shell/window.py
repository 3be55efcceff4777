"""A top-level window: the welcome screen, or one workshop with its rail, place and status bar."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from facilitator import __version__, clock
from facilitator.actions.desk import Outcome
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.recents import Recent
from facilitator.ui.shell.answered import AnsweredMarks
from facilitator.ui.shell.errands import Errands
from facilitator.ui.shell.frame import Frame
from facilitator.ui.shell.notices import Notices
from facilitator.ui.shell.own_commands import bind, own_commands, without_file
from facilitator.ui.shell.screens import Screens
from facilitator.ui.shell.undoing import Undoing
from facilitator.ui.shell.wayfinder import Wayfinder
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.dossier import Dossier
    from facilitator.ui.shell.file_menu import FileMenu
    from facilitator.ui.shell.guide import Guide
    from facilitator.ui.shell.program import Program
    from facilitator.ui.stage.showings import Showing

NARROW_BELOW: Final = 1180
_SIZE, _SMALLEST = QSize(1600, 1000), QSize(900, 560)
_REMEMBER_MILLISECONDS: Final = 1_000
_PLAN: Final = ("workshop", "round", "topic", "session", "question", "agenda_item")
_DAY: Final = ("session_fact", "agenda_fact")


class Window(QMainWindow):
    """Shows one thing at a time and leads from one to the next; the work is done by its screens."""

    closed = Signal(object)
    moved = Signal(str, str)
    """The session and the question that are shown now."""

    def __init__(self, program: "Program") -> None:
        super().__init__()
        self.program = program
        self.workspace: Workspace | None = None
        self.head: Dossier | None = None
        self._screens: Screens | None = None
        self._answered: AnsweredMarks | None = None
        self._menu: FileMenu | None = None
        self._guide: Guide | None = None
        self._frame = Frame(program.theme)
        self._way = Wayfinder(self, self._frame)
        self.errands = Errands(self)
        """What leads to a place and has it do something."""
        self._notices = Notices(self, self._frame)
        self.status = self._frame.status
        self.is_given_up = False
        self._undoing = Undoing(self)
        program.ticker.ticked.connect(self.status.follow)
        self._remembering = QTimer(self, singleShot=True, interval=_REMEMBER_MILLISECONDS)
        self._remembering.timeout.connect(self.remember)
        self._build()
        self._own = own_commands(self)
        bind(self, self._own)

    # What it shows

    def show_welcome(self, *, templates: bool = False) -> None:
        """Show the welcome screen; the file shown before is closed with its last window."""
        from facilitator.ui.shell.guide import Guide  # noqa: PLC0415 - a file's window starts without it

        self.leave_file()
        self._frame.rail.hide()
        self.status.show_version(__version__)
        self._guide = Guide(self)
        self._frame.put_in_front(self._guide.screen)
        if templates:
            self._guide.screen.show_templates()
        self.setWindowTitle("Facilitator")
        self.program.close_unused()

    def join_team(self, invitation: str = "") -> None:
        """Ask for an invitation into a team, in the place of the welcome screen."""
        from facilitator.ui.shell.joining import Joining  # noqa: PLC0415 - seldom needed

        joining = Joining(self, invitation)
        self._frame.put_in_front(joining.screen)
        joining.screen.begin()

    def show_workspace(
        self, workspace: Workspace, known: Recent | None, session_id: str = ""
    ) -> None:
        """Show a file: the workshop, place and session that were shown last in it."""
        self.leave_file()
        self.workspace = workspace
        self._screens = self._way.screens = Screens(self, self._frame, workspace)
        self._answered = AnsweredMarks(workspace.desk, self._frame.rail.sessions.model(), self)
        workspace.signals.changed.connect(self._refresh)
        self._notices.show_file(workspace)
        if workspace.file.read_only:
            self.status.show_read_only()
        else:
            self.status.show_saved()
        known = known or Recent(path="")
        workshop = workspace.workshop(known.workshop_id)
        self._remembering.start()
        if workshop is None:
            self.show_emptiness()
        elif session_id:
            self.show_workshop(workshop.id, session_id=session_id)
        else:
            self.show_workshop(workshop.id, known.place, known.session_id, known.question_id)

    def show_workshop(
        self, workshop_id: str, place: str = "", session_id: str = "", question_id: str = ""
    ) -> None:
        """Show a workshop of the file that is open, where it was left if that is known."""
        if self.workspace is None:
            return
        self.head = self.workspace.desk.read.head(workshop_id)
        self._way.begin_at(session_id, question_id)
        self._frame.rail.show()
        self._show_head()
        self.go_to(place)

    def show_emptiness(self) -> None:
        """Say that there is nothing to moderate yet, and what to do about it."""
        from facilitator.ui.shell.emptiness import Emptiness  # noqa: PLC0415 - hardly ever seen

        self._frame.put_in_front(Emptiness(self.program.theme, self.menu.import_text))

    @property
    def screens(self) -> Screens | None:
        """The screens of the file that is open."""
        return self._screens

    @property
    def session_id(self) -> str:
        """The session that is shown, or was last."""
        return self._way.session_id

    def go_to(self, place: str) -> None:
        """Show a place, see `directory`, or open the stage; the sessions where it is not known."""
        self._way.go_to(place)

    def press(self, place: str) -> None:
        """Do what the key of a place does: go there, or what the place itself has it do."""
        self._way.press(place)

    def show_session(
        self, session_id: str, question_id: str | None = None, note_id: str | None = None
    ) -> None:
        """Show a session, the first one when it is not known."""
        self._way.show_session(session_id, question_id, note_id)

    def note_position(self, session_id: str, question_id: str) -> None:
        """Remember and mark which session and question the screen shows."""
        self._way.note_position(session_id, question_id)

    def show_row(self, table: str, row_id: str) -> None:
        """Show the place where a row of the file stands."""
        from facilitator.ui.shell.jumps import jump  # noqa: PLC0415 - not at the start

        jump(self, table, row_id)

    @property
    def shown(self) -> QWidget | None:
        """What is in front."""
        return self._frame.shown

    def set_bare(self, bare: bool) -> None:
        """Give what is in front the whole window, or show the rail and the status bar again."""
        self._frame.set_bare(bare)

    def put_in_front(self, widget: QWidget) -> None:
        """Make a widget the one that is seen in this window."""
        self._frame.put_in_front(widget)

    # What it does

    @property
    def menu(self) -> "FileMenu":
        """The menu of the file."""
        if self._menu is None:
            from facilitator.ui.shell.file_menu import FileMenu  # noqa: PLC0415 - not at the start

            self._menu = FileMenu(self)
        return self._menu

    def commands(self) -> list[Command]:
        """Return what can be done here: the keys of what is shown and the window's own."""
        more: Callable[[], list[Command]] | None = getattr(self._frame.shown, "commands", None)
        own = self._own if self.head else without_file(self._own)
        menu = self.menu.commands() if self.head else []
        if self.head and self._way.place != "protocol":
            menu.append(self.menu.write_protocol_command())
        if self.head:
            from facilitator.ui.planning.ways import ways_to_parts  # noqa: PLC0415 - not at the start
            from facilitator.ui.team.ways import ways_to_team  # noqa: PLC0415 - the same

            menu += ways_to_parts(self)
            menu += ways_to_team(self, is_there=self._way.place == "team")
        return [*(more() if more else []), *own, *menu]

    def undo(self) -> None:
        """Take back the last step."""
        self._undoing.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._undoing.redo()

    def open_menu(self) -> None:
        """Open the menu of the file."""
        if self.head is not None:
            self._frame.rail.open_menu()

    def open_palette(self) -> None:
        """Find anything in the workshop that is shown."""
        if self._screens is not None and self.head is not None:
            self.flush()
            self._screens.palette().open(self.commands(), self.head)

    def open_shortcuts(self) -> None:
        """Show the keys of what is in front."""
        from facilitator.ui.shell.shortcuts import ShortcutsOverlay  # noqa: PLC0415 - not at the start

        ShortcutsOverlay(self.program.theme, self).open(self.commands())

    def open_window(self, session_id: str = "") -> None:
        """Show the file in one more window, on a session."""
        if self.workspace is not None:
            self.program.open_window(self.workspace, session_id or self.session_id)

    def close_stage(self) -> None:
        """Take the stage off its display."""
        if self._screens is not None:
            self._screens.close_stage()

    def show_on_stage(self, showing: "Showing") -> None:
        """Show something on the stage."""
        if self._screens is not None and self.head is not None:
            self._screens.stage().show(showing)

    def flush(self) -> None:
        """Write what a screen may still hold."""
        if self._screens is not None:
            self._screens.flush()

    def remember_soon(self) -> None:
        """Note in a moment where this window is, unless it moves on until then."""
        self._remembering.start()

    def remember(self) -> None:
        """Note where this window is, for the next time the file is opened."""
        if self.workspace is not None:
            self.program.recents.remember(
                self.workspace.path,
                clock.now(),
                self.head.workshop if self.head else None,
                place=self._way.place,
                session_id=self.session_id,
                question_id=self._way.question_id,
            )

    # Inside

    def _refresh(self, outcome: Outcome, _initiator: object) -> None:
        if self.workspace is None:
            return
        if self.head is None:
            self._show_what_came()
        elif outcome.touches(*_PLAN):
            known = {workshop.id for workshop in self.workspace.desk.read.workshops()}
            if self.head.workshop.id not in known:
                self._show_another()
                return
            self.head = self.workspace.desk.read.head(self.head.workshop.id)
            self._show_head()
        elif self._answered is not None:
            self._answered.follow(outcome)
            if outcome.touches(*_DAY):
                self.head = self.workspace.desk.read.head(self.head.workshop.id)
                self.status.show_workshop(self.head)

    def _show_another(self) -> None:
        """The workshop shown is gone (an import was undone): show another one of the file."""
        workshop = self.workspace.workshop() if self.workspace else None
        if workshop is None:
            self.head = None
            self._frame.rail.hide()
            self.show_emptiness()
        else:
            self.show_workshop(workshop.id)

    def _show_what_came(self) -> None:
        """The file held no workshop: show the one that has come (back)."""
        workshop = self.workspace.workshop() if self.workspace else None
        if workshop is not None:
            self.show_workshop(workshop.id)

    def _show_head(self) -> None:
        if self.head is None or self.workspace is None or self._answered is None:
            return
        self.show_title()
        self._frame.rail.show_workshop(self.head)
        self._frame.rail.sessions.show_session(self.session_id)
        self.status.show_workshop(self.head)
        self._answered.show_workshop(self.head)
        if self._screens is not None:
            self._screens.show_head(self.head)

    def show_title(self) -> None:
        """Name the session that is shown, so that two windows of a file differ, and the file."""
        if self.head is None or self.workspace is None:
            return
        title = self.head.workshop.title or tr("Untitled workshop")
        code = self.head.code.get(self.session_id) if self._way.shows_session else None
        session = f"{code} · " if code else ""
        self.setWindowTitle(f"{session}{title} – {self.workspace.path.name}")

    def leave_file(self) -> None:
        """Write what is left and show nothing of the file any more, so that it can be closed."""
        if self.workspace is not None and self._screens is not None:
            self._remembering.stop()
            self._undoing.wait()
            self.remember()
            self._screens.leave()
            self.workspace.signals.changed.disconnect(self._refresh)
        if self._answered is not None:
            self._answered.stop()
            self._answered.deleteLater()
        self._screens = self._answered = self.workspace = self.head = None
        self._way.leave()
        self._notices.leave()
        self.status.hush()

    def _open_menu(self, point: QPoint) -> None:
        self.menu.open(point)

    def _build(self) -> None:
        rail = self._frame.rail
        rail.place_chosen.connect(self.go_to)
        rail.session_chosen.connect(self.show_session)
        rail.window_wanted.connect(self.open_window)
        rail.search_wanted.connect(self.open_palette)
        rail.menu_wanted.connect(self._open_menu)
        self.status.agenda_wanted.connect(lambda: self.go_to("agenda"))
        self.setCentralWidget(self._frame)
        self.program.theme.changed.connect(self._fit_rail)
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rail a strip of icons where there is little room."""
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        narrow = self.width() < self.program.theme.px(NARROW_BELOW)
        self.setProperty("narrow", narrow)
        self._frame.rail.set_narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is left; the file is closed with its last window."""
        self.flush()
        if self._notices.holds_back():
            event.ignore()
            return
        if self._screens is not None and not self._screens.is_settled:
            question = tr("Some notes could not be saved yet. Close the window all the same?")
            if not self.program.messages.ask(self, question, tr("Close all the same")):
                event.ignore()
                return
            self.is_given_up = True
        self.hide()  # nobody shall see it being emptied
        with self.program.guard_unless(self, is_told=self.is_given_up):
            self.leave_file()
        self.closed.emit(self)
        event.accept()
