"""The one ticker: it runs while somebody needs it, and tells the moment."""

import gc

import pytest
from PySide6.QtCore import QObject, QTimer

from facilitator import clock
from facilitator.ui.ticker import Ticker


@pytest.fixture
def ticker(qapp):
    return Ticker(qapp)


def test_it_runs_while_anybody_needs_it(ticker):
    one, other = QObject(), QObject()
    assert not ticker.is_running
    ticker.need(one, needed=True)
    ticker.need(other, needed=True)
    ticker.need(one, needed=False)
    assert ticker.is_running
    ticker.need(other, needed=False)
    assert not ticker.is_running


def test_who_is_gone_needs_nothing(qtbot, ticker):
    user = QObject()
    ticker.need(user, needed=True)
    del user
    gc.collect()
    ticker.findChild(QTimer).start(0)
    qtbot.waitUntil(lambda: not ticker.is_running)


def test_it_tells_the_moment_and_waits_for_the_beginning_of_the_next_second(qtbot, ticker):
    user = QObject()
    ticker.need(user, needed=True)
    with qtbot.waitSignal(ticker.ticked, timeout=5_000) as ticked:
        pass
    moment = ticked.args[0]
    assert moment.utcoffset() is not None
    assert abs((clock.now() - moment).total_seconds()) < 60
    wait = ticker.findChild(QTimer).interval()
    assert 0 < wait <= 1_000
