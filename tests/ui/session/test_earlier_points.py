"""What the first round said stands over the notes of the second, to be confirmed or contradicted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from facilitator.actions import history, notes
from facilitator.actions.desk import Desk
from facilitator.domain.details import Details
from facilitator.domain.edits import Removed, Reworded
from facilitator.ui.session.answering import answered
from facilitator.ui.session.earlier import Point, earlier_sessions, points_on, told
from facilitator.ui.session.earlier_points import marks_of
from facilitator.ui.session.lines import Line, blank
from facilitator.ui.session.saving import Place
from tests.ui.session.conftest import CTRL, NONE, SHIFT, Seat

Key = Qt.Key


def say(desk: Desk, text: str, question_id: str = "q2a", *, session_id: str = "s1", **more) -> str:
    where = {"session_id": session_id, "question_id": question_id}
    return desk.run(notes.add, text=text, **where, **more).ids[0]


@pytest.fixture
def second(make_seat, desk) -> Seat:
    """A seat in W 2.1 at the question with two sub-questions, on which W 1.1 said four things."""
    say(desk, "Früh einbinden")
    say(desk, "Vor dem Plan", level=2)
    say(desk, "Unter uns", kind="internal")
    say(desk, "Das Land zahlt", "q2b")
    seat = make_seat("q2")
    head = desk.read.head("workshop")
    session = next(entry for entry in head.sessions if entry.id == "s2")
    seat.notebook.earlier = earlier_sessions(head, session)
    seat.notebook.open(Place("s2", "q2"))
    return seat


def texts(seat: Seat) -> list[str]:
    return [point.text for point in seat.editor.points.all]


def answer(seat: Seat, key: Qt.Key = Key.Key_Return) -> None:
    seat.key(key, CTRL | SHIFT)


def stances(seat: Seat) -> list[str]:
    points = seat.editor.points
    return [points.stance_on(point) for point in points.all]


# What is shown


def test_points_of_earlier_rounds_stand_over_their_sections(second):
    points = second.editor.points.all
    assert texts(second) == ["Früh einbinden", "Vor dem Plan", "Das Land zahlt"]
    assert [point.section for point in points] == ["q2a", "q2a", "q2b"]
    assert points[0].origin == "From round 1 (W 1.1)"
    assert second.page == ["# At once", "-", "# Later", "-"]


def test_the_first_round_sees_no_points(desk):
    head = desk.read.head("workshop")
    first = next(entry for entry in head.sessions if entry.id == "s1")
    assert earlier_sessions(head, first) == []


def test_room_is_left_over_the_first_note_of_each_section_and_nowhere_else(second):
    second.at(1)
    second.type("One\nTwo")
    tops = [
        second.editor.document().findBlockByNumber(index).blockFormat().topMargin()
        for index in range(5)
    ]
    assert tops[1] > tops[4] > tops[2]
    second.at(1)
    second.key(Key.Key_Return)
    block = second.editor.document().findBlockByNumber
    assert block(1).blockFormat().topMargin() == tops[1]
    assert block(2).blockFormat().topMargin() == tops[2]
    second.agree()


def test_points_of_the_question_itself_stand_at_the_top(second, desk):
    say(desk, "Allgemeines", "q2")
    assert texts(second) == ["Allgemeines", "Früh einbinden", "Vor dem Plan", "Das Land zahlt"]
    second.editor.grab()
    top = next(iter(second.editor.points._in_view(0, 400)))  # noqa: SLF001
    assert top.words == ("From round 1 (W 1.1)",)
    assert 0 <= top.top < 30


def test_what_the_first_round_still_writes_comes_up(second, desk):
    second.at(1)
    second.type("Mine")
    point = second.editor.points.all[0]
    edits = [Reworded(point.id, "Sehr früh einbinden")]
    desk.run(notes.revise, session_id="s1", edits=edits)
    assert texts(second)[0] == "Sehr früh einbinden"
    desk.run(notes.revise, session_id="s1", edits=[Removed(point.id)])
    assert texts(second) == ["Vor dem Plan", "Das Land zahlt"]
    assert second.caret == (1, 4)
    second.agree()


def test_another_question_has_other_points(second):
    second.open("q3", "s2")
    assert texts(second) == []
    second.open("q2", "s2")
    assert len(texts(second)) == 3


def test_points_fit_a_page_that_is_shown_as_the_scroll_bar_goes_and_comes(second, desk):
    for words in range(1, 60):  # some of them need one line less where there is no scroll bar
        say(desk, "Wort " * words, "q3" if words < 8 else "q2")
    for number in range(40):
        say(desk, f"Beitrag {number}", "q2", session_id="s2")
    editor = second.editor
    editor.show()
    widths: set[int] = set()
    for width in range(260, 420, 4):
        editor.resize(width, 900)
        for question in ("q2", "q3"):
            second.open(question, "s2")
            widths.add(editor.viewport().width())
            assert editor.page.rooms == editor.points._laid_out()  # noqa: SLF001 - room for all of them
            second.agree()
    assert len(widths) > len(range(260, 420, 4)), "the scroll bar neither came nor went"


def test_the_list_says_how_much_earlier_rounds_said(second, desk):
    assert told(desk.read, second.notebook.earlier) == {"q2": "2 from round 1"}


# Answering by key


def test_the_first_press_only_chooses(second):
    second.at(3)
    answer(second)
    assert second.editor.points.chosen == second.editor.points.all[2]
    assert second.file == []


def test_a_confirmed_point_becomes_a_note_that_answers_it(second):
    second.at(1)
    second.key(Key.Key_Down, CTRL | SHIFT)
    answer(second)
    point = second.editor.points.all[0]
    assert second.file == ["- Früh einbinden"]
    assert Details.of(second.stored[0]) == Details(answers_id=point.id, stance="confirmed")
    assert second.stored[0].kind == "statement"
    assert stances(second) == ["confirmed", "", ""]
    assert second.editor.points.chosen == point
    second.agree()


def test_the_other_key_changes_an_answer_and_the_same_one_takes_it_back(second):
    second.at(1)
    answer(second)
    answer(second)
    answer(second, Key.Key_D)
    assert [(note.text, note.kind, note.stance) for note in second.stored] == [
        ("Früh einbinden", "dissent", "contradicted")
    ]
    answer(second, Key.Key_D)
    assert second.file == []
    assert stances(second) == ["", "", ""]
    assert second.editor.points.chosen == second.editor.points.all[0]
    second.agree()


def test_an_answer_that_was_reworded_stays_as_a_note_where_it_is_taken_back(second):
    second.at(1)
    answer(second)
    answer(second)
    second.at(1)
    second.type("Ja, ")
    answer(second)  # chooses the next open one: typing took the keyboard away
    second.key(Key.Key_Up, CTRL | SHIFT)
    answer(second)
    assert [(note.text, note.answers_id) for note in second.stored] == [
        ("Ja, Früh einbinden", None)
    ]


def test_a_contradicted_point_is_a_dissent(second):
    second.at(3)
    answer(second)
    answer(second, Key.Key_D)
    assert [(note.text, note.kind, note.stance) for note in second.stored] == [
        ("Das Land zahlt", "dissent", "contradicted")
    ]
    assert second.editor.points.chosen == second.editor.points.all[2]
    second.agree()


def test_keys_go_through_all_points(second):
    second.at(1)
    keys = (Key.Key_Return, Key.Key_Down, Key.Key_Return, Key.Key_Down, Key.Key_D)
    for key in (Key.Key_Return, *keys):
        answer(second, key)
    assert second.page[:-1] == [
        "# At once",
        "- Früh einbinden",
        "  - Vor dem Plan",
        "-",
        "# Later",
        "- Das Land zahlt",
    ]
    assert stances(second) == ["confirmed", "confirmed", "contradicted"]
    second.agree()


def test_the_caret_stays_where_somebody_writes(second):
    second.at(1)
    second.type("Mine")
    second.at(1, 2)
    answer(second)
    answer(second)
    assert second.caret == (1, 2)
    assert second.file == ["- Mine", "- Früh einbinden"]
    second.type("X")
    assert second.file[0] == "- MiXne"
    second.agree()


def test_one_undo_takes_an_answer_back(second, desk):
    second.at(1)
    answer(second)
    answer(second)
    desk.run(history.undo)
    assert second.file == []
    assert stances(second) == ["", "", ""]
    desk.run(history.redo)
    assert stances(second) == ["confirmed", "", ""]


def test_deleting_the_answer_opens_the_point_again(second):
    second.at(1)
    answer(second)
    answer(second)
    second.select((1, 0), (1, 14))
    second.key(Key.Key_Delete)
    assert stances(second) == ["", "", ""]


def test_typing_and_escape_give_the_keyboard_back(second, qtbot):
    second.at(1)
    answer(second)
    with qtbot.assertNotEmitted(second.editor.left):
        second.key(Key.Key_Escape)
    assert second.editor.points.chosen is None
    answer(second)
    second.type("x")
    assert second.editor.points.chosen is None
    with qtbot.waitSignal(second.editor.left):
        second.key(Key.Key_Escape)


def test_an_answer_that_is_divided_leaves_no_second_answer(second):
    second.at(1)
    answer(second)
    answer(second)
    second.at(1, 4)
    second.key(Key.Key_Return)
    assert [note.stance for note in second.stored] == ["confirmed", ""]
    second.agree()


def test_nothing_can_be_answered_in_a_file_for_reading(second):
    second.editor.setReadOnly(True)
    second.editor.points.answer("confirmed")
    second.editor.points.answer("confirmed")
    assert second.file == []


def test_without_points_the_keys_do_nothing(seat):
    seat.type("One")
    answer(seat)
    seat.key(Key.Key_Down, CTRL | SHIFT)
    assert seat.file == ["- One"]


# Mouse


def place_of(seat: Seat, index: int) -> QPoint:
    point = seat.editor.points.all[index]
    shown = seat.editor.points._in_view(0, 500)  # noqa: SLF001
    entry = next(entry for entry in shown if entry.point == point)
    return QPoint(60, entry.top + entry.height // 2)


def test_a_click_on_the_verb_beside_a_point_takes_it_up(second):
    second.at(1)
    margin = second.editor.margin
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, NONE, place_of(second, 2))
    assert second.page == ["# At once", "-", "# Later", "- Das Land zahlt", "-"]
    assert stances(second) == ["", "", "confirmed"]


def test_a_click_on_a_point_chooses_it_and_leaves_the_caret(second):
    second.at(3)
    viewport = second.editor.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, place_of(second, 0))
    assert second.editor.points.chosen == second.editor.points.all[0]
    assert second.caret == (3, 0)


def test_points_are_painted_with_their_verb_under_the_mouse(second):
    editor = second.editor
    before = editor.margin.grab().toImage()
    QTest.mouseMove(editor.viewport(), place_of(second, 0))
    editor.points.hover(place_of(second, 0).y())
    assert editor.margin.grab().toImage() != before
    editor.points.hover(None)
    assert editor.margin.grab().toImage() == before


def test_a_point_shows_what_it_was_in_its_own_round(second, desk):
    editor = second.editor
    plain = editor.margin.grab().toImage()
    desk.run(notes.set_kind, note_ids=[editor.points.all[0].id], kind="consensus")
    desk.run(notes.mark_key_result, note_ids=[editor.points.all[0].id], on=True)
    second.notebook.open(Place("s2", "q2"))
    shown = {point.text: marks_of(point) for point in editor.points.all}
    assert shown == {
        "Früh einbinden": ("consensus", "star"),
        "Vor dem Plan": (),
        "Das Land zahlt": (),
    }
    assert editor.margin.grab().toImage() != plain


# The page


lines = st.lists(st.sampled_from(["note", "sub", "blank", "heading"]), min_size=1, max_size=8).map(
    lambda kinds: [
        Line("h", "h", "Heading", 0)
        if kind == "heading"
        else blank("h")
        if kind == "blank"
        else Line(f"n{index}", "h", "text", 2 if kind == "sub" else 1)
        for index, kind in enumerate(kinds)
    ]
)


@given(lines, st.data())
def test_an_answer_adds_one_line_to_its_section_and_changes_no_other(page, data):
    page = [Line("h", "h", "Heading", 0), *(line for line in page if line.level), blank("h")]
    at = data.draw(st.integers(0, len(page) - 1))
    point = Point("p", "h", "Said", is_sub_point=data.draw(st.booleans()), origin="")
    result = answered(page, at, point, "confirmed")
    new = [line for line in result if line.details.answers_id == "p"]
    assert [line for line in result if line not in new] == page
    assert [(line.text, line.question_id) for line in new] == [("Said", "h")]
    assert result[0].is_heading


def test_points_on_a_question_that_is_gone_are_none(second, desk):
    assert points_on(desk.read, second.notebook.earlier, "gone") == []
