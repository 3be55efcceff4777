"""The place of the plan in a window: its parts by key, by search, and from what is still open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton

from facilitator.actions import agenda_rooms, groups, history, people
from facilitator.domain.dossier import Dossier
from facilitator.domain.listing import Listed
from facilitator.ui.agenda_plan.rows import RoomsRow
from facilitator.ui.agenda_plan.tab import AgendaTab
from facilitator.ui.handouts.tab import HandoutsTab
from facilitator.ui.people.tab import PeopleTab
from facilitator.ui.people_list.page import ListPage
from facilitator.ui.planning.head import TabHead
from facilitator.ui.planning.parts import parts
from facilitator.ui.planning.screen import PlanScreen
from facilitator.ui.readying.plan_tab import OpenTab
from facilitator.ui.shell.window import Window
from tests.handouts.crowd import crowded, example
from tests.ui.keyboard import press
from tests.ui.shell.conftest import program
from tests.ui.shell.windows import rail, saved, shown

__all__ = ["program"]

PARTS = ["agenda", "topics", "people", "groups", "timeline", "handouts", "open"]
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, program, tmp_path) -> Window:
    program.open_file(saved(tmp_path / "Forum.workshop", crowded(example())))
    made = program.windows[0]
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go_to("plan")
    return made


def plan_of(window: Window) -> PlanScreen:
    screen = shown(window)
    assert isinstance(screen, PlanScreen)
    return screen


@pytest.mark.parametrize(
    ("key", "order"),
    [(Qt.Key.Key_PageDown, [*PARTS[1:], PARTS[0]]), (Qt.Key.Key_PageUp, PARTS[::-1])],
    ids=["forwards", "back"],
)
def test_keys_step_through_all_parts_and_around(window, key, order):
    seen = []
    for _ in PARTS:
        press(key, _CTRL)
        seen.append(plan_of(window).bar.current)
    assert seen == order


@pytest.mark.parametrize("part", PARTS[:5])
def test_a_field_that_is_open_does_not_keep_the_keys(window, part):
    plan = plan_of(window)
    plan.show_tab(part)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_PageDown, _CTRL)
    assert plan.bar.current == PARTS[PARTS.index(part) + 1]


def test_the_keys_work_from_the_rail(window):
    rail(window).search.setFocus()
    assert QApplication.focusWidget() is rail(window).search
    press(Qt.Key.Key_PageDown, _CTRL)
    assert plan_of(window).bar.current == "topics"


@pytest.mark.parametrize("place", ["moderate", "plan"])
def test_the_search_finds_every_part(window, place):
    window.go_to(place)
    ways = {entry.id: entry for entry in window.commands()}
    for part in parts():
        way = ways[f"plan-{part.name}"]
        assert way.text == part.text
        assert way.run is not None
        way.run()
        assert plan_of(window).bar.current == part.name


def test_a_person_who_was_found_is_shown_among_the_people(window):
    person = window.workspace.desk.read.head(window.head.workshop.id).persons[-1]
    window.go_to("moderate")
    window.show_row("person", person.id)
    tab = plan_of(window).tab
    assert isinstance(tab, PeopleTab)
    assert [row.name for row in tab.table.chosen] == [person.name]


def test_a_session_is_shown_at_its_room_also_where_its_round_was_folded(window):
    last = window.workspace.desk.read.head(window.head.workshop.id).sessions[-1]
    window.errands.show_part("agenda", last.id)
    tab = plan_of(window).tab
    assert isinstance(tab, AgendaTab)
    row = tab.table.current_row
    assert isinstance(row, RoomsRow)
    assert row.parts[tab.table.part][0].session_id == last.id


def test_no_part_takes_the_keyboard_from_who_moderates(qtbot, window):
    plan = plan_of(window)
    for part in PARTS:
        plan.show_tab(part)
    window.go_to("moderate")
    editor = shown(window).editor
    qtbot.waitUntil(editor.hasFocus)
    desk, workshop = window.workspace.desk, window.head.workshop.id
    for action, values in (
        (people.take_over, {"workshop_id": workshop, "people": [Listed("Ada König")]}),
        (groups.place, {"workshop_id": workshop, "sessions": {}}),
        (history.undo, {}),
    ):
        desk.run(action, **values)
        window.flush()
        assert QApplication.focusWidget() is editor
    window.undo()
    assert QApplication.focusWidget() is editor


_PASTE = _CTRL | Qt.KeyboardModifier.ShiftModifier


def test_the_key_for_inserting_reads_a_table_of_people_where_people_are(qtbot, window):
    plan = plan_of(window)
    tab = plan.show_tab("people")
    QApplication.clipboard().setText("Name\tInstitution\nEva Nord\tAmt\nUdo Weiß\tWerk")
    press(Qt.Key.Key_V, _PASTE)
    page = tab.findChild(ListPage)
    assert page is not None
    qtbot.waitUntil(lambda: len(page.people) == 2)
    assert page.isVisible()
    assert [person.name for person in page.people] == ["Eva Nord", "Udo Weiß"]
    QApplication.clipboard().setText("Name\tInstitution\nEva Nord\tAmt")
    press(Qt.Key.Key_V, _PASTE)  # the list in front gives way to the one that was copied now
    qtbot.waitUntil(lambda: [person.name for person in page.people] == ["Eva Nord"])


def test_the_key_for_inserting_reads_an_agenda_where_the_agenda_is(window):
    plan = plan_of(window)
    plan.show_tab("agenda")
    QApplication.clipboard().setText("9:00 Begrüßung\n9:30 Pause")
    press(Qt.Key.Key_V, _PASTE)
    assert plan.page.isVisible()
    assert plan.page.head.counts.text() == "2 agenda items"


def test_the_heads_of_all_parts_have_one_height(window):
    plan = plan_of(window)
    heads = [head for part in PARTS for head in plan.show_tab(part).findChildren(TabHead)]
    assert len(heads) == len(PARTS)
    assert len({head.height() for head in heads}) == 1


@pytest.mark.parametrize("part", ["agenda", "people", "timeline"])
def test_what_a_key_with_ctrl_makes_is_chosen_alone(window, part):
    tab = plan_of(window).show_tab(part)
    press(Qt.Key.Key_N, _CTRL)
    press(Qt.Key.Key_X)
    press(Qt.Key.Key_Return)
    table = tab.findChild(QAbstractItemView)
    assert table is not None
    assert len({index.row() for index in table.selectionModel().selectedIndexes()}) == 1


@pytest.mark.parametrize("is_planned", [True, False])
def test_each_part_has_at_most_one_button_that_matters(qtbot, program, tmp_path, is_planned):
    whole = crowded(example())
    bare = Dossier(process=whole.process, workshop=whole.workshop)
    program.open_file(saved(tmp_path / "Forum.workshop", whole if is_planned else bare))
    window = program.windows[0]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to("plan")
    for part in PARTS:
        tab = plan_of(window).show_tab(part)
        matter = [
            button.text()
            for button in tab.findChildren(QPushButton)
            if button.isVisible() and button.property("tone") == "primary"
        ]
        assert len(matter) <= 1, part
        focused = QApplication.focusWidget()
        assert focused is not None, part
        assert tab.isAncestorOf(focused), part
        assert focused.isVisible(), part


def test_the_bar_and_the_list_of_what_is_open_never_differ(qtbot, window):
    plan = plan_of(window)
    is_open = plan.bar.tabs["open"]
    qtbot.waitUntil(lambda: is_open.text() == "1 still open")
    tab = plan.show_tab("handouts")
    assert isinstance(tab, HandoutsTab)
    tab.write_all()
    qtbot.waitUntil(lambda: is_open.text() == "Nothing is open")
    shown_last = plan.show_tab("open")
    assert isinstance(shown_last, OpenTab)
    verdict = shown_last.head.verdict
    qtbot.waitUntil(lambda: verdict.text == "Everything is ready")
    session = window.head.sessions[0].id
    window.workspace.desk.run(agenda_rooms.set_room, session_id=session, text="")
    qtbot.waitUntil(lambda: is_open.text() == "1 still open")
    qtbot.waitUntil(lambda: verdict.text == "1 point open")


def test_people_without_a_part_are_counted_where_they_are_shown(qtbot, window):
    plan = plan_of(window)
    tab = plan.show_tab("people")
    assert isinstance(tab, PeopleTab)
    run, key = window.workspace.desk.run, window.head.workshop.id
    session = window.head.sessions[0].id
    for text in ("Ole Ahrens", ""):  # who moderated once stays a person of the file
        run(agenda_rooms.set_moderators, workshop_id=key, session_id=session, text=text)
    qtbot.waitUntil(lambda: tab.table.people.rows[-1].name == "Ole Ahrens")
    count = len(tab.table.people.rows)
    assert plan.bar.tabs["people"].accessibleName() == f"People, {count}"


def test_what_is_open_is_followed_again_once_the_window_is_back(qtbot, window):
    is_open = plan_of(window).bar.tabs["open"]
    qtbot.waitUntil(lambda: is_open.text() == "1 still open")
    window.showMinimized()
    QApplication.processEvents()
    window.showNormal()
    session = window.head.sessions[0].id
    window.workspace.desk.run(agenda_rooms.set_room, session_id=session, text="")
    qtbot.waitUntil(lambda: is_open.text() == "2 still open")
