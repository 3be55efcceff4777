"""The sheet on which the protocol is read."""

import pytest
from PySide6.QtGui import QTextCursor

from facilitator.domain.richtext import Run
from facilitator.protocol.elements import Bullet, Heading, Numbered
from facilitator.settings import Settings
from facilitator.ui.protocol.paper import Paper
from facilitator.ui.theme.theme import Theme


@pytest.fixture
def paper(qtbot, qapp, tmp_path) -> Paper:
    made = Paper(Theme(qapp, Settings(tmp_path / "settings.json")))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def left_of(paper: Paper, block: int, character: int) -> int:
    """Return where a character begins, in pixels from the left."""
    cursor = QTextCursor(paper.document().findBlockByNumber(block))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=character)
    return paper.cursorRect(cursor).left()


def left_ends(paper: Paper) -> list[set[int]]:
    """Return, for each paragraph with a sign, where the words of its lines begin."""
    found: list[set[int]] = []
    block = paper.document().begin()
    while block.isValid():
        layout = block.layout()
        starts = [layout.lineAt(at).textStart() for at in range(layout.lineCount())]
        starts[0] = block.text().find("\t") + 1
        found.append({left_of(paper, block.blockNumber(), start) for start in starts})
        block = block.next()
    return found


@pytest.mark.parametrize("level", [1, 2])
def test_the_lines_of_an_item_begin_one_below_the_other(paper, qtbot, level):
    with qtbot.waitSignal(paper.set_out):
        paper.show_blocks([Bullet(level, (Run("Wasser " * 40),))])
    assert [len(ends) for ends in left_ends(paper)] == [1]


def test_long_numbers_leave_the_words_where_those_of_short_ones_are(paper, qtbot):
    with qtbot.waitSignal(paper.set_out):
        paper.show_blocks([Numbered(1, (Run("Wasser " * 40),)) for _ in range(12)])
    ends = left_ends(paper)
    assert len(ends) == 12
    assert len(set.union(*ends)) == 1


def test_a_chapter_that_is_gone_to_stands_near_the_upper_edge(paper, qtbot):
    filling = [Bullet(1, (Run("Wasser"),)) for _ in range(60)]
    with qtbot.waitSignal(paper.set_out):
        paper.show_blocks([*filling, Heading(1, "Anlage", anchor="annex"), *filling])
    paper.go_to("annex")
    top = paper.cursorRect(QTextCursor(paper.document().findBlockByNumber(60))).top()
    assert 0 < top < 60
