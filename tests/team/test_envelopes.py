"""What is sealed opens again under its subject, for whoever has the key, and nowhere else."""

import json
import os
import tracemalloc
import zlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.letters import Entry, Letter
from facilitator.domain.text import clean
from facilitator.team import envelopes
from facilitator.team.envelopes import Envelope, Sealer, open_all, open_bytes, seal
from facilitator.team.letter_text import from_text, to_text
from facilitator.team.refusals import Refused
from tests.team.sealed import OTHER_SESSION, device_secrets, entry, letter, sealed, subject

SENDER = device_secrets("00aa00aa00aa00aa")
SUBJECT = subject(SENDER.device)
WRITTEN = letter(SENDER.device)

_ids = st.from_regex(r"[0-9a-f]{8}-[0-9a-f]{4}", fullmatch=True)
_texts = st.text(max_size=400).map(clean)
_cells = st.none() | st.integers(-(2**63), 2**63 - 1) | _texts
_stamps = st.builds(
    lambda milliseconds, counter: f"{milliseconds:013d}-{counter:04x}-{SENDER.device}",
    st.integers(0, 10**13 - 1),
    st.integers(0, 0xFFFF),
)
_columns = st.from_regex(r"[a-z][a-z_]{0,20}", fullmatch=True)
_entries = st.builds(Entry, _columns, _ids, _columns, _cells, _cells, _stamps)
_letters = st.builds(
    Letter,
    step_id=_ids,
    kind=st.sampled_from(["do", "undo", "redo", "erase", "reopen"]),
    label=_texts,
    actor=_texts,
    made_at=st.just("2023-11-14T22:00:00.000+00:00"),
    of_step=st.none() | _ids,
    known=st.dictionaries(_ids, st.dictionaries(_ids, _stamps, max_size=3), max_size=3).map(
        lambda rows: json.dumps(rows) if rows else ""
    ),
    area=st.just("plan") | st.just("work") | _ids.map(lambda found: f"room.{found}"),
    entries=st.lists(_entries, min_size=1, max_size=8).map(tuple),
)


def opened(data: bytes, under: str = SUBJECT, keys=SENDER.keys, public_key=SENDER.public_key):
    return from_text(open_bytes(data, subject=under, keys=keys, public_key=public_key))


def refusal(data: bytes, **others) -> str:
    with pytest.raises(Refused) as caught:
        opened(data, **others)
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    return caught.value.code


def with_content(packed: bytes, under: str = SUBJECT) -> bytes:
    """Seal whatever content there may be, as a member could that runs a program of their own."""
    key_id, key = SENDER.newest
    nonce = os.urandom(12)
    head = b"FW1" + bytes.fromhex(key_id) + nonce + envelopes.FIRST
    body = head + ChaCha20Poly1305(key).encrypt(nonce, packed, head + under.encode())
    signing = Ed25519PrivateKey.from_private_bytes(SENDER.signing_seed)
    return body + signing.sign(b"facilitator letter\x00" + under.encode() + b"\x00" + body)


@given(_letters)
def test_a_letter_comes_out_as_it_went_in(written: Letter):
    assert opened(sealed(SENDER, written, SUBJECT)) == written


def test_names_that_nobody_reads_to_the_end_are_cut_and_nothing_else():
    written = letter(SENDER.device, label="l" * 900, actor="a" * 900)

    assert opened(sealed(SENDER, written)) == written._replace(label="l" * 500, actor="a" * 500)


def test_the_words_cannot_be_seen_from_outside():
    data = sealed(SENDER, letter(SENDER.device, [entry(SENDER.device, after="Wasserstoff" * 90)]))

    assert b"Wasserstoff" not in data
    assert len(data) < 700  # it is packed before it is sealed, so not even its length stays


def test_every_changed_byte_is_refused():
    data = sealed(SENDER, WRITTEN)

    codes = {refusal(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]) for at in range(len(data))}

    assert codes == {"format", "signature"}


def test_every_changed_byte_is_refused_even_where_the_signature_is_made_again():
    data = sealed(SENDER, WRITTEN)[:-64]
    signing = Ed25519PrivateKey.from_private_bytes(SENDER.signing_seed)
    codes: set[str] = set()
    for at in range(3, len(data)):
        body = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        signed = signing.sign(b"facilitator letter\x00" + SUBJECT.encode() + b"\x00" + body)
        codes.add(refusal(body + signed))

    assert codes == {"key", "seal"}


def test_every_truncation_and_every_addition_is_refused():
    data = sealed(SENDER, WRITTEN)

    assert {refusal(data[:end]) for end in range(len(data))} == {"format", "signature"}
    assert refusal(data + b"\x00") == "signature"


def test_a_letter_replayed_under_another_subject_is_refused():
    data = sealed(SENDER, WRITTEN)
    others = (
        subject(SENDER.device, f"room.{OTHER_SESSION}"),
        subject("00bb00bb00bb00bb"),
        subject(SENDER.device, team="01994bd5-0000-7000-8000-000000000002"),
    )

    assert {refusal(data, under=other) for other in others} == {"signature"}


def test_another_member_cannot_sign_for_the_device_of_the_subject():
    member = device_secrets("00bb00bb00bb00bb")._replace(keys=SENDER.keys)

    assert refusal(sealed(member, WRITTEN, SUBJECT)) == "signature"
    assert refusal(sealed(SENDER, WRITTEN), public_key="not hex") == "signature"
    assert refusal(sealed(SENDER, WRITTEN), public_key="") == "signature"


def test_without_the_key_nobody_reads_it():
    stranger = device_secrets()
    same_name = {SENDER.newest[0]: stranger.newest[1]}

    assert refusal(sealed(SENDER, WRITTEN), keys=stranger.keys) == "key"
    assert refusal(sealed(SENDER, WRITTEN), keys=same_name) == "seal"


_STRANGE = (None, 7, True, 1.5, [], {}, "\ud800", "\0")
_STAMP = "0000000000001-0000-aa"


@pytest.mark.parametrize("value", [{}, [], [1], None, 1, "x", [[]] * 10], ids=repr)
def test_what_a_member_seals_that_is_no_letter_is_refused(value: object):
    assert refusal(with_content(b"\x00" + json.dumps(value).encode())) == "content"


@pytest.mark.parametrize(
    ("at", "value"),
    [
        *((at, value) for at in range(10) for value in _STRANGE if (at, value) != (6, None)),
        (0, 2),
        (4, "a" * 501),
        (5, "yesterday"),
        (7, "{"),
        (7, "[" * 90_000),
        (7, "[]"),
        (7, '{"a": []}'),
        (7, '{"a": {"b": 1}}'),
        (7, '{"a": {"b": "now"}}'),
        (7, '{"a\'b": {}}'),
        (8, "room."),
        (8, "room.a.b"),
        (8, "plan\n"),
        (8, "room.*"),
        (9, [["note", "a", "text", None, "x", _STAMP]] * 501),
        (9, [["note", "a", "text", None, 1.5, _STAMP]]),
        (9, [["note", "a", "text", None, True, _STAMP]]),
        (9, [["note", "a", "text", None, 2**63, _STAMP]]),
        (9, [["note", "a", "text", None, "\ud800", _STAMP]]),
        (9, [["note", "a", "text", ["x"], "x", _STAMP]]),
        (9, [["note; DROP", "a", "text", None, "x", _STAMP]]),
        (9, [["note", "a' OR 1", "text", None, "x", _STAMP]]),
        (9, [["note", "a", "text", None, "x", "now"]]),
        (9, [["note", "a", "text", None, "x", "0000000000001-0000-a*"]]),
        (9, [["note", "a", "text", None, "x"]]),
        (9, [["note", "a", "text", None, "x", f"0000000000001-0000-{who}"] for who in "ab"]),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_letter_with_one_part_that_is_none_is_refused(at: int, value: object):
    parts = json.loads(to_text(WRITTEN))
    assert opened(with_content(b"\x00" + json.dumps(parts).encode())) == WRITTEN
    parts[at] = value

    assert refusal(with_content(b"\x00" + json.dumps(parts).encode())) == "content"


@pytest.mark.parametrize(
    "packed",
    [
        *(b"", b"\x00", b"\x01", b"\x02{}", b"\x00\xff\xfe", b"\x00[", b"\x01no zlib"),
        *(b"\x00[NaN]", b"\x00[Infinity]", b"\x00" + b"[" * 900_000, b"\x00" + b"9" * 90_000),
        b"\x01" + zlib.compress(to_text(WRITTEN))[:-1],
        b"\x01" + zlib.compress(to_text(WRITTEN)) + b"more",
    ],
    ids=lambda packed: repr(packed[:12]),
)
def test_what_a_member_seals_that_is_no_text_is_refused(packed: bytes):
    assert refusal(with_content(packed)) in {"content", "format"}


def test_a_small_envelope_cannot_fill_the_memory():
    bomb = with_content(b"\x01" + zlib.compress(bytes(90_000_000)))
    assert len(bomb) < envelopes.MOST_SEALED
    tracemalloc.start()

    assert refusal(bomb) == "size"

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_what_is_too_large_is_neither_sealed_nor_opened():
    noise = os.urandom(1_100_000).hex()
    with pytest.raises(Refused, match="size"):
        sealed(SENDER, letter(SENDER.device, [entry(SENDER.device, after=noise)]))
    with pytest.raises(Refused, match="size"):
        sealed(SENDER, letter(SENDER.device, [entry(SENDER.device, after="a" * 4_000_000)]))

    assert refusal(bytes(envelopes.MOST_SEALED + 1)) == "size"


# Many at once


def chain(count: int) -> list[Envelope]:
    key_id, key = SENDER.newest
    sealer = Sealer(key_id=key_id, key=key, signing_key=SENDER.signing_seed)
    written = (letter(SENDER.device, label=f"step {number}") for number in range(count))
    return [Envelope(*sealer.seal(each, SUBJECT), SENDER.public_key) for each in written]


def labels(envelopes_: list[Envelope]) -> list[str]:
    found = open_all(envelopes_, SENDER.keys)
    return [each.code if isinstance(each, Refused) else each.label for each in found]


def test_envelopes_come_out_in_their_order():
    assert labels(chain(5)) == [f"step {number}" for number in range(5)]
    assert open_all([], SENDER.keys) == []


def test_the_signature_of_the_last_vouches_for_the_ones_before_it():
    first = sealed(SENDER, WRITTEN)[:-64] + bytes(64)  # with a signature that is none
    key_id, key = SENDER.newest
    last = seal(
        WRITTEN,
        subject=SUBJECT,
        key_id=key_id,
        key=key,
        signing_key=SENDER.signing_seed,
        previous=envelopes.digest(first, SUBJECT),
    )
    both = [Envelope(SUBJECT, data, SENDER.public_key) for data in (first, last)]

    assert labels(both) == [WRITTEN.label] * 2
    assert labels(both[:1]) == ["signature"]


def test_a_gap_or_another_order_costs_a_signature_and_no_letter():
    sent = chain(6)

    assert labels([sent[0], sent[2], sent[5], sent[3]]) == ["step 0", "step 2", "step 5", "step 3"]


def test_a_changed_envelope_is_refused_alone_and_vouches_for_none():
    sent = chain(5)
    for at in range(len(sent[3].data)):
        data = sent[3].data[:at] + bytes([sent[3].data[at] ^ 1]) + sent[3].data[at + 1 :]
        told = labels([*sent[:3], sent[3]._replace(data=data), sent[4]])
        assert told[3] in {"format", "signature"}
        assert [*told[:3], told[4]] == ["step 0", "step 1", "step 2", "step 4"]


def test_nobody_vouches_for_another_device():
    forger = device_secrets("00bb00bb00bb00bb")._replace(keys=SENDER.keys)
    forged = sealed(forger, WRITTEN, SUBJECT)
    key_id, key = forger.newest
    following = seal(
        letter(forger.device),
        subject=subject(forger.device),
        key_id=key_id,
        key=key,
        signing_key=forger.signing_seed,
        previous=envelopes.digest(forged, SUBJECT),
    )
    own = Envelope(subject(forger.device), following, forger.public_key)

    assert labels([Envelope(SUBJECT, forged, SENDER.public_key), own]) == [
        "signature",
        WRITTEN.label,
    ]
