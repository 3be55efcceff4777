"""The Protokoll place: layouts to choose from, the mark on the paper, and handing it out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.protocol.paper import Paper
from facilitator.ui.protocol.screen import ProtocolScreen
from facilitator.ui.shell import choosers
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox
from tests.protocol.workshops import rich

MARK = "VS-NUR FÜR DEN DIENSTGEBRAUCH"


@pytest.fixture
def screen(qtbot: QtBot, qapp, tmp_path) -> Iterator[ProtocolScreen]:
    dossier = rich()
    marked = dossier.workshop._replace(confidentiality=MARK)
    desk = Desk(create_file(tmp_path / "forum.workshop"))
    desk.run(workshops.add_dossier, dossier=replace(dossier, workshop=marked))
    theme = Theme(qapp, Settings(tmp_path / "settings.json"))
    signals = DeskSignals(desk)
    made = ProtocolScreen(desk, signals, theme, Messages())
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    paper = made.findChild(Paper)
    assert paper
    with qtbot.waitSignal(paper.set_out):
        made.show_workshop(desk.read.workshops()[0].id)
    yield made
    signals.close()
    desk.close()


def test_layouts_go_by_their_titles(screen):
    layouts = screen.findChild(ComboBox)
    titles = [layouts.itemText(index) for index in range(layouts.count())]
    assert titles == ["Minutes", "Ministry of the Environment, Nordland", "Prognos, full"]
    assert layouts.currentText() == "Prognos, full"


def test_choosing_a_layout_sets_the_paper_anew(screen, qtbot):
    paper, layouts = screen.findChild(Paper), screen.findChild(ComboBox)
    assert "Schlussfolgerungen" in paper.toPlainText()
    with qtbot.waitSignal(paper.set_out):
        layouts.setCurrentText("Minutes")
    assert "Schlussfolgerungen" not in paper.toPlainText()


def test_the_mark_of_confidentiality_stands_above_everything(screen):
    assert screen.findChild(Paper).document().begin().text() == MARK


def test_the_paper_is_set_anew_at_another_type_size(screen, qtbot):
    paper, theme = screen.findChild(Paper), screen._theme  # noqa: SLF001 - what the program holds
    small, size = paper.maximumWidth(), first_size(paper)
    with qtbot.waitSignal(paper.set_out):
        theme.choose_scale(150)
    assert paper.maximumWidth() == round(small * 1.5)
    assert paper.document().documentMargin() == 84
    assert first_size(paper) > size
    with qtbot.waitSignal(paper.set_out):
        theme.choose_scale(100)
    assert first_size(paper) == size
    assert paper.maximumWidth() == small


def first_size(paper) -> int:
    return QTextCursor(paper.document().begin().next()).charFormat().font().pixelSize()


@pytest.mark.parametrize("percent", [100, 150])
def test_no_word_of_a_table_is_broken_in_its_column(screen, qtbot, percent):
    paper, theme = screen.findChild(Paper), screen._theme  # noqa: SLF001 - what the program holds
    theme.choose_scale(90)
    with qtbot.waitSignal(paper.set_out):
        theme.choose_scale(percent)
    block, broken = paper.document().begin(), []
    while block.isValid():
        layout, text = block.layout(), block.text()
        if QTextCursor(block).currentTable() is not None:
            ends = [layout.lineAt(at).textStart() for at in range(1, layout.lineCount())]
            broken += [text for end in ends if text[end - 1] not in " -/\u2028"]
        block = block.next()
    theme.choose_scale(100)
    assert broken == []


def test_sub_questions_have_their_letters(screen):
    paragraphs = screen.findChild(Paper).toPlainText().split("\n")
    subs = [entry.text for entry in rich().questions if entry.parent_id]
    lettered = [f"{letter}. {text}" for letter, text in zip("ab", subs, strict=True)]
    assert [text for text in paragraphs if text in lettered] == lettered


@pytest.mark.parametrize("typed", ["record", "record.v2", "record.docx", "record.DOCX"])
def test_the_file_ends_like_what_it_is(screen, qtbot, monkeypatch, tmp_path, typed):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    with qtbot.waitSignals([screen.said, screen.said]):
        screen.export_docx()
    (written,) = tmp_path.glob("record*")
    assert written.name == (typed if typed.lower().endswith(".docx") else f"{typed}.docx")
    assert written.read_bytes().startswith(b"PK")


def test_the_protocol_is_proposed_beside_its_workshop(screen, monkeypatch, tmp_path):
    proposed: list[Path] = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, proposal, *_: (proposed.append(Path(proposal)), ("", ""))[1],
    )
    screen.export_docx()
    screen.export_markdown()
    assert [path.parent for path in proposed] == [tmp_path, tmp_path]
    assert [path.suffix for path in proposed] == [".docx", ".md"]


def test_a_file_that_nobody_named_is_never_replaced_unasked(monkeypatch, tmp_path):
    (tmp_path / "record.md").write_text("before")
    answers = iter([str(tmp_path / "record"), str(tmp_path / "record.md")])
    asked: list[str] = []

    def answer(_parent, _title, proposal, *_):
        asked.append(Path(proposal).name)
        return next(answers), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    chosen = choosers.protocol_to_write(None, tmp_path, "Protocol", "md", "Markdown")  # type: ignore[arg-type] - Qt takes no parent as well
    assert chosen == tmp_path / "record.md"
    assert asked == ["Protocol.md", "record.md"]
