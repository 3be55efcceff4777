"""Tokens of NATS: what an operator says of accounts, and an account of its users and their rights.

They are JSON web tokens in NATS's own form (`ed25519-nkey`, claims version 2) and hold no secret:
whoever shows one must sign the server's nonce with the key that it names. The one exception is
the token to knock, which the server hands to everybody who has none.
"""

import base64
import hashlib
import json
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from facilitator.domain.areas import ROOM, TOPIC, WORK, TeamRole
from facilitator.team.nkeys import Key

Claims = dict[str, Any]

KNOCK_INBOX: Final = "_INBOX.knock"
"""Where answers to a knock arrive; the client's inbox prefix."""

_UNLIMITED: Final = -1
_MINUTE_NS: Final = 60 * 10**9
_FOUNDED: Final = 1_577_836_800
"""Issue time of an account's first token (2020-01-01): servers are given it again at every start,
and keep the token that throws somebody out because that one is newer."""
_KNOCK_BYTES: Final = 16_384
_KNOCK_SUBSCRIPTIONS: Final = 4


class Issuer(NamedTuple):
    """Who signs users of an account."""

    account: str
    """The account's public key."""
    seed: str
    """Of the account itself or of one of its signing keys; secret."""

    def __repr__(self) -> str:
        return f"Issuer({self.account})"


class Subjects(NamedTuple):
    """What a user may publish to and listen on; an empty tuple forbids all."""

    publish: tuple[str, ...]
    subscribe: tuple[str, ...]
    may_answer: bool = False
    """Whether requests that arrive may be answered, once each."""


def stream_of(team: str) -> str:
    """Return the name of a team's stream; `team` is its id as 32 hex digits."""
    return f"T_{team}"


def inbox_of(device: str) -> str:
    """Return the inbox prefix of a laptop; no other laptop may listen there."""
    return f"_INBOX.{device}"


def subjects(
    role: TeamRole,
    *,
    team: str,
    device: str,
    sessions: Collection[str] = (),
    topics: Collection[str] = (),
) -> Subjects:
    """Return what a role may do in its team; nobody may create or read a consumer."""
    if role == "guest":
        return Subjects((), (f"stage.{team}.*",))
    stream, presence = stream_of(team), f"p.{team}.{device}"
    reading = (f"$JS.API.STREAM.INFO.{stream}", f"$JS.API.DIRECT.GET.{stream}")
    own = tuple(f"w.{team}.{device}.{area}" for area in _areas(role, sessions, topics))
    heard = (f"live.{team}.>", f"p.{team}.>", f"{inbox_of(device)}.>")
    publish = (*own, presence, *reading, f"{reading[1]}.>")
    if role != "organiser":
        return Subjects(publish, heard)
    keeping = ("CREATE", "UPDATE", "PURGE", "DELETE", "MSG.DELETE", "MSG.GET")
    managing = tuple(f"$JS.API.STREAM.{verb}.{stream}" for verb in keeping)
    return Subjects(
        (*publish, *managing, f"stage.{team}.{device}"), (*heard, "join.*"), may_answer=True
    )


def _areas(role: TeamRole, sessions: Collection[str], topics: Collection[str]) -> tuple[str, ...]:
    """Return the areas of `areas.may_write` as ends of subjects."""
    if role == "organiser":
        return (">",)
    if role == "author":
        return (WORK, f"{TOPIC}*")
    if role == "moderator":
        return (*(ROOM + one for one in sessions), *(TOPIC + one for one in topics))
    return ()


def operator_token(operator: Key, *, system_account: str, signing_keys: Sequence[str] = ()) -> str:
    """Return what a server is told of its operator; signing keys may sign accounts too."""
    nats: Claims = {"system_account": system_account, "signing_keys": list(signing_keys)}
    return _signed(operator, operator.public, "facilitator", {"type": "operator", **nats})


def account_token(
    operator: Key,
    account: str,
    *,
    name: str,
    signing_keys: Sequence[str] = (),
    has_streams: bool = True,
) -> str:
    """Return what a server is told of a fresh account; `revoked` says later whom it throws out."""
    limits: Claims = dict.fromkeys(("subs", "data", "payload", "conn", "leaf"), _UNLIMITED)
    limits |= {"imports": _UNLIMITED, "exports": _UNLIMITED, "wildcards": True}
    if has_streams:
        streams = ("disk_storage", "streams", "consumer")
        limits |= dict.fromkeys(streams, _UNLIMITED) | {"max_bytes_required": True}
    nats: Claims = {"type": "account", "limits": limits, "signing_keys": list(signing_keys)}
    return _signed(operator, account, name, nats, at=_FOUNDED)


def revoked(
    operator: Key, current: str, users: Collection[str], *, until: int | None = None
) -> str:
    """Return the account's token that makes servers refuse these users (public keys) from now on.

    It is their tokens that were issued up to `until` (Unix seconds; otherwise now) which are
    refused: one that is issued to the same user in a later second is good.
    """
    old = claims(current)
    nats = cast("Claims", old["nats"])
    ends: dict[str, int] = {**nats.get("revocations", {})}
    for user in users:
        ends[user] = max(ends.get(user, 0), _now() if until is None else until)
    at = max(_now(), int(old["iat"]))
    return _signed(operator, old["sub"], old["name"], {**nats, "revocations": ends}, at=at)


def user_token(
    issuer: Issuer,
    public_key: str,
    role: TeamRole,
    *,
    team: str,
    device: str,
    sessions: Collection[str] = (),
    topics: Collection[str] = (),
    expires: int | None = None,
) -> str:
    """Return the token of a laptop of the team; `public_key` is its `U…`, `expires` in Unix seconds."""
    given = subjects(role, team=team, device=device, sessions=sessions, topics=topics)
    return _user(issuer, public_key, device, given, expires=expires)


def allowing(issuer: Issuer, public_key: str, device: str, given: Subjects, at: int) -> str:
    """Return a laptop's token that allows just this, issued at a moment in Unix seconds."""
    return _user(issuer, public_key, device, given, at=at)


def knocking_token(issuer: Issuer) -> str:
    """Return the token for everybody who has none: it may knock at an invitation and hear the answer.

    It is good without a key. Answers are sealed for the one who knows the invitation's secret.
    """
    given = Subjects(("join.*",), (f"{KNOCK_INBOX}.>",))
    limits = {"subs": _KNOCK_SUBSCRIPTIONS, "payload": _KNOCK_BYTES, "bearer_token": True}
    stranger = Key.generate("user").public
    return _user(issuer, stranger, "knock", given, more=limits)


def revoker_token(system: Key, public_key: str) -> str:
    """Return the token of the system account's user that may look up and renew accounts, nothing else.

    A renewed account counts only with the operator's signature.
    """
    claims_of = ("$SYS.REQ.CLAIMS.UPDATE", "$SYS.REQ.ACCOUNT.*.CLAIMS.LOOKUP")
    given = Subjects(claims_of, (f"{inbox_of('revoker')}.>",))
    return _user(Issuer(system.public, system.seed), public_key, "revoker", given)


def issued_at(token: str) -> int:
    """Return when a token was issued, in Unix seconds; 0 for what is no token."""
    try:
        return int(claims(token)["iat"])
    except (ValueError, KeyError, TypeError):
        return 0


def claims(token: str) -> Claims:
    """Return what a token says, unverified; ValueError where it is no token."""
    _, body, _ = token.split(".")
    found = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    if not isinstance(found, dict):
        raise ValueError("no claims")  # noqa: TRY004 - one error for whatever is no token
    return cast("Claims", found)


def _user(
    issuer: Issuer,
    public_key: str,
    name: str,
    given: Subjects,
    *,
    at: int | None = None,
    expires: int | None = None,
    more: Mapping[str, int] | None = None,
) -> str:
    signer = Key.from_seed(issuer.seed)
    nats: Claims = {
        "type": "user",
        "pub": _allowed(given.publish),
        "sub": _allowed(given.subscribe),
    }
    nats |= dict.fromkeys(("subs", "data", "payload"), _UNLIMITED) | dict(more or {})
    if given.may_answer:
        nats["resp"] = {"max": 1, "ttl": _MINUTE_NS}
    if issuer.account != signer.public:
        nats["issuer_account"] = issuer.account
    return _signed(signer, public_key, name, nats, at=at, expires=expires)


def _allowed(subjects: tuple[str, ...]) -> Claims:
    # An empty list of what is allowed would allow all.
    return {"allow": list(subjects)} if subjects else {"deny": [">"]}


def _signed(
    issuer: Key,
    subject: str,
    name: str,
    nats: Claims,
    *,
    at: int | None = None,
    expires: int | None = None,
) -> str:
    said: Claims = {"iat": _now() if at is None else at, "iss": issuer.public, "name": name}
    said |= {"sub": subject, "nats": {**nats, "version": 2}}
    if expires is not None:
        said["exp"] = expires
    # Servers compare accounts by this id: another content has another one.
    said["jti"] = base64.b32encode(hashlib.sha256(_json(said)).digest()).rstrip(b"=").decode()
    head = _json({"typ": "JWT", "alg": "ed25519-nkey"})
    text = f"{_base64(head)}.{_base64(_json(said))}"
    return f"{text}.{_base64(issuer.sign(text.encode()))}"


def _json(value: Claims) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _now() -> int:
    return int(time.time())
