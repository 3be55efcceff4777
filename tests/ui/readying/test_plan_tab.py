"""What the plan lacks, as a list in Planen: it shrinks, and each line leads to its mend."""

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import people, workshops
from facilitator.domain.listing import Listed
from facilitator.ui.planning.tab import Part
from facilitator.ui.planning.tab_bar import TabBar
from facilitator.ui.readying.plan_judging import PlanJudging
from facilitator.ui.readying.plan_tab import OpenTab
from tests.ui.keyboard import press


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "handouts"


@pytest.fixture
def desk(workspace):
    return workspace.desk


@pytest.fixture
def tab(qtbot, theme, workspace, desk, folder):
    judging = PlanJudging(workspace, lambda _workshop: folder)
    made = OpenTab(judging, theme)
    qtbot.addWidget(made)
    made.resize(1_000, 700)
    made.show()
    with qtbot.waitSignal(judging.judged):
        made.show_workshop(desk.read.workshops()[0].id)
    made.activateWindow()
    made.table.setFocus()
    yield made
    judging.leave()


def open_matters(tab):
    return [row.judgement.matter for row in tab.table.rows if row.judgement.grade == "problem"]


def test_the_list_shrinks_with_what_is_done(tab, qtbot, desk, folder):
    before = open_matters(tab)
    assert "head_incomplete" in before
    assert "no_handouts" in before
    key = desk.read.workshops()[0].id
    with qtbot.waitSignal(tab.judging.judged):
        desk.run(workshops.set_head, workshop_id=key, place="Alter Speicher")
    assert [matter for matter in before if matter not in open_matters(tab)] == ["head_incomplete"]
    folder.mkdir()
    (folder / "Agenda.docx").touch()
    with qtbot.waitSignal(tab.judging.judged):
        tab.repeat()
    assert open_matters(tab) == []
    assert tab.head.verdict.text == "Everything is ready"


def test_enter_leads_to_the_mend(tab):
    wanted = []
    tab.mend_wanted.connect(wanted.append)
    assert tab.table.currentIndex().isValid()
    row = tab.table.rows[tab.table.currentIndex().row()]
    press(Qt.Key.Key_Return)
    assert wanted == [row.judgement]
    assert row.judgement.grade == "problem"


def test_people_who_lack_something_are_named(tab, qtbot, desk):
    key = desk.read.workshops()[0].id
    listed = [Listed("Ada King", group_name="Kommunen"), Listed("Bo Li")]
    with qtbot.waitSignal(tab.judging.judged):
        desk.run(people.take_over, workshop_id=key, people=listed)
    texts = " ".join(row.text for row in tab.table.rows)
    assert "Bo Li has no stakeholder group." in texts
    assert "Ada King and Bo Li have no e-mail address." in texts


def test_nothing_is_judged_while_nobody_looks(tab, qtbot, desk):
    key = desk.read.workshops()[0].id
    tab.hide()
    heard = []
    tab.judging.judged.connect(heard.append)
    desk.run(workshops.set_head, workshop_id=key, place="Hier")
    with qtbot.waitSignal(tab.judging.judged):
        tab.show()
    assert len(heard) == 1
    assert "head_incomplete" not in open_matters(tab)


def test_the_bar_says_at_its_right_end_what_is_open(qtbot, theme):
    def none(_screens):
        raise AssertionError

    parts = [Part("agenda", "Agenda", none), Part("open", "Open", none, is_aside=True)]
    bar = TabBar(theme, parts)
    qtbot.addWidget(bar)
    bar.resize(900, 44)
    bar.show()
    bar.say("open", "7 still open")
    assert bar.tabs["open"].accessibleName() == "7 still open"
    assert bar.tabs["open"].geometry().right() > 800
    assert bar.tabs["agenda"].geometry().left() < 100
    with qtbot.waitSignal(bar.chosen) as chosen:
        bar.tabs["open"].click()
    assert chosen.args == ["open"]
