"""From one version to the next: accepting what readers changed gives a version that differs in just that.

A version is kept, its Word file is edited in every way, everything that can be accepted is, and the
next version is held against the first. Each difference has to be one of the accepted changes, and each
accepted change one of the differences.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from facilitator.actions import remarks, versions, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.authoring import Proposal, Version
from facilitator.domain.comparison import ChapterChanges, compared
from facilitator.domain.dossier import Dossier
from facilitator.domain.passages import plain
from facilitator.domain.remarks import listed, proposals_of
from facilitator.errors import UserError
from facilitator.exchange.returned_reader import read_returned
from facilitator.exchange.returned_versions import kept_passages
from facilitator.protocol.export import passages_as_sent
from facilitator.protocol.version_files import Kept, protocol_version
from facilitator.storage.files import create_file
from tests.proofs.review_ways import WAYS
from tests.proofs.reviewing import Reviewer
from tests.protocol.workshops import TODAY

_FRAMES: Final = re.compile(r"[„“]| \((?:offen|Dissens|Konsens)\)")
_MOST_TOLD_OTHERWISE: Final = 4
"""Differences of two splits, each a rewording and a new paragraph."""
_KINDS: Final = {"reword": "reworded", "delete": "removed", "insert": "added", "move": "moved"}


class Shown(NamedTuple):
    """How much was shown for one protocol."""

    accepted: int
    refused: int


def prove(dossier: Dossier, layout: str, seed: int) -> Shown:
    """Send, edit, accept, and compare one protocol; AssertionError where the difference is another."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(create_file(Path(folder, "agreed.workshop")))
        with closing(desk):
            key = desk.run(workshops.add_dossier, dossier=_fresh(dossier)).ids[0]
            return _proved(desk, key, layout, seed)


def _fresh(dossier: Dossier) -> Dossier:
    """Return a workshop without versions and remarks, whose key results have words of their own.

    Where a key result has a note's words, changing the note changes both.
    """
    results = tuple(
        entry._replace(text=f"Das eigene Ergebnis Nummer {number}")
        for number, entry in enumerate(dossier.key_results)
    )
    return replace(dossier, versions=(), returned_files=(), proposals=(), key_results=results)


def _proved(desk: Desk, key: str, layout: str, seed: int) -> Shown:
    first = _kept(desk, key, layout)
    _take_in(desk, key, _edited(first.data, seed))
    accepted, refused = _accept_all(desk, key)
    second = _kept(desk, key, layout)
    chapters = compared(desk.read.said_in(first.version), desk.read.said_in(second.version))
    found, wanted = Counter(_told(chapters)), Counter(_changes(accepted))
    more, less = found - wanted, wanted - found
    assert Counter(_pieces(more)) == Counter(_pieces(less)), (
        f"protocol {seed}: not accepted but told: {more}; accepted but not told: {less}"
    )
    assert more.total() <= _MOST_TOLD_OTHERWISE, f"protocol {seed}: told otherwise: {more}"
    assert all(chapter.headings for chapter in chapters), f"protocol {seed}: below no heading"
    return Shown(len(accepted), refused)


def _kept(desk: Desk, key: str, layout: str) -> Kept:
    made = protocol_version(desk.read.dossier(key), layout=layout, kind="docx", today=TODAY)
    desk.run(versions.keep, version=made.version, packed=made.packed)
    return made


def _edited(data: bytes, seed: int) -> bytes:
    chance = Random(seed)
    reviewer, names = Reviewer(data, chance), list(WAYS)
    chance.shuffle(names)
    for name in names:
        if not reviewer.is_at_end:
            WAYS[name](reviewer)
    return reviewer.saved()


def _take_in(desk: Desk, key: str, data: bytes) -> None:
    dossier = desk.read.dossier(key)
    printed = partial(passages_as_sent, dossier, layout="prognos", today=TODAY)
    kept = partial(kept_passages, versions=dossier.versions, unpack=desk.read.said_in)
    reading = read_returned(data, printed, workshop_id=key, kept=kept)
    version: Version = dossier.versions[-1]
    assert reading.version_id == version.id
    assert not any(entry.is_stale for entry in reading.sent if entry.anchor)
    desk.run(
        remarks.take_in,
        workshop_id=key,
        name="Rückmeldung.docx",
        digest=version.digest,
        version_id=reading.version_id,
        proposals=proposals_of(reading.found, reading.sent),
    )


def _accept_all(desk: Desk, key: str) -> tuple[list[Proposal], int]:
    """Accept changes one by one; return those that were carried out, and how many could not be."""
    done: list[Proposal] = []
    refused = 0
    for entry in listed(desk.read.dossier(key)):
        if entry.proposal.kind not in _KINDS:
            continue
        try:
            desk.run(remarks.accept, workshop_id=key, proposal_ids=[entry.proposal.id])
        except UserError:
            refused += 1
        else:
            done.append(entry.proposal)
    return done, refused


def _told(chapters: Sequence[ChapterChanges]) -> Iterator[tuple[str, str, str]]:
    for chapter in chapters:
        for entry in chapter.differences:
            if entry.kind == "added" and not entry.anchor:
                continue  # what the program says where nothing is left
            old, new = _bare(entry.old), _bare(entry.new)
            yield entry.kind, "" if entry.kind == "moved" else old, new


def _changes(accepted: Sequence[Proposal]) -> Iterator[tuple[str, str, str]]:
    for entry in accepted:
        old = "" if entry.kind in {"insert", "move"} else _bare(entry.old_text)
        new = "" if entry.kind == "delete" else _bare(entry.new_text)
        yield _KINDS[entry.kind], old, new


def _pieces(changes: Counter[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what came and what went: of a split paragraph either half can be the old one reworded."""
    for (kind, old, new), number in changes.items():
        for _ in range(number):
            yield from (("moved", new),) if kind == "moved" else (("old", old), ("new", new))


def _bare(text: str) -> str:
    """Return a text without what the protocol prints around it, whether or not a reader left it."""
    return plain(_FRAMES.sub("", text))
