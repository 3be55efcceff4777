"""Room packages: what comes in is what went out, once, and nothing that somebody changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.actions import history
from facilitator.actions.desk import Desk
from facilitator.errors import UserError
from facilitator.team import package_form, packages
from facilitator.team.secret_values import new_key, new_secrets
from tests.team.laptops import ANNA, BEN, ORGANISER, ROOMS, Laptop, colleague, member, organiser
from tests.team.sealed import TEAM

NOTE = "01994bd5-0000-7000-8000-00000000c001"
OTHER_NOTE = "01994bd5-0000-7000-8000-00000000c002"


class Trio:
    def __init__(self, folder: Path):
        self.ada = organiser(folder)
        self.anna = colleague(folder, self.ada, ANNA, room=0)
        self.ben = colleague(folder, self.ada, BEN, room=1)
        self.laptops = (self.ada, self.anna, self.ben)
        self.send(self.ada, self.anna, self.ben)

    def send(self, sender: Laptop, *receivers: Laptop) -> bytes:
        data = made(sender)
        for receiver in receivers:
            taken(receiver, data)
        return data


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    found = Trio(tmp_path)
    yield found
    for laptop in found.laptops:
        laptop.close()


def made(laptop: Laptop, **how) -> bytes:
    with laptop.file.postbox() as postbox:
        return packages.make(postbox, _own(laptop), **how)


def taken(laptop: Laptop, data: bytes) -> packages.TakenIn:
    with laptop.file.postbox() as postbox:
        result = packages.take_in(data, postbox, _own(laptop))
    laptop.secrets = result.secrets
    return result


def looked(laptop: Laptop, data: bytes) -> packages.Contents:
    with laptop.file.postbox() as postbox:
        return packages.look(data, postbox, _own(laptop))


def _own(laptop: Laptop):
    return laptop.secrets._replace(team_id=TEAM.replace("-", ""))


def refused(laptop: Laptop, data: bytes) -> str:
    before = state(laptop)
    with pytest.raises(UserError) as caught:
        taken(laptop, data)
    assert state(laptop) == before
    return caught.value.sentence


def state(laptop: Laptop) -> dict[str, list[tuple[object, ...]]]:
    with laptop.file.writing("") as write:
        connection = write._connection  # noqa: SLF001 - all that is in the file
        tables = ("note", "question", "session", "member", "journal", "step", "meta")
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def rows(laptop: Laptop) -> list[tuple[object, ...]]:
    with laptop.file.writing("") as write:
        sql = "SELECT id, session_id, text, deleted FROM note ORDER BY id"
        return write._connection.execute(sql).fetchall()  # noqa: SLF001 - the same


def test_what_was_written_in_a_room_arrives_with_the_others(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE))
    trio.ben.insert(trio.ben.note(OTHER_NOTE, 1, "Busspuren"))
    trio.send(trio.anna, trio.ada)
    trio.send(trio.ben, trio.ada)
    trio.send(trio.ada, trio.anna, trio.ben)

    assert [row[2] for row in rows(trio.ada)] == ["Radwege", "Busspuren"]
    assert rows(trio.ada) == rows(trio.anna) == rows(trio.ben)


def test_an_empty_file_is_filled_by_the_organisers_package(trio: Trio, tmp_path: Path):
    trio.ada.insert(trio.ada.note(NOTE))
    new = new_secrets(TEAM, "00dd00dd00dd00dd")
    trusted = {ORGANISER: trio.ada.secrets.public_key}
    dora = Laptop(tmp_path, new._replace(keys=trio.ada.secrets.keys, trusted=trusted))
    trio.ada.insert(member(dora.secrets, "moderator", ROOMS[2]))

    found = looked(dora, made(trio.ada))
    done = taken(dora, made(trio.ada))

    assert found.notes == found.new_notes == 1
    assert not done.refused
    assert rows(dora) == rows(trio.ada)
    dora.insert(dora.note(OTHER_NOTE, 2))
    assert not taken(trio.ada, made(dora)).refused
    assert rows(dora) == rows(trio.ada)
    dora.close()


def test_looking_says_what_comes_and_changes_nothing(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE), trio.anna.note(OTHER_NOTE))
    trio.anna.set("note", NOTE, text="Radwege und mehr")
    before = state(trio.ada)

    found = looked(trio.ada, made(trio.anna))

    assert (found.device, found.name) == (ANNA, ANNA[:2])
    assert found.rooms == {ROOMS[0]}
    assert (found.notes, found.new_notes) == (2, 2)
    assert state(trio.ada) == before


def test_taking_it_in_again_changes_nothing(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE))
    data = trio.send(trio.anna, trio.ada)
    before = state(trio.ada)

    again = taken(trio.ada, data)

    assert again.contents.new_letters == 0
    assert again.received.new == 0
    assert state(trio.ada) == before


def test_an_import_is_one_step_that_undo_takes_back_and_redo_brings_again(trio: Trio):
    trio.ada.insert(trio.ada.note(NOTE, 0, "Adas Satz"))
    trio.send(trio.ada, trio.anna)
    trio.anna.set("note", NOTE, text="Annas Satz")
    trio.anna.insert(trio.anna.note(OTHER_NOTE))
    before = rows(trio.ada)
    data = trio.send(trio.anna, trio.ada)
    after = rows(trio.ada)
    desk = Desk(trio.ada.file)

    label = desk.run(history.undo).label

    assert label == "Take in a room package"
    assert [row for row in rows(trio.ada) if not row[3]] == before
    assert (
        taken(trio.ada, data).received.new == 0
    )  # what was taken back does not come again by itself
    assert [row for row in rows(trio.ada) if not row[3]] == before
    desk.run(history.redo)
    assert rows(trio.ada) == after


def test_what_all_are_known_to_have_is_left_out_and_what_got_lost_is_not(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE))
    made(trio.anna)  # lost in the mail
    first = made(trio.anna)
    taken(trio.ada, first)
    trio.send(trio.ada, trio.anna)
    assert looked(trio.ada, made(trio.anna)).letters == 0

    trio.anna.set("note", NOTE, text="Radwege und mehr")

    assert looked(trio.ada, made(trio.anna)).letters == 1
    assert looked(trio.ada, made(trio.anna, is_complete=True)).letters == 2
    trio.send(trio.anna, trio.ada)
    assert rows(trio.ada) == rows(trio.anna)


def test_packages_in_the_wrong_order_lose_nothing(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE))
    first = made(trio.anna)
    trio.anna.set("note", NOTE, text="Radwege und mehr")
    second = made(trio.anna)

    taken(trio.ada, second)
    taken(trio.ada, first)

    assert rows(trio.ada) == rows(trio.anna)


def test_a_cheat_cannot_keep_what_others_wrote_from_anybody(trio: Trio):
    trio.ada.insert(trio.ada.note(NOTE))
    own = _own(trio.anna)
    head = package_form.Head(own.team_id, ANNA, own.newest[0])
    far = f"4000000000000-0000-{ORGANISER}"
    told = {ORGANISER: ("", far)}, {ORGANISER: far}
    lying = packages.sealed(
        own, head, package_form.Manifest("Anna", "2023-11-14T22:00:00Z", *told), []
    )
    taken(trio.ben, lying)
    taken(trio.ada, lying)

    trio.send(trio.ben, trio.ada)
    trio.send(trio.ada, trio.ben)

    assert rows(trio.ben) == rows(trio.ada)


def test_a_package_of_some_rooms_holds_those_and_stands_for_nothing_else(trio: Trio):
    trio.ada.insert(trio.ada.note(NOTE, 0), trio.ada.note(OTHER_NOTE, 1))
    trio.ada.set("member", ANNA, name="Anna")

    some = made(trio.ada, rooms=[ROOMS[1]])
    done = taken(trio.anna, some)

    assert done.contents.rooms == {ROOMS[1]}
    assert [row[0] for row in rows(trio.anna)] == [OTHER_NOTE]
    trio.send(trio.anna, trio.ada)
    trio.send(trio.ada, trio.anna)
    assert rows(trio.anna) == rows(trio.ada)
    assert trio.anna.cell("member", ANNA, "name") == "Anna"


def test_what_its_maker_may_not_write_is_left_out_and_counted(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE))
    trio.anna.insert(trio.anna.note(OTHER_NOTE, 1))

    done = taken(trio.ada, made(trio.anna))

    assert done.refused == {"role": 1}
    assert [row[0] for row in rows(trio.ada)] == [NOTE]


# Refused whole


def test_every_changed_byte_is_refused_with_a_sentence(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE))
    data = made(trio.anna)
    with trio.ada.file.postbox() as postbox:
        for at in range(len(data)):
            changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            with pytest.raises(UserError, match="Nothing was changed"):
                packages.look(changed, postbox, _own(trio.ada))
        for end in range(len(data)):
            with pytest.raises(UserError, match="Nothing was changed"):
                packages.look(data[:end], postbox, _own(trio.ada))
        with pytest.raises(UserError, match="Nothing was changed"):
            packages.look(data + b"\0", postbox, _own(trio.ada))


def test_nothing_in_a_package_can_be_left_out_or_put_elsewhere(trio: Trio):
    trio.anna.insert(trio.anna.note(NOTE))
    trio.anna.insert(trio.anna.note(OTHER_NOTE))
    data, other = made(trio.anna), made(trio.anna, is_complete=True)
    whole, second = package_form.unpacked(data), package_form.unpacked(other)
    parts = list(zip(whole.areas, whole.envelopes, strict=True))
    head = package_form.head_bytes(whole.head)

    for body in (parts[:-1], parts[::-1], [*parts, parts[0]], []):
        forged = package_form.packed(head, whole.manifest, package_form.body_bytes(body))
        assert "damaged" in refused(trio.ada, forged)
    mixed = package_form.packed(head, second.manifest, package_form.body_bytes(parts))
    assert "damaged" in refused(trio.ada, mixed)
    boxes = package_form.head_bytes(whole.head._replace(boxes={ORGANISER: "00"}))
    rest = package_form.body_bytes(parts)
    assert "damaged" in refused(trio.ada, package_form.packed(boxes, whole.manifest, rest))
    posing = package_form.head_bytes(whole.head._replace(device=BEN))
    assert "damaged" in refused(trio.ada, package_form.packed(posing, whole.manifest, rest))


def test_a_package_of_another_team_is_refused(trio: Trio, tmp_path: Path):
    (tmp_path / "other").mkdir()
    stranger = organiser(tmp_path / "other")
    with stranger.file.postbox() as postbox:
        data = packages.make(postbox, stranger.secrets._replace(team_id="ab" * 16))

    assert "another team" in refused(trio.ada, data)
    stranger.close()


def test_a_package_of_somebody_unknown_is_refused(trio: Trio, tmp_path: Path):
    new = new_secrets(TEAM, "00dd00dd00dd00dd")._replace(keys=trio.ada.secrets.keys)
    (tmp_path / "other").mkdir()
    dora = Laptop(tmp_path / "other", new)

    assert "not known here" in refused(trio.ada, made(dora))
    dora.close()


def test_a_package_with_a_key_that_is_not_here_says_what_to_take_in_first(trio: Trio):
    trio.anna.secrets = new_key(trio.anna.secrets)
    trio.anna.insert(trio.anna.note(NOTE))

    assert "does not have" in refused(trio.ada, made(trio.anna))


def test_the_organisers_package_brings_its_key_along(trio: Trio):
    trio.ada.secrets = new_key(trio.ada.secrets)
    trio.ada.insert(trio.ada.note(NOTE))
    assert trio.anna.secrets.newest != trio.ada.secrets.newest

    trio.send(trio.ada, trio.anna)

    assert trio.anna.secrets.newest == trio.ada.secrets.newest
    assert rows(trio.anna) == rows(trio.ada)


def test_who_was_shut_out_gets_no_new_key_and_is_not_heard(trio: Trio):
    trio.ada.set("member", ANNA, revoked_at="2023-11-14T22:00:00.000+00:00")
    trio.ada.secrets = new_key(trio.ada.secrets)
    data = made(trio.ada)
    taken(trio.ben, data)
    trio.anna.insert(trio.anna.note(NOTE))

    assert "does not have" in refused(trio.anna, data)
    assert "was taken out" in refused(trio.ben, made(trio.anna))
    assert looked(trio.ada, made(trio.anna)).is_from_outside
    assert taken(trio.ada, made(trio.anna)).refused == {"revoked": 1}
    assert rows(trio.ada) == rows(trio.ben) == []


def test_a_clock_that_is_days_ahead_poisons_nothing(trio: Trio):
    trio.anna.now = 4_000_000_000_000
    trio.anna.insert(trio.anna.note(NOTE))

    assert "clock" in refused(trio.ada, made(trio.anna))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"FACRAUM", b"\0" * 99, b"FACRAUM1"])
def test_what_is_no_package_is_refused(trio: Trio, data: bytes):
    assert "Nothing was changed" in refused(trio.ada, data)


def test_what_is_too_large_is_not_even_read(trio: Trio, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(package_form, "MOST_BYTES", 1_000)

    assert "larger" in refused(trio.ada, b"FACRAUM1" + bytes(1_000))
