"""Somebody looks at the rooms of a round, moves people by key and by mouse, and fixes them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from facilitator.actions import history
from facilitator.actions.seat_locks import is_settled

_Key, _Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_everybody_stands_once_in_a_room_of_the_round(organiser):
    rooms = [column.room for column in organiser.tab.board.columns]
    assert [room.code for room in rooms] == ["W 1.1", "W 1.2", "W 1.3"]
    people = [card.person_id for room in rooms for card in room.cards]
    assert sorted(people) == sorted(f"p{n}" for n in range(50))
    assert sum(room.size for room in rooms) == 50


def test_the_keyboard_begins_at_a_card_and_goes_over_the_board(organiser):
    first = organiser.here
    organiser.press(_Key.Key_Down)
    second = organiser.here
    assert second != first
    organiser.press(_Key.Key_Right)
    assert organiser.room_of(organiser.here.person_id) == "W 1.2"
    organiser.press(_Key.Key_Left)
    assert organiser.here == second


def test_a_person_goes_to_the_room_beside_with_the_keyboard_and_undo_takes_it_back(organiser):
    person = organiser.here.person_id
    before = organiser.seats(person)
    organiser.press(_Key.Key_Right, held=_Ctrl)
    assert organiser.room_of(person) == "W 1.2"
    assert organiser.here.person_id == person
    assert "r1t1" in organiser.seats(person)
    organiser.desk.run(history.undo)
    assert organiser.seats(person) == before
    assert organiser.room_of(person) == "W 1.1"


def test_a_figure_moves_to_the_room_of_this_number(organiser):
    person = organiser.here.person_id
    organiser.press(_Key.Key_3)
    assert organiser.room_of(person) == "W 1.3"
    assert len(organiser.seats(person)) == 2


def test_a_card_is_dragged_to_another_room(organiser):
    board = organiser.tab.board
    source, goal = board.columns[0], board.columns[2]
    card = source.list.model().rows[1]
    viewport = source.list.viewport()
    start = source.list.visualRect(source.list.model().index(1)).center()
    end = viewport.mapFromGlobal(goal.mapToGlobal(goal.rect().center()))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for point in (start + QPoint(30, 5), end):
        QTest.mouseMove(viewport, point)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert organiser.room_of(card.person_id) == "W 1.3"


def test_a_card_put_down_in_its_own_room_stays(organiser):
    column = organiser.tab.board.columns[0]
    viewport, person = column.list.viewport(), column.list.model().rows[1].person_id
    start = column.list.visualRect(column.list.model().index(1)).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(20, 60))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert organiser.room_of(person) == "W 1.1"


def test_a_fixed_person_is_not_moved_until_released(organiser):
    person = organiser.here.person_id
    organiser.press(_Key.Key_L)
    assert organiser.here.is_locked
    organiser.press(_Key.Key_2)
    assert organiser.room_of(person) == "W 1.1"
    assert organiser.said
    organiser.press(_Key.Key_L, _Key.Key_2)
    assert organiser.room_of(person) == "W 1.2"


def test_everything_is_settled_and_released_in_one_step_each(organiser):
    organiser.tab.head.settle.click()
    assert is_settled(organiser.desk.read.grouping("w"))
    assert organiser.here.is_locked
    organiser.press(_Key.Key_L)
    assert not is_settled(organiser.desk.read.grouping("w"))
    assert not organiser.here.is_locked
    organiser.tab.head.settle.click()
    organiser.tab.head.settle.click()
    assert organiser.desk.read.grouping("w").grouping_rules == ()
    assert organiser.desk.read.grouping("w").rule_persons == ()


def test_the_next_round_shows_the_same_person(organiser):
    person = organiser.here.person_id
    organiser.press(_Key.Key_R)
    assert organiser.here.person_id == person
    assert organiser.room_of(person).startswith("W 2.")


def test_the_person_at_the_keyboard_is_explained(organiser):
    side = organiser.tab.side
    organiser.qtbot.waitUntil(lambda: side.person_name.text() == organiser.here.name)
    assert side.person.text().count("\n") >= 3
    before = side.person.text()
    organiser.press(_Key.Key_Down)
    organiser.qtbot.waitUntil(lambda: side.person_name.text() == organiser.here.name)
    assert side.person.text() != before


def test_the_page_goes_along_with_the_keyboard(make_organiser, desk):
    organiser = make_organiser(desk, height=500)
    organiser.press(_Key.Key_End)
    cards = organiser.tab.board.at_keyboard
    middle = cards.visualRect(cards.currentIndex()).center()
    organiser.qtbot.waitUntil(lambda: cards.viewport().visibleRegion().contains(middle))


def test_who_did_not_come_leaves_the_keyboard_with_who_stands_next(organiser):
    first = organiser.here.person_id
    organiser.press(_Key.Key_A)
    second = organiser.here.person_id
    assert second != first
    assert organiser.room_of(second) == "W 1.1"
    organiser.press(_Key.Key_A)
    absent = organiser.tab.board.absent.list.model()
    assert {card.person_id for card in absent.rows} == {first, second}
    assert organiser.room_of(organiser.here.person_id) == "W 1.1"


def test_the_last_of_a_room_who_did_not_come_leaves_the_keyboard_with_the_one_above(organiser):
    cards = organiser.tab.board.columns[0].list
    last, above = cards.model().rows[-1], cards.model().rows[-2]
    cards.go_to(len(cards.model().rows) - 1)
    assert organiser.here == last
    organiser.press(_Key.Key_A)
    assert organiser.here.person_id == above.person_id


def test_the_heading_of_a_room_is_whole_again_at_its_first_card(make_organiser, desk):
    organiser = make_organiser(desk, height=500)
    column, areas = organiser.tab.board.columns[0], organiser.tab.findChildren(QScrollArea)
    (scroll,) = [area for area in areas if area.isAncestorOf(column)]
    scroll.verticalScrollBar().setValue(25)
    organiser.press(_Key.Key_Down, _Key.Key_Up)
    organiser.qtbot.waitUntil(lambda: scroll.verticalScrollBar().value() == 0)
    assert column.visibleRegion().boundingRect().top() == 0


def test_the_legend_is_shown_whole_or_not_at_all(make_organiser, desk):
    organiser = make_organiser(desk)
    head = organiser.tab.head
    shown = set()
    for width in range(1060, 1500, 20):
        organiser.tab.resize(width, 700)
        organiser.qtbot.wait(1)
        shown.add(head.legend.isVisible())
        if head.legend.isVisible():
            assert head.legend.width() >= head.legend.sizeHint().width()
            assert head.legend.geometry().right() < head.settle.geometry().left()
    assert shown == {True, False}


def test_a_move_leaves_the_page_where_it_is(make_organiser, desk):
    organiser = make_organiser(desk, width=1000, height=640)
    areas = organiser.tab.findChildren(QScrollArea)
    (scroll,) = [area for area in areas if area.isAncestorOf(organiser.tab.board)]
    organiser.press(_Key.Key_Down)
    gone: list[int] = []
    scroll.verticalScrollBar().valueChanged.connect(gone.append)
    organiser.press(_Key.Key_2, _Key.Key_A)
    for _ in range(5):  # a timer of no time, and what it sets off
        organiser.qtbot.wait(1)
    assert scroll.verticalScrollBar().maximum() > 0
    assert gone == []


def test_the_page_goes_down_to_the_rules_with_the_keyboard(make_organiser, desk):
    organiser = make_organiser(desk, height=500)
    rules = organiser.tab.rules.list
    assert rules.visibleRegion().isEmpty()
    organiser.press(_Key.Key_End, _Key.Key_Down)
    organiser.qtbot.waitUntil(lambda: not rules.visibleRegion().isEmpty())
