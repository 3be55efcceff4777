"""Work on a lent file ends in one way, also where it fails or is waited for."""

import threading

import pytest
from PySide6.QtCore import QObject

from facilitator.actions import notes
from facilitator.actions.desk import Outcome, run_on
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.ui.long_work import LongWork
from tests.actions.conftest import place
from tests.storage.conftest import desk, dossier, file, path

__all__ = ["desk", "dossier", "file", "path", "place"]

DOING = "Somebody is working."


@pytest.fixture
def long_work(qapp, desk):
    parent = QObject(qapp)
    yield LongWork(desk, parent)
    parent.deleteLater()


def test_who_waits_hears_the_end_at_once_and_only_once(qtbot, place, long_work):
    told, ended, begun = [], [], threading.Event()
    place.desk.watch(lambda outcome, _initiator: told.append(outcome.label))
    long_work.finished.connect(ended.append)

    def work(loan, _report) -> Outcome:
        begun.wait()
        values = {"session_id": place.session_id, "question_id": place.question_id}
        with loan:
            return run_on(loan, notes.add, **values, text="Von nebenan")

    long_work.start(work, DOING)
    assert long_work.is_running
    begun.set()
    long_work.wait()
    assert (told, len(ended), long_work.is_running) == (["New note"], 1, False)
    assert place.texts[-1] == "Von nebenan"
    place.add("Danach")
    qtbot.wait(50)
    assert len(ended) == 1
    long_work.wait()


def test_an_error_is_a_sentence_and_the_file_can_be_written_again(qtbot, place, long_work):
    def work(_loan, _report) -> Outcome:
        raise UserError("Not so.")

    with qtbot.waitSignal(long_work.failed) as failed:
        long_work.start(work, DOING)
    assert failed.args == ["Not so."]
    place.add("Danach")


def test_our_own_mistake_is_raised_and_the_file_can_be_written_again(qtbot, place, long_work):
    def work(_loan, _report) -> Outcome:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised, qtbot.waitSignal(long_work.failed) as failed:
        long_work.start(work, DOING)
    assert failed.args == [""]
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    place.add("Danach")


def test_nothing_begins_on_a_file_that_is_lent_already(place, long_work):
    place.desk.lend(DOING)
    with pytest.raises(EnvironmentProblem, match=DOING):
        long_work.start(lambda _loan, _report: Outcome(""), "A second one.")
    assert not long_work.is_running
    place.desk.take_back()
