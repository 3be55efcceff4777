"""The commands of a session's time: for keys, for Ctrl+K and for the menu of the clock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.keys import display
from facilitator.ui.session import time_controls as controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.session.timekeeper import Timekeeper


def time_commands(keeper: "Timekeeper") -> list[Command]:
    """Return all of them, always with the same ids and keys; words follow the session's state."""
    state = keeper.standing.clock.state if keeper.standing else "planned"
    run = {"running": tr("Pause the session"), "paused": tr("Continue the session")}
    room = {"planned": tr("Open the room"), "closed": tr("Reopen the session")}
    sound = (
        tr("No sound when time runs short")
        if keeper.has_sound
        else tr("Sound when time runs short")
    )
    minutes = controls.LONGER_MINUTES
    entries: list[tuple[str, str, str, Callable[[], object], str]] = [
        ("run", run.get(state, tr("Start the session")), controls.RUN_KEYS, keeper.run_on, "play"),
        ("longer", tr("5 minutes more"), controls.LONGER_KEYS, lambda: keeper.lengthen(minutes), "plus"),
        ("minute", tr("1 minute more"), controls.A_MINUTE_KEYS, lambda: keeper.lengthen(1), "plus"),
        ("shorter", tr("1 minute less"), "", lambda: keeper.lengthen(-1), "minus"),
        ("spread", tr("Spread time anew"), controls.MEND_KEYS, keeper.spread_anew, "clock"),
        ("room", room.get(state, tr("Close the session")), controls.ROOM_KEYS, keeper.open_or_close, "door"),
        ("sound", sound, "", keeper.toggle_sound, "info"),
    ]  # fmt: skip
    group = tr("Time")
    return [
        Command(f"time-{key}", text, (keys,) if keys else (), do, icon, group)
        for key, text, keys, do, icon in entries
    ]


def open_menu(
    commands: list[Command], owner: QWidget, point: QPoint, go_to: "Callable[[str], object]"
) -> None:
    """Show commands, and the way to what the day took, as a menu; it waits for nobody."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in commands:
        keys = display(command.keys[0]) if command.keys else ""
        action = menu.addAction(f"{command.text}\t{keys}" if keys else command.text)
        if command.run:
            action.triggered.connect(lambda _checked, run=command.run: run())
    menu.addSeparator()
    menu.addAction(tr("Plan and actual times")).triggered.connect(lambda: go_to("actuals"))
    menu.popup(owner.mapToGlobal(point))
