"""The Protokoll place: layouts to choose from, the pages, and handing it out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.actions.versions import keep
from facilitator.domain.anchors import anchor, part_anchor
from facilitator.domain.authoring import Version
from facilitator.domain.frozen import packed
from facilitator.protocol.exposure import Exposure
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.export_profile.panel import EditionPanel
from facilitator.ui.messages import Messages
from facilitator.ui.protocol.accessibility import AccessibilityPanel
from facilitator.ui.protocol.lists import ASIDE, RowList
from facilitator.ui.protocol.screen import ProtocolScreen
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.remarks.panel import LIST_KEYS as REMARK_KEYS
from facilitator.ui.remarks.panel import RemarksPanel
from facilitator.ui.shell import choosers
from facilitator.ui.theme.theme import Theme
from facilitator.ui.versions.panel import LIST_KEYS as VERSION_KEYS
from facilitator.ui.versions.panel import VersionsPanel
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.protocol.sheets import PdfFile
from tests.protocol.workshops import rich

MARK = "VS-NUR FÜR DEN DIENSTGEBRAUCH"


@pytest.fixture
def screen(qtbot: QtBot, qapp, tmp_path) -> Iterator[ProtocolScreen]:
    dossier = rich()
    marked = dossier.workshop._replace(confidentiality=MARK)
    desk = Desk(create_file(tmp_path / "forum.workshop"))
    desk.run(workshops.add_dossier, dossier=replace(dossier, workshop=marked))
    settings = Settings(tmp_path / "settings.json")
    theme = Theme(qapp, settings)
    signals = DeskSignals(desk)
    made = ProtocolScreen(desk, signals, theme, Messages(), settings)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    sheets = made.findChild(Sheets)
    assert sheets
    with qtbot.waitSignal(sheets.shown):
        made.show_workshop(desk.read.workshops()[0].id)
    yield made
    made.leave()
    signals.close()
    desk.close()


def test_layouts_go_by_their_titles(screen):
    layouts = screen.findChild(ComboBox)
    titles = [layouts.itemText(index) for index in range(layouts.count())]
    assert titles == ["Minutes", "Ministry of the Environment, Nordland", "Prognos, full"]
    assert layouts.currentText() == "Prognos, full"


def test_the_edition_is_still_chosen_after_a_restart(screen, qtbot, tmp_path, qapp):
    panel = screen.findChild(EditionPanel)
    with qtbot.waitSignal(screen.findChild(Sheets).shown):
        panel._persons.setCurrentIndex(panel._persons.findData("none"))  # noqa: SLF001 - as by hand
    desk, settings = screen._desk, Settings(tmp_path / "settings.json")  # noqa: SLF001 - the same file
    signals = DeskSignals(desk)
    again = ProtocolScreen(desk, signals, Theme(qapp, settings), Messages(), settings)
    qtbot.addWidget(again)
    again.resize(1200, 800)
    again.show()
    sheets, panel = again.findChild(Sheets), again.findChild(EditionPanel)
    assert sheets
    assert panel
    with qtbot.waitSignal(sheets.shown):
        again.show_workshop(desk.read.workshops()[0].id)
    assert panel.edition().privacy == "none"
    assert words_of(again) == words_of(screen)
    again.leave()
    signals.close()


@pytest.mark.parametrize("keys", [REMARK_KEYS, VERSION_KEYS])
def test_remarks_and_versions_take_the_place_of_a_chapter_when_they_are_asked_for(screen, keys):
    screen.chapters.open()
    assert not screen.findChild(RemarksPanel).isVisible()
    next(one for one in screen.commands() if keys in one.keys).run()
    assert screen.findChild(RemarksPanel).isVisible()
    assert not screen.chapters.isVisible()


def test_nobody_who_writes_a_chapter_is_asked_about_the_version_that_comes_late(screen, qtbot):
    versions = screen.findChild(VersionsPanel)
    key = screen._workshop_id  # noqa: SLF001 - as the screen keeps it
    made = Version("still to come", key, "0.1", at="2026-09-26T10:00:00.000+00:00")
    with qtbot.waitSignal(versions.shown):
        screen._desk.run(keep, version=made, packed=packed(()))  # noqa: SLF001 - as by the screen
        versions.describe("still to come")
        # Once the reading has begun, and before the event loop can bring what was read.
        begins = versions._reading._soon.timeout  # noqa: SLF001 - nothing else tells that moment
        begins.connect(screen.chapters.open, Qt.ConnectionType.SingleShotConnection)
    assert versions.list.model().rowCount() == 2
    assert screen.chapters.isVisible()
    assert not versions.details.isVisible()


def words_of(screen) -> str:
    pages = screen.findChild(Sheets).preview.pdf
    return " ".join(PdfFile(pages).pages())


def test_choosing_a_layout_sets_the_pages_anew(screen, qtbot):
    sheets, layouts = screen.findChild(Sheets), screen.findChild(ComboBox)
    assert "Schlussfolgerungen" in words_of(screen)
    with qtbot.waitSignal(sheets.shown):
        layouts.setCurrentText("Minutes")
    qtbot.waitUntil(lambda: "Schlussfolgerungen" not in words_of(screen))


def test_the_mark_of_confidentiality_stands_on_every_page(screen):
    pages = PdfFile(screen.findChild(Sheets).preview.pdf).pages()
    assert len(pages) > 1
    assert all(MARK in page for page in pages)


def test_an_edit_is_on_its_page_without_anything_being_pressed(screen, qtbot):
    desk = screen._desk  # noqa: SLF001 - what the program holds
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    session, question = dossier.sessions[0], dossier.questions[0]
    desk.run(
        notes.add,
        session_id=session.id,
        question_id=question.id,
        text="Die Hälfte bleibt bezahlbar",
    )
    qtbot.waitUntil(lambda: "Die Hälfte bleibt bezahlbar" in words_of(screen))


def test_a_click_on_a_page_asks_for_the_row_that_stands_there(screen, qtbot):
    sheets = screen.findChild(Sheets)
    dossier = screen._desk.read.dossier(screen._desk.read.workshops()[0].id)  # noqa: SLF001 - the same
    questions = [entry for entry in dossier.questions if entry.parent_id is None]
    for question in questions:
        name = anchor("question", question.id)
        sheets.go_to(name)
        with qtbot.waitSignal(screen.asked_for) as asked:
            qtbot.mouseClick(
                sheets.viewport(), Qt.MouseButton.LeftButton, pos=sheets.point_of(name)
            )
        assert asked.args == ["question", question.id]


def test_the_chapters_say_on_which_page_they_begin(screen):
    rows = screen.findChildren(RowList)
    chapters = next(made for made in rows if made.accessibleName() == "Chapters")
    asides = [chapters.item(row).data(ASIDE) for row in range(chapters.count())]
    assert asides[0] == "1"
    assert asides == sorted(asides, key=int)
    assert all(asides)


@pytest.mark.parametrize("kind", ["pdf", "md", "docx"])
def test_every_format_can_be_written(screen, qtbot, monkeypatch, tmp_path, kind):
    path = tmp_path / f"record.{kind}"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignals([screen.said, screen.said]):
        {"pdf": screen.export_pdf, "md": screen.export_markdown, "docx": screen.export_docx}[kind]()
    assert path.read_bytes().startswith({"pdf": b"%PDF-", "md": b"**VS", "docx": b"PK"}[kind])


@pytest.mark.parametrize("typed", ["record", "record.v2", "record.docx", "record.DOCX"])
def test_the_file_ends_like_what_it_is(screen, qtbot, monkeypatch, tmp_path, typed):
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    with qtbot.waitSignals([screen.said, screen.said]):
        screen.export_docx()
    (written,) = tmp_path.glob("record*")
    assert written.name == (typed if typed.lower().endswith(".docx") else f"{typed}.docx")
    assert written.read_bytes().startswith(b"PK")


def test_the_protocol_is_proposed_beside_its_workshop(screen, monkeypatch, tmp_path):
    proposed: list[Path] = []
    monkeypatch.setattr(
        FileDialog,
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

    monkeypatch.setattr(FileDialog, "getSaveFileName", answer)
    chosen = choosers.protocol_to_write(None, tmp_path, "Protocol", "md", "Markdown")  # type: ignore[arg-type] - Qt takes no parent as well
    assert chosen == tmp_path / "record.md"
    assert asked == ["Protocol.md", "record.md"]


def test_a_name_that_is_left_over_in_a_chapter_is_shown_on_its_page(screen, qtbot):
    sheets = screen.findChild(Sheets)
    places = sheets.preview.places
    name = next(place for place in places if place.endswith("_1"))
    told = Exposure("name", "chapter", "c", "Uta Kern", "Frau Kern", anchor=name)
    with qtbot.assertNotEmitted(screen.asked_for):
        screen.findChild(EditionPanel).asked_for.emit(told)
    assert sheets._at == name  # noqa: SLF001 - what the bar stands beside
    note = told._replace(table="note", row_id="n")
    with qtbot.waitSignal(screen.asked_for) as asked:
        screen.findChild(EditionPanel).asked_for.emit(note)
    assert asked.args == ["note", "n"]


def said_of_access(screen) -> list[str]:
    rows = next(
        made for made in screen.findChildren(RowList) if made.accessibleName() == "Accessibility"
    )
    return [rows.item(row).text() for row in range(rows.count())]


def test_the_files_are_read_back_and_what_was_found_grows_old_with_an_edit(screen, qtbot):
    panel, desk = screen.findChild(AccessibilityPanel), screen._desk  # noqa: SLF001 - what the program holds
    with qtbot.waitSignal(panel.done):
        panel.check()
    (sentence,) = said_of_access(screen)
    assert sentence.startswith("Accessible: no barrier")
    workshop = desk.read.workshops()[0]
    desk.run(workshops.set_head, workshop_id=workshop.id, place="Anderswo")
    assert said_of_access(screen) == ["Changed since it was checked."]


def test_a_pale_layout_is_named_with_its_mend_for_each_file(screen, qtbot, tmp_path):
    (tmp_path / "layout.toml").write_text(
        'extends = "prognos"\n[theme]\nmuted = "#9A9A9A"\n', "utf-8"
    )
    panel, layouts = screen.findChild(AccessibilityPanel), screen.findChild(ComboBox)
    layouts.addItem("Pale", str(tmp_path))
    with qtbot.waitSignal(screen.findChild(Sheets).shown):
        layouts.setCurrentText("Pale")
    with qtbot.waitSignal(panel.done):
        panel.check()
    found = said_of_access(screen)
    assert {words.split(":")[0] for words in found} == {"Word", "PDF"}
    assert all("#9A9A9A" in words for words in found)


def test_a_click_on_a_paragraph_of_a_chapter_goes_to_its_text(screen, qtbot):
    desk = screen._desk  # noqa: SLF001 - what the program holds
    sheets, panel = screen.findChild(Sheets), screen.chapters
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    own = next(entry for entry in dossier.chapters if entry.role == "context")
    name = part_anchor("chapter", own.id, 2)
    sheets.go_to(name)
    qtbot.mouseClick(sheets.viewport(), Qt.MouseButton.LeftButton, pos=sheets.point_of(name))
    assert panel.isVisible()
    assert panel.chapter_id == own.id
    assert panel.editor.part == 2
    qtbot.keyClicks(panel.editor, "Neu: ")
    qtbot.waitUntil(lambda: "Neu: " in words_of(screen))
    qtbot.keyClick(panel.editor, Qt.Key.Key_Escape)
    assert panel.isHidden()
