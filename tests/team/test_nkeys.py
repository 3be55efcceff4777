"""Keys in NATS's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.team.nkeys import Key, public_text, raw_public

# From the documentation of NATS, so that the text is theirs and not only one that we read again.
SEED = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY"
PUBLIC = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4"


def test_a_seed_of_nats_gives_the_public_key_that_nats_says():
    key = Key.from_seed(SEED)
    assert (key.kind, key.public, key.seed) == ("user", PUBLIC, SEED)


@given(st.sampled_from(["operator", "account", "user"]), st.binary(min_size=32, max_size=32))
def test_a_seed_read_back_is_the_same_key(kind, private):
    key = Key(kind, private)
    again = Key.from_seed(key.seed)
    assert (again.kind, again.raw) == (kind, key.raw)
    assert raw_public(key.public, kind) == key.raw
    assert public_text(kind, key.raw) == key.public
    assert key.seed[:2] == {"operator": "SO", "account": "SA", "user": "SU"}[kind]
    assert key.seed not in repr(key)


@given(st.text(max_size=70) | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=50, max_size=60))
def test_what_is_no_key_is_refused(text):
    for read in (Key.from_seed, lambda text: raw_public(text, "user")):
        with pytest.raises(ValueError, match=r"."):
            read(text)


@pytest.mark.parametrize("place", range(len(SEED)))
def test_one_wrong_letter_is_noticed(place):
    wrong = "B" if SEED[place] != "B" else "C"
    with pytest.raises(ValueError, match="checksum"):
        Key.from_seed(SEED[:place] + wrong + SEED[place + 1 :])


def test_a_key_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="this kind"):
        raw_public(Key.generate("account").public, "user")
