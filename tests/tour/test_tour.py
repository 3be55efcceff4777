"""The tour, taken once as a process: what lies in its folder, and what it leaves alone."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from facilitator.storage.files import open_file
from facilitator.tour.words import WORDS

DARK_EVERY = 1 if os.environ.get("FACILITATOR_LONG") else 10
"""Of so many pictures one is taken in the dark, too: to change the theme takes half of the tour."""

WIDE, SMALL = (1600, 1000), (1100, 700)
SCREENS = {
    "agenda",
    "agenda-relief",
    "agenda-times",
    "cockpit",
    "cockpit-key-results",
    "cockpit-round-1",
    "evaluation",
    "event-log",
    "evidence",
    "import-preview",
    "keys",
    "menu",
    "palette",
    "palette-found",
    "plan-agenda",
    "plan-and-actual",
    "plan-groups",
    "plan-handouts",
    "plan-insert",
    "plan-list",
    "plan-open",
    "plan-people",
    "plan-timeline",
    "plan-topics",
    "protocol",
    "protocol-chapter",
    "protocol-compared",
    "protocol-written",
    "ready",
    "session",
    "session-closed",
    "session-empty",
    "session-find",
    "session-parking-lot",
    "session-paused",
    "session-planned",
    "session-round-1",
    "session-stage",
    "session-undone",
    "stage-agenda",
    "stage-break",
    "stage-countdown",
    "stage-question",
    "stage-summary",
    "stage-welcome",
    "summary",
    "summary-large",
    "summary-rewording",
    "two-windows",
    "welcome",
    "welcome-first-start",
    "welcome-templates",
    "workshop-data",
}
SMALL_SCREENS = {
    "agenda-1100x700",
    "agenda-relief-1100x700",
    "cockpit-1100x700",
    "evaluation-1100x700",
    "plan-agenda-1100x700",
    "plan-groups-1100x700",
    "plan-handouts-1100x700",
    "plan-open-1100x700",
    "plan-people-1100x700",
    "plan-timeline-1100x700",
    "plan-topics-1100x700",
    "protocol-1100x700",
    "ready-1100x700",
    "session-1100x700",
    "session-1100x700-parking-lot",
    "summary-1100x700",
    "summary-large-1100x700",
}


class Taken(NamedTuple):
    folder: Path
    exit_code: int
    said: list[str]
    complained: str
    left_at_home: list[Path]


def tour(folder: Path) -> Taken:
    """Take the tour as a person does, without a display."""
    absent = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ended = subprocess.run(
        [sys.executable, "-m", "facilitator", "tour", "--out", str(folder)],
        env={
            **{name: value for name, value in os.environ.items() if name not in absent},
            "FACILITATOR_TOUR_DARK_EVERY": str(DARK_EVERY),
        },
        capture_output=True,
        text=True,
        timeout=450,
        check=False,
    )
    left = [path for path in Path.home().rglob("*") if path.is_file()]
    return Taken(folder, ended.returncode, ended.stdout.splitlines(), ended.stderr, left)


@pytest.fixture(scope="module")
def taken(tmp_path_factory) -> Taken:
    return tour(tmp_path_factory.mktemp("tour") / "out")


def test_it_ends_well_and_names_each_file_that_it_made(taken):
    assert (taken.exit_code, taken.complained) == (0, "")
    made = [str(path) for path in taken.folder.iterdir() if path.is_file()]
    assert sorted(taken.said) == sorted(made)


def test_there_is_a_picture_of_every_screen_in_both_themes(taken):
    expected = dict.fromkeys(SCREENS, WIDE) | dict.fromkeys(SMALL_SCREENS, SMALL)
    light, dark = (
        {path.stem.removesuffix(theme): _size(path) for path in taken.folder.glob(f"*{theme}.png")}
        for theme in ("-light", "-dark")
    )
    assert light == expected
    assert dark.items() <= expected.items()
    assert len(dark) == len(expected) // DARK_EVERY


def test_no_two_pictures_are_the_same_and_the_dark_ones_are_darker(taken):
    pictures = list(taken.folder.glob("*.png"))
    assert len({path.read_bytes() for path in pictures}) == len(pictures)
    for dark in taken.folder.glob("*-dark.png"):
        light = dark.with_name(dark.name.replace("-dark", "-light"))
        assert _brightness(dark) < _brightness(light) - 90, dark.name


def test_what_was_typed_is_in_the_file_and_in_the_protocol(taken):
    file = open_file(taken.folder / "tour.workshop", read_only=True)
    notes = {note.text: note for note in file.read.dossier(file.read.workshops()[0].id).notes}
    file.close()
    words = WORDS["en"]
    assert set(words.typed) <= notes.keys()
    assert notes[words.main].is_key_result
    assert notes[words.sub].level == 2
    assert notes[words.begun + words.rest].kind == "open"
    assert notes[words.agreed].kind == "consensus"
    assert notes[words.parked].is_parked
    printed = "\n".join(
        paragraph.text for paragraph in Document(str(taken.folder / "protocol.docx")).paragraphs
    )
    assert all(text in printed for text in (words.main, words.sub, words.agreed, words.second))


def test_settings_recent_files_and_logs_of_the_person_stay_as_they_are(taken):
    assert taken.left_at_home == []


def test_a_folder_that_cannot_be_written_gets_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    refused = tour(tmp_path / "file" / "out")
    assert (refused.exit_code, refused.said) == (1, [])
    assert refused.complained.startswith("facilitator: ")
    assert refused.complained.count("\n") == 1


def _size(path: Path) -> tuple[int, int]:
    picture = QImage(str(path))
    return picture.width(), picture.height()


def _brightness(path: Path) -> int:
    """Return how bright a picture is on the whole, from 0 to 255."""
    return (
        QImage(str(path))
        .scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
        .pixelColor(0, 0)
        .lightness()
    )
