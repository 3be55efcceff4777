"""A workshop with times, a screen on one of its sessions, and a clock that is moved by hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from facilitator import clock
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem, SessionFact
from facilitator.settings import Settings
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.session.standing import Standing
from facilitator.ui.ticker import Ticker
from tests.ui.keyboard import press
from tests.ui.session.conftest import plan

DATE = "2026-09-17"


def at(time: str) -> datetime:
    """Return a time of that day here, such as "15:20" or "15:20:08"."""
    return datetime.fromisoformat(f"{DATE} {time}").astimezone()


def timed_plan() -> Dossier:
    """The plan with minutes 8, 10 and 7, its rounds from 14:20 and 15:20, 25 minutes each."""
    made = plan()
    minutes = {"q1": 8, "q2": 10, "q3": 7}
    return replace(
        made,
        workshop=made.workshop._replace(date=DATE),
        agenda=(
            _round("a1", "r1", "14:20", "V"),
            AgendaItem(id="a2", workshop_id="workshop", title="Break", kind="break", position="W",
                       start_time="14:45", duration_minutes=35),
            _round("a3", "r2", "15:20", "X"),
            AgendaItem(id="a4", workshop_id="workshop", title="Summary", position="Y",
                       start_time="15:45", duration_minutes=20),
        ),
        questions=tuple(
            entry._replace(planned_minutes=minutes.get(entry.id)) for entry in made.questions
        ),
    )  # fmt: skip


def _round(item_id: str, round_id: str, start: str, position: str) -> AgendaItem:
    return AgendaItem(
        id=item_id,
        workshop_id="workshop",
        title=f"Round {round_id}",
        kind="parallel",
        round_id=round_id,
        position=position,
        start_time=start,
        duration_minutes=25,
    )


@dataclass
class Room:
    """A moderator's screen on session s2 (round 2), and what it says of the time."""

    window: QMainWindow
    screen: SessionScreen
    desk: Desk
    ticker: Ticker
    settings: Settings
    said: list[str]
    stand: Callable[[str], None]

    def go_on_until(self, time: str) -> None:
        """Let the clock tick at a later time."""
        self.stand(time)
        self.ticker.ticked.emit(clock.now())

    @property
    def standing(self) -> Standing:
        found = self.screen.time.standing
        assert found
        return found

    @property
    def facts(self) -> list[SessionFact]:
        return self.desk.read.session_facts("s2")

    @property
    def kinds(self) -> list[str]:
        return [fact.kind for fact in self.facts]


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def in_front(qtbot: QtBot, screen: SessionScreen) -> QMainWindow:
    """Show a screen in a window of its own, with the keyboard in it; keep the window."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(screen)
    window.resize(1396, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.show_session("s2")
    return window


def run_key() -> None:
    press(Qt.Key.Key_P, CTRL_SHIFT)


def close_key() -> None:
    press(Qt.Key.Key_O, CTRL_SHIFT)


def shown(room: Room) -> dict[str, bool]:
    header = room.screen.header
    parts = {"clock": header.clock, "strip": header.strip, "line": header.line}
    return {name: part.isVisible() for name, part in parts.items()}


def offered(room: Room) -> set[str]:
    controls = room.screen.header.controls
    names = ("start", "pause", "resume", "longer", "reopen", "stage")
    return {name for name in names if getattr(controls, name).isVisible()}


def columns(room: Room, part: QWidget, role: str) -> list[int]:
    """Return where a widget shows a colour, from the left."""
    image = part.grab().toImage()
    wanted = room.screen.theme.color(role).rgb()
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) == wanted for y in range(image.height()))
    ]


def inks(room: Room, part: QWidget, role: str) -> int:
    return len(columns(room, part, role))
