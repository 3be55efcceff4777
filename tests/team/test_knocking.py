"""Knock and answer: opened by the two they are for, and by nobody between or beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.team.invitations import new_secret
from facilitator.team.knocking import (
    Bond,
    Denied,
    Knock,
    Offer,
    Room,
    Welcome,
    open_answer,
    open_knock,
    seal_answer,
    seal_knock,
)
from facilitator.team.refusals import Refused
from facilitator.team.secret_values import new_secrets

OWN, OTHER = new_secrets("", ""), new_secrets("", "")
BOND = Bond(new_secret(), "ab" * 32)
KNOCK = Knock(OWN.public_key, OWN.box_key, "Ben", ("W1.1",))
WELCOME = Welcome(
    *("0" * 32, "p", "1" * 16, "Harbour", "moderator", ("s1",), "token"),
    keys={"00010000": b"k" * 32},
    organisers={"2" * 16: "c" * 64},
    addresses=("tls://h:1",),
)
ANSWERS = (
    WELCOME,
    Denied("used"),
    Offer("p", "Harbour", "moderator", (Room("s1", "W1.1", "Quays", "t1", is_taken=True),)),
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_each_side_reads_what_the_other_said(answer):
    knock = seal_knock(BOND, KNOCK)
    assert open_knock(BOND, knock) == KNOCK

    data = seal_answer(BOND, knock, KNOCK.box_key, answer)
    assert open_answer(BOND, knock, OWN.box_seed, data) == answer


def test_who_stands_between_with_another_certificate_opens_nothing():
    between = BOND._replace(fingerprint="cd" * 32)
    knock = seal_knock(between, KNOCK)

    with pytest.raises(Refused, match="seal"):
        open_knock(BOND, knock)


def test_an_answer_is_for_one_knock_and_one_laptop():
    knock, later = seal_knock(BOND, KNOCK), seal_knock(BOND, KNOCK)
    data = seal_answer(BOND, knock, KNOCK.box_key, WELCOME)

    for wrong in ((BOND, later, OWN.box_seed), (BOND, knock, OTHER.box_seed)):
        with pytest.raises(Refused, match="seal"):
            open_answer(*wrong, data)
    with pytest.raises(Refused):
        open_knock(BOND, data)


@given(st.data())
def test_what_was_tampered_with_is_refused(data):
    knock = bytearray(seal_knock(BOND, KNOCK))
    knock[data.draw(st.integers(0, len(knock) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(Refused):
        open_knock(BOND, bytes(knock))


@given(st.binary(max_size=200), st.sampled_from([b"", b"FK1", b"FA1"]))
def test_whatever_arrives_is_refused_and_nothing_falls_over(data, magic):
    knock = seal_knock(BOND, KNOCK)
    with pytest.raises(Refused):
        open_knock(BOND, magic + data)
    with pytest.raises(Refused):
        open_answer(BOND, knock, OWN.box_seed, magic + data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=8,
    ),
    st.sampled_from(Knock._fields),
)
def test_who_knows_the_secret_can_still_say_no_nonsense(value, field):
    knock = KNOCK._replace(**{field: value})
    try:
        found = open_knock(BOND, seal_knock(BOND, knock))
    except Refused:
        return
    assert {type(name) for name in found.sessions} <= {str}
    assert isinstance(found.name, str)
    assert len(found.public_key) == 64


def test_what_is_too_large_is_not_even_looked_at():
    with pytest.raises(Refused, match="size"):
        open_knock(BOND, seal_knock(BOND, KNOCK._replace(name="x" * 20_000)))
