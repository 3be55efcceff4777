"""What an administrator gives an organiser, read back and refused."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.team.authority import Authority
from facilitator.team.invitations import Address
from facilitator.team.nkeys import Key
from facilitator.team.server_invitation import (
    START,
    ServerInvitation,
    is_server_invitation,
    parse,
)


def _invitation() -> ServerInvitation:
    keys = {kind: Key.generate(kind) for kind in ("operator", "account", "user")}
    authority = Authority(
        keys["account"].public,
        Key.generate("account").seed,
        keys["operator"].seed,
        revoker_seed=keys["user"].seed,
        revoker_token="a.b.c",
    )
    hosts = (Address("nats.example", 4222), Address("2001:db8::1", 4222), Address("n", 443, True))
    return ServerInvitation(hosts, "0a" * 32, authority, copies=3)


def _with(**changes: object) -> str:
    said = json.loads(base64.urlsafe_b64decode(_invitation().text[len(START) :] + "=="))
    data = json.dumps({**said, **changes}).encode()
    return START + base64.urlsafe_b64encode(data).decode()


def test_what_was_pasted_with_broken_lines_is_the_invitation():
    invitation = _invitation()
    text = invitation.text
    broken = f"  {text[:70]}\n{text[70:500]}\r\n {text[500:]} \n"
    assert is_server_invitation(broken)
    assert parse(broken) == invitation


def test_an_unchanged_invitation_is_taken_so_that_refusals_mean_something():
    assert parse(_with()).copies == 3


def test_it_does_not_show_its_secrets():
    invitation = _invitation()
    assert not any(seed in repr(invitation) for seed in invitation.authority if seed[:1] == "S")


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"addresses": []},
        {"addresses": ["nats.example"]},
        {"addresses": ["tls://user@nats.example:1"]},
        {"addresses": [["nats.example", 1]]},
        {"addresses": 5},
        {"addresses": ["tls://nats.example:1"] * 9},
        {"fingerprint": "0a"},
        {"fingerprint": "x" * 64},
        {"fingerprint": 1},
        {"copies": 0},
        {"copies": 9},
        {"copies": "3"},
        {"authority": {}},
        {"authority": {"account": "A", "account_seed": "S"}},
        {"authority": {"account": 1, "account_seed": 2}},
        {"authority": {"unknown": "x"}},
        {"authority": []},
    ],
)
def test_what_is_no_invitation_is_refused_with_a_sentence(changes):
    with pytest.raises(UserError, match="Copy the whole line"):
        parse(_with(**changes))


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda data: START + data.hex()))
def test_anything_else_is_refused_with_a_sentence(text):
    with pytest.raises(UserError, match="Copy the whole line"):
        parse(text)


def test_a_part_of_one_is_refused():
    with pytest.raises(UserError, match="Copy the whole line"):
        parse(_invitation().text[:-40])
