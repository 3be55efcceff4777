"""How fast a protocol becomes pages: the PDF, a very long one, and what is seen after an edit."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.anchors import anchor
from facilitator.domain.dossier import Dossier
from facilitator.exchange.outline_reader import read_outline
from facilitator.paths import resources
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.pages.pictures import page_sizes
from facilitator.protocol.pages.typesetter import forget
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.protocol.screen import ProtocolScreen
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.theme.theme import Theme
from tests.benchmarks.clock import now
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.domain.factory import Plan

_SIZE: Final = QSize(1396, 972)
_TODAY: Final = date(2026, 9, 26)
_EXAMPLE: Final = "zukunftsforum-wasserwirtschaft-nordland.md"
_LIMIT: Final = "limit"
_FRAME: Final = ("frame", Measure.exact(0.016), "≤ 1 ×")
_GLANCE: Final = 0.001
_PATIENCE: Final = 30.0
_NOTES_ON_A_PAGE: Final = 34


def run(scale: Scale) -> list[Row]:
    """Measure the example, a protocol of many pages, and edits in one of twenty."""
    return [_example(scale), _long(scale), *_edited(scale)]


def _example(scale: Scale) -> Row:
    """Write the example; each time from nothing but the fonts."""
    text = (resources() / "examples" / _EXAMPLE).read_text(encoding="utf-8")
    dossier = read_outline(text).dossier
    taken = [_written(dossier)[0] for _ in range(scale.documents)]
    return Row("PDF of the example", Measure.median(taken), _LIMIT, Measure.exact(0.5), "≤ 1 ×")


def _long(scale: Scale) -> Row:
    plan = Plan(topics=10, questions=10, notes=max(scale.pages * _NOTES_ON_A_PAGE // 400, 1))
    seconds, pages = _written(plan.dossier())
    name = f"PDF of {pages:,} pages"
    return Row(name, Measure.exact(seconds), _LIMIT, Measure.exact(5.0), "≤ 1 ×", "s")


def _written(dossier: Dossier) -> tuple[float, int]:
    """Write a PDF with an empty memory; return the seconds and the number of pages."""
    forget(keep_last=False)
    start = now()
    pdf = protocol_bytes(dossier, layout="prognos", kind="pdf", today=_TODAY)
    return now() - start, len(page_sizes(pdf))


def _edited(scale: Scale) -> list[Row]:
    """Append notes while the pages are seen; from the action to the new picture in the window."""
    with tempfile.TemporaryDirectory() as folder, _shown(scale, Path(folder)) as (desk, screen):
        sheets = screen.findChild(Sheets)
        assert sheets
        taken, busy = zip(*(_edit(desk, sheets, turn) for turn in range(scale.edited)), strict=True)
        name = f"page after an edit, {sheets.page_count} pages"
    return [
        Row(name, Measure.median(taken), _LIMIT, Measure.exact(0.25), "≤ 1 ×"),
        Row("the same, longest wait of the window, p99", Measure.slowest(busy), *_FRAME),
    ]


def _edit(desk: Desk, sheets: Sheets, turn: int) -> tuple[float, float]:
    """Edit, and wait for the page; return the seconds, and the longest that the window was busy."""
    head = desk.read.head(desk.read.workshops()[0].id)
    session = head.sessions[turn % len(head.sessions)]
    question = desk.read.guiding_questions(session.topic_id)[0]
    _wait(lambda: sheets.is_complete)
    before = sheets.preview
    start = time.perf_counter()
    made = desk.run(
        notes.add, session_id=session.id, question_id=question.id, text=f"Neuer Stand {turn}"
    )
    name = anchor("note", made.ids[0])
    busy = _wait(lambda: sheets.preview is not before and sheets.is_complete)
    assert name in sheets.preview.places
    return time.perf_counter() - start, busy


def _wait(is_done: Callable[[], bool]) -> float:
    """Let the window work until something is done; return the longest turn that it took."""
    longest, until = 0.0, time.perf_counter() + _PATIENCE
    while not is_done():
        assert time.perf_counter() < until
        start = now()
        QApplication.processEvents()
        longest = max(longest, now() - start)
        time.sleep(_GLANCE)
    return longest


@contextmanager
def _shown(scale: Scale, folder: Path) -> Iterator[tuple[Desk, ProtocolScreen]]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    desk = Desk(create_file(folder / "pages.workshop"))
    plan = Plan(topics=4, questions=5, notes=max(scale.pages // 67, 1))
    desk.run(workshops.add_dossier, dossier=plan.dossier())
    signals = DeskSignals(desk)
    settings = Settings(folder / "settings.json")
    theme = Theme(application, settings)
    screen = ProtocolScreen(desk, signals, theme, Messages(), settings)
    screen.resize(_SIZE)
    screen.show()
    screen.show_workshop(desk.read.workshops()[0].id)
    sheets = screen.findChild(Sheets)
    assert sheets
    _wait(lambda: sheets.is_complete)
    try:
        yield desk, screen
    finally:
        screen.close()
        signals.close()
        desk.close()
