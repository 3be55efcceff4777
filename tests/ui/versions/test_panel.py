"""Versions beside the pages: listed, described, compared; the status is chosen and reopened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.actions import notes, versions, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.protocol.version_files import protocol_version
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.theme.theme import Theme
from facilitator.ui.versions.comparison import Comparison
from facilitator.ui.versions.panel import VersionsPanel
from facilitator.ui.widgets.row_model import SPOKEN
from tests.protocol.workshops import TODAY, rich

Key = Qt.Key


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(create_file(tmp_path / "forum.workshop"))
    made.run(workshops.add_dossier, dossier=rich())
    yield made
    made.close()


@pytest.fixture
def theme(qapp, tmp_path: Path) -> Theme:
    return Theme(qapp, Settings(tmp_path / "settings.json"))


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, theme: Theme) -> Iterator[VersionsPanel]:
    signals = DeskSignals(desk)
    made = VersionsPanel(desk, signals, theme, Messages())
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    with qtbot.waitSignal(made.shown):
        made.show_workshop(_now(desk).workshop.id)
    yield made
    made.leave()
    signals.close()


def _now(desk: Desk) -> Dossier:
    return desk.read.dossier(desk.read.workshops()[0].id)


def _keep(desk: Desk, **more: str) -> str:
    made = protocol_version(_now(desk), layout="prognos", kind="docx", today=TODAY)
    version = made.version._replace(name="Protokoll.docx", **more)
    return desk.run(versions.keep, version=version, packed=made.packed).ids[0]


def _note(desk: Desk, text: str) -> None:
    now = _now(desk)
    desk.run(notes.add, session_id=now.sessions[0].id, question_id=now.questions[0].id, text=text)


def _said(panel: VersionsPanel) -> list[str]:
    model = panel.list.model_
    return [model.index(row).data(SPOKEN) for row in range(model.rowCount())]


def test_a_protocol_that_never_went_out_says_so(panel) -> None:
    assert _said(panel) == ["Current state, now, No version went out yet"]
    assert panel.next_number == "0.1"
    assert panel.status.key == "draft"


def test_versions_stand_newest_first_with_what_changed_since(panel, desk, qtbot) -> None:
    _keep(desk)
    _keep(desk, recipients="2 Ministerien", deadline="2099-10-09")
    _note(desk, "Ganz neu")
    qtbot.waitUntil(lambda: len(_said(panel)) == 3)
    qtbot.waitUntil(lambda: "1 change since version 0.2" in _said(panel)[0])
    assert _said(panel)[1].startswith("Version 0.2, Draft")
    assert "2 Ministerien, Remarks until 9 Oct 2099" in _said(panel)[1]
    assert _said(panel)[2].startswith("Version 0.1, Draft")


def test_to_whom_a_version_went_is_typed_below_the_list(panel, desk, qtbot) -> None:
    key = _keep(desk)
    panel.describe(key)  # as after writing, before the list knows it
    qtbot.waitUntil(panel.details.recipients.hasFocus)
    qtbot.keyClicks(panel.details.recipients, "MUG")
    qtbot.keyClicks(panel.details.deadline, "31.2.2027")
    qtbot.keyClick(panel.details.deadline, Key.Key_Return)
    assert panel.details.isVisible()
    panel.details.deadline.setText("9.10.2027")
    qtbot.keyClick(panel.details.deadline, Key.Key_Return)
    assert not panel.details.isVisible()
    (version,) = _now(desk).versions
    assert (version.recipients, version.deadline) == ("MUG", "2027-10-09")


def test_escape_leaves_a_version_as_it_was(panel, desk, qtbot) -> None:
    key = _keep(desk, recipients="MUG")
    panel.describe(key)
    qtbot.waitUntil(panel.details.recipients.hasFocus)
    qtbot.keyClicks(panel.details.recipients, "anders")
    qtbot.keyClick(panel.details.recipients, Key.Key_Escape)
    assert _now(desk).versions[0].recipients == "MUG"
    assert panel.list.hasFocus()


def test_return_asks_for_a_comparison_and_e_for_the_fields(panel, desk, qtbot) -> None:
    key = _keep(desk)
    qtbot.waitUntil(lambda: len(_said(panel)) == 2)
    panel.go_to_list()
    qtbot.keyClick(panel.list, Key.Key_Down)
    with qtbot.waitSignal(panel.compare_wanted) as asked:
        qtbot.keyClick(panel.list, Key.Key_Return)
    assert asked.args == [key]
    qtbot.keyClick(panel.list, Key.Key_E)
    assert panel.details.isVisible()


def test_a_final_protocol_is_reopened_with_a_reason(panel, desk, qtbot) -> None:
    panel.status.chosen.emit("released")
    assert "Choose “Final” again" in panel.warning.text()
    assert panel.warning.isVisible()
    assert panel.status.key == "draft"
    assert _now(desk).workshop.status == "draft"
    panel.status.chosen.emit("released")
    qtbot.waitUntil(panel.reopen.isVisible)
    assert not panel.warning.isVisible()
    assert not panel.status.isVisible()
    qtbot.keyClick(panel.reopen, Key.Key_Space)
    qtbot.keyClicks(panel.reason.field, "Druckfehler")
    qtbot.keyClick(panel.reason.field, Key.Key_Return)
    qtbot.waitUntil(panel.status.isVisible)
    assert _now(desk).workshop.status == "draft"
    assert _now(desk).status_facts[-1].reason == "Druckfehler"


def test_the_list_is_a_sound_model(panel, qtmodeltester) -> None:
    qtmodeltester.check(panel.list.model_)
    assert panel.list.accessibleName() == "Versions"


# Comparing


@pytest.fixture
def comparison(qtbot: QtBot, desk: Desk, theme: Theme) -> Iterator[Comparison]:
    made = Comparison(desk, theme, Messages())
    qtbot.addWidget(made)
    made.resize(700, 600)
    yield made
    made.leave()


def test_a_version_is_compared_with_what_the_protocol_says_now(comparison, desk, qtbot) -> None:
    key = _keep(desk)
    _note(desk, "Ganz neu")
    with qtbot.waitSignal(comparison.shown):
        comparison.open(_now(desk).workshop.id, key)
    text = comparison.text.toPlainText()
    assert text.endswith("New  Ganz neu")
    assert _now(desk).questions[0].text in text
    assert (comparison.old.currentText(), comparison.new.currentText()) == (
        *("Version 0.1", "Current state"),
    )


def test_other_versions_are_chosen_above(comparison, desk, qtbot) -> None:
    first = _keep(desk)
    _note(desk, "Ganz neu")
    _keep(desk)
    with qtbot.waitSignal(comparison.shown):
        comparison.open(_now(desk).workshop.id, first)
    with qtbot.waitSignal(comparison.shown):
        comparison.old.setCurrentText("Version 0.2")
    assert comparison.text.toPlainText() == ""
    with qtbot.waitSignal(comparison.closed):
        qtbot.keyClick(comparison.text, Key.Key_Escape)
    assert not comparison.isVisible()
