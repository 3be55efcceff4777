"""What the preview shows of an outline, and that it leaves the decision to the person."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from facilitator.background.jobs import wait_for_all
from facilitator.ui.importing.lists import FindingList, OutlineList
from facilitator.ui.widgets.banners import Banner
from tests.ui.keyboard import press

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton

OUTLINE = """---
title: Forum by the river
date: 2026-09-17
start: "13:30"
end: "16:40"
place: Old mill
colour: blue
---

# Agenda

- 14:00 Parallel workshops (45 min)
  - W 1.1: Water

# Workshop 1: Water

## Who pays?

- All of us
- Those who use it

### And later?

- Nobody knows

## What is next?

# Themenspeicher

- A question for the council
"""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "river.md"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def button(preview, text: str) -> QPushButton:
    return next(found for found in preview.findChildren(QPushButton) if found.text() == text)


def texts(view) -> list[str]:
    model = view.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def words(preview) -> list[str]:
    return [found.text() for found in preview.findChildren(QLabel) if found.isVisible()]


def read(preview, qtbot, path: Path) -> None:
    preview.read(path)
    qtbot.waitUntil(lambda: not any(text.startswith("Reading ") for text in words(preview)))


def log(signal) -> list[tuple[Any, ...]]:
    said: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: said.append(values))
    return said


def test_topics_and_questions_are_listed_with_their_notes(preview, qtbot, outline):
    read(preview, qtbot, outline)
    assert texts(preview.findChild(OutlineList)) == [
        "1 Water, 3 notes",
        "1 Who pays?, 3 notes",
        "And later?, 1 note",
        "2 What is next?, 0 notes",
    ]


def test_the_head_says_what_when_and_where(preview, qtbot, outline):
    read(preview, qtbot, outline)
    assert "Forum by the river" in words(preview)
    assert "17 September 2026, 13:30 – 16:40, Old mill" in words(preview)


def test_everything_is_counted(preview, qtbot, outline):
    read(preview, qtbot, outline)
    shown = words(preview)
    counted = {
        "Agenda items": "1",
        "Rounds": "1",
        "Topics": "1",
        "Sessions": "1",
        "Questions": "3",
        "Notes": "3",
        "Parking lot": "1",
        "Key results": "0",
        "Recommendations": "0",
        "Milestones": "0",
    }
    assert {name: shown[shown.index(name) + 1] for name in counted} == counted


def test_findings_name_their_line(preview, qtbot, outline):
    read(preview, qtbot, outline)
    found = texts(preview.findChild(FindingList))
    assert [text for text in found if "colour" in text and text.startswith("Line 7: ")]


def test_a_second_outline_replaces_the_first(preview, qtbot, outline, tmp_path):
    read(preview, qtbot, outline)
    other = tmp_path / "other.md"
    other.write_text("---\ntitle: Other\n---\n# Workshop 1: Air\n\n## Why?\n", encoding="utf-8")
    read(preview, qtbot, other)
    assert "Other" in words(preview)
    assert texts(preview.findChild(OutlineList)) == ["1 Air, 0 notes", "1 Why?, 0 notes"]
    assert not any("colour" in text for text in texts(preview.findChild(FindingList)))


def test_a_clean_outline_says_so(preview, qtbot, tmp_path):
    path = tmp_path / "clean.md"
    path.write_text("---\ntitle: Clean\nlanguage: en\n---\n", encoding="utf-8")
    read(preview, qtbot, path)
    assert "Everything was understood." in words(preview)
    assert any("no topics" in text for text in words(preview))


# Taking over


def test_the_button_takes_over_what_is_shown(preview, qtbot, outline):
    read(preview, qtbot, outline)
    accepted = log(preview.accepted)
    QTest.mouseClick(button(preview, "Import"), LEFT)
    ((dossier, path),) = accepted
    assert path == outline
    assert dossier.workshop.title == "Forum by the river"
    assert [topic.title for topic in dossier.topics] == ["Water"]


def test_the_keyboard_takes_over_too(preview, qtbot, outline):
    read(preview, qtbot, outline)
    accepted = log(preview.accepted)
    press(Qt.Key.Key_Return, CTRL)
    assert [path for _, path in accepted] == [outline]


def test_escape_discards_and_takes_nothing_over(preview, qtbot, outline):
    read(preview, qtbot, outline)
    accepted, dismissed = log(preview.accepted), log(preview.dismissed)
    press(Qt.Key.Key_Escape)
    assert (accepted, dismissed) == ([], [()])


def test_nothing_is_written_by_reading_and_taking_over(preview, qtbot, outline):
    read(preview, qtbot, outline)
    preview.take_over()
    assert list(outline.parent.iterdir()) == [outline]
    assert outline.read_text(encoding="utf-8") == OUTLINE


def test_what_is_read_after_discarding_cannot_be_taken_over(preview, qtbot, outline):
    accepted = log(preview.accepted)
    preview.read(outline)
    assert not button(preview, "Import").isEnabled()
    preview.discard()
    wait_for_all()
    qtbot.wait(20)
    preview.take_over()
    assert accepted == []


# What cannot be read


def test_a_missing_file_is_said_in_place(preview, qtbot, tmp_path):
    accepted = log(preview.accepted)
    read(preview, qtbot, tmp_path / "gone.md")
    assert any("gone.md” could not be read" in text for text in words(preview))
    assert not button(preview, "Import").isVisible()
    preview.take_over()
    assert accepted == []


def test_a_file_that_is_no_text_is_said_in_place(preview, qtbot, tmp_path):
    path = tmp_path / "picture.md"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\x00")
    read(preview, qtbot, path)
    assert any("not a text file" in text for text in words(preview))
    dismissed = log(preview.dismissed)
    banner = next(found for found in preview.findChildren(Banner) if found.isVisible())
    QTest.mouseClick(banner.findChild(QPushButton), LEFT)
    assert dismissed == [()]


def test_a_good_outline_can_follow_a_bad_one(preview, qtbot, outline, tmp_path):
    read(preview, qtbot, tmp_path / "gone.md")
    read(preview, qtbot, outline)
    assert button(preview, "Import").isEnabled()
    assert not any("could not be read" in text for text in words(preview))


def test_enter_presses_whichever_button_has_the_keyboard(preview, qtbot, outline):
    read(preview, qtbot, outline)
    dismissed, accepted = log(preview.dismissed), log(preview.accepted)
    for text, signal in (("Discard", dismissed), ("Import", accepted)):
        read(preview, qtbot, outline)
        button(preview, text).setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button(preview, text), Qt.Key.Key_Return)
        assert len(signal) == 1
    assert len(dismissed) == 1
