"""Jobs run on another thread and tell the window's thread how they ended."""

import threading

import pytest

from facilitator.background.jobs import Job


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
