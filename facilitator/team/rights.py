"""Whether a letter is taken in: who may write where, asked by every receiver and not the server alone.

Where a letter belongs is taken from its subject, which the server enforces and the seal binds, and
held against the rows that its cells are of; what the letter says of itself counts for nothing.

Rights are those at the moment a letter was written: who moderates another room since lunch has
still written what was written in the first one. A letter that claims an earlier moment than it was
written at gains nothing, because the server lets nobody publish what they may not write now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from facilitator.domain.areas import PLAN, ROLES, TeamRole, may_write
from facilitator.domain.letters import Entry, Letter
from facilitator.domain.moments import moment
from facilitator.domain.stamps import Stamp
from facilitator.domain.team import Member
from facilitator.team.letter_text import is_area
from facilitator.team.member_history import EVERYTHING, MemberChange, Told, changed
from facilitator.team.refusals import Reason

LETTERS: Final = "w"
_PARTS: Final = 4
"""Of a subject: w, team, device, area (which may have a dot in it)."""
_ROLES: Final[Mapping[str, TeamRole]] = {role: role for role in ROLES}
_EVER: Final = "9" * 13
"""Above every stamp."""
_PLACING: Final = frozenset({"session_id", "topic_id"})
"""Columns that say where a row belongs."""
_NAMING: Final = frozenset({"evidence", "settled"})
"""Tables whose rows belong where the row is that they name."""


class Known(Protocol):
    """What is asked of a file about rows and steps (see `Postbox`)."""

    def areas_of(self, entries: Sequence[Entry]) -> frozenset[str]:
        """Return every area that cells touch; an empty one among them where nobody can say."""
        ...

    def writer_of(self, step_id: str) -> str:
        """Return the device that did a step; empty where nobody knows the step yet."""
        ...


class Standing(NamedTuple):
    """What somebody may write."""

    role: TeamRole
    sessions: frozenset[str] = frozenset()


class Team(Protocol):
    """What is asked of a file about its team."""

    def members(self) -> list[Member]: ...  # noqa: D102 - see `Postbox`
    def member_changes(self) -> Sequence[tuple[str, str, str, str]]: ...  # noqa: D102 - the same
    def topics_of_sessions(self) -> dict[str, str]: ...  # noqa: D102 - the same


class Rights:
    """Who may write where, and could when; to be made again when members or sessions change."""

    def __init__(
        self,
        team: str,
        members: Iterable[Member],
        *,
        changes: Iterable[MemberChange] = (),
        topics: Mapping[str, str] | None = None,
        trusted: Collection[str] = (),
        told: Told = EVERYTHING,
    ) -> None:
        """Know a team (32 hex digits) by its members and what was `changes`d of them.

        `topics` gives the topic of each session; `trusted` are the devices that count as organisers
        before any member is known. What is not `told` to the others yet does not count.
        """
        self._team, self._told = team, told
        history = told.history(changes)
        self._members = {
            member.id: told.before(member, history.get(member.id, [])) for member in members
        }
        self._topics = topics or {}
        self._trusted = frozenset(trusted)
        self._latest: dict[str, Standing | None] = {}
        """By device, what it may write by all that was changed of it: nearly every letter is judged by that."""
        self._changes: dict[str, list[MemberChange]] = defaultdict(list)
        for device, known in history.items():
            self._changes[device] = [change for change in known if change.counts]

    def learn(self, letter: Letter) -> None:
        """Take note of what a letter that is taken in changes of members, for those that come after it."""
        for entry in letter.entries:
            member = self._members.get(entry.row_id) if entry.table == "member" else None
            if member is None or not isinstance(entry.after, str):
                continue
            self._told.note(entry.stamp)
            changes = self._changes[member.id]
            if any(one.stamp == entry.stamp and one.column == entry.column for one in changes):
                continue
            if all(one.stamp < entry.stamp for one in changes if one.column == entry.column):
                self._members[member.id] = changed(member, entry.column, entry.after)
            changes.append(MemberChange(member.id, entry.column, entry.after, entry.stamp))
            changes.sort(key=lambda change: change.stamp)
            self._latest.pop(member.id, None)

    def refusal(self, letter: Letter, subject: str, known: Known) -> Reason | None:
        """Return why a letter that came under a subject is not taken; None where it is.

        "later" says that it may be taken once the letters before it were.
        """
        device, area = self.parted(subject)
        if not device or area != letter.area:
            return "subject"
        standing = self.standing(device, letter.last_stamp)
        if standing is None:
            return "member"
        why = self._not_theirs(device, standing, letter)
        if why or standing.role == "organiser":
            return why
        if known.writer_of(letter.step_id) not in {"", device}:
            return "device"
        return _misplaced(area, known.areas_of(letter.entries))

    def _not_theirs(self, device: str, standing: Standing, letter: Letter) -> Reason | None:
        if not letter.is_of_one_device:
            return "device"
        if device != letter.device:  # an organiser hands it on, to a server that had lost it
            return None if standing.role == "organiser" else "device"
        sessions = standing.sessions
        topics = {self._topics[session] for session in sessions if session in self._topics}
        if not may_write(standing.role, letter.area, sessions=sessions, topics=topics):
            return "role"
        return self._revoked(device, letter)

    def parted(self, subject: str) -> tuple[str, str]:
        """Return device and area of a letter's subject; empty ones where it is none of this team's."""
        return _parted(subject, self._team)

    def standing(self, device: str, stamp: str) -> Standing | None:
        """Return what a device might write at the moment of a stamp; None for who was no member.

        Whoever organises now might always: their file was there before the team was.
        """
        member = self._members.get(device)
        if member is None:
            return Standing("organiser") if device in self._trusted else None
        if member.role == "organiser":
            return Standing("organiser")
        changes = self._changes.get(device, [])
        if not changes:
            return Standing(member.role, frozenset(member.rooms))
        if stamp < changes[-1].stamp:
            return _standing_by(change for change in changes if change.stamp <= stamp)
        if device not in self._latest:
            self._latest[device] = _standing_by(changes)
        return self._latest[device]

    def is_organiser(self, device: str) -> bool:
        """Tell whether a device organises now."""
        standing = self.standing(device, _EVER)
        return standing is not None and standing.role == "organiser"

    def _revoked(self, device: str, letter: Letter) -> Reason | None:
        member = self._members.get(device)
        end = moment(member.revoked_at) if member and member.revoked_at else None
        if end is None:
            return None
        last = Stamp.parse(letter.last_stamp).milliseconds
        return "revoked" if last > end.timestamp() * 1000 else None


class Admission:
    """Admits letters one after the other, of which those before may say where later ones belong.

    Made for one batch, which is taken in as a whole afterwards.
    """

    def __init__(self, rights: Rights, known: Known) -> None:
        """Ask a `Postbox` where the rows of the file belong, and who did its steps."""
        self._rights = rights
        self._known = known
        self._placed: dict[tuple[str, str], str] = {}
        self._writers: dict[str, str] = {}

    def refusal(self, letter: Letter, subject: str) -> Reason | None:
        """Return why a letter is not taken; None where it is, and is to be taken in with the batch."""
        why = self._rights.refusal(letter, subject, self)
        if why is None:
            self._writers.setdefault(letter.step_id, letter.device)
            for entry in letter.entries:
                self._placed[entry.table, entry.row_id] = letter.area
            if letter.area == PLAN:
                self._rights.learn(letter)
        return why

    def writer_of(self, step_id: str) -> str:
        """As of a `Known`, with the steps of the letters that were admitted."""
        return self._writers.get(step_id) or self._known.writer_of(step_id)

    def areas_of(self, entries: Sequence[Entry]) -> frozenset[str]:
        """As of a `Known`, with the rows of the letters that were admitted."""
        cells: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            cells.setdefault((entry.table, entry.row_id), []).append(entry)
        found: set[str] = set()
        rest: list[Entry] = []
        moved: list[Entry] = []
        for row, row_entries in cells.items():
            area = self._placed.get(row) or self._by_named(row_entries)
            if area:
                found.add(area)
                moved += [entry for entry in row_entries if entry.column in _PLACING]
            else:
                rest += row_entries
        found |= (self._known.areas_of(moved) if moved else frozenset()) - {""}
        return frozenset(found | (self._known.areas_of(rest) if rest else frozenset()))

    def _by_named(self, entries: Sequence[Entry]) -> str:
        """Return where a new row belongs that names one of an admitted letter."""
        table = entries[0].table
        if table not in _NAMING:
            return ""
        cells = {entry.column: entry.after for entry in entries}
        if table == "evidence":
            return self._placed.get(("key_result", str(cells.get("key_result_id"))), "")
        named = str(cells.get("table_name")), str(cells.get("row_id"))
        return self._placed.get(named, "")


def rights_of(
    team_of_file: Team, team: str, trusted: Collection[str] = (), *, told: Told = EVERYTHING
) -> Rights:
    """Return the rights that a file's rows give (a `Postbox` is asked)."""
    return Rights(
        team,
        team_of_file.members(),
        changes=[MemberChange(*change) for change in team_of_file.member_changes()],
        topics=team_of_file.topics_of_sessions(),
        trusted=trusted,
        told=told,
    )


@lru_cache(maxsize=1_000)
def _parted(subject: str, team: str) -> tuple[str, str]:
    parts = subject.split(".", _PARTS - 1)
    if len(parts) < _PARTS or parts[:2] != [LETTERS, team] or not is_area(parts[3]):
        return "", ""
    return parts[2], parts[3]


def _standing_by(changes: Iterable[MemberChange]) -> Standing | None:
    """Return what a member might write after these changes, in their order."""
    cells = {"role": "moderator", "sessions": ""}  # with these a row begins, without a journal
    cells.update((change.column, change.value) for change in changes if change.column in cells)
    role = _ROLES.get(cells["role"])
    return Standing(role, frozenset(cells["sessions"].split())) if role else None


def _misplaced(area: str, found: frozenset[str]) -> Reason | None:
    """Return why cells that touch these areas are not taken under a subject of `area`."""
    if found - {area, ""}:
        return "area"
    return "later" if "" in found else None
