"""A laptop of the team: its program, its person at the keyboard, and the cable to the others."""

import shutil
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize

from facilitator import clock
from facilitator.errors import Bug
from facilitator.language import tr
from facilitator.protocol.export import protocol_bytes
from facilitator.storage.files import open_file
from facilitator.team.invitations import Address
from facilitator.team.states import TeamState, is_all_here
from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.tour.team.cable import Cable
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.palette import Palette
from facilitator.ui.shell.program import Program
from facilitator.ui.summary.screen import SummaryScreen
from facilitator.ui.team.join_screen import JoinScreen
from facilitator.ui.workspace import Workspace

_SIZE: Final = QSize(1600, 1000)
_RUN: Final = "Ctrl+Shift+P"
_CLOSE: Final = "Ctrl+Shift+O"


class Laptop:
    """What is done on one laptop, by its keys; each method ends when the screen shows it."""

    def __init__(self, program: Program, hand: Hand, camera: Camera) -> None:
        self._program = program
        self._camera = camera
        self._cable: Cable | None = None
        self.hand = hand
        self.window = program.welcome()
        self.window.resize(_SIZE)
        hand.go_to(self.window)

    # Coming in

    def join(self, code: str, name: str, topic: int, *, is_pictured: bool = False) -> None:
        """Type a code and a name, and choose the room of a topic, counted from 0."""
        hand, window = self.hand, self.window
        hand.press("Ctrl+J")
        screen = hand.part_of(window, JoinScreen)
        hand.write(code)
        hand.press("Tab")
        hand.write(name)
        if is_pictured:
            self.picture("team-join")
        hand.press("Return")
        hand.wait_until(screen.rooms.isVisible, "rooms to choose from")
        if is_pictured:
            self.picture("team-join-rooms")
        hand.press("Home", *["Down"] * topic, "Return")
        hand.wait_until(lambda: window.head is not None, "workshop")
        self.wait_level()

    def lay_cable(self) -> None:
        """Reach the server over a cable from now on, by closing the file and opening it again."""
        path = self._workspace.path
        with self._workspace.file.postbox() as postbox:
            first = Address.of(postbox.get("addresses").split()[0])
            self._cable = Cable(first.host, first.port)
            postbox.put("addresses", Address("127.0.0.1", self._cable.port).url)
        self.window.show_welcome()
        self._program.open_file(path, self.window)
        self.wait_level()

    def unplug(self) -> None:
        """Pull the cable out, and wait until the laptop has noticed."""
        self._plugged.unplug()
        self.hand.wait_until(lambda: self._phase != "online", "lost connection")

    def plug(self) -> None:
        """Put the cable in again."""
        self._plugged.plug()

    # In the room

    def stand_at(self, time: str) -> None:
        """Let it be another time of the day."""
        hour, minute = map(int, time.split(":"))
        clock.stand_at(clock.now().replace(hour=hour, minute=minute))

    def go(self, place: str) -> None:
        """Go to what the search finds first: a session by its code, or a place."""
        hand = self.hand
        hand.press("Ctrl+K")
        palette = hand.part_of(self.window, Palette)
        hand.write(place)
        hand.wait_until(lambda: palette.shown_for == place, "answer")
        hand.press("Return")
        hand.look_up()

    def begin(self, session: str) -> None:
        """Go to a session and start it, with its first question in front."""
        self.go(session)
        self.hand.press("Alt+1", _RUN, "Ctrl+End")

    def note(self, *texts: str) -> None:
        """Type notes at the end of the page."""
        for text in texts:
            self.hand.press("Ctrl+End", "Return")
            self.hand.write(text)

    def note_result(self, text: str) -> None:
        """Type a note and mark it as key result."""
        self.note(text)
        self.hand.press("Ctrl+Return")

    def add(self, text: str) -> None:
        """Go on in the last note of the page."""
        self.hand.press("Ctrl+End")
        editor = self.hand.part_of(self.window, SessionScreen).editor
        if (
            not editor.textCursor().block().text()
        ):  # a page just opened ends with a line for what comes
            self.hand.press("Up", "End")
        self.hand.write(text)

    def close_session(self) -> None:
        """Close the session that is shown."""
        self.hand.press(_CLOSE)

    # Together

    def wait_level(self) -> None:
        """Wait until everything is sent and read."""
        self.hand.wait_until(lambda: bool(self.state.link and self.state.link.is_level), "level")

    def wait_unsent(self, count: int) -> None:
        """Wait until so many changes at least are waiting to be sent."""
        self.hand.wait_until(
            lambda: bool(self.state.link and self.state.link.unsent >= count), "waiting changes"
        )

    def wait_complete(self) -> None:
        """Wait until everything that was written anywhere is here, by all that this laptop knows."""
        self.hand.wait_until(lambda: is_all_here(self.state), "completeness")

    def wait_written(self, last: int) -> None:
        """Wait until the stream has grown beyond what was its last letter: what was written is in it."""
        self.hand.wait_until(lambda: self.last > last, "letter in the stream")

    def wait_notes(self, *texts: str) -> None:
        """Wait until notes are here, in whatever room."""
        self.hand.wait_until(lambda: set(texts) <= self.texts, "notes of the others")

    def sum_up(self, *results: str) -> None:
        """Open the Resümee and wait until it shows these key results and all is here."""
        self.hand.press("F8")
        board = self.hand.part_of(self.window, SummaryScreen).board
        self.hand.wait_until(
            lambda: set(results) <= {row.text for row in board.everything}, "all key results"
        )
        self.wait_complete()

    def picture(self, name: str) -> None:
        """Take a picture of the window."""
        self._camera.take(self.window, name)

    # The end

    def finish(self, path: Path) -> None:
        """Close the program, and leave a copy of its file and the protocol of that beside it."""
        source, day = self._workspace.path, clock.today()
        self.window.close()
        self._program.close_rest()  # the file is whole when the team has said goodbye
        if self._cable:
            self._cable.close()
        if source != path:
            shutil.copy(source, path)
        path.with_suffix(".docx").write_bytes(_protocol(path, day))

    # How it stands

    @property
    def device(self) -> str:
        """What this machine is called in stamps, where there is no team yet."""
        return self._program.settings.device()

    @property
    def state(self) -> TeamState:
        """How the team stands."""
        return self._workspace.team_state or TeamState()

    @property
    def last(self) -> int:
        """The number of the last letter in the stream."""
        return self.state.link.last if self.state.link else 0

    @property
    def texts(self) -> set[str]:
        """The texts of all notes in the file."""
        if self.window.head is None:
            return set()
        read = self._workspace.desk.read
        return {note.text for note in read.dossier(self.window.head.workshop.id).notes}

    @property
    def is_contested(self) -> bool:
        """Whether two versions of something are to be decided about."""
        return self._workspace.desk.read.is_contested()

    @property
    def _phase(self) -> str:
        return self.state.link.phase if self.state.link else ""

    @property
    def _workspace(self) -> Workspace:
        if self.window.workspace is None:
            raise Bug(tr("The tour ended early: {reason}", reason="no file is open"))
        return self.window.workspace

    @property
    def _plugged(self) -> Cable:
        if self._cable is None:
            raise Bug(tr("The tour ended early: {reason}", reason="no cable"))
        return self._cable


def _protocol(path: Path, day: date) -> bytes:
    file = open_file(path, read_only=True)
    try:
        dossier = file.read.dossier(file.read.workshops()[0].id)
    finally:
        file.close()
    return protocol_bytes(dossier, layout="prognos", kind="docx", today=day)
