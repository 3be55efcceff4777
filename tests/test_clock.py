"""The clock that everything a person sees goes by."""

from datetime import UTC, date, datetime, timedelta

import pytest

from facilitator import clock


@pytest.fixture
def stopped(monkeypatch):
    """Let the clock run again after the test."""
    monkeypatch.setattr(clock, "_stands_at", None)
    return clock.stand_at


def test_it_tells_the_time_of_the_machine_with_its_zone():
    told = clock.now()
    assert told.utcoffset() is not None
    assert abs(told - datetime.now(UTC)) < timedelta(minutes=1)


def test_it_stands_at_the_moment_that_was_named_in_local_time(stopped):
    moment = datetime(2026, 9, 17, 15, 50)  # noqa: DTZ001 - local time is what is tested
    stopped(moment)
    assert clock.now() == moment.astimezone()
    assert clock.now().utcoffset() is not None
    assert clock.today() == date(2026, 9, 17)


def test_it_goes_by_the_machine_again(stopped):
    stopped(datetime(2026, 9, 17, 15, 50).astimezone())
    stopped(None)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
