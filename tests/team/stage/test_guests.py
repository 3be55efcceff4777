"""Guests of a real team on a real server: what they see, what they cannot, and how they come and go."""

import asyncio
from collections.abc import Callable, Iterator

import pytest

from facilitator.errors import UserError
from facilitator.team.forgetting import Forgetting
from facilitator.team.nkeys import Key
from facilitator.team.open_team import OpenTeam
from facilitator.team.pinning import tls_context
from facilitator.team.refusals import Refused
from facilitator.team.stage.coming import come
from facilitator.team.stage.messages import MOST_PICTURE
from facilitator.team.stage.passes import GuestPass, kept
from facilitator.team.stage.watch import Watch
from facilitator.team.states import is_all_here
from facilitator.team.tokens import inbox_of
from tests.team.conftest import Visitor, visit
from tests.team.hosted import come_in_as, is_level
from tests.team.programs import Program, until

PAGE = b"Who pays?"


@pytest.fixture
def watch() -> Iterator[Callable[..., Watch]]:
    """`watch(guest)` gives a guest’s connection."""
    watches = []

    def _watch(guest: GuestPass, **values) -> Watch:
        watches.append(Watch(guest, lambda: None, **values))
        watches[-1].start()
        return watches[-1]

    yield _watch
    for one in watches:
        one.stop()


def let_in(host: Program, keychain, name: str = "Beamer") -> GuestPass:
    """Invite a guest and let them come in."""
    link = host.team.invite("guest").link
    guest = come_in_as(host, lambda: come(link, name=name, keychain=keychain))
    until(lambda: name in {member.name for member in host.team.state().members}, host)
    return guest


def opened(host: Program) -> OpenTeam:
    found = host.team._service.team  # noqa: SLF001 - what is at work there
    assert found
    return found


def sees(watch: Watch, picture: bytes) -> Callable[[], bool]:
    return lambda: watch.state.picture == picture and watch.state.standing == "live"


def test_a_guest_sees_what_the_stage_shows_and_each_change_of_it(host, keychain, watch):
    seen = watch(let_in(host, keychain))
    for picture in (PAGE, b"after", b""):
        host.team.show_stage(picture)
        until(sees(seen, picture), host)


def test_who_comes_late_sees_what_is_shown_already(host, keychain, watch):
    guest = let_in(host, keychain)
    host.team.show_stage(PAGE)
    first = watch(guest)
    until(sees(first, PAGE), host)
    late = watch(let_in(host, keychain, "Foyer"))
    until(sees(late, PAGE), host)


def test_a_guest_is_handed_no_key_of_the_team_and_no_file(host, keychain, tmp_path):
    before = set(tmp_path.iterdir())
    guest = let_in(host, keychain)
    assert set(tmp_path.iterdir()) == before
    assert not set(guest.secrets.keys.values()) & set(host.team.secrets.keys.values())
    assert host.desk.read.grants(guest.secrets.device) == []


def test_a_guest_hears_nothing_but_the_stage_and_says_nothing(host, keychain):
    guest = let_in(host, keychain)
    team, own, ada = guest.secrets.team_id, guest.secrets.device, host.team.secrets.device
    heard = [f"live.{team}.>", f"p.{team}.>", f"w.{team}.>", "join.*", ">", "stage.*.*"]
    said = [f"w.{team}.{own}.plan", f"p.{team}.{own}", f"stage.{team}.{ada}", f"stage.{team}.{own}"]
    said += [f"$JS.API.STREAM.INFO.T_{team}", f"$JS.API.DIRECT.GET.T_{team}", f"live.{team}.{own}.plan"]  # fmt: skip

    async def _try() -> None:
        visitor = await visit_as(guest)
        try:
            assert [subject for subject in heard if not await visitor.may_not_hear(subject)] == []
            assert [subject for subject in said if not await visitor.refuses(subject)] == []
            assert not await visitor.may_not_hear(f"stage.{team}.*")
        finally:
            await visitor.close()

    asyncio.run(_try())


async def visit_as(guest: GuestPass) -> Visitor:
    key = Key("user", guest.secrets.signing_seed)
    context, inbox = tls_context(guest.fingerprint), inbox_of(guest.secrets.device)
    return await visit(
        [guest.addresses[0]], context, inbox=inbox, key=key, token=guest.secrets.token
    )


def test_what_is_sent_again_or_made_up_by_the_server_leaves_the_picture_alone(
    host, keychain, watch
):
    """The organiser’s own connection stands for a server that sends what it likes."""
    guest = let_in(host, keychain)
    seen = watch(guest)
    host.team.show_stage(PAGE)
    until(sees(seen, PAGE), host)
    old = asyncio.run(overheard(guest))
    host.team.show_stage(b"after")
    until(sees(seen, b"after"), host)
    pictures = []
    asyncio.run(repeated(host, guest, old, lambda: pictures.append(seen.state.picture)))
    assert set(pictures) == {b"after"}


async def overheard(guest: GuestPass) -> list[bytes]:
    """Return some messages as they travel."""
    found: list[bytes] = []
    enough = asyncio.Event()
    visitor = await visit_as(guest)

    async def keep(message) -> None:
        found.append(message.data)
        if len(found) > 1:
            enough.set()

    await visitor.subscribe(f"stage.{guest.secrets.team_id}.*", cb=keep)
    await enough.wait()
    await visitor.close()
    return found


async def repeated(
    host: Program, guest: GuestPass, old: list[bytes], look: Callable[[], None]
) -> None:
    """Send old messages, and changed ones, as the organiser’s laptop would."""
    secrets = host.team.secrets
    visitor = await visit(
        [guest.addresses[0]],
        tls_context(guest.fingerprint),
        inbox=inbox_of(secrets.device),
        key=Key("user", secrets.signing_seed),
        token=secrets.token,
    )
    subject = f"stage.{secrets.team_id}.{secrets.device}"
    for data in old:
        for wrong in (data, data[:-1], data[:-70] + bytes(70), b"", bytes(400_000), data + b"x"):
            await visitor.publish(subject, wrong)
        await visitor.settle()
        await asyncio.sleep(0.2)
        look()
    await visitor.close()


def test_who_is_taken_out_sees_nothing_any_more_and_the_others_go_on(host, keychain, watch):
    leaving, staying = let_in(host, keychain, "Leaving"), let_in(host, keychain, "Staying")
    passes: list[GuestPass] = []
    left, stayed = watch(leaving, keep=passes.append), watch(staying)
    host.team.show_stage(PAGE)
    until(lambda: sees(left, PAGE)() and sees(stayed, PAGE)(), host)
    keys = set(host.team.secrets.keys)
    host.team.revoke(leaving.secrets.device)
    until(lambda: set(host.team.secrets.keys) > keys, host)

    host.team.show_stage(b"secret")
    until(sees(stayed, b"secret"), host)
    until(lambda: left.state.standing == "out", host)
    assert left.state.picture is None
    left.stop()
    assert set(passes[-1].secrets.keys) == keys


def test_one_who_was_away_while_the_key_changed_gets_the_new_one(host, keychain, watch):
    away, leaving = let_in(host, keychain, "Away"), let_in(host, keychain, "Leaving")
    keys = set(host.team.secrets.keys)
    host.team.revoke(leaving.secrets.device)
    until(lambda: set(host.team.secrets.keys) > keys, host)
    host.team.show_stage(PAGE)
    kept_passes: list[GuestPass] = []
    seen = watch(away, keep=kept_passes.append)
    until(sees(seen, PAGE), host)
    seen.stop()
    assert set(kept_passes[-1].secrets.keys) == set(host.team.secrets.keys)


def test_the_same_invitation_opens_the_stage_again_on_the_same_laptop(host, keychain):
    link = host.team.invite("guest").link
    assert kept(keychain, link) is None
    guest = come_in_as(host, lambda: come(link, name="Beamer", keychain=keychain))
    again = kept(keychain, link)
    assert again is not None
    assert (again.secrets, again.addresses) == (guest.secrets, guest.addresses)
    with pytest.raises(UserError, match="used"):
        come_in_as(host, lambda: come(link, name="Another", keychain=keychain))


def test_guests_are_not_waited_for(host, keychain):
    let_in(host, keychain)
    until(lambda: is_level(host) and is_all_here(host.team.state()), host)


def test_a_guest_is_not_among_those_who_may_still_know_who_was_erased(host, keychain):
    guest = let_in(host, keychain)
    until(lambda: is_level(host), host)
    with host.desk.file.postbox() as postbox:
        assert guest.secrets.device in {member.id for member in postbox.members()}
        forgetting = Forgetting(postbox)
        forgetting.begin(host.team.secrets.device)
        assert forgetting.left() == ()


def test_a_picture_that_is_too_large_is_refused(host, keychain, watch):
    seen = watch(let_in(host, keychain))
    host.team.show_stage(PAGE)
    with pytest.raises(Refused, match="size"):
        host.team.show_stage(bytes(MOST_PICTURE + 1))
    until(sees(seen, PAGE), host)


def test_the_stage_comes_back_after_the_server_was_gone(host, keychain, watch):
    seen = watch(let_in(host, keychain))
    host.team.show_stage(PAGE)
    until(sees(seen, PAGE), host)
    server = opened(host).server
    assert server
    server.stop()
    until(lambda: seen.state.standing == "gone", host)
    assert seen.state.picture == PAGE
    assert seen.state.heard_at
    server.start()
    host.team.show_stage(b"after")
    until(sees(seen, b"after"), host)


def test_where_whoever_shows_it_is_gone_the_guest_says_since_when(host, keychain, watch):
    seen = watch(let_in(host, keychain))
    host.team.show_stage(PAGE)
    until(sees(seen, PAGE), host)
    # As where the program is killed: no word any more, while the server goes on.
    opened(host).stage._data = None  # noqa: SLF001 - see above
    until(lambda: seen.state.standing == "silent", host)
    assert seen.state.picture == PAGE
    host.team.show_stage(PAGE)
    until(sees(seen, PAGE), host)
