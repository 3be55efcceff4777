"""Answers knocks: tells what an invitation is for, and lets in whom it is for."""

import asyncio
import logging
import os
from collections.abc import Callable
from typing import Final, NamedTuple

from nats.aio.client import Client
from nats.aio.msg import Msg

from facilitator import clock
from facilitator.actions import team as actions
from facilitator.domain.moments import stored
from facilitator.domain.stamps import wall_milliseconds
from facilitator.domain.team import Member
from facilitator.errors import FacilitatorError
from facilitator.storage.postbox import Postbox
from facilitator.team import errands
from facilitator.team.appointing import Appointments
from facilitator.team.door import Door, answered
from facilitator.team.guestbook import Entry, Guestbook
from facilitator.team.keys import key_grants
from facilitator.team.knocking import (
    Answer,
    Bond,
    Denied,
    Knock,
    Offer,
    Room,
    Welcome,
    open_knock,
    seal_answer,
)
from facilitator.team.refusals import Refused
from facilitator.team.secret_values import Secrets
from facilitator.team.stage.keys import stage_keys
from facilitator.team.tokens import KNOCK_INBOX

SUBJECT: Final = "join.*"
_DEVICE_BYTES: Final = 8
_MOST_AT_ONCE: Final = 200
"""Knocks that wait; more than a workshop has laptops, and too few to fill the memory."""

_log = logging.getLogger(__name__)


class House(NamedTuple):
    """What the doorkeeper opens the door to."""

    postbox: Postbox
    door: Door
    book: Guestbook
    secrets: Callable[[], Secrets]
    """As they are now: keys are renewed while people come."""
    appointments: Appointments
    fingerprint: str
    addresses: Callable[[], tuple[str, ...]]


class Doorkeeper:
    """Listens for knocks; one at a time, so that an invitation for one lets in one."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._turn = asyncio.Lock()

    async def attend(self, client: Client) -> None:
        """Answer from now on whatever is knocked over this connection."""
        await errands.listen(client, SUBJECT, self._hear, most_waiting=_MOST_AT_ONCE)

    async def _hear(self, message: Msg) -> None:
        asked = message.subject.rpartition(".")[2]
        entry = self._house.book.find(asked)
        if entry is None and (given := self._pass_of(asked)):
            await self._respond(message, given.encode())
            return
        if entry is None:
            _log.info("a knock at an invitation that is not ours")
            return
        bond = Bond(bytes.fromhex(entry.secret), self._house.fingerprint)
        try:
            knock = open_knock(bond, message.data)
            async with self._turn:
                answer = await self._answer(entry.id, knock)
            data = seal_answer(bond, message.data, knock.box_key, answer)
        except Refused as refused:
            _log.warning("a knock was refused: %s", refused.code)
            return
        if isinstance(answer, Denied):
            _log.warning("nobody is let in by invitation %s: %s", entry.id[:4], answer.why)
        await self._respond(message, data)

    async def _respond(self, message: Msg, data: bytes) -> None:
        # Only where knockers listen: no stranger shall have us publish elsewhere, with our rights.
        if message.reply.startswith(f"{KNOCK_INBOX}."):
            await message.respond(data)

    def _pass_of(self, device: str) -> str:
        """Return the newest pass of a member, sealed as it was given out; empty where there is none.

        Whoever was away while it was given out is not let in to read of it.
        """
        members = self._house.postbox.members()
        if not any(member.id == device and not member.revoked_at for member in members):
            return ""
        given = [one for one in self._house.postbox.grants(device) if one.kind == "token"]
        return given[-1].sealed if given else ""

    async def _answer(self, invitation_id: str, knock: Knock) -> Answer:
        entry = self._house.book.find(invitation_id)
        if entry is None:
            return Denied("withdrawn")
        why = entry.denial(knock.public_key)
        if why:
            return Denied(why)
        if knock.only_looks:
            return self._offer(entry)
        sessions = self._sessions(entry, knock)
        if sessions is None:
            return Denied("rooms")
        try:
            return await self._let_in(entry, knock, sessions)
        except FacilitatorError as error:
            _log.warning("nobody could be let in: %s", type(error).__name__)
            return Denied("trouble")

    # What there is

    def _rooms(self, entry: Entry) -> list[Room]:
        read, taken = self._house.postbox.read, set[str]()
        for member in read.members():
            if member.role == "moderator" and not member.revoked_at:
                taken.update(member.rooms)
        found: list[Room] = []
        for workshop in read.workshops():
            head = read.head(workshop.id)
            titles = {topic.id: topic.title or topic.agenda_title for topic in head.topics}
            found += [
                Room(
                    session.id,
                    head.code[session.id].compact,
                    titles.get(session.topic_id, ""),
                    session.topic_id,
                    session.id in taken,
                )
                for session in head.sessions
                if not entry.sessions or session.id in entry.sessions
            ]
        return sorted(found, key=lambda room: room.code)

    def _offer(self, entry: Entry) -> Offer:
        process = self._house.postbox.read.processes()[0]
        rooms = self._rooms(entry) if entry.role == "moderator" else []
        return Offer(process.id, process.title, entry.role, tuple(rooms))

    def _sessions(self, entry: Entry, knock: Knock) -> tuple[str, ...] | None:
        """Return the ids of the rooms somebody is to have; None where the invitation is for others."""
        if entry.role != "moderator":
            return ()
        rooms = self._rooms(entry)
        if not knock.sessions:
            return tuple(room.id for room in rooms)
        by_name = {room.code: room.id for room in rooms} | {room.id: room.id for room in rooms}
        if any(name not in by_name for name in knock.sessions):
            return None
        return tuple(dict.fromkeys(by_name[name] for name in knock.sessions))

    # In

    async def _let_in(self, entry: Entry, knock: Knock, sessions: tuple[str, ...]) -> Answer:
        house = self._house
        process = house.postbox.read.processes()[0]
        device = entry.device_of(knock.public_key) or os.urandom(_DEVICE_BYTES).hex()
        # Noted first: whatever fails after it, nobody else comes in.
        house.book.take(entry.id, knock.public_key, device)
        member = {one.id: one for one in house.postbox.members()}.get(device)
        if member is None:
            member = Member(
                *(device, process.id, knock.name, entry.role, " ".join(sessions)),
                public_key=knock.public_key,
                box_key=knock.box_key,
                joined_at=stored(clock.now()),
            )
            grants = key_grants(house.secrets(), [member])
            await answered(house.door.run(actions.add_member, member=member, grants=grants))
        elif member.revoked_at:
            return Denied("withdrawn")
        secrets, is_guest = house.secrets(), member.role == "guest"
        return Welcome(
            team=secrets.team_id,
            process_id=process.id,
            device=device,
            title=process.title,
            role=member.role,
            sessions=member.rooms,
            token=house.appointments.token(member),
            keys=stage_keys(secrets.keys) if is_guest else secrets.keys,
            organisers={secrets.device: secrets.public_key, **secrets.trusted},
            addresses=house.addresses(),
            at=wall_milliseconds(),
        )
