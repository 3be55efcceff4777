"""Many notes become answers beside the window, which goes on meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.actions import answers, history, workshops
from facilitator.actions.desk import Desk
from facilitator.errors import EnvironmentProblem
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.evaluation.screen import EvaluationScreen
from facilitator.ui.evaluation.taking import MANY
from facilitator.ui.theme.theme import Theme
from tests.domain.factory import Plan


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Plan(topics=1, questions=1, sub_questions=0, notes=2 * MANY).dossier()
    nothing = replace(made, answers=(), answer_sources=(), omissions=(), evidence=())
    desk = Desk(create_file(tmp_path / "many.workshop"))
    desk.run(workshops.add_dossier, dossier=nothing)
    yield desk
    desk.close()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, theme: Theme) -> Iterator[EvaluationScreen]:
    signals = DeskSignals(desk)
    made = EvaluationScreen(desk, signals, theme)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_workshop(desk.read.workshops()[0].id)
    yield made
    made.leave()
    signals.close()


def taken(screen: EvaluationScreen) -> list[str]:
    return [row.text for row in screen.answers.rows if row.level == 1]


def test_each_of_many_notes_becomes_its_own_answer_in_one_step(qtbot, screen, desk):
    screen.choose_open()
    words = [row.text for notes in screen.columns.lists for row in notes.rows]
    assert len(words) > MANY
    screen.take_each()
    assert not taken(screen)  # it goes on beside the window
    qtbot.waitUntil(lambda: bool(screen.answers.rows))
    assert taken(screen) == words
    assert screen.answers.current.text == words[0]
    assert not screen.columns.has_chosen
    desk.run(history.undo)
    assert taken(screen) == []


def test_nothing_else_is_written_meanwhile_and_closing_waits(screen, desk):
    question_id = screen.question_id
    screen.choose_open()
    screen.take_each()
    with pytest.raises(EnvironmentProblem, match="Many notes are just being taken over"):
        desk.run(answers.add, question_id=question_id, text="Dazwischen")
    screen.leave()
    assert len(desk.read.answers(question_id)) > MANY
