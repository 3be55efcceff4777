"""Printed dates of milestones as spans of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.milestones import Span, parse


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("26. Mai 2020", "2020-05-26", "2020-05-26", "day"),
        ("26.\u00a0Mai\u00a02020", "2020-05-26", "2020-05-26", "day"),
        ("26.5.2020", "2020-05-26", "2020-05-26", "day"),
        ("26.05.20", "2020-05-26", "2020-05-26", "day"),
        ("2020-05-26", "2020-05-26", "2020-05-26", "day"),
        ("26 May 2020", "2020-05-26", "2020-05-26", "day"),
        ("May 26, 2020", "2020-05-26", "2020-05-26", "day"),
        ("on 26th of May 2020", "2020-05-26", "2020-05-26", "day"),
        ("Dez 2019", "2019-12-01", "2019-12-31", "month"),
        ("Sept. 2020", "2020-09-01", "2020-09-30", "month"),
        ("März 2026", "2026-03-01", "2026-03-31", "month"),
        ("Feb 2020", "2020-02-01", "2020-02-29", "month"),
        ("Oct 2020", "2020-10-01", "2020-10-31", "month"),
        ("12/2019", "2019-12-01", "2019-12-31", "month"),
        ("2019-12", "2019-12-01", "2019-12-31", "month"),
        ("Anfang Mai 2020", "2020-05-01", "2020-05-10", "month"),
        ("1. Hälfte Dezember 2019", "2019-12-01", "2019-12-16", "month"),
        ("bis Ende Mai 2021", "2021-05-22", "2021-05-31", "month"),
        ("voraussichtlich Mai 2021", "2021-05-01", "2021-05-31", "month"),
        ("Sommer 2020", "2020-06-01", "2020-08-31", "season"),
        ("winter 2020", "2020-12-01", "2021-02-28", "season"),
        ("Q 4/2020", "2020-10-01", "2020-12-31", "quarter"),
        ("Q1 2027", "2027-01-01", "2027-03-31", "quarter"),
        ("IV. Quartal 2020", "2020-10-01", "2020-12-31", "quarter"),
        ("4th quarter 2020", "2020-10-01", "2020-12-31", "quarter"),
        ("1. Halbjahr 2021", "2021-01-01", "2021-06-30", "half"),
        ("first half of 2021", "2021-01-01", "2021-06-30", "half"),
        ("KW 21/2020", "2020-05-18", "2020-05-24", "week"),
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("mid-2021", "2021-05-03", "2021-08-31", "year"),
    ],
)
def test_a_date_is_read_with_its_precision(text, start, end, precision) -> None:
    assert parse(text) == Span(date.fromisoformat(start), date.fromisoformat(end), precision)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Mai–Juli 2020", "2020-05-01", "2020-07-31"),
        ("Mai/Juni 2020", "2020-05-01", "2020-06-30"),
        ("von Mai bis Juli 2020", "2020-05-01", "2020-07-31"),
        ("Dez 2019 bis Feb 2020", "2019-12-01", "2020-02-29"),
        ("2021 - 2027", "2021-01-01", "2027-12-31"),
        ("2021-2027", "2021-01-01", "2027-12-31"),
        ("26.–28. Mai 2020", "2020-05-26", "2020-05-28"),
        ("2-14. Mai 2020", "2020-05-02", "2020-05-14"),
        ("26.-28.05.2020", "2020-05-26", "2020-05-28"),
        ("26–28 May 2020", "2020-05-26", "2020-05-28"),
        ("26. Mai bis 3. Juni 2020", "2020-05-26", "2020-06-03"),
        ("Q1–Q3/2021", "2021-01-01", "2021-09-30"),
    ],
)
def test_a_range_borrows_from_its_right_side_what_the_left_one_lacks(text, start, end) -> None:
    assert parse(text) == Span(date.fromisoformat(start), date.fromisoformat(end), "range")


@pytest.mark.parametrize("text", ["ab 2021", "seit 2021", "from 2021", "since 2021", "as of 2021"])
def test_an_open_span_lies_where_it_begins(text) -> None:
    span = parse(text)
    assert span is not None
    assert span.is_open
    assert span.middle == date(2021, 1, 1)


def test_any_other_span_lies_in_its_middle() -> None:
    span = parse("Mai 2020")
    assert span is not None
    assert span.middle == date(2020, 5, 16)


@pytest.mark.parametrize(
    "text",
    ["", "noch offen", "Mai", "31. Juni 2020", "13/2020", "Q5/2020", "Juli–Mai 2020", "9" * 90],
)
def test_what_is_no_date_is_none(text) -> None:
    assert parse(text) is None


_WORDS = ["ab", "bis", "Mai", "Q", "4", "26.", "2020", "/", "–", "-", "Ende", "von", "½", "²", "１"]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS)).map(" ".join)))
def test_no_text_breaks_the_reading_and_spans_never_end_before_they_start(text) -> None:
    span = parse(text)
    assert span is None or span.start <= span.end
