"""The keys of the session screen, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.commands import Command, bind_keys

_REPEATED: Final = ("next-question", "previous-question")
"""What goes on while its key is held down; all others would add minutes, or start and pause."""
_Keys = tuple[str, tuple[str, ...]]
"""What some keys do, and these keys."""


def screen_commands(
    *,
    step: Callable[[int], None],
    find: Callable[[], None],
    parking: Callable[[], None],
    calm: Callable[[], None],
) -> list[Command]:
    """Return the commands; those of the editor are listed without being bound, it takes its keys itself."""
    here = tr("This session")
    return [
        Command(
            "next-question", tr("Next question"), ("Ctrl+Down",), lambda: step(1), "question", here
        ),
        Command(
            "previous-question",
            tr("Previous question"),
            ("Ctrl+Up",),
            lambda: step(-1),
            "question",
            here,
        ),
        Command("question-number", tr("Question 1 to 9"), ("Alt+1…9",), None, "", here),
        Command("find-here", tr("Find in these notes"), ("Ctrl+F",), find, "search", here),
        Command("parking", tr("Parking lot"), ("F4",), parking, "tray", here),
        Command("calm", tr("Only the notes, and back"), ("F11",), calm, "window", here),
        *_explained("point", tr("Points of earlier rounds"), _answering()),
        *_explained("note", tr("Notes"), _writing()),
    ]


def _writing() -> list[_Keys]:
    return [
        (tr("New note; in its middle, split it"), ("Return",)),
        (tr("Indent"), ("Tab",)),
        (tr("Outdent"), ("Shift+Tab",)),
        (tr("Move the note up"), ("Alt+Up",)),
        (tr("Move the note down"), ("Alt+Down",)),
        (tr("Key result on or off"), ("Ctrl+Return",)),
        (tr("Consensus, dissent, open"), ("Ctrl+7 8 9",)),
        (tr("The same at the start of a note, with a space"), ("= ! ?",)),
        (tr("Quotation, task, internal at the start of a note, with a space"), ('" > #',)),
        (tr("In a task: who does it; by when, with “by 30 Nov”"), ("@…",)),
        (tr("At a note's start or end: the group that said it"), ("@…",)),
        (tr("To the parking lot"), ("Ctrl+Shift+T",)),
        (tr("To the list of questions"), ("Esc",)),
    ]


def _answering() -> list[_Keys]:
    return [
        (tr("Next point"), ("Ctrl+Shift+Down",)),
        (tr("Previous point"), ("Ctrl+Shift+Up",)),
        (tr("Confirm this point"), ("Ctrl+Shift+Return",)),
        (tr("Contradict this point"), ("Ctrl+Shift+D",)),
    ]


def _explained(name: str, group: str, keys: list[_Keys]) -> list[Command]:
    """Return commands that are listed only: the editor takes their keys itself."""
    return [
        Command(f"{name}-{number}", text, pressed, None, "", group)
        for number, (text, pressed) in enumerate(keys)
    ]


def bind_screen(
    screen: QWidget, commands: Sequence[Command], show_number: Callable[[int], None]
) -> None:
    """Bind the keys of the commands that run, and Alt with a digit, within the screen."""
    numbers = (
        Command(f"number-{number}", "", (f"Alt+{number}",), partial(show_number, number))
        for number in range(1, 10)
    )
    bind_keys(screen, [*commands, *numbers], repeats=_REPEATED)
