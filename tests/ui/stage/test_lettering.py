"""Texts stay laid out from one sheet to the next, and no longer."""

import gc
from dataclasses import replace

from PySide6.QtCore import QSizeF

from facilitator.domain.scenes import Entry, QuestionScene
from facilitator.ui.stage.lettering import Block, Lettering
from facilitator.ui.stage.sheet_of import sheet_of
from facilitator.ui.stage.sheets import Sheet, Words
from tests.ui.stage.test_question import MANY, SCENE

SIZE = QSizeF(1600, 1000)


def typed(text: str) -> QuestionScene:
    """A scene in which a last note says something."""
    return replace(SCENE, entries=(*MANY[:8], Entry("new", text)), written_id="new")


def blocks(sheet: Sheet) -> set[int]:
    return {id(mark.block) for mark in sheet.marks if isinstance(mark, Words)}


def living() -> int:
    gc.collect()
    return sum(isinstance(entry, Block) for entry in gc.get_objects())


def test_only_what_is_typed_on_is_laid_out_again(theme):
    lettering = Lettering(theme, SIZE)
    before = sheet_of(typed("Wate"), SIZE, lettering)
    after = sheet_of(typed("Water"), SIZE, lettering)
    assert len(blocks(after) - blocks(before)) == 1


def test_what_was_typed_on_is_let_go_of(theme):
    lettering = Lettering(theme, SIZE)
    sheet_of(typed(""), SIZE, lettering)
    few = living()
    for count in range(200):
        sheet_of(typed("Water costs more than it did " + "x" * count), SIZE, lettering)
    assert living() <= 2 * few + 10
