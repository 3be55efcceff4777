"""The people of the simulated day: what each of them does next, and when.

A part is a generator: it does one thing, and says with `Turn` what that was and how long the
person then waits. The driver (`day_program`) calls it when that time has come.
"""

import time
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator import clock
from facilitator.actions import agendas, notes, sessions
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Added, Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.records import Question, Session
from facilitator.ui.shell.palette import Palette
from facilitator.ui.shell.program import Program
from facilitator.ui.shell.window import Window
from facilitator.ui.ticker import Ticker
from tests.proofs.day_plan import ROUNDS, Said, Size, Stretch, sessions_of
from tests.proofs.keystrokes import INTERNAL

KEY, TICK, ELSEWHERE, COMMAND = "key", "tick", "elsewhere", "command"
"""What is measured apart: a key that writes, a second, a write in another room, a key that does or
opens something."""
_TICK_SECONDS: Final = 5.0
_KEY_SECONDS: Final = 0.15
_WORD_SECONDS: Final = 1.5
_LOOK_SECONDS: Final = 2.0
_GLANCE_SECONDS: Final = 0.01
_PATIENCE_SECONDS: Final = 30.0
_MODIFIERS: Final = {
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class Turn(NamedTuple):
    """What somebody did, and the seconds until they do something again."""

    what: str
    seconds: float


Part = Iterator[Turn]


def time_passes(ticker: Ticker, end: datetime) -> Part:
    """Let every fifth second of the day come, as the ticker says it; all of them would say no more."""
    while clock.now() < end:
        ticker.ticked.emit(clock.now())
        yield Turn(TICK, _TICK_SECONDS)


def until(moment: datetime) -> Turn:
    """Wait for a moment; not at all when it is past."""
    return Turn("", max(0.0, (moment - clock.now()).total_seconds()))


class Moderator:
    """Whoever sits at the windows and types in them in turn, by keys alone."""

    def __init__(self, program: Program, size: Size) -> None:
        self._program = program
        self._size = size
        self._window: Window = program.windows[0]

    @property
    def _rooms(self) -> list[Window]:
        """The windows that go through the rooms; one more shows the Regie all day."""
        return self._program.windows[: self._size.windows]

    def day(self) -> Part:
        """Work from the first dial-in to the last word."""
        size = self._size
        for _ in range(size.windows):
            yield from self._press("Ctrl+Shift+N")
        yield from self._go_to(self._program.windows[-1])
        yield from self._press("F6")
        yield from self._go_to(self._rooms[0])
        yield from self._press("F7")
        yield from self._show_on_stage(1)
        yield until(size.begin_of("Begrüßung"))
        yield from self._show_on_stage(2)
        for number in range(1, ROUNDS + 1):
            for stretch in size.stretches_of(number):
                yield until(stretch.begin)
                yield from self._work(stretch)
            yield from self._close(number)
        yield until(size.begin_of("Resümee"))
        yield from self._sum_up()
        yield until(size.begin_of("Schlusswort"))
        yield from self._show_on_stage(1)

    def _work(self, stretch: Stretch) -> Part:
        """Go to the rooms of a stretch and type what is said there, a note here, a note there."""
        yield from self._tell_all(f"Teil {stretch.number + 1} beginnt")
        rooms = [self._size.room_in(number, stretch) for number in range(self._size.windows)]
        for room, window in zip(rooms, self._rooms, strict=True):
            yield from self._go_to(window)
            yield from self._find(f"W {stretch.round}.{room + 1}")
            if stretch.number == 0:
                yield from self._press("Ctrl+Shift+P")
            yield from self._press("Ctrl+Shift+G", f"Alt+{stretch.question + 1}")
        if stretch.number == 0:
            yield from self._go_to(self._rooms[0])
            yield from self._show_on_stage(3)
        for notes_now in zip(*(self._size.said(stretch, room) for room in rooms), strict=True):
            for window, said in zip(self._rooms, notes_now, strict=True):
                yield from self._go_to(window)
                yield from self._note(said)

    def _close(self, number: int) -> Part:
        """End the sessions that are shown, and let the stage show the break."""
        yield until(self._size.stretches_of(number)[-1].end)
        for window in self._rooms:
            yield from self._go_to(window)
            yield from self._press("Ctrl+Shift+O")
        yield from self._go_to(self._rooms[0])
        yield from self._show_on_stage(5)

    def _tell_all(self, text: str) -> Part:
        """Send a message to all rooms from the Regie."""
        yield from self._go_to(self._program.windows[-1])
        yield from self._press("F6")
        yield from self._write(text, COMMAND)
        yield from self._press("Return", "Escape", what=COMMAND)

    def _note(self, said: Said) -> Part:
        """Type a note at the end of the page."""
        yield from self._press("Ctrl+End", "Return", what=KEY)
        yield from self._write(f"{INTERNAL if said.is_internal else ''}{said.text}", KEY)
        if said.is_key_result:
            yield from self._press("Ctrl+Return", what=KEY)

    def _find(self, code: str) -> Part:
        """Go to a session as anybody does who knows its code; the search is a thread of its own."""
        yield from self._press("Ctrl+K")
        yield from self._write(code, COMMAND)
        yield from self._press("Return")
        end = time.monotonic() + _PATIENCE_SECONDS
        while self._is_searching or self._shown != code:
            assert time.monotonic() < end, f"{code} is not shown, but {self._shown}"
            time.sleep(_GLANCE_SECONDS)
            yield Turn(COMMAND, _GLANCE_SECONDS)

    @property
    def _is_searching(self) -> bool:
        palette = self._window.findChild(Palette)
        return palette is not None and palette.isVisible()

    @property
    def _shown(self) -> str:
        head = self._window.head
        return str(head.code[self._window.session_id]) if head else ""

    def _show_on_stage(self, number: int) -> Part:
        yield from self._press("F7", str(number), "Escape")

    def _sum_up(self) -> Part:
        """Open the Resümee and go through what was marked."""
        yield from self._show_on_stage(6)
        yield from self._press("F8")
        yield Turn(COMMAND, _LOOK_SECONDS)
        while clock.now() < self._size.begin_of("Schlusswort"):
            yield from self._press("Right")
            yield Turn("", _LOOK_SECONDS)
        yield from self._press("Ctrl+2")

    # Keys

    def _go_to(self, window: Window) -> Part:
        if not window.isActiveWindow():
            handle(window).requestActivate()
            QApplication.processEvents()
        self._window = window
        yield Turn("", 0.0)

    def _press(self, *keys: str, what: str = COMMAND) -> Part:
        for name in keys:
            *held, key = name.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for modifier in held:
                modifiers |= _MODIFIERS[modifier]
            QTest.keyClick(handle(self._window), Qt.Key[f"Key_{key}"], modifiers)
            yield Turn(what, _KEY_SECONDS)

    def _write(self, text: str, what: str) -> Part:
        for sign in text:
            code, none = Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier
            QTest.sendKeyEvent(QTest.KeyAction.Click, handle(self._window), code, sign, none)
            yield Turn(what, _KEY_SECONDS)


def handle(window: Window) -> QWindow:
    """Return what the platform gives its keys to."""
    found = window.windowHandle()
    assert found is not None
    return found


class Colleague:
    """Whoever works in a room that no window shows here: the same actions, from another window."""

    def __init__(self, desk: Desk, head: Dossier, size: Size, room: int) -> None:
        self._desk = desk
        self._head = head
        self._size = size
        self._room = room

    def day(self) -> Part:
        """Work through both rounds, while no window shows the room."""
        for number in range(1, ROUNDS + 1):
            session = sessions_of(self._head, number)[self._room]
            topic = next(entry for entry in self._head.topics if entry.id == session.topic_id)
            asked = self._head.questions_of(topic)
            stretches = self._size.stretches_of(number)
            for stretch in stretches:
                yield until(stretch.begin)
                if self._size.window_of(self._room, stretch) is None:
                    if stretch.number == 0:
                        self._desk.run(sessions.start, session_id=session.id)
                        yield Turn(ELSEWHERE, 1.0)
                    yield from self._work(stretch, session, asked[stretch.question])
            yield until(stretches[-1].end)
            if self._size.window_of(self._room, stretches[-1]) is None:
                self._desk.run(sessions.close, session_id=session.id)
                yield Turn(ELSEWHERE, 0.0)

    def _work(self, stretch: Stretch, session: Session, question: Question) -> Part:
        """Write notes word by word, spread evenly over a stretch."""
        self._desk.run(sessions.go_to_question, session_id=session.id, question_id=question.id)
        yield Turn(ELSEWHERE, self._room / self._size.rooms)
        length = (stretch.end - stretch.begin).total_seconds()
        for number, said in enumerate(self._size.said(stretch, self._room)):
            yield until(stretch.begin + number / self._size.notes * (stretch.end - stretch.begin))
            pause = min(_WORD_SECONDS, length / self._size.notes / (len(said.text.split()) + 2))
            yield from self._note(said, session, question, pause)

    def _note(self, said: Said, session: Session, question: Question, pause: float) -> Part:
        desk, note_id = self._desk, new_id()
        last = desk.read.last_note(session.id, question.id)
        words = said.text.split(" ")
        for count in range(1, len(words) + 1):
            text = " ".join(words[:count])
            edit = Reworded(note_id, text)
            if count == 1:
                edit = Added(note_id, question.id, 1, text, last.id if last else None)
            desk.run(notes.revise, session_id=session.id, edits=[edit])
            yield Turn(ELSEWHERE, pause)
            if count == 1 and said.is_internal:
                desk.run(notes.set_kind, note_ids=[note_id], kind="internal")
                yield Turn(ELSEWHERE, 0.0)
        if said.is_key_result:
            desk.run(notes.mark_key_result, note_ids=[note_id], on=True)
            yield Turn(ELSEWHERE, 0.0)


def organise(desk: Desk, head: Dossier, size: Size) -> Part:
    """Begin each item of the programme in its time."""
    for item in head.agenda:
        yield until(size.begin_of(item.title))
        desk.run(agendas.start_item, agenda_item_id=item.id)
        yield Turn(ELSEWHERE, 0.0)
