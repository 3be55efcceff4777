"""What came back, beside the pages: read, walked through, decided on by keys."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.actions import remarks, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.anchors import anchor
from facilitator.domain.authoring import Proposal
from facilitator.domain.dossier import Dossier
from facilitator.domain.remarks import Listed, listed
from facilitator.protocol.export import protocol_bytes
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.remarks.card_list import CardList
from facilitator.ui.remarks.panel import RemarksPanel
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.commands.test_reviewing import edited
from tests.protocol.workshops import TODAY, rich


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(create_file(tmp_path / "forum.workshop"))
    made.run(workshops.add_dossier, dossier=rich())
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, qapp, desk: Desk, tmp_path: Path) -> Iterator[RemarksPanel]:
    theme = Theme(qapp, Settings(tmp_path / "settings.json"))
    signals = DeskSignals(desk)
    made = RemarksPanel(desk, signals, theme, Messages())
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    with qtbot.waitSignal(made.listed_):
        made.show_workshop(desk.read.workshops()[0].id)
    yield made
    made.leave()
    signals.close()


def _now(desk: Desk) -> Dossier:
    return desk.read.dossier(desk.read.workshops()[0].id)


def _known(desk: Desk) -> list[Listed]:
    return listed(_now(desk))


def _take_in(desk: Desk, *proposals: Proposal) -> None:
    desk.run(
        remarks.take_in,
        workshop_id=desk.read.workshops()[0].id,
        name="Rückmeldung.docx",
        digest="x",
        version_id="",
        proposals=proposals,
    )


def _reword(desk: Desk, index: int, text: str) -> Proposal:
    question = _now(desk).questions[index]
    return Proposal(
        *("", ""), kind="reword", anchor=anchor("question", question.id), old_text=question.text,
        new_text=text, author="Petra Jöns", said_at="2026-09-25T10:00:00Z",
    )  # fmt: skip


@pytest.fixture
def full(panel: RemarksPanel, desk: Desk, qtbot: QtBot) -> CardList:
    """The list with two remarks on questions, and the keyboard on the first."""
    with qtbot.waitSignal(panel.listed_):
        _take_in(desk, _reword(desk, 0, "So gefragt?"), _reword(desk, 1, "Anders gefragt?"))
    panel.cards.setFocus()
    return panel.cards


def _press(qtbot: QtBot, panel: RemarksPanel, key: Qt.Key) -> None:
    with qtbot.waitSignal(panel.listed_):
        qtbot.keyClick(panel.cards, key)


def test_without_remarks_one_sentence_and_one_action_stand_there(panel) -> None:
    assert "Word file back" in panel.nothing.text()
    assert panel.read_button.isVisible()
    assert not panel.cards.isVisible()
    assert not panel.accept.isVisible()


def test_a_file_that_came_back_is_read_and_listed(panel, desk, qtbot, tmp_path) -> None:
    sent = tmp_path / "sent.docx"
    sent.write_bytes(protocol_bytes(_now(desk), layout="prognos", kind="docx", today=TODAY))
    question = _now(desk).questions[0].text
    with qtbot.waitSignal(panel.listed_):
        panel.read(edited(sent, question, f"{question} Wirklich?"))
    row = panel.cards.row
    assert row is not None
    assert [part.text.strip() for part in row.words if part.kind == "new"] == ["Wirklich?"]


def test_an_untouched_file_says_so_and_nothing_is_kept(panel, desk, qtbot, tmp_path) -> None:
    sent = tmp_path / "sent.docx"
    sent.write_bytes(protocol_bytes(_now(desk), layout="prognos", kind="docx", today=TODAY))
    with qtbot.waitSignal(panel.said, check_params_cb=lambda text: "nothing was changed" in text):
        panel.read(sent)
    assert _now(desk).returned_files == ()


def test_a_accepts_and_the_keyboard_comes_to_the_next(full, panel, desk, qtbot) -> None:
    first = full.row
    _press(qtbot, panel, Qt.Key.Key_A)
    assert _now(desk).questions[0].text == "So gefragt?"
    assert full.row is not None
    assert full.row.id != first.id
    assert panel.count.text() == "1 of 2"


def test_e_takes_other_words_over(full, panel, desk, qtbot) -> None:
    qtbot.keyClick(full, Qt.Key.Key_E)
    assert panel.field.field.toPlainText() == "So gefragt?"
    panel.field.field.setPlainText("Ganz anders gefragt?")
    with qtbot.waitSignal(panel.listed_):
        qtbot.keyClick(panel.field.field, Qt.Key.Key_Return)
    assert _now(desk).questions[0].text == "Ganz anders gefragt?"
    assert _known(desk)[0].proposal.disposition == "edited"
    assert full.hasFocus()


def test_r_rejects_with_the_reason_and_all_shows_it(full, panel, desk, qtbot) -> None:
    before = _now(desk).questions
    qtbot.keyClick(full, Qt.Key.Key_R)
    qtbot.keyClicks(panel.field.field, "As agreed")
    with qtbot.waitSignal(panel.listed_):
        qtbot.keyClick(panel.field.field, Qt.Key.Key_Return)
    assert _now(desk).questions == before
    assert _known(desk)[0].proposal.reason == "As agreed"
    with qtbot.waitSignal(panel.listed_):
        panel.filter.buttons[1].click()
    assert full.model_.rows[0].outcome == "Rejected: As agreed"


def test_without_a_reason_nothing_is_rejected_and_it_is_asked_for(full, panel, desk, qtbot) -> None:
    qtbot.keyClick(full, Qt.Key.Key_R)
    qtbot.keyClick(panel.field.field, Qt.Key.Key_Return)
    assert panel.field.fault.text().startswith("Say why")
    assert panel.field.fault.isVisible()
    assert panel.field.field.hasFocus()
    assert all(entry.is_open for entry in _known(desk))


def test_escape_drops_the_reason(full, panel, desk, qtbot) -> None:
    qtbot.keyClick(full, Qt.Key.Key_R)
    qtbot.keyClick(panel.field.field, Qt.Key.Key_Escape)
    assert full.hasFocus()
    assert all(entry.is_open for entry in _known(desk))


@pytest.mark.usefixtures("full")
def test_what_is_safe_is_accepted_in_one_step(panel, desk, qtbot) -> None:
    with qtbot.waitSignal(panel.listed_):
        panel.accept_safe()
    assert [entry.text for entry in _now(desk).questions[:2]] == ["So gefragt?", "Anders gefragt?"]
    assert panel.nothing.text() == "Every remark is settled."


def test_the_keyboard_on_a_card_leads_to_its_place(full, panel, desk, qtbot) -> None:
    with qtbot.waitSignal(panel.went) as caught:
        qtbot.keyClick(full, Qt.Key.Key_Down)
    assert caught.args == [anchor("question", _now(desk).questions[1].id)]


def test_a_screen_reader_says_what_went_and_what_came(full) -> None:
    spoken = full.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("1, Petra Jöns, New words")
    assert "new: " in spoken
    assert full.accessibleName() == "Remarks"


def test_the_list_is_a_sound_model(full, qtmodeltester) -> None:
    qtmodeltester.check(full.model_)


def test_little_room_belongs_to_the_pages(panel) -> None:
    panel.fit(1000)
    assert not panel.isVisible()
    panel.fit(1400)
    assert panel.isVisible()


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(("typed", "kind"), [("r.docx", "docx"), ("r.docx", "xlsx"), ("r", "xlsx")])
def test_the_register_is_written_and_its_folder_offered(
    panel, qtbot, monkeypatch, tmp_path, typed, kind
) -> None:
    def choose(_parent, _title, _proposal, kinds, *_):
        return str(tmp_path / typed), next(each for each in kinds.split(";;") if kind in each)

    monkeypatch.setattr(FileDialog, "getSaveFileName", choose)
    panel.register_button.click()
    qtbot.waitUntil(lambda: panel.register_.banner is not None)
    with zipfile.ZipFile(tmp_path / f"r.{kind}") as archive:
        part = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind]
        assert part in archive.namelist()
    panel.register_.banner.staying.timeout.emit()
    assert panel.register_.banner is None
