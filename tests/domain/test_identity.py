import time
import uuid

from facilitator.domain.identity import is_id, new_id


def test_ids_ascend_and_never_repeat() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert ids == sorted(set(ids))


def test_an_id_is_a_uuid_of_version_seven_made_now() -> None:
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert abs((made.int >> 80) / 1000 - time.time()) < 60


def test_ids_are_told_from_other_texts() -> None:
    assert is_id(new_id())
    assert not is_id("")
    assert not is_id("W1.1")
    assert not is_id(new_id().upper())
    assert not is_id(f"{{{new_id()}}}")
