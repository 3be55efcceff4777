"""What every window with a workshop offers, bound to its keys: places, search, undo, type size."""

from typing import TYPE_CHECKING

from facilitator.language import tr
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.shell.directory import Place, listed
from facilitator.ui.stage.commands import stage_commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.shell.window import Window

_WITHOUT_FILE = frozenset({"larger", "smaller", "normal", "keys", "close", "quit"})
_REPEATED = frozenset({"larger", "smaller", "undo", "redo"})
"""What a key that is held down does again and again; F7 does something else the second time."""


def own_commands(window: "Window") -> list[Command]:
    """Return what the window itself does, the same everywhere."""
    group = tr("Everywhere")
    scale = window.program.theme.step_scale
    entries: list[tuple[str, str, tuple[str, ...], Callable[[], object], str]] = [
        ("find", tr("Find anything"), ("Ctrl+K",), window.open_palette, "search"),
        ("menu", tr("File menu"), ("F10",), window.open_menu, "folder"),
        ("undo", tr("Undo"), ("Ctrl+Z",), window.undo, "undo"),
        ("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), window.redo, "redo"),
        ("versions", tr("Choose between two versions"), ("F12",), window.errands.decide, "layers"),
        ("window", tr("New window"), ("Ctrl+Shift+N",), window.open_window, "window"),
        ("close", tr("Close window"), ("Ctrl+W",), window.close, "close"),
        ("quit", tr("Quit"), ("Ctrl+Q",), window.program.quit, "close"),
        ("larger", tr("Larger text"), ("Ctrl++", "Ctrl+="), lambda: scale(1), "plus"),
        ("smaller", tr("Smaller text"), ("Ctrl+-",), lambda: scale(-1), "minus"),
        ("normal", tr("Normal text size"), ("Ctrl+0",), lambda: scale(0), "lines"),
        ("keys", tr("Keys of this screen"), ("F1",), window.open_shortcuts, "keys"),
    ]
    return [
        *(_way_to(window, place, group) for place in listed()),
        *(Command(key, text, keys, run, icon, group) for key, text, keys, run, icon in entries),
        *stage_commands(window.close_stage, window.show_on_stage),
    ]


def _way_to(window: "Window", place: Place, group: str) -> Command:
    return Command(
        place.name, place.text, (place.keys,), lambda: window.press(place.name), place.icon, group
    )


def without_file(commands: list[Command]) -> list[Command]:
    """Return those that make sense while no file is open."""
    return [command for command in commands if command.id in _WITHOUT_FILE]


def bind(window: "Window", commands: list[Command]) -> None:
    """Let each command's keys run it, wherever in the window the keyboard is."""
    bind_keys(window, commands, in_window=True, repeats=_REPEATED)
