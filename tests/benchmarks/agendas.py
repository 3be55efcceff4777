"""How long an edit of an agenda of 300 items takes until the table is painted, against a frame."""

import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem, AgendaKind, Process, Speaker, Workshop
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.agenda_plan.rows import Cell
from facilitator.ui.agenda_plan.tab import AgendaTab
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from tests.benchmarks.clock import in_turns
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale

_SIZE: Final = QSize(1396, 930)
_FRAME: Final = ("frame", Measure.exact(0.016), "≤ 1 ×")
_TWO_FRAMES: Final = ("frame", Measure.exact(0.016), "≤ 2 ×")
"""A move is written, read again and laid out anew; nobody makes a second one within two frames."""
_KINDS: Final = get_args(AgendaKind)


def run(scale: Scale) -> list[Row]:
    """Type minutes at the top, so that all items below begin at other times; type words; move an item."""
    with tempfile.TemporaryDirectory() as folder, _shown(scale, Path(folder)) as tab:
        items = scale.items
        (minutes,) = _typed(tab, "length", "1234567890", scale.edits)
        (words,) = _typed(tab, "title", "abcdefghij", scale.edits)
        (moved,) = in_turns(_mover(tab), repeats=scale.edits)
    what = f"agenda of {items} items:"
    return [
        Row(
            f"{what} a digit that moves all of them, painted, p99",
            Measure.slowest(minutes),
            *_FRAME,
        ),
        Row(f"{what} a letter written and painted, p99", Measure.slowest(words), *_FRAME),
        Row(
            f"{what} an item moved, written and painted, p99", Measure.slowest(moved), *_TWO_FRAMES
        ),
    ]


def _typed(tab: AgendaTab, cell: Cell, letters: str, count: int) -> tuple[list[float], ...]:
    """Type into a cell of the first item, one letter instead of the other; return what each took."""
    tab.table.go_to(tab.table.rows[0].id, cell)
    tab.table.edit_wanted.emit(tab.table.rows[0].id, cell, "")
    letter = itertools.cycle(letters)
    starts: list[str] = []

    def key() -> None:
        tab.field.setSelection(0, 1)
        QTest.keyClicks(tab.field, next(letter))
        QApplication.processEvents()
        starts.append(repr(tab.table.rows[1]) + repr(tab.table.rows[0]))

    taken = in_turns(key, repeats=count)
    assert all(before != after for before, after in itertools.pairwise(starts)), "nothing was typed"
    tab.flush()
    return taken


def _mover(tab: AgendaTab):
    tab.table.go_to(tab.table.rows[2].id)
    tab.table.setFocus()
    steps = itertools.cycle((1, -1))
    down = next(command for command in tab.commands() if command.id == "plan-down")
    up = next(command for command in tab.commands() if command.id == "plan-up")

    def move() -> None:
        command = down if next(steps) == 1 else up
        assert command.run
        before = [row.id for row in tab.table.rows]
        command.run()
        QApplication.processEvents()
        assert [row.id for row in tab.table.rows] != before

    return move


@contextmanager
def _shown(scale: Scale, folder: Path) -> Iterator[AgendaTab]:
    """Show the tab of a workshop with so many items."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    desk = Desk(create_file(folder / "agenda.workshop"))
    plan = _plan(scale.items)
    desk.run(workshops.add_dossier, dossier=plan)
    signals = DeskSignals(desk)
    tab = AgendaTab(desk, signals, Theme(application, Settings(folder / "settings.json")))
    tab.resize(_SIZE)
    tab.show()
    tab.show_workshop(plan.workshop.id)
    application.processEvents()
    try:
        yield tab
    finally:
        tab.close()
        signals.close()
        desk.close()


def _plan(count: int) -> Dossier:
    """Return a workshop of many short items, every third with a speaker."""
    agenda = tuple(
        AgendaItem(
            id=f"a{number:03}",
            workshop_id="w",
            position=f"{number:03}V",
            start_time="08:00" if number == 0 else None,
            duration_minutes=3,
            kind=_KINDS[number % len(_KINDS)],
            title=f"Programmpunkt {number}",
            place="Saal" if number % 2 else "",
        )
        for number in range(count)
    )
    return Dossier(
        process=Process(id="p"),
        workshop=Workshop(id="w", process_id="p", title="Forum", date="2026-09-17"),
        agenda=agenda,
        speakers=tuple(
            Speaker(id=f"s{item.id}", agenda_item_id=item.id, printed="Ada King")
            for item in agenda[::3]
        ),
    )
