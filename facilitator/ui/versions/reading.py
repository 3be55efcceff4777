"""What is known of the versions of a protocol, worked out off the window's thread."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import NamedTuple

from facilitator.domain.audit.auditing import audit
from facilitator.domain.authoring import StatusFact, Version
from facilitator.domain.checks import check
from facilitator.domain.comparison import ChapterChanges, compared, count
from facilitator.domain.dossier import Dossier
from facilitator.domain.frozen import Printed
from facilitator.domain.records import Status
from facilitator.domain.versions import next_number, remarks_on
from facilitator.protocol.editions import FULL, written
from facilitator.protocol.version_files import said_now
from facilitator.storage.reading import Reader

OpenReader = Callable[[], Reader]


class Known(NamedTuple):
    """The versions of a protocol, and how far it went on since."""

    status: Status
    versions: Sequence[Version]
    facts: Sequence[StatusFact]
    remarks: Mapping[str, tuple[int, int]]
    """By the id of a version, how many remarks came back on it and how many are open."""
    changes: int
    """Paragraphs that differ since the newest version."""
    next_number: str
    open_points: int
    findings: int
    """How much the audit finds."""


class Compared(NamedTuple):
    """Two versions held against each other; None is what the protocol says now."""

    old: Version | None
    new: Version | None
    versions: Sequence[Version]
    chapters: Sequence[ChapterChanges]


def known_versions(open_reader: OpenReader, workshop_id: str, today: date) -> Known:
    """Read the versions of a workshop's protocol and compare the newest with what it says now."""
    with closing(open_reader()) as read:
        dossier = read.dossier(workshop_id)
        newest = dossier.versions[-1] if dossier.versions else None
        changed = (
            compared(read.said_in(newest), said_now(dossier, newest, today=today)) if newest else ()
        )
    return Known(
        dossier.workshop.status,
        dossier.versions,
        dossier.status_facts,
        {
            version.id: remarks_on(version, dossier.returned_files, dossier.proposals)
            for version in dossier.versions
        },
        count(changed),
        next_number(dossier.versions, dossier.workshop.status),
        len(check(dossier)),
        len(audit(dossier)),
    )


def compared_versions(
    open_reader: OpenReader, workshop_id: str, ids: tuple[str, str], today: date
) -> Compared:
    """Hold two versions against each other; an empty id is what the protocol says now."""
    with closing(open_reader()) as read:
        dossier = read.dossier(workshop_id)
        known = {version.id: version for version in dossier.versions}
        old, new = (known.get(version_id) for version_id in ids)
        chapters = compared(
            _said(read, dossier, old, new, today), _said(read, dossier, new, old, today)
        )
    return Compared(old, new, dossier.versions, chapters)


def _said(
    read: Reader, dossier: Dossier, version: Version | None, other: Version | None, today: date
) -> tuple[Printed, ...]:
    if version is not None:
        return read.said_in(version)
    model = other or Version("", dossier.workshop.id, edition=written(FULL))
    return said_now(dossier, model, today=today)
