"""Who may do what from now on: the pass that a laptop gets for it, and the earlier ones that end.

A server takes every token of a laptop that was issued after the second that was last revoked. So
no two tokens of a team are issued in the same second, whatever the clock says: the next one is good
where the one before it is not any more.
"""

import json
import time
from collections.abc import Callable, Collection
from typing import Any, Final, NamedTuple, cast

from facilitator.domain.areas import TeamRole
from facilitator.domain.team import Grant, Member
from facilitator.storage.postbox import Postbox
from facilitator.team.authority import Authority
from facilitator.team.passes import Desired, Pass, pass_grant

_ISSUED: Final = "issued"
"""When the last token was issued, in Unix seconds."""
_ENDING: Final = "ending"
"""The passes that are to end, until the server was told."""


class Ending(NamedTuple):
    """That the tokens of a laptop end which were issued up to a second."""

    user: str
    """The laptop's public key as the server knows it."""
    until: int
    """Unix seconds."""
    member_id: str
    grant_id: str = ""
    """Of the pass that comes instead: before it is in the file nothing ends. Empty where none comes:
    it ends once the member was taken out."""
    is_certain: bool = False
    """Whether it ends in any case."""


class Appointments:
    """Of one file whose laptop lets others in; belongs to the thread of its postbox."""

    def __init__(
        self, postbox: Postbox, authority: Authority, team: str, place: Callable[[], Pass]
    ) -> None:
        """`place` says where the server is now: a pass without a token."""
        self._postbox, self._authority, self._team = postbox, authority, team
        self._place = place

    def token(self, member: Member) -> str:
        """Return a fresh token for what a member may do."""
        return self._desired(member).token(self._authority, self._next_second())

    def pass_for(self, member: Member) -> Grant:
        """Return a fresh pass for what a member may do, as it is given out."""
        return pass_grant(member, self._place()._replace(token=self.token(member)))

    def appoint(
        self, member: Member, role: TeamRole, sessions: Collection[str]
    ) -> tuple[Member, Grant]:
        """Return a member with another part, and the pass for it, both still to be written down.

        Where the new part allows less, the earlier passes end: `due` says so once that is written.
        """
        changed = member._replace(role=role, sessions=" ".join(sessions))
        given = self.pass_for(changed)
        before = self._desired(member)
        if self._desired(changed).allows_less_than(before):
            self._note(Ending(before.user, self._issued() - 1, member.id, given.id))
        return changed, given

    def end(self, member: Member, *, is_certain: bool = False) -> None:
        """Let all passes of a laptop end, once it was taken out or in any case."""
        until = max(int(time.time()), self._issued())
        self._note(Ending(self._desired(member).user, until, member.id, is_certain=is_certain))

    def due(self) -> list[Ending]:
        """Return whose earlier passes are to end now."""
        gone = {member.id for member in self._postbox.members() if member.revoked_at}
        endings = self._endings()
        due = [one for one in endings if one.is_certain or self._is_written(one, gone)]
        if due != endings:
            self._keep(due)
        return due

    def settle(self, done: Ending) -> None:
        """Note that the server was told of an end."""
        self._keep([one for one in self._endings() if one != done])

    def _is_written(self, ending: Ending, gone: Collection[str]) -> bool:
        if not ending.grant_id:
            return ending.member_id in gone
        grants = self._postbox.grants(ending.member_id)
        return any(grant.id == ending.grant_id for grant in grants)

    def _note(self, ending: Ending) -> None:
        others = [one for one in self._endings() if one.user != ending.user]
        self._keep([*others, ending])

    def _next_second(self) -> int:
        second = max(int(time.time()), self._issued() + 1)
        self._postbox.put(_ISSUED, str(second))
        return second

    def _issued(self) -> int:
        return int(self._postbox.get(_ISSUED) or 0)

    def _desired(self, member: Member) -> Desired:
        rooms = member.rooms if member.role == "moderator" else ()
        topics = self._postbox.topics_of_sessions()
        return Desired(
            *(member.public_key, member.role, self._team, member.id, rooms),
            topics=tuple(sorted({topics[room] for room in rooms if room in topics})),
        )

    def _endings(self) -> list[Ending]:
        text = self._postbox.get(_ENDING)
        return [Ending(*one) for one in cast("list[Any]", json.loads(text or "[]"))]

    def _keep(self, endings: Collection[Ending]) -> None:
        self._postbox.put(_ENDING, json.dumps(list(endings)))
