"""Two laptops of the same name are told apart in the list of members."""

from datetime import datetime

import pytest

from facilitator import clock
from facilitator.ui.team.member_rows import rows_of
from tests.ui.team.states import BEN, CEM, CODES, DEE, NOON, SIEL, member, team


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "_stands_at", datetime.fromisoformat(NOON).astimezone())


def test_both_say_since_when_they_are_in_the_team():
    noon = f"{datetime.fromisoformat(NOON).astimezone():%H:%M}"
    first = member(BEN, "Ben Kurz", SIEL, joined_at=NOON)
    second = member(CEM, "ben kurz", SIEL, joined_at=NOON)
    other = member(DEE, "Dee", joined_at=NOON)
    _, one, two, dee = rows_of(team(first, second, other), CODES)
    said = f"in the team since {noon}"
    assert said in one.about
    assert said in two.about
    assert said not in dee.about

    gone = first._replace(revoked_at=NOON)
    assert not any(said in row.about for row in rows_of(team(gone, second), CODES))
