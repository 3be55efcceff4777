"""What is granted to one device is opened by that one, and for nothing else."""

import pytest

from facilitator.domain.team import Grant
from facilitator.team.boxes import open_box, opened, seal_for, sealed_grant
from facilitator.team.refusals import Refused
from tests.team.sealed import device_secrets

ANNA, BEN = device_secrets(), device_secrets()
BOX = seal_for(ANNA.box_key, b"the key of the team", context="key 0001aaaa")


def refusal(box: bytes, *, seed: bytes = ANNA.box_seed, context: str = "key 0001aaaa") -> str:
    with pytest.raises(Refused) as caught:
        open_box(seed, box, context=context)
    return caught.value.code


def test_the_one_it_is_for_opens_it():
    assert open_box(ANNA.box_seed, BOX, context="key 0001aaaa") == b"the key of the team"
    assert seal_for(ANNA.box_key, b"") != seal_for(ANNA.box_key, b"")


def test_nobody_else_does_nor_for_another_purpose():
    assert refusal(BOX, seed=BEN.box_seed) == "seal"
    assert refusal(BOX, context="token") == "seal"


def test_every_changed_or_missing_byte_is_refused():
    changed = {refusal(BOX[:at] + bytes([BOX[at] ^ 1]) + BOX[at + 1 :]) for at in range(len(BOX))}
    assert changed == {"format", "seal"}
    assert {refusal(BOX[:end]) for end in range(len(BOX))} == {"format", "seal"}
    assert refusal(bytes(100_001)) == "size"
    assert refusal(b"FB1" + bytes(80)) == "seal"  # a key that makes every secret the same


@pytest.mark.parametrize("key", ["", "no hex", "00", "00" * 32, "ff" * 33])
def test_nothing_is_sealed_for_a_key_that_is_none(key: str):
    with pytest.raises(Refused, match="format"):
        seal_for(key, b"x")


def test_a_grant_opens_under_its_own_kind_and_name():
    sealed = sealed_grant(ANNA.box_key, b"k" * 32, kind="key", name="0002abcd")
    grant = Grant("id", ANNA.device, "key", "0002abcd", sealed)

    assert opened(grant, ANNA) == b"k" * 32
    for other in (grant._replace(name="0001abcd"), grant._replace(kind="token")):
        with pytest.raises(Refused, match="seal"):
            opened(other, ANNA)
    with pytest.raises(Refused, match="format"):
        opened(grant._replace(sealed="no hex"), ANNA)
