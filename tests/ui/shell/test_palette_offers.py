"""What the search offers without looking into the file."""

import pytest

from facilitator.ui.shell.palette_offers import offers
from tests.domain.factory import Plan


@pytest.mark.parametrize("typed", ["W 2.2", "2.2", "w22", "W 2.2 thema"])
def test_a_code_comes_before_titles_that_hold_its_number(typed: str) -> None:
    found = offers(typed, Plan(rounds=2, topics=3).dossier(), ())
    assert found[0].code == "W 2.2"
    assert "Thema 2" in found[0].text.text
