"""Erasing in the window: said first, done in the background, and nothing else is written meanwhile."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import notes, people, workshops
from facilitator.actions.desk import Desk
from facilitator.errors import EnvironmentProblem
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.erasure.page import ErasurePage
from facilitator.ui.people.tab import PeopleTab
from facilitator.ui.theme.theme import Theme
from tests.domain.factory import Plan
from tests.ui.keyboard import focused, press

HOST = "Maren Thießen"


@pytest.fixture
def theme(qapp, tmp_path) -> Theme:
    return Theme(qapp, Settings(tmp_path / "settings.json"))


@pytest.fixture
def desk(tmp_path):
    opened = Desk(create_file(tmp_path / "Forum.workshop"))
    opened.run(workshops.add_dossier, dossier=Plan().dossier())
    yield opened
    opened.close()


@pytest.fixture
def host(desk):
    return next(person for person in desk.read.persons() if person.name == HOST)


@pytest.fixture
def page(qtbot, desk, theme):
    made = ErasurePage(desk, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    return made


def opened(page, qtbot, host):
    page.open(host.id, host.name)
    qtbot.waitUntil(lambda: bool(page.warning.text()))


def add_note(desk, text):
    plan = desk.read.head(desk.read.workshops()[0].id)
    session = plan.sessions[0]
    question = next(entry for entry in plan.questions if entry.topic_id == session.topic_id)
    return desk.run(notes.add, session_id=session.id, question_id=question.id, text=text).ids[0]


def names_in(path: Path) -> bool:
    return any(HOST.encode() in file.read_bytes() for file in path.parent.glob("*.workshop*"))


def test_what_goes_and_what_stays_is_said_before(page, qtbot, desk, host):
    note = add_note(desk, f"Wie {HOST} sagt: zu trocken")
    opened(page, qtbot, host)
    assert HOST in page.title.text()
    assert "nothing brings the person back" in page.warning.text()
    assert "1 text" in page.stays.text()
    assert "Exported protocols and handouts" in page.stays.text()
    assert [row.text for row in page.mentions.texts.rows] == [f"Wie {HOST} sagt: zu trocken"]
    wanted = []
    page.row_wanted.connect(lambda table, row_id: wanted.append((table, row_id)))
    page.mentions.setFocus()
    page.mentions.setCurrentIndex(page.mentions.texts.index(0))
    press(Qt.Key.Key_Return)
    assert wanted == [("note", note)]
    assert host in desk.read.persons()


def test_the_keyboard_is_where_nothing_happens(page, qtbot, desk, host):
    opened(page, qtbot, host)
    assert focused() is page.cancel
    with qtbot.waitSignal(page.left):
        press(Qt.Key.Key_Escape)
    assert host in desk.read.persons()


def test_the_person_is_erased_in_the_background_and_all_are_told(page, qtbot, desk, host):
    outcomes, said = [], []
    desk.watch(lambda outcome, _initiator: outcomes.append(outcome))
    page.said.connect(said.append)
    opened(page, qtbot, host)
    with qtbot.waitSignal(page.left):
        page.erase.click()
        assert page.is_erasing
        assert not page.cancel.isEnabled()
        with pytest.raises(EnvironmentProblem):
            add_note(desk, "Zu früh")
    assert said == ["The person is erased."]
    assert host.id in outcomes[0].rows("person")
    assert not names_in(desk.file.path)
    add_note(desk, "Rechtzeitig")


def test_a_file_that_is_closed_meanwhile_is_erased_and_whole(page, qtbot, desk, host):
    opened(page, qtbot, host)
    page.erase.click()
    page.leave()
    assert not page.is_erasing
    assert host.id not in {person.id for person in desk.read.persons()}
    add_note(desk, "Danach")
    assert not names_in(desk.file.path)


def test_the_people_tab_leads_here_and_back(qtbot, desk, theme, host):
    tab = PeopleTab(desk, DeskSignals(desk), theme)
    qtbot.addWidget(tab)
    tab.resize(1_200, 700)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    tab.show_workshop(desk.read.workshops()[0].id)
    desk.run(people.rename, person_id=host.id, name="Zoe Ulm")
    tab.table.setFocus()
    tab.table.go_to(host.id)
    press(
        Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    page = tab.pages.currentWidget()
    assert isinstance(page, ErasurePage)
    qtbot.waitUntil(page.erase.isEnabled)
    with qtbot.waitSignal(page.left):
        page.erase.click()
        assert not tab.is_settled
    assert tab.is_settled
    assert host.id not in {row.id for row in tab.table.people.rows}
    assert not names_in(desk.file.path)
