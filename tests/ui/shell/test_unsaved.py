"""Notes that a full disk kept out of the file: offered at the next opening, taken in or discarded."""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton

from facilitator.paths import user_state
from facilitator.storage.files import open_file
from facilitator.ui.widgets.banners import Banner

_WRITTEN = 1_795_000_000
_TEXT = (
    "- Grüne Anleihe über eine Förderbank\n- Neu gesagt\na. Eine Teilfrage\n  - Und noch etwas\n"
)


@pytest.fixture
def page(file, request: pytest.FixtureRequest) -> Path:
    """A text beside a file: two notes that only it holds, one that the file has."""
    opened = open_file(file)
    head = opened.read.head(opened.read.workshops()[0].id)
    opened.close()
    folder = user_state() / "unsaved"
    folder.mkdir(parents=True, exist_ok=True)
    session = next(entry for entry in head.sessions if str(head.code[entry.id]) == "W 1.2")
    path = folder / f"{session.id}-{head.questions[0].id}.txt"
    path.write_text(getattr(request, "param", _TEXT), encoding="utf-8")
    os.utime(path, (_WRITTEN, min(_WRITTEN, time.time() - 60)))
    return path


def texts() -> list[Path]:
    return list((user_state() / "unsaved").glob("*.txt"))


@pytest.fixture(autouse=True)
def _nothing_left():
    yield
    for path in texts():
        path.unlink()


def offer(window) -> Banner | None:
    shown = [banner for banner in window.findChildren(Banner) if banner.isVisible()]
    return next(
        (banner for banner in shown if "could not be saved" in banner.accessibleName()), None
    )


def press(window, verb: str) -> None:
    banner = offer(window)
    assert banner
    next(part for part in banner.findChildren(QPushButton) if part.text() == verb).click()


@pytest.fixture
def opened(qtbot, program, file, page):
    assert page.exists()
    assert program.open_file(file)
    window = program.windows[0]
    qtbot.waitUntil(lambda: offer(window) is not None)
    return window


def parked(window) -> list[str]:
    read = window.workspace.desk.read
    return [note.text for note in read.parked(window.head.workshop.id)]


def test_a_file_says_what_could_not_be_saved_and_where_it_lies(opened):
    banner = offer(opened)
    assert banner
    said = banner.accessibleName()
    (path,) = texts()
    assert said.startswith("2 notes of ")
    assert said.endswith(f"in {path.parent}.")


def test_they_go_to_the_parking_lot_as_one_step_and_the_text_goes(opened):
    press(opened, "Add to the parking lot")
    assert parked(opened) == ["Neu gesagt", "Und noch etwas"]
    assert texts() == []
    assert offer(opened) is None
    opened.undo()
    assert parked(opened) == []


@pytest.mark.parametrize(
    "page", ["- # Unter uns\n- > Termin klären\n- #Schlagwort\n"], indirect=True
)
def test_an_internal_note_stays_one(opened):
    press(opened, "Add to the parking lot")
    read = opened.workspace.desk.read
    stored = [(note.kind, note.text) for note in read.parked(opened.head.workshop.id)]
    assert stored == [
        ("internal", "Unter uns"),
        ("task", "Termin klären"),
        ("statement", "#Schlagwort"),
    ]


def test_they_are_discarded_after_a_question_only(opened, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: None)
    press(opened, "Discard")
    assert len(texts()) == 1
    monkeypatch.setattr(QMessageBox, "exec", _agree)
    press(opened, "Discard")
    assert texts() == []
    assert offer(opened) is None
    assert parked(opened) == []


def _agree(box: QMessageBox) -> None:
    next(part for part in box.buttons() if part.text() == "Discard").click()


def test_their_text_is_shown(opened, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    press(opened, "Show")
    assert shown == [str(texts()[0])]


def test_a_text_that_is_kept_is_not_written_over(opened, page):
    assert offer(opened)
    assert texts() != [page]
    assert texts()[0].read_text(encoding="utf-8") == _TEXT


def test_a_text_with_nothing_that_is_not_in_the_file_goes_by_itself(qtbot, program, file, page):
    page.write_text("- Grüne Anleihe über eine Förderbank\n", encoding="utf-8")
    os.utime(page, (_WRITTEN, min(_WRITTEN, time.time() - 60)))
    program.open_file(file)
    qtbot.waitUntil(lambda: not texts())
    assert offer(program.windows[0]) is None
