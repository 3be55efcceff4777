"""The page of a list: read in the background, looked at, answered, taken over in one step."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from facilitator.actions import history
from facilitator.exchange.people_table.columns import Column
from facilitator.ui.people.tab import PeopleTab
from facilitator.ui.people_list.page import ListPage
from tests.ui.keyboard import focused, press
from tests.ui.people.conftest import desk, theme

__all__ = ["desk", "theme"]

CTRL = Qt.KeyboardModifier.ControlModifier
LIST = (
    "Name;Firma;Gruppe;Notiz;Wünsche\n"
    "Eva Nord;Amt;Land;vegan;\nking, ada;Werk;;;\nAda King;Amt;Land;;3\n45123;x;;;\nNord Eva;;;;\n"
)


@pytest.fixture
def tab(qtbot, theme, desk) -> PeopleTab:
    from facilitator.ui.desk_signals import DeskSignals

    made = PeopleTab(desk, DeskSignals(desk), theme)
    qtbot.addWidget(made)
    made.resize(1_400, 700)
    made.show()
    made.show_workshop(desk.read.workshops()[0].id)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def page(tab) -> ListPage:
    tab.read_list()
    found = tab.pages.currentWidget()
    assert isinstance(found, ListPage)
    return found


@pytest.fixture
def shown(page, qtbot, tmp_path) -> ListPage:
    """The page with a list on it: two new, one known, two there twice perhaps, one faulty."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="cp1252")
    page.read_file(path)
    qtbot.waitUntil(lambda: page.table.list.draft is not None)
    return page


def marks(page):
    draft = page.table.list.draft
    return [draft.mark(row) for row, _ in draft.table.rows]


def names(tab):
    return [row.name for row in tab.table.people.rows]


def go_to(page, row):
    rows = [number for number, _ in page.table.list.draft.table.rows]
    page.table.setCurrentIndex(page.table.list.index(rows.index(row), 0))


def test_each_row_is_marked_with_what_becomes_of_it(shown):
    assert marks(shown) == ["frame", "new", "duplicate", "known", "faulty", "duplicate"]
    assert [person.name for person in shown.people] == ["Eva Nord", "ada king", "Ada King"]


def test_the_model_keeps_qts_rules(shown):
    tester = QAbstractItemModelTester(
        shown.table.list, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    shown.forget()
    assert tester.model() is shown.table.list


def test_taking_over_is_one_step_that_undo_takes_back(shown, tab, desk):
    press(Qt.Key.Key_Return, CTRL)
    assert names(tab) == ["Ada King", "Bo Li", "Cem Ay", "Dora Öz", "Eva Nord", "ada king"]
    assert tab.table.people.rows[0].group == "Land"
    assert tab.pages.currentWidget() is not shown
    desk.run(history.undo)
    assert names(tab) == ["Ada King", "Bo Li", "Cem Ay", "Dora Öz"]
    assert tab.table.people.rows[0].group == "Kommunen"


def test_space_answers_whether_two_are_one(shown):
    go_to(shown, 3)
    assert shown.side.answer.key == "two"
    press(Qt.Key.Key_Space)
    assert shown.side.answer.key == "same"
    assert [person.name for person in shown.people] == ["Eva Nord", "ada king"]
    go_to(shown, 6)
    assert shown.side.answer.key == "same"
    press(Qt.Key.Key_Space)
    assert [person.name for person in shown.people] == ["Eva Nord", "ada king", "Nord Eva"]


def test_what_is_said_of_a_row_stands_beside_it(shown):
    go_to(shown, 5)
    assert "Row 5, column A" in shown.side.findings.text()
    go_to(shown, 2)
    assert not shown.side.findings.text()
    go_to(shown, 4)
    assert shown.side.findings.text() == "“Kommunen” becomes “Land”.\n\n“2, 1” becomes “3”."


def test_the_next_row_to_look_at_is_found_by_a_key_around_the_end(shown):
    at = []
    for _ in range(5):
        press(Qt.Key.Key_Down, CTRL)
        at.append(shown.table.list.number_of(shown.table.currentIndex()))
    assert at == [3, 4, 5, 6, 1]


def test_a_column_can_hold_something_else_than_was_guessed(shown, qtbot):
    fields = [Column(*box.currentData()).field for box in shown.mapping.boxes]
    assert fields == ["name", "organisation", "group", "", "wishes"]
    box = shown.mapping.boxes[3]
    wanted = [Column(*box.itemData(at)) for at in range(box.count())].index(Column("group"))
    other = shown.mapping.boxes[2]
    none = [Column(*other.itemData(at)) for at in range(other.count())].index(Column())
    other.setCurrentIndex(none)
    other.activated.emit(none)
    box.setCurrentIndex(wanted)
    box.activated.emit(wanted)
    qtbot.waitUntil(lambda: shown.people[0].group_name == "vegan")


def test_copied_cells_are_read_like_a_file(page, qtbot):
    QGuiApplication.clipboard().setText("Vorname\tNachname\nEva\tNord\n")
    press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: page.table.list.draft is not None)
    assert [person.name for person in page.people] == ["Eva Nord"]


def test_a_dropped_file_is_read(page, qtbot, tmp_path):
    path = tmp_path / "list.CSV"
    path.write_text(LIST, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button, no = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(QDropEvent(QPointF(9, 9), copy, data, button, no))
    qtbot.waitUntil(lambda: page.table.list.draft is not None)


@pytest.mark.parametrize(
    ("content", "said"), [(b"%PDF-1.7", "neither a CSV nor an Excel file"), (b"\n", "names nobody")]
)
def test_what_is_no_list_is_said_where_one_chooses_another(page, qtbot, tmp_path, content, said):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    page.read_file(path)
    qtbot.waitUntil(lambda: said in page.start.problem.text())
    assert page.start.isVisible()
    assert not page.people


def test_a_file_that_cannot_be_read_is_said(page, qtbot, tmp_path):
    page.read_file(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: "gone.csv" in page.start.problem.text())


def test_the_keys_of_the_table_rest_while_the_list_is_in_front(shown, tab):
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_F, CTRL)
    assert tab.pages.currentWidget() is shown
    assert focused() is shown.table
    assert len(names(tab)) == 4


def test_escape_leaves_everything_as_it_was(shown, tab):
    press(Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is not shown
    assert names(tab) == ["Ada King", "Bo Li", "Cem Ay", "Dora Öz"]
    assert focused() is tab.table


def test_a_job_that_ends_after_the_list_was_left_shows_nothing(page, qtbot, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    page.read_file(path)
    page.leave()
    qtbot.wait(100)
    assert page.table.list.draft is None
    assert not page.people


@pytest.mark.parametrize(
    ("sort", "text", "rows"),
    [
        ("duplicate", "2 there twice?", [6, 3, 6]),
        ("faulty", "1 not taken over", [5, 5]),
    ],
)
def test_a_count_leads_to_its_rows_one_after_the_other(shown, sort, text, rows):
    jump = shown.side.jumps[sort]
    assert jump.text() == text
    at = []
    go_to(shown, 3)
    for _ in rows:
        jump.click()
        at.append(shown.table.list.number_of(shown.table.currentIndex()))
    assert at == rows
    assert focused() is shown.table
    assert shown.side.place.text() == f"Row {at[-1]}"
