"""How fast a protocol becomes pages: the PDF, a very long one, and what is seen after an edit."""

import gc
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
from tests.benchmarks.clock import effort, now
from tests.benchmarks.keystrokes import painted_keys
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.domain.factory import Plan
from tests.proofs.program import SHARED

_SIZE: Final = QSize(1396, 972)
_TODAY: Final = date(2026, 9, 26)
_REAL: Final = SHARED / "real" / "clusterworkshop-rlp-2020.md"
_EXAMPLE: Final = "zukunftsforum-wasserwirtschaft-nordland.md"
_LIMIT: Final = "limit"
_FRAME: Final = ("frame", Measure.exact(0.016), "≤ 1 ×")
_GLANCE: Final = 0.001
_PATIENCE: Final = 30.0
_NOTES_ON_A_PAGE: Final = 32


def run(scale: Scale) -> list[Row]:
    """Measure a real case, a protocol of many pages, and edits in one of twenty."""
    return [_real(scale), _long(scale), *_edited(scale)]


def _real(scale: Scale) -> Row:
    """Write the real case where it is at hand, else the example; each time from the fonts alone."""
    name, path = "the real case", _REAL
    if not path.exists():
        name, path = "the example", resources() / "examples" / _EXAMPLE
    dossier = read_outline(path.read_text(encoding="utf-8")).dossier
    taken = [_written(dossier)[0] for _ in range(scale.documents)]
    return Row(f"PDF of {name}", Measure.median(taken), _LIMIT, Measure.exact(0.5), "≤ 1 ×")


def _long(scale: Scale) -> Row:
    plan = Plan(topics=10, questions=10, notes=max(scale.pages * _NOTES_ON_A_PAGE // 400, 1))
    seconds, pages = _written(plan.dossier())
    name = f"PDF of {pages:,} pages"
    return Row(name, Measure.exact(seconds), _LIMIT, Measure.exact(5.0), "≤ 1 ×", "s")


def _written(dossier: Dossier) -> tuple[float, int]:
    """Write a PDF with an empty memory; return the seconds and the number of pages."""
    forget(keep_last=False)
    spent = effort()
    pdf = protocol_bytes(dossier, layout="prognos", kind="pdf", today=_TODAY)
    return spent(), len(page_sizes(pdf))


def _edited(scale: Scale) -> list[Row]:
    """Append notes while the pages are seen, then write a chapter beside them."""
    with tempfile.TemporaryDirectory() as folder, _shown(scale, Path(folder)) as (desk, screen):
        sheets = screen.findChild(Sheets)
        assert sheets
        edits = [_edit(desk, sheets, turn) for turn in range(scale.edited)]
        taken, busy, held = zip(*edits, strict=True)
        name = f"page after an edit, {sheets.page_count} pages"
        screen.chapters.open()
        computed, waited = zip(*painted_keys(screen.chapters.editor, scale.authored), strict=True)
    return [
        Row(name, Measure.median(taken), _LIMIT, Measure.exact(0.25), "≤ 1 ×"),
        Row("the window's longest turn meanwhile, p99", Measure.slowest(busy), *_FRAME),
        Row("the same, waiting for others included", Measure.median(held), *_FRAME),
        Row("keystroke in a chapter beside its pages, p99", Measure.slowest(computed), *_FRAME),
        Row("the same, waiting for others included", Measure.median(waited), *_FRAME),
    ]


def _edit(desk: Desk, sheets: Sheets, turn: int) -> tuple[float, float, float]:
    """Edit, and wait for the page; return the seconds, and the longest turn as `_wait` does."""
    head = desk.read.head(desk.read.workshops()[0].id)
    session = head.sessions[turn % len(head.sessions)]
    question = desk.read.guiding_questions(session.topic_id)[0]
    _wait(lambda: sheets.is_complete)
    before = sheets.preview
    spent = effort()
    made = desk.run(
        notes.add, session_id=session.id, question_id=question.id, text=f"Neuer Stand {turn}"
    )
    name = anchor("note", made.ids[0])
    busy, held = _wait(lambda: sheets.preview is not before and sheets.is_complete)
    assert name in sheets.preview.places
    return spent(), busy, held


def _wait(is_done: Callable[[], bool]) -> tuple[float, float]:
    """Let the window work until something is done; return the longest turns that it took.

    First by what it had to do itself, then by how long somebody at it would have waited: for what
    holds Python on another thread too, even if that has no processor on a busy machine.
    """
    busy, held, until = 0.0, 0.0, time.perf_counter() + _PATIENCE
    while not is_done():
        assert time.perf_counter() < until
        start, spent = now(), time.thread_time()
        QApplication.processEvents()
        busy = max(busy, time.thread_time() - spent)
        held = max(held, busy, now() - start)
        time.sleep(_GLANCE)
    return busy, held


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
    gc.collect()
    gc.freeze()  # as the program does when it has started
    try:
        yield desk, screen
    finally:
        gc.unfreeze()
        screen.leave()
        screen.close()
        signals.close()
        desk.close()
