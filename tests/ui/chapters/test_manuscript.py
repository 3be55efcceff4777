"""A chapter as a document of the editor: whatever it holds comes back as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from facilitator.domain.richtext import List, Paragraph, Run, normal, parse, write
from facilitator.settings import Settings
from facilitator.ui.chapters.editor import ChapterEditor
from facilitator.ui.chapters.manuscript import blocks_of, fill, insert
from facilitator.ui.chapters.selecting import go_to_part, part_of_caret
from facilitator.ui.theme.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")

SIGNS = "a ß 1. - + * ** _ # > [x] \\ 😀 שלום &amp; <b> {event.date} {x.y} \u00a0"
WORDS = st.sampled_from([*SIGNS.split(" "), " "]) | st.text(max_size=4).filter(
    lambda text: "\ufffc" not in text
)
RUNS = st.lists(
    st.builds(Run, st.lists(WORDS, max_size=4).map("".join), st.booleans(), st.booleans()),
    max_size=4,
).map(tuple)
BLOCKS = st.lists(
    st.builds(Paragraph, RUNS)
    | st.builds(List, st.lists(RUNS, max_size=3).map(tuple), st.booleans()),
    max_size=5,
).map(normal)


@given(BLOCKS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_chapter_comes_back_as_it_was(blocks):
    document = QTextDocument()
    fill(document, blocks)
    assert write(blocks_of(document)) == write(blocks)


@given(BLOCKS, BLOCKS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_put_in_at_the_end_loses_no_sign(first, second):
    document = QTextDocument()
    fill(document, first)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    insert(cursor, second)
    whole = "".join(_signs(blocks_of(document)))
    assert whole == "".join(_signs(first)) + "".join(_signs(second))


def _signs(blocks) -> list[str]:
    rows = (block.items if isinstance(block, List) else (block.runs,) for block in blocks)
    return ["".join("".join(run.text.split()) for run in runs) for row in rows for runs in row]


def test_paragraphs_are_counted_as_the_pages_count_them(qtbot, qapp, tmp_path):
    editor = ChapterEditor(Theme(qapp, Settings(tmp_path / "settings.json")))
    qtbot.addWidget(editor)
    editor.show_text(write(parse("Eins\n\n- zwei\n- drei\n\nvier")))
    for number, word in enumerate(("Eins", "zwei", "drei", "vier"), start=1):
        go_to_part(editor, number)
        assert part_of_caret(editor) == number
        assert editor.textCursor().block().text() == word
