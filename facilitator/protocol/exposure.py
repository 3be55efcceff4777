"""What an edition without names tells of persons all the same: names in texts, groups too small.

Nothing is changed here: what was written in somebody's words is for a person to reword.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from facilitator.domain.anchors import Places
from facilitator.domain.authoring import Answer
from facilitator.domain.dossier import Dossier
from facilitator.domain.known_names import KnownNames
from facilitator.domain.passages import Passage
from facilitator.domain.records import TABLES, Note
from facilitator.domain.text import fold
from facilitator.language import tr, trn
from facilitator.protocol.blocks import Meta, layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.curating import consolidation_of
from facilitator.protocol.editions import Edition
from facilitator.protocol.elements import Block
from facilitator.protocol.layouts import Layout
from facilitator.protocol.printed import passages

SMALL: Final = 3
"""Persons of one group in one room up to whom a statement can be traced back to one of them."""
_FULL_NAME: Final = re.compile(r"(?!(?:The|Der|Die|Das)\b)[^\W\d_]\S*(?: [^\W\d_]\S*){1,3}")
_AROUND: Final = 30
"""Characters that are shown on either side of a name."""


class Exposure(NamedTuple):
    """A place where an edition tells who somebody is."""

    kind: Literal["name", "perhaps", "owner", "small_group"]
    table: str
    row_id: str
    """With `table`, the row whose words it is."""
    who: str
    """A person, a group, or who a task is for."""
    excerpt: str
    where: str = ""
    size: int = 0
    """How many of a small group there were."""
    anchor: str = ""
    """Of the paragraph that tells it, where that has one."""

    @property
    def sentence(self) -> str:
        """The place as one sentence."""
        match self.kind:
            case "name":
                return tr("“{words}” names {person}.", words=self.excerpt, person=self.who)
            case "perhaps":
                return tr("“{words}” may mean {person}.", words=self.excerpt, person=self.who)
            case "owner":
                return tr(
                    "The task “{words}” is for “{owner}”, who is neither a known organisation nor group.",
                    words=self.excerpt,
                    owner=self.who,
                )
            case "small_group":
                return trn(
                    "“{words}”: of “{group}” only {count} person was in {room}, which tells who said it.",
                    "“{words}”: of “{group}” only {count} persons were in {room}, which may tell who said it.",
                    self.size,
                    words=self.excerpt,
                    group=self.who,
                    room=self.where,
                )


def exposures(dossier: Dossier, layout: Layout, edition: Edition, today: date) -> list[Exposure]:
    """Return where an edition tells of persons, in printing order; of the full one, nothing."""
    if edition.privacy == "full":
        return []
    content = compose(dossier, today=today, edition=edition)
    blocks, meta = layout_blocks(content, layout), layout_meta(content, layout)
    return exposures_in(dossier, edition, blocks, meta)


def exposures_in(
    dossier: Dossier, edition: Edition, blocks: Sequence[Block], meta: Meta
) -> list[Exposure]:
    """Return the same of an edition whose blocks are there."""
    if edition.privacy == "full":
        return []
    head = (Passage(text) for text in (meta.author, meta.confidentiality))
    scan = _Scan(dossier)
    found = [scan.exposures(passage) for passage in (*head, *passages(blocks))]
    return list(dict.fromkeys(entry for entries in found for entry in entries))


def left_over_sentence(count: int) -> str:
    """Return that a file that was written still tells of persons in so many places."""
    return trn(
        "{count} place still tells of somebody.", "{count} places still tell of somebody.", count
    )


class _Scan:
    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._places = Places(dossier)
        self._names = KnownNames(dossier.persons)
        self._emails = {
            profile.email.casefold(): dossier.person[profile.person_id].name
            for profile in dossier.profiles
            if profile.email and profile.person_id in dossier.person
        }
        self._groups = _Groups(dossier)
        self._at = "workshop", dossier.workshop.id
        self._known = {
            fold(name) for person in dossier.persons for name in (person.organisation, person.name)
        } | {fold(profile.group_name) for profile in dossier.profiles}

    def exposures(self, passage: Passage) -> list[Exposure]:
        """Return what a passage tells; one without an anchor belongs to the one before it."""
        record, _ = self._places.record(passage.anchor) if passage.anchor else (None, 0)
        if record is not None:
            self._at = TABLES[type(record)], record.id
        elif passage.anchor:
            self._at = "workshop", self._dossier.workshop.id
        found = [*self._named(passage.text)]
        for note in self._notes_of(record):
            found += self._of_note(note, passage.text)
        return [entry._replace(anchor=passage.anchor) for entry in found]

    def _named(self, text: str) -> Iterator[Exposure]:
        for hit in self._names.found_in(text):
            kind = "name" if hit.is_sure else "perhaps"
            yield Exposure(kind, *self._at, hit.person.name, _excerpt(text, hit.start, hit.words))
        folded = text.casefold()
        for email, name in self._emails.items():
            if email in folded:
                yield Exposure("name", *self._at, name, email)

    def _notes_of(self, record: object) -> list[Note]:
        """Return the notes whose words are printed: the note itself, or those behind an answer."""
        if isinstance(record, Note):
            return [record]
        is_answer = isinstance(record, Answer)
        return consolidation_of(self._dossier).notes_of(record) if is_answer else []

    def _of_note(self, note: Note, text: str) -> Iterator[Exposure]:
        shown = _excerpt(text, 0, text[: 2 * _AROUND])
        owner = note.task_owner if note.kind == "task" else ""
        if _FULL_NAME.fullmatch(owner) and fold(owner) not in self._known and owner in text:
            yield Exposure("owner", *self._at, owner, shown)
        for group, count in self._groups.small_in(note.session_id):
            if _says(text, group):
                where = str(self._dossier.code[note.session_id])
                yield Exposure("small_group", *self._at, group, shown, where, count)


class _Groups:
    """How many persons of each stakeholder group and organisation were in each room."""

    def __init__(self, dossier: Dossier) -> None:
        group = {profile.person_id: profile.group_name for profile in dossier.profiles}
        self._counts: dict[str, Counter[str]] = {}
        for place in dossier.placements:
            person = dossier.person.get(place.person_id)
            names = {group.get(place.person_id, ""), person.organisation if person else ""} - {""}
            self._counts.setdefault(place.session_id, Counter()).update(names)

    def small_in(self, session_id: str) -> list[tuple[str, int]]:
        """Return the groups of a room that few persons stand for, with their number."""
        counts = self._counts.get(session_id, Counter[str]())
        return [(name, count) for name, count in counts.items() if count <= SMALL]


def _says(text: str, name: str) -> bool:
    """Tell whether a text holds a name as whole words, in any spelling, with or without an ending."""
    words = " ".join(_words(name))
    return bool(words) and bool(re.search(rf"\b{words}(?:e?s|e?n)?\b", " ".join(_words(text))))


def _words(text: str) -> list[str]:
    return fold("".join(letter if letter.isalnum() else " " for letter in text)).split()


def _excerpt(text: str, start: int, words: str) -> str:
    begin, end = max(0, start - _AROUND), start + len(words) + _AROUND
    if begin:  # whole words only
        begin = text.find(" ", begin, start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start + len(words), end), start + len(words))
    shown = " ".join(text[begin:end].split())
    return f"{'… ' if begin else ''}{shown}{' …' if end < len(text) else ''}"
