"""Who is meant by what somebody types on the command line."""

import pytest

from facilitator.commands.membering import named_member
from facilitator.errors import UserError
from tests.ui.team.states import BEN, CEM, DEE, NOON, member, team

FORMER = member(BEN, "Ben Kurz", revoked_at=NOON)
STATE = team(FORMER, member(CEM, "Ben Kurz"), member(DEE, "Dee Lang"))


@pytest.mark.parametrize(
    ("text", "device"),
    [("Ben Kurz", CEM), ("ben", CEM), ("Dee", DEE), (DEE, DEE), (BEN, BEN)],
)
def test_a_name_a_first_name_or_an_id_is_enough(text, device):
    assert named_member(STATE, text).device == device


def test_a_name_of_several_asks_for_the_id():
    twice = team(member(BEN, "Ben Kurz"), member(CEM, "Ben Kurz"), member(DEE, "Dee"))
    for text in ("Ben", "Ben Kurz"):
        with pytest.raises(UserError, match="Say the id") as refused:
            named_member(twice, text)
        assert BEN in refused.value.sentence
        assert DEE not in refused.value.sentence


@pytest.mark.parametrize("text", ["Lang", "", "Ada", "Eve"])
def test_who_is_not_there_is_asked_about(text):
    with pytest.raises(UserError, match="Who is"):
        named_member(STATE, text)
