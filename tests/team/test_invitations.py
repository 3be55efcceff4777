"""Invitations: what is typed or pasted comes out as it went in, or is refused with a sentence."""

import contextlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.team.invitations import (
    CODE_LENGTH,
    MOST_ADDRESSES,
    SECRET_BYTES,
    Address,
    Invitation,
    derived,
    is_invitation,
    new_secret,
    parse,
)
from facilitator.team.typing_code import ALPHABET

_secrets = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)
_ports = st.integers(1, 65_535)
_ipv4 = st.ip_addresses(v=4).map(str)
_names = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?(\.[a-z]{2,8})?", fullmatch=True)
_addresses = st.lists(
    st.builds(Address, _ipv4 | st.ip_addresses(v=6).map(str) | _names, _ports, st.booleans()),
    min_size=1,
    max_size=MOST_ADDRESSES,
).map(tuple)
_tokens = st.just("") | st.from_regex(
    r"[A-Za-z0-9_-]{4,40}(\.[A-Za-z0-9_-]{4,40}){2}", fullmatch=True
)
_fingerprints = st.just("") | st.binary(min_size=32, max_size=32).map(bytes.hex)
_invitations = st.builds(
    Invitation, _secrets, _addresses, _fingerprints, _tokens, is_typed=st.just(value=False)
)
_codes = st.builds(
    lambda secret, host, port: Invitation(secret, (Address(host, port),)).code,
    _secrets,
    _ipv4,
    _ports,
)


@given(_invitations)
def test_a_link_says_everything(invitation):
    assert parse(invitation.link) == invitation


@given(_secrets, _ipv4, _ports)
def test_a_code_says_where_to_knock_and_the_secret(secret, host, port):
    found = parse(Invitation(secret, (Address(host, port),), "ab" * 32).code)

    assert found == Invitation(secret, (Address(host, port),), is_typed=True)


def test_a_code_is_six_groups_of_five():
    code = Invitation(bytes(SECRET_BYTES), (Address("192.168.178.23", 4222),)).code

    assert [len(group) for group in code.split("-")] == [5] * 6


@given(_codes, st.randoms(use_true_random=False))
def test_how_a_code_is_typed_makes_no_difference(code, random):
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        random.choice(alike.get(sign, sign + sign.lower())) + random.choice(["", "", " ", "-", "."])
        for sign in code.replace("-", "")
    )

    assert parse(f"  {typed}\n") == parse(code)


@given(_codes, st.integers(0, CODE_LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(code, place, other):
    digits = code.replace("-", "")
    assume(digits[place] != other)

    with pytest.raises(UserError, match="typing mistake"):
        parse(digits[:place] + other + digits[place + 1 :])


@given(_codes, st.integers(0, CODE_LENGTH - 2))
def test_two_characters_that_changed_places_are_found(code, place):
    digits = code.replace("-", "")
    first, second = digits[place : place + 2]
    assume(first != second)

    with pytest.raises(UserError, match="typing mistake"):
        parse(digits[:place] + second + first + digits[place + 2 :])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "has 0 characters"),
        ("ABCDE", "has 5 characters"),
        ("A", "has 1 character."),
        ("U" * CODE_LENGTH, "“U” is in no code"),
        ("Ä" * CODE_LENGTH, "“Ä” is in no code"),
        ("A" * 100_000, "has 200 characters"),
        ("facilitator://join?v=1", "no invitation"),
        ("facilitator://join?v=2&s=AAAAAAAAAAAAAA&a=h:1", "another version"),
        ("https://example.org/join?v=1", "no invitation"),
        ("facilitator://join?" + "a=h:1&" * 1_000, "no invitation"),
    ],
)
def test_what_is_no_invitation_is_refused_with_a_sentence(typed, said):
    with pytest.raises(UserError, match=said):
        parse(typed)


@pytest.mark.parametrize(
    "address", ["h", "h:0", "h:65536", "h:x", ":1", "-h:1", "[::1:1", "[h]:1", "ws://h:1"]
)
def test_a_link_to_no_address_is_refused(address):
    link = Invitation(bytes(SECRET_BYTES), (Address("h", 1),)).link.replace("h:1", address)

    with pytest.raises(UserError):
        parse(link)


@given(st.text(max_size=300) | st.text("facilitator://join?vsaft=&:%;[]0123456789AB", max_size=120))
def test_any_text_is_an_invitation_or_refused(text):
    for typed in (text, f"facilitator://join?{text}", f"facilitator://join?v=1&{text}"):
        with contextlib.suppress(UserError):
            assert parse(typed).addresses


@given(_invitations, st.integers(0, 400), st.characters())
def test_a_link_with_a_wrong_character_never_falls_over(invitation, place, other):
    link = invitation.link
    with contextlib.suppress(UserError):
        parse(link[: place % len(link)] + other + link[place % len(link) + 1 :])


@given(_secrets)
def test_the_name_of_an_invitation_says_nothing_of_its_secret(secret):
    invitation = Invitation(secret, (Address("h", 1),))

    assert invitation.id == Invitation(secret, (Address("other", 2),)).id
    assert secret.hex() not in invitation.id
    assert derived(secret, "id", 10) != derived(secret, "knock", 10)
    assert secret.hex() not in repr(invitation)
    assert invitation.code == ""


def test_secrets_are_never_the_same():
    assert len({new_secret() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("facilitator://join?v=9", True),
        ("FACILITATOR:", True),
        ("abcde " * 6, True),
        ("notes.workshop", False),
        ("/somewhere/x/day.workshop", False),
    ],
)
def test_a_file_is_told_from_an_invitation(text, is_one):
    assert is_invitation(text) is is_one


def test_the_picture_is_the_link():
    invitation = Invitation(bytes(SECRET_BYTES), (Address("10.0.0.1", 4222),), "ab" * 32)
    rows = invitation.qr_rows()

    assert {len(row) for row in rows} == {len(rows)}
    assert [row[:7] for row in rows[:2]] == [(True,) * 7, (True, *(False,) * 5, True)]
