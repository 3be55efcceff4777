"""A top-level window: the welcome screen, or one workshop with its rail, place and status bar."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from facilitator import __version__
from facilitator.actions import history
from facilitator.actions.desk import Outcome
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.recents import Recent
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.file_menu import FileMenu
from facilitator.ui.shell.frame import Frame
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.ui.protocol.screen import ProtocolScreen
    from facilitator.ui.shell.palette import Palette
    from facilitator.ui.shell.program import Program

NARROW_BELOW: Final = 1180
_SIZE, _SMALLEST = QSize(1600, 1000), QSize(900, 560)
_PLAN: Final = ("workshop", "round", "topic", "session", "question", "agenda_item")


class Window(QMainWindow):
    """Shows one thing at a time and leads from one to the next; the work is done by its screens."""

    closed = Signal(object)

    def __init__(self, program: "Program") -> None:
        super().__init__()
        self.program = program
        self.workspace: Workspace | None = None
        self.head: Dossier | None = None
        self._session: SessionScreen | None = None
        self._protocol: ProtocolScreen | None = None
        self._palette: Palette | None = None
        self._build()
        self._bind_keys()

    # What it shows

    def show_welcome(self) -> None:
        """Show the welcome screen."""
        from facilitator.ui.shell.guide import Guide  # noqa: PLC0415 - a file's window starts without it

        self._leave_workspace()
        guide = Guide(self)
        self._rail.hide()
        self.status.show_version(__version__)
        self._frame.put_in_front(guide.screen)
        self.setWindowTitle("Facilitator")

    def show_workspace(
        self, workspace: Workspace, known: Recent | None, session_id: str = ""
    ) -> None:
        """Show a file: the workshop, place and session that were shown last in it."""
        self._leave_workspace()
        self.workspace = workspace
        workspace.signals.changed.connect(self._refresh)
        self._frame.show_notice(workspace.file.notice)
        if workspace.file.read_only:
            self.status.show_read_only()
        else:
            self.status.show_saved()
        workshop = workspace.workshop(known.workshop_id if known else "")
        if workshop is None:
            self.show_emptiness()
        else:
            place = known.place if known and not session_id else "moderate"
            self.show_workshop(
                workshop.id, place, session_id or (known.session_id if known else "")
            )

    def show_workshop(
        self, workshop_id: str, place: str = "moderate", session_id: str = ""
    ) -> None:
        """Show a workshop of the file that is open."""
        if self.workspace is None:
            return
        self.head = self.workspace.desk.read.head(workshop_id)
        self._rail.show()
        self._show_head()
        self.session_id = session_id
        self.go_to(place if place in ("moderate", "protocol") else "moderate")

    def show_emptiness(self) -> None:
        """Say that there is nothing to moderate yet, and what to do about it."""
        from facilitator.ui.shell.emptiness import Emptiness  # noqa: PLC0415 - hardly ever seen

        self._frame.put_in_front(Emptiness(self.program.theme, self.menu.import_text))

    def go_to(self, place: str) -> None:
        """Show a place: "moderate" or "protocol"."""
        if self.head is None:
            return
        self.flush()
        self._rail.show_place(place)
        if place == "protocol":
            screen = self._protocol_screen()
            screen.show_workshop(self.head.workshop.id)
            self._frame.put_in_front(screen)
            screen.setFocus()
        else:
            self.show_session(self.session_id)
        self._place = place
        self._remember(place=place)

    def show_session(
        self, session_id: str, question_id: str | None = None, note_id: str | None = None
    ) -> None:
        """Show a session, the first one when it is not known."""
        if self.head is None or not self.head.sessions:
            self.show_emptiness()
            return
        known = {session.id for session in self.head.sessions}
        if session_id not in known:
            session_id = self.head.sessions_of(self.head.rounds[0])[0].id
        self.session_id = session_id
        self._place = "moderate"
        self._rail.show_place("moderate")
        screen = self._session_screen()
        self._frame.put_in_front(screen)
        screen.show_session(session_id, question_id, note_id)
        self._rail.sessions.show_session(session_id)

    def show_row(self, table: str, row_id: str) -> None:
        """Show the place where a row of the file stands."""
        from facilitator.ui.shell.jumps import jump  # noqa: PLC0415 - not at the start

        jump(self, table, row_id)

    def put_in_front(self, widget: QWidget) -> None:
        """Make a widget the one that is seen in this window."""
        self._frame.put_in_front(widget)

    # What it does

    def commands(self) -> list[Command]:
        """Return what can be done here: the window's own keys and those of what it shows."""
        group = tr("Everywhere")
        own = [
            Command(
                "moderate",
                tr("Moderate"),
                ("Ctrl+2",),
                lambda: self.go_to("moderate"),
                "moderate",
                group,
            ),
            Command(
                "protocol",
                tr("Protocol"),
                ("Ctrl+4",),
                lambda: self.go_to("protocol"),
                "protocol",
                group,
            ),
            Command("find", tr("Find anything"), ("Ctrl+K",), self.open_palette, "search", group),
            Command("undo", tr("Undo"), ("Ctrl+Z",), self.undo, "undo", group),
            Command("redo", tr("Redo"), ("Ctrl+Shift+Z",), self.redo, "redo", group),
            Command(
                "window", tr("New window"), ("Ctrl+Shift+N",), self.open_window, "window", group
            ),
            Command("larger", tr("Larger type"), ("Ctrl++",), lambda: self._scale(1), "", group),
            Command("smaller", tr("Smaller type"), ("Ctrl+-",), lambda: self._scale(-1), "", group),
            Command("keys", tr("Keys of this screen"), ("F1",), self.open_shortcuts, "keys", group),
        ]
        shown = self._frame.shown
        more: Callable[[], list[Command]] | None = getattr(shown, "commands", None)
        if self.head is None:
            own = [command for command in own if command.id in ("larger", "smaller", "keys")]
        return [*(more() if more else []), *own, *(self.menu.commands() if self.head else [])]

    def undo(self) -> None:
        """Take back the last step."""
        self._go_through_history(history.undo, tr("Undone: {step}"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go_through_history(history.redo, tr("Redone: {step}"))

    def _go_through_history(self, action: Callable[..., Outcome], sentence: str) -> None:
        if self.workspace is None:
            return
        self.flush()
        try:
            outcome = self.workspace.desk.run(action, initiator=self)
        except UserError as nothing:
            self.status.say(nothing.sentence)
            return
        said = sentence.format(step=tr(outcome.label))
        self.status.say(f"{said}. {outcome.remark}" if outcome.remark else said)

    def open_palette(self) -> None:
        """Find anything in the workshop that is shown."""
        from facilitator.ui.shell.palette import Palette  # noqa: PLC0415 - not at the start

        if self.workspace is None or self.head is None:
            return
        self.flush()
        if self._palette is None:
            self._palette = Palette(self.program.theme, self.workspace.desk, self)
            self._palette.row_chosen.connect(self.show_row)
        self._palette.open(self.commands(), self.head)

    def open_shortcuts(self) -> None:
        """Show the keys of what is in front."""
        from facilitator.ui.shell.shortcuts import ShortcutsOverlay  # noqa: PLC0415 - not at the start

        ShortcutsOverlay(self.program.theme, self).open(self.commands())

    def open_window(self, session_id: str = "") -> None:
        """Show the file in one more window, on a session."""
        if self.workspace is not None:
            self.program.open_window(self.workspace, session_id or self.session_id)

    def flush(self) -> None:
        """Write what a screen may still hold."""
        if self._session is not None:
            self._session.flush()

    # Inside

    def _refresh(self, outcome: Outcome, _initiator: object) -> None:
        if self.workspace is None or self.head is None:
            return
        if outcome.touches(*_PLAN):
            known = {workshop.id for workshop in self.workspace.desk.read.workshops()}
            if self.head.workshop.id not in known:
                self._show_another()
                return
            self.head = self.workspace.desk.read.head(self.head.workshop.id)
            self._show_head()
        elif outcome.touches("note") and outcome.label != "Typing":
            self._show_answered(self.session_id)

    def _show_another(self) -> None:
        """The workshop shown is gone (an import was undone): show another one of the file."""
        workshop = self.workspace.workshop() if self.workspace else None
        if workshop is None:
            self.head = None
            self._rail.hide()
            self.show_emptiness()
        else:
            self.show_workshop(workshop.id)

    def _show_head(self) -> None:
        if self.head is None or self.workspace is None:
            return
        title = self.head.workshop.title or tr("Untitled workshop")
        self.setWindowTitle(f"{title} – {self.workspace.path.name}")
        self._rail.show_workshop(self.head)
        self.status.show_workshop(self.head)
        for session in self.head.sessions:
            self._show_answered(session.id)

    def _show_answered(self, session_id: str) -> None:
        if self.head is None or self.workspace is None or session_id not in self.head.code:
            return
        counts = self.workspace.desk.read.counts(session_id)
        topic_id = next(entry.topic_id for entry in self.head.sessions if entry.id == session_id)
        asked = [
            entry
            for entry in self.head.questions
            if entry.topic_id == topic_id and not entry.parent_id
        ]
        answered = bool(asked) and all(entry.id in counts for entry in asked)
        self._rail.sessions.model().set_answered(session_id, answered)

    def _leave_workspace(self) -> None:
        self.flush()
        if self.workspace is not None:
            self.workspace.signals.changed.disconnect(self._refresh)
        for screen in (self._session, self._protocol):
            if screen is not None:
                self._frame.forget(screen)
        if self._palette is not None:
            self._palette.deleteLater()
        self._session = self._protocol = self._palette = None
        self.workspace = self.head = None
        self.session_id = ""
        self._frame.show_notice("")

    def _session_screen(self) -> SessionScreen:
        if self._session is None:
            shared = self.workspace
            assert shared is not None  # noqa: S101 - sessions belong to a file
            self._session = SessionScreen(
                shared.desk, shared.signals, self.program.theme, self.program.messages
            )
            self._frame.keep(self._session)
            self._session.said.connect(self.status.say)
            self._session.moved.connect(self._note_place)
        return self._session

    def _protocol_screen(self) -> "ProtocolScreen":
        if self._protocol is None:
            from facilitator.ui.protocol.screen import ProtocolScreen  # noqa: PLC0415 - not at the start

            shared = self.workspace
            assert shared is not None  # noqa: S101 - protocols belong to a file
            self._protocol = ProtocolScreen(
                shared.desk, shared.signals, self.program.theme, self.program.messages
            )
            self._frame.keep(self._protocol)
            self._protocol.said.connect(self.status.say)
            self._protocol.asked_for.connect(self.show_row)
        return self._protocol

    def _note_place(self, session_id: str, question_id: str) -> None:
        self.session_id = session_id
        self._where = {"session_id": session_id, "question_id": question_id}

    def _remember(self, **where: str) -> None:
        if self.workspace is not None and self.head is not None:
            now = datetime.now().astimezone()
            where = self._where | where
            self.program.recents.remember(self.workspace.path, now, self.head.workshop, **where)

    def _scale(self, direction: int) -> None:
        self.program.theme.step_scale(direction)

    # Building

    def _build(self) -> None:
        self._place = "moderate"
        self._where: dict[str, str] = {}
        self.session_id = ""
        self.menu = FileMenu(self)
        self._frame = Frame(self.program.theme)
        self.status = self._frame.status
        rail = self._rail = self._frame.rail
        rail.place_chosen.connect(self.go_to)
        rail.session_chosen.connect(self.show_session)
        rail.window_wanted.connect(self.open_window)
        rail.search_wanted.connect(self.open_palette)
        rail.menu_wanted.connect(self.menu.open)
        self.setCentralWidget(self._frame)
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def _bind_keys(self) -> None:
        bound: dict[str, Callable[[], object]] = {
            "Ctrl+2": lambda: self.go_to("moderate"),
            "Ctrl+4": lambda: self.go_to("protocol"),
            "Ctrl+K": self.open_palette,
            "Ctrl+Z": self.undo,
            "Ctrl+Shift+Z": self.redo,
            "Ctrl+Y": self.redo,
            "Ctrl+Shift+N": self.open_window,
            "Ctrl+W": self.close,
            "Ctrl++": lambda: self._scale(1),
            "Ctrl+=": lambda: self._scale(1),
            "Ctrl+-": lambda: self._scale(-1),
            "Ctrl+0": lambda: self._scale(0),
            "F1": self.open_shortcuts,
        }
        for keys, slot in bound.items():
            QShortcut(QKeySequence(keys), self, slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rail a strip of icons where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < self.program.theme.px(NARROW_BELOW)
        self.setProperty("narrow", narrow)
        self._rail.set_narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is left; the file is closed with its last window."""
        with self.program.messages.guard(self):
            self._remember(place=self._place)
            self._leave_workspace()
        self.closed.emit(self)
        event.accept()
