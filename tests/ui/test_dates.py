from datetime import UTC, date, datetime, timedelta

import pytest

from facilitator import language
from facilitator.ui import dates

DAY = date(2026, 9, 17)
NOW = datetime(2026, 9, 17, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "long_", "short"),
    [("de", "17. September 2026", "17. September"), ("en", "17 September 2026", "17 September")],
)
def test_dates_are_written_as_the_language_does(code, long_, short):
    language.choose(code)
    assert dates.long_date(DAY) == long_
    assert dates.short_date(DAY) == short


@pytest.mark.parametrize("text", [None, "", "soon", "2026-13-01", "17.09.2026"])
def test_what_is_no_date_is_none(text):
    assert dates.parsed_date(text) is None


@pytest.mark.parametrize("text", [None, "", "25:70", "noon"])
def test_what_is_no_time_is_none(text):
    assert dates.parsed_time(text) is None


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=25), "today, 11:05"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=9), "8 September"),
        (timedelta(days=300), "21 November 2025"),
    ],
)
def test_a_moment_is_said_as_seen_from_now(ago, said):
    assert dates.moment(NOW - ago, NOW) == said


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "17.9.2026"), ("de", "17.09.26"), ("de", " 17. 9. 26 "), ("de", "2026-09-17"),
        ("de", "17. September 2026"), ("de", "17. sept. 2026"), ("de", "17 September 26"),
        ("en", "17 September 2026"), ("en", "17.09.2026"),
    ],
)  # fmt: skip
def test_a_day_is_read_however_people_write_it(code, text):
    before = language.current()
    language.choose(code)
    try:
        assert dates.typed_date(text) == DAY
    finally:
        language.choose(before)


@pytest.mark.parametrize(
    "text", ["", "soon", "17.9.", "17.9.2", "17.9.202", "17. Se 2026", "17. Sonntag 2026"]
)
def test_words_that_are_no_date_are_none(text):
    assert dates.typed_date(text) is None


@pytest.mark.parametrize("text", ["31.02.2026", "29. February 2027", "2026-13-01", "0.1.2026"])
def test_a_day_that_does_not_exist_is_no_date_either(text):
    with pytest.raises(ValueError, match=r".+"):
        dates.typed_date(text)
