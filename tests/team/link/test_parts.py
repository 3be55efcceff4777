"""Another part for somebody who writes at that moment: all laptops judge alike, and no word is lost."""

import asyncio
from threading import Event

import pytest

from facilitator.team import errands
from facilitator.team.link.identity import Identity
from facilitator.team.link.membership import LinkEvent
from tests.team.link.crew import PATIENCE_SECONDS, Crew, Laptop, Post, crew, wait_for


@pytest.fixture
def team(tmp_path, server, authority):
    with crew(tmp_path, Post(server.url, server.fingerprint, authority)) as made:
        yield made
        made.remove()


def drafts(laptop: Laptop) -> set[str]:
    with laptop.desk.file.postbox() as postbox:
        return {draft.text for draft in postbox.drafts() if draft.column == "text"}


def _kept(laptop: Laptop) -> dict[str, int]:
    """Return what each laptop says of texts that stay there; our own under no name."""
    presences = laptop.link.state().presences if laptop.link else ()
    return {"" if one.device == laptop.device else one.device: one.kept for one in presences}


def test_what_stands_in_the_stream_before_the_change_is_taken_in_by_all(team: Crew):
    ben, cem = team.join(rooms=(0,)), team.join(rooms=(2,))
    everybody = (team.organiser, ben, cem)
    for laptop in everybody:
        laptop.connect()
    team.wait_until_level()
    team.organiser.disconnect()
    team.enrol_for(ben, (1,))
    ben.note("later than the change, and sent before it", 0)
    wait_for(lambda: "later than the change, and sent before it" in cem.texts())

    team.organiser.connect()
    team.wait_until_level()
    ben.note("once it is known", 0)
    wait_for(lambda: "once it is known" in drafts(ben))
    team.wait_until_level()

    assert drafts(ben) == {"once it is known"}
    wait_for(lambda: _kept(team.organiser) == {"": 0, ben.device: 1, cem.device: 0})
    assert "later than the change, and sent before it" in team.organiser.texts()
    assert team.organiser.rows() == cem.rows()


def test_who_writes_where_they_have_no_right_is_told_which_rows_stay_here(team: Crew):
    ben = team.join(rooms=(0,))
    touched: set[tuple[str, str]] = set()
    ben.hear = lambda event: touched.update(event.touched)
    for laptop in (team.organiser, ben):
        laptop.connect()
    team.wait_until_level()
    ben.note("for everybody", 0)
    ben.note("nobody takes this", 1)
    wait_for(lambda: "nobody takes this" in drafts(ben))
    with ben.desk.file.postbox() as postbox:
        kept = {(draft.table, draft.row_id) for draft in postbox.drafts()}
    assert kept
    wait_for(lambda: kept <= touched)


def test_what_was_sent_after_the_change_and_before_it_was_known_becomes_a_draft(team: Crew):
    ben, cem = team.join(rooms=(0,)), team.join(rooms=(2,))
    for laptop in (team.organiser, ben, cem):
        laptop.connect()
    team.wait_until_level()
    ben.disconnect()
    team.enrol_for(ben, (1,))
    team.organiser.nudge()
    team.wait_until_level()
    ben.note("sent over a connection that broke", 0)
    asyncio.run(sent(ben, team.post))

    ben.connect()
    team.wait_until_level()
    wait_for(lambda: drafts(ben) == {"sent over a connection that broke"})
    assert "sent over a connection that broke" not in team.organiser.texts() | cem.texts()
    assert team.organiser.rows() == cem.rows()


def test_what_crosses_the_change_on_its_way_becomes_a_draft_too(team: Crew):
    ben, cem = team.join(rooms=(0,)), team.join(rooms=(2,))
    for laptop in (team.organiser, ben, cem):
        laptop.connect()
    team.wait_until_level()
    stopped, go_on = Event(), Event()

    def stop(_event: LinkEvent) -> None:
        stopped.set()
        go_on.wait(PATIENCE_SECONDS)

    ben.hear = stop
    cem.note("lets Ben's link stand still", 2)
    assert stopped.wait(PATIENCE_SECONDS)
    team.enrol_for(ben, (1,))
    team.organiser.nudge()
    wait_for(lambda: cem.desk.read.members() == team.organiser.desk.read.members())
    ben.note("already on its way", 0)
    go_on.set()

    wait_for(lambda: drafts(ben) == {"already on its way"})
    team.wait_until_level()
    assert "already on its way" not in team.organiser.texts() | cem.texts()
    assert team.organiser.rows() == cem.rows()


async def sent(laptop: Laptop, post: Post) -> None:
    """Send what waits, as the laptop's link does, and read nothing."""
    with laptop.desk.file.postbox() as postbox:
        letters = postbox.outgoing()
    identity = Identity(laptop.membership, laptop.secrets)
    client = await errands.connected([post.address], post.fingerprint, laptop.secrets)
    for letter in letters:
        await client.request(laptop.membership.subject(letter.area), identity.seal(letter))
    await client.close()
