"""Dates, times and persons as the protocol words them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.long_dates import long_date
from facilitator.protocol.content import Named
from facilitator.protocol.wording import grouped, unbroken


def test_dates_are_written_out_in_both_languages() -> None:
    assert long_date(date(2020, 5, 26), "de") == "26. Mai 2020"
    assert long_date(date(2020, 3, 1), "de") == "1. März 2020"
    assert long_date(date(2020, 5, 26), "en") == "26 May 2020"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("am 26. Mai 2020, 14:00 bis 17:15 Uhr", "am 26.~Mai~2020, 14:00 bis 17:15~Uhr"),
        ("um 9 Uhr am 1. März", "um 9~Uhr am 1.~März"),
        ("on 26 May 2020", "on 26~May~2020"),
        ("am 26.5.2020 im Mai 2020", "am 26.5.2020 im Mai 2020"),
        ("Punkt 3. Maiglöckchen", "Punkt 3. Maiglöckchen"),
        ("5 Uhren", "5 Uhren"),
    ],
)
def test_only_the_spaces_inside_dates_and_times_are_bound(written, printed) -> None:
    assert unbroken(written).replace("\u00a0", "~") == printed


@given(st.text(max_size=60))
def test_binding_changes_nothing_but_spaces(text) -> None:
    assert unbroken(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("persons", "text"),
    [
        (["A Org"], "A (Org)"),
        (["A Org", "B Org"], "A, B (beide Org)"),
        (["A Org", "B Org", "C Org"], "A, B, C (alle Org)"),
        (["A X", "B X", "C Y", "D X"], "A, B (beide X), C (Y), D (X)"),
        (["A", "B", "C Org"], "A, B, C (Org)"),
        ([], ""),
    ],
)
def test_persons_in_a_row_of_one_organisation_share_its_name(persons, text) -> None:
    named = [Named(*person.split(" ")) for person in persons]
    assert grouped(named, "beide", "alle") == text
