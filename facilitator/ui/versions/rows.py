"""Versions as finished rows: the current state first, then the newest."""

from datetime import date
from typing import NamedTuple

from facilitator import clock
from facilitator.domain.authoring import Version
from facilitator.domain.moments import day_of, moment
from facilitator.language import tr, trn
from facilitator.ui.dates import brief_date
from facilitator.ui.versions.reading import Known

_GLYPHS = {"draft": "file", "agreed": "mail", "released": "lock"}


class Row(NamedTuple):
    """A version as it is painted; that without an id is what the protocol says now."""

    id: str
    title: str
    when: str
    lines: tuple[str, ...]
    glyph: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.when, *self.lines)))


def rows_of(known: Known) -> list[Row]:
    """Return the rows of a protocol's versions."""
    newest = known.versions[-1] if known.versions else None
    rows = [Row("", tr("Current state"), tr("now"), _since(known, newest), "protocol")]
    return rows + [_row(known, version) for version in reversed(known.versions)]


def status_name(status: str) -> str:
    """Return what a protocol or a version is, as a name."""
    return {"draft": tr("Draft"), "agreed": tr("Agreed"), "released": tr("Final")}[status]


def _since(known: Known, newest: Version | None) -> tuple[str, ...]:
    if newest is None:
        return (tr("No version went out yet"),)
    if not known.changes:
        return (tr("As version {number}", number=newest.number),)
    return (
        trn(
            "{count} change since version {number}",
            "{count} changes since version {number}",
            known.changes,
            number=newest.number,
        ),
    )


def _row(known: Known, version: Version) -> Row:
    at = moment(version.at)
    all_, open_ = known.remarks[version.id]
    deadline = day_of(version.deadline)
    lines = (
        version.recipients,
        tr("Remarks until {date}", date=brief_date(deadline, clock.today())) if deadline else "",
        tr("{count} of {all} remarks open", count=open_, all=all_) if all_ else "",
        version.note,
        tr("A name was taken out of what is kept") if version.is_redacted else "",
    )
    return Row(
        version.id,
        tr("Version {number}, {status}", number=version.number, status=status_name(version.status)),
        brief_date(at.astimezone().date(), clock.today()) if at else "",
        tuple(line for line in lines if line),
        _GLYPHS[version.status],
    )


def deadline_sentence(known: Known, today: date) -> str:
    """Return how long remarks on the newest version are awaited; empty where none are."""
    newest = known.versions[-1] if known.versions else None
    day = day_of(newest.deadline) if newest else None
    if day is None or day < today:
        return ""
    left = (day - today).days
    return trn(
        "Remarks until {date}, {count} day left",
        "Remarks until {date}, {count} days left",
        left,
        date=brief_date(day, today),
    )


def unfinished_sentence(known: Known) -> str:
    """Return what is left of a protocol that is about to be final; empty where nothing is."""
    parts = [
        trn("{count} open point", "{count} open points", known.open_points) if known.open_points else "",
        trn("{count} finding of the audit", "{count} findings of the audit", known.findings) if known.findings else "",
    ]  # fmt: skip
    told = ", ".join(filter(None, parts))
    return (
        tr("There is still: {parts}. Choose “Final” again to close it all the same.", parts=told)
        if told
        else ""
    )
