"""Jobs run on another thread and tell the window's thread how they ended."""

import threading

import pytest
from PySide6.QtCore import QObject

from facilitator.background.jobs import Job, wait_for_all


def test_a_job_runs_elsewhere_and_its_result_arrives_here(qtbot):
    job = Job(lambda _: threading.current_thread())
    with qtbot.waitSignal(job.finished) as told:
        job.start()
    assert told.args[0] is not threading.current_thread()
    assert not job.is_running


def test_an_error_arrives_as_it_was_raised(qtbot):
    error = ValueError("no")

    def work(_):
        raise error

    job = Job(work)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert told.args == [error]


def test_progress_arrives_in_order(qtbot):
    seen = []
    job = Job(lambda progress: [progress.step(done, 3) for done in (1, 2, 3)])
    job.advanced.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert seen == [(0, 0), (1, 3), (2, 3), (3, 3)]


def test_a_cancelled_job_stops_at_its_next_step(qtbot):
    waiting, cancelled = threading.Event(), threading.Event()

    def work(progress):
        waiting.set()
        cancelled.wait(5)
        progress.step(1, 2)
        pytest.fail("went on")

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        job.start()
        waiting.wait(5)
        job.cancel()
        cancelled.set()


def test_a_job_may_outlive_the_screen_that_started_it(qtbot):
    for _ in range(200):
        started, may_end = threading.Event(), threading.Event()

        def work(progress, started=started, may_end=may_end):
            started.set()
            may_end.wait(5)
            progress.step(1, 1)

        screen = QObject()
        job = Job(work, screen)
        job.finished.connect(lambda _: pytest.fail("told nobody"))
        job.start()
        started.wait(5)
        may_end.set()
        screen.deleteLater()
        del job, screen
        qtbot.wait(0)
    wait_for_all()
    qtbot.wait(10)


def test_waiting_for_all_waits_until_the_last_one_is_done(qtbot):
    done = []
    gate = threading.Event()
    jobs = [Job(lambda _: (gate.wait(5), done.append(True))).start() for _ in range(3)]
    gate.set()
    wait_for_all()
    assert len(done) == 3
    for job in jobs:
        qtbot.waitUntil(lambda job=job: not job.is_running)
