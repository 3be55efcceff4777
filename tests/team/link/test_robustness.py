"""What a link does when the server goes, comes back without what it had, or says no."""

import asyncio
import os
import shutil
import signal
from pathlib import Path

import pytest

from facilitator.actions import notes
from facilitator.actions import team as members
from facilitator.domain.edits import Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.team import Grant
from facilitator.team import errands
from facilitator.team.authority import Authority
from facilitator.team.boxes import sealed_grant
from facilitator.team.link.connection import Connection
from facilitator.team.link.identity import Identity
from facilitator.team.link.publishing import digest_of
from facilitator.team.link.reading import StreamReader
from facilitator.team.nkeys import Key
from facilitator.team.pinning import tls_context
from facilitator.team.secret_values import Secrets, new_key
from facilitator.team.server.process import Server
from facilitator.team.server.revoking import revoke
from facilitator.team.streams import purge
from tests.team.link.crew import Crew, Laptop, Post, crew, wait_for


@pytest.fixture
def own_server(tmp_path, authority):
    """A server that a test may kill and rob."""
    server = Server(tmp_path / "server", authority)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def team(tmp_path, own_server, authority):
    with crew(tmp_path, Post(own_server.url, own_server.fingerprint, authority)) as made:
        yield made


def kill(folder: Path) -> None:
    """Kill the server's process; its keeper starts it again."""
    (ports,) = (folder / "server/ports").glob("*.ports")
    process = int(ports.stem.rpartition("_")[2])
    os.kill(process, signal.SIGKILL)
    wait_for(lambda: not _is_there(process))


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def write_under(laptop: Laptop, secrets: Secrets, text: str) -> None:
    """Write a note, and send it under other keys than before."""
    link = laptop.link
    assert link
    before = link.state().place
    link.renew(secrets)
    laptop.note(text)
    wait_for(lambda: link.state().place > before)


def drafts(laptop: Laptop) -> set[str]:
    with laptop.desk.file.postbox() as postbox:
        return {draft.text for draft in postbox.drafts() if draft.column == "text"}


def streams(folder: Path) -> Path:
    return folder / "server/streams"


def test_what_was_written_while_the_server_was_killed_arrives_afterwards(
    team: Crew, tmp_path: Path
) -> None:
    moderator = team.join()
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    kill(tmp_path)
    for number in range(20):
        moderator.note(f"Während {number}")
        team.organiser.note(f"Regie {number}")
    wait_for(lambda: team.organiser.texts() == moderator.texts())
    team.wait_until_level()
    assert {f"Während {number}" for number in range(20)} <= team.organiser.texts()
    assert team.organiser.rows() == moderator.rows()


@pytest.mark.parametrize("what", ["emptied", "older"])
def test_a_server_that_lost_letters_is_given_them_again_by_those_who_have_them(
    team: Crew, own_server: Server, tmp_path: Path, what: str
) -> None:
    moderator, absent = team.join(), team.join(rooms=(1,))
    for laptop in team.laptops:
        laptop.connect()
    team.wait_until_level()
    moderator.note("Von Anfang an")
    team.wait_until_level()
    own_server.stop()
    if what == "older":
        shutil.copytree(streams(tmp_path), tmp_path / "copy")
    own_server.start()
    team.wait_until_level()
    moderator.note("Danach vom einen")
    absent.note("Danach vom anderen", room=1)
    team.wait_until_level()
    absent.disconnect()
    own_server.stop()
    shutil.rmtree(streams(tmp_path))
    if what == "older":
        shutil.copytree(tmp_path / "copy", streams(tmp_path))
    own_server.start()
    moderator.note("Auf dem neuen")
    team.wait_until_level()
    newcomer = team.join(role="observer", rooms=())
    newcomer.connect()
    # The organiser hands on what the absent one wrote, so that it is whole without that laptop.
    wait_for(
        lambda: newcomer.texts() == team.organiser.texts() == moderator.texts(),
        lambda: moderator.texts() - newcomer.texts(),
    )
    team.wait_until_level()
    assert newcomer.rows() == moderator.rows() == team.organiser.rows()
    assert {"Von Anfang an", "Danach vom anderen", "Auf dem neuen"} <= newcomer.texts()


def test_what_the_others_would_refuse_becomes_a_draft_and_the_rest_goes_on(team: Crew) -> None:
    moderator = team.join(rooms=(0,))
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.note("Fremdes Zimmer", room=1)
    moderator.note("Eigenes Zimmer", room=0)
    wait_for(lambda: "Eigenes Zimmer" in team.organiser.texts())
    team.wait_until_level()
    assert "Fremdes Zimmer" in moderator.texts()
    assert "Fremdes Zimmer" not in team.organiser.texts()
    assert drafts(moderator) == {"Fremdes Zimmer"}


def test_what_the_server_alone_refuses_becomes_a_draft_too(team: Crew) -> None:
    moderator = team.join(rooms=(0,))
    team.enrol_for(moderator, (0, 1))  # while the token is for the first room only
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.note("Fremdes Zimmer", room=1)
    moderator.note("Eigenes Zimmer", room=0)
    wait_for(lambda: "Eigenes Zimmer" in team.organiser.texts())
    team.wait_until_level()
    assert drafts(moderator) == {"Fremdes Zimmer"}


def test_a_letter_under_a_new_key_waits_until_the_key_comes(team: Crew) -> None:
    moderator = team.join()
    organiser = team.organiser
    organiser.connect()
    moderator.connect()
    team.wait_until_level()
    fresh = new_key(organiser.secrets)
    write_under(organiser, fresh, "Unter neuem Schlüssel")
    assert "Unter neuem Schlüssel" not in moderator.texts()
    assert organiser.link
    organiser.link.renew(organiser.secrets)  # the grant itself goes under the old one
    key_id, key = fresh.newest
    sealed = sealed_grant(moderator.secrets.box_key, key, kind="key", name=key_id)
    grant = Grant(new_id(), moderator.device, "key", key_id, sealed)
    organiser.desk.run(members.add_grants, grants=[grant])
    organiser.link.nudge()
    wait_for(lambda: "Unter neuem Schlüssel" in moderator.texts())
    assert moderator.kept[-1].newest == (key_id, key)


def test_a_file_whose_link_was_killed_with_letters_waiting_reads_them_again(team: Crew) -> None:
    moderator = team.join()
    organiser = team.organiser
    organiser.connect()
    moderator.connect()
    team.wait_until_level()
    fresh = new_key(organiser.secrets)
    write_under(organiser, fresh, "Unter neuem Schlüssel")
    moderator.disconnect()
    moderator.secrets = moderator.secrets.knowing(*fresh.newest)
    moderator.connect()
    wait_for(lambda: "Unter neuem Schlüssel" in moderator.texts())


def test_everybody_sees_who_is_there_and_where(team: Crew) -> None:
    moderator = team.join()
    organiser = team.organiser
    organiser.connect()
    moderator.connect()
    team.wait_until_level()
    assert moderator.link
    assert organiser.link
    moderator.link.show("room-one", "question-one", is_typing=True)

    def seen():
        found = organiser.link.state().presences if organiser.link else ()
        return {entry.device: entry for entry in found}

    wait_for(lambda: moderator.device in seen() and seen()[moderator.device].is_typing)
    presence = seen()[moderator.device]
    assert (presence.session_id, presence.question_id) == ("room-one", "question-one")
    wait_for(
        lambda: (
            moderator.link is not None
            and seen()[moderator.device].place == moderator.link.state().place
        )
    )
    moderator.disconnect()
    wait_for(lambda: moderator.device not in seen())


def test_typing_arrives_as_it_stands_at_last(team: Crew) -> None:
    moderator = team.join()
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    session = moderator.head().sessions[0].id
    note_id = moderator.note("A")
    for length in range(2, 40):
        text = "A" * length
        moderator.desk.run(notes.revise, session_id=session, edits=[Reworded(note_id, text)])
        assert moderator.link
        moderator.link.nudge()
    wait_for(lambda: "A" * 39 in team.organiser.texts())
    team.wait_until_level()
    assert team.organiser.rows() == moderator.rows()


def test_a_letter_whose_id_somebody_else_took_is_sent_again_until_it_stands_in_the_stream(
    team: Crew, own_server: Server
) -> None:
    moderator = team.join()
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.disconnect()
    moderator.note("Verdrängt")
    with moderator.desk.file.postbox() as postbox:
        taken = [digest_of(letter) for letter in postbox.outgoing()]
    publish_as(team.organiser, own_server, taken)
    moderator.connect()
    wait_for(lambda: "Verdrängt" in team.organiser.texts())
    team.wait_until_level()


def test_a_laptop_that_is_shut_out_keeps_what_is_written_there(
    team: Crew, own_server: Server, authority: Authority
) -> None:
    moderator = team.join()
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    key = Key("user", moderator.secrets.signing_seed)
    asyncio.run(
        revoke(authority, [own_server.url], tls_context(own_server.fingerprint), [key.public])
    )
    assert moderator.link
    wait_for(lambda: moderator.link is not None and bool(moderator.link.state().problem))
    moderator.note("Bleibt hier")
    team.organiser.note("Geht weiter")
    wait_for(team.organiser.is_level)
    assert "does not let this laptop in" in moderator.link.state().problem
    assert "Bleibt hier" in moderator.texts() - team.organiser.texts()


def publish_as(laptop: Laptop, server: Server, ids: list[str]) -> None:
    """Publish worthless messages under ids, with a laptop's rights."""

    async def _publish() -> None:
        identity = Identity(laptop.membership, laptop.secrets)
        connection = Connection("_INBOX." + laptop.device)
        await connection.open(server.url, server.fingerprint, identity.credentials)
        for id_ in ids:
            subject = laptop.membership.subject("plan")
            await connection.publish(subject, b"nothing", headers={"Nats-Msg-Id": id_})
        await connection.flush()
        await connection.close()

    asyncio.run(_publish())


def test_who_comes_to_an_emptied_stream_reads_its_new_beginning_before_sending(team: Crew) -> None:
    moderator = team.join()
    organiser = team.organiser
    organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.disconnect()
    organiser.disconnect()
    moderator.note("Meins")
    organiser.note("Der Anfang")
    with organiser.desk.file.postbox() as postbox:
        (letter,) = postbox.outgoing()
    team_id, post = organiser.membership.team, team.post
    subject = organiser.membership.subject(letter.area)
    identity = Identity(organiser.membership, organiser.secrets)

    async def _empty_and_begin() -> None:
        client = await errands.connected([post.address], post.fingerprint, organiser.secrets)
        await purge(client, team_id)
        moderator.connect()
        wait_for(lambda: bool(moderator.link and moderator.link.state().phase == "catching_up"))
        await client.publish(subject, identity.seal(letter))
        await client.flush()
        await client.close()

    asyncio.run(_empty_and_begin())
    wait_for(moderator.is_level)
    assert "Der Anfang" in moderator.texts()
    assert asyncio.run(_writers(organiser, post))[0] == organiser.device
    organiser.connect()
    team.wait_until_level()
    assert organiser.rows() == moderator.rows()


async def _writers(laptop: Laptop, post: Post) -> list[str]:
    """Return whose the messages of the stream are, in its order."""
    connection = Connection(laptop.membership.inbox)
    credentials = Identity(laptop.membership, laptop.secrets).credentials
    await connection.open(post.address, post.fingerprint, credentials)
    reader = StreamReader(connection, laptop.membership.team)
    await reader.listen(laptop.membership.live)
    found = [message async for batch in reader.batches(1) for message in batch]
    await connection.close()
    return [message.subject.split(".")[2] for message in found]
