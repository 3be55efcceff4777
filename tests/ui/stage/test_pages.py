"""What of a moderator's page the room may see."""

from facilitator.domain.details import Details
from facilitator.ui.session.lines import Line
from facilitator.ui.stage.pages import entries_of

PAGE = [
    Line("a", "q", "Said aloud", 1, "consensus", is_key_result=True),
    Line("b", "q", "He seemed upset", 1, "internal"),
    Line("c", "q", "and his neighbour too", 2),
    Line("d", "q", "Said again", 2),
    Line("h", "h", "At once", 0),
    Line("e", "h", "Seen", 1),
    Line("f", "h", "Only for us", 2, "internal"),
    Line("g", "h", "   ", 1),
]


def test_internal_notes_are_left_out_with_what_stands_below_them():
    texts = [entry.text for entry in entries_of(PAGE, 0)[0]]
    assert texts == ["Said aloud", "At once", "Seen"]


def test_a_heading_ends_what_an_internal_note_hides():
    page = [
        Line("b", "q", "Secret", 1, "internal"),
        Line("h", "h", "Part", 0),
        Line("e", "h", "x", 2),
    ]
    assert [entry.id for entry in entries_of(page, 0)[0]] == ["h", "e"]


def test_kind_level_and_key_result_come_along():
    entry = entries_of(PAGE, 0)[0][0]
    assert (entry.level, entry.kind, entry.is_key_result) == (1, "consensus", True)


def test_a_task_tells_whose_it_is_and_until_when():
    def told(owner: str = "", due: str = "") -> str:
        line = Line("t", "q", "Call them", 1, "task", details=Details(owner, due))
        return entries_of([line], 0)[0][0].told

    assert told("Water board", "2026-09-30") == "Water board, 30 Sep"
    assert told("Water board") == "Water board"
    assert told() == ""


def test_what_is_written_is_where_the_caret_is_or_the_note_above():
    assert entries_of(PAGE, 0)[1] == "a"
    assert entries_of(PAGE, 1)[1] == "a"
    assert entries_of(PAGE, 5)[1] == "e"
    assert entries_of(PAGE, 7)[1] == "e"
    assert entries_of([Line("x", "q", "", 1)], 0) == ((), "")
    below = [Line("x", "q", "", 1), Line("y", "q", "Later")]
    assert entries_of(below, 0)[1] == "y"
