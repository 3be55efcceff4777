"""What a guest takes for the stage, and what not; the picture stays what it was then."""

import json
import os
import random
import struct

import pytest

from facilitator.team.envelopes import open_bytes, seal_bytes
from facilitator.team.refusals import Refused
from facilitator.team.secret_values import new_key
from facilitator.team.stage.audience import SILENT_SECONDS, Audience
from facilitator.team.stage.keys import handed, stage_key
from facilitator.team.stage.messages import MOST_PICTURE, Picture, Renewal, from_bytes, to_bytes
from tests.team.stage.shows import ADA, BEN, GUEST, NOON, TEAM, guest_of, organiser, sent


@pytest.fixture
def ada():
    return organiser(ADA)


@pytest.fixture
def audience(ada):
    """A guest who sees what Ada shows."""
    found = Audience(guest_of(ada))
    assert found.hear(*sent(ada, Picture(NOON, b"before")), 0.0)
    return found


def refused(audience: Audience, subject: str, data: bytes) -> str:
    """Return why a message is not taken, once it is certain that the picture stayed."""
    with pytest.raises(Refused) as caught:
        audience.hear(subject, data, 1.0)
    assert audience.picture == b"before"
    return caught.value.code


def test_what_the_organiser_shows_is_seen(audience, ada):
    assert audience.hear(*sent(ada, Picture(NOON + 1, b"after")), 1.0)
    assert audience.picture == b"after"


def test_a_picture_is_not_taken_twice_nor_after_a_later_one(audience, ada):
    first, second, third = (sent(ada, Picture(NOON + at, b"%d" % at)) for at in (1, 2, 3))
    audience.hear(*third, 1.0)
    audience.hear(*sent(ada, Picture(NOON + 4, b"before")), 1.0)
    assert [refused(audience, *one) for one in (first, second, third)] == ["old"] * 3


def test_nothing_from_before_the_guest_joined_is_taken(ada):
    audience = Audience(guest_of(ada))
    with pytest.raises(Refused, match="old"):
        audience.hear(*sent(ada, Picture(NOON - 3_600_000, b"yesterday")), 0.0)
    assert audience.picture is None


def test_what_was_heard_counts_after_a_restart_too(audience, ada):
    audience.hear(*(old := sent(ada, Picture(NOON + 5, b"once"))), 0.0)
    again = Audience(audience.current)
    with pytest.raises(Refused, match="old"):
        again.hear(*old, 0.0)


def test_another_writer_is_refused_whatever_name_they_use(audience, ada):
    stranger = organiser(BEN, ada)  # a member, who has the team's keys
    news = Picture(NOON + 1, b"forged")
    assert refused(audience, *sent(stranger, news)) == "member"
    assert refused(audience, *sent(stranger, news, device=ADA)) == "signature"


def test_a_picture_under_another_subject_is_refused(audience, ada):
    _, data = sent(ada, Picture(NOON + 1, b"moved"))
    assert refused(audience, f"stage.{'8' * 32}.{ADA}", data) == "subject"
    assert refused(audience, f"live.{TEAM}.{ADA}", data) == "subject"
    assert refused(audience, f"stage.{TEAM}.{ADA}.x", data) == "member"


def test_every_changed_byte_is_noticed(audience, ada):
    subject, data = sent(ada, Picture(NOON + 1, b"tampered"))
    for at in range(len(data)):
        changed = bytes((*data[:at], data[at] ^ 1, *data[at + 1 :]))
        assert refused(audience, subject, changed) in {"format", "key", "signature", "seal"}


def test_noise_of_any_length_disturbs_nobody(audience):
    chance = random.Random(6)
    for _ in range(2_000):
        data = chance.randbytes(chance.randrange(400))
        assert refused(audience, f"stage.{TEAM}.{ADA}", data) in {"format", "signature"}


def test_signed_nonsense_disturbs_nobody(audience, ada):
    chance, head = random.Random(6), struct.Struct(">cQ")
    texts = [b"[]", b"null", b"{}", b"[1,2,3]", b'["",{},{}]', b"[" * 5_000, b'["0001abcd",[],[]]']
    texts.append(json.dumps(["0001abcd", {GUEST: "xx"}, {}]).encode())
    texts.append(json.dumps(["0001abcd", {}, {ADA: 1}]).encode())
    contents = [b"", b"P", head.pack(b"P", 2**60), head.pack(b"X", NOON + 9)]
    contents += [head.pack(b"R", NOON + 9) + text for text in texts]
    contents += [chance.randbytes(chance.randrange(9)) for _ in range(50)]
    for content in contents:
        key_id, key = ada.newest
        subject = f"stage.{TEAM}.{ADA}"
        data = seal_bytes(
            content,
            subject=subject,
            key_id=key_id,
            key=stage_key(key),
            signing_key=ada.signing_seed,
        )
        assert refused(audience, subject, data) == "content"


def test_too_large_a_picture_is_neither_sent_nor_taken(audience):
    with pytest.raises(Refused, match="size"):
        to_bytes(Picture(NOON + 1, bytes(MOST_PICTURE + 1)))
    with pytest.raises(Refused, match="size"):
        from_bytes(struct.pack(">cQ", b"P", NOON) + bytes(MOST_PICTURE + 1))
    assert refused(audience, f"stage.{TEAM}.{ADA}", bytes(400_000)) == "size"


def test_the_keys_of_the_stage_open_no_letter(audience, ada):
    subject = f"w.{TEAM}.{ADA}.plan"
    key_id, key = ada.newest
    sealed = seal_bytes(b"a note", subject=subject, key_id=key_id, key=key, signing_key=ada.signing_seed)  # fmt: skip
    secrets = audience.guest.secrets
    assert key not in secrets.keys.values()
    with pytest.raises(Refused, match="seal"):
        open_bytes(sealed, subject=subject, keys=secrets.keys, public_key=ada.public_key)


# Others who organise, and new keys


def renewal(by, key_id, boxes=None, organisers=(), at=NOON + 1):
    named = {one.device: one.public_key for one in organisers or (by,)}
    return sent(by, Renewal(at, key_id, boxes or {}, named), key_id=min(by.keys))


def test_a_new_key_comes_in_a_box_and_opens_what_follows(audience, ada):
    rotated = new_key(ada)
    key_id, key = rotated.newest
    news = sent(rotated, Picture(NOON + 2, b"after"))
    assert refused(audience, *news) == "key"
    box = handed(audience.guest.secrets.box_key, key_id, stage_key(key))
    assert not audience.hear(*renewal(ada, key_id, {GUEST: box}), 1.0)
    assert audience.hear(*news, 1.0)
    assert audience.picture == b"after"


def test_without_a_box_of_their_own_a_guest_sees_nothing_new(audience, ada):
    rotated = new_key(ada)
    key_id, key = rotated.newest
    other = organiser(BEN).box_key
    box = handed(other, key_id, stage_key(key))
    audience.hear(*renewal(ada, key_id, {BEN: box}), 1.0)
    assert refused(audience, *renewal(ada, key_id, {GUEST: box}, at=NOON + 2)) == "seal"
    assert refused(audience, *sent(rotated, Picture(NOON + 3, b"secret"))) == "key"


def test_somebody_who_organises_later_is_believed_once_an_organiser_says_so(audience, ada):
    ben = organiser(BEN, ada)
    audience.hear(*renewal(ada, ada.newest[0], organisers=(ada, ben)), 0.0)
    ada_closes = sent(ada, Picture(NOON + 2, b""))
    assert not audience.hear(*sent(ben, Picture(NOON + 1, b"Ben")), 1.0)
    assert audience.picture == b"before"
    assert audience.hear(*ada_closes, 1.0)
    assert audience.hear(*sent(ben, Picture(NOON + 2, b"Ben")), 1.0)
    assert audience.picture == b"Ben"


def test_who_organises_no_more_is_not_believed_any_more(audience, ada):
    ben = organiser(BEN, ada)
    audience.hear(*renewal(ada, ada.newest[0], organisers=(ada, ben)), 0.0)
    audience.hear(*renewal(ada, ada.newest[0], at=NOON + 2), 0.0)
    assert refused(audience, *sent(ben, Picture(NOON + 3, b"Ben"))) == "member"


def test_where_one_falls_silent_another_is_seen(audience, ada):
    ben = organiser(BEN, ada)
    audience.hear(*renewal(ada, ada.newest[0], organisers=(ada, ben)), 0.0)
    assert audience.is_silent(SILENT_SECONDS + 1)
    assert audience.hear(*sent(ben, Picture(NOON + 1, b"Ben")), SILENT_SECONDS + 1)


def test_a_stage_that_was_closed_is_told(audience, ada):
    assert audience.hear(*sent(ada, Picture(NOON + 1, b"")), 1.0)
    assert audience.picture == b""


def test_keys_of_the_stage_come_from_those_of_the_team_one_by_one():
    first, second = os.urandom(32), os.urandom(32)
    assert stage_key(first) == stage_key(first) != first
    assert stage_key(first) != stage_key(second)
