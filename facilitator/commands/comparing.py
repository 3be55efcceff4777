"""`versions` and `diff`: what went out of a protocol, what it is now, and how two versions differ."""

import argparse
from pathlib import Path
from typing import Any, Final

from facilitator import clock, language
from facilitator.actions import versions
from facilitator.commands import streams
from facilitator.commands.choosing import (
    AddCommand,
    add_workshop,
    chosen_workshop,
    ended,
    reading,
    writing,
)
from facilitator.domain.authoring import Version
from facilitator.domain.comparison import ChapterChanges, compared
from facilitator.domain.dossier import Dossier
from facilitator.domain.frozen import Printed
from facilitator.domain.moments import day_of, moment
from facilitator.domain.records import Status
from facilitator.domain.versions import named_version, remarks_on
from facilitator.errors import UserError
from facilitator.language import tr, trn
from facilitator.protocol.differences import difference_markdown, difference_text, version_name
from facilitator.protocol.version_files import said_now
from facilitator.settings import Settings
from facilitator.storage.reading import Reader

NOW: Final = "now"
"""What stands for the protocol as it is, where a version is named."""
_STATUSES: Final[dict[str, Status]] = {"draft": "draft", "agreed": "agreed", "final": "released"}


def register(add: AddCommand) -> None:
    """Put the commands of this module on the command line."""
    command = add("versions", tr("list the versions that went out; say what the protocol is"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("--json", action="store_true", help=tr("as JSON"))
    purpose = tr("call the protocol a draft, agreed on, or final")
    change = command.add_mutually_exclusive_group()
    change.add_argument("--status", choices=tuple(_STATUSES), default="", help=purpose)
    purpose = tr("open a final protocol again, and why")
    change.add_argument("--reopen", metavar=tr("REASON"), default=None, help=purpose)
    add_workshop(command)
    command.set_defaults(run=list_versions)

    command = add("diff", tr("say how two versions of a protocol differ"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    purpose = tr("number of a version, such as 0.1")
    command.add_argument("old", metavar="V1", help=purpose)
    purpose = tr("number of another one, or “now” for what the protocol says now")
    command.add_argument("new", metavar="V2", nargs="?", default=NOW, help=purpose)
    command.add_argument("-o", dest="output", metavar=tr("OUT") + ".{md,txt}", default="")
    command.add_argument("--json", action="store_true", help=tr("as JSON"))
    add_workshop(command)
    command.set_defaults(run=diff)


def list_versions(options: argparse.Namespace, settings: Settings) -> int:
    """List the versions of a protocol, after changing its status where that is asked for."""
    if options.status or options.reopen is not None:
        with writing(options.file, settings.device()) as desk:
            key = chosen_workshop(desk.read, options.workshop, whole=False).workshop.id
            if options.status:
                status = _STATUSES[options.status]
                desk.run(versions.set_status, workshop_id=key, status=status)
            else:
                desk.run(versions.reopen, workshop_id=key, reason=options.reopen)
    with reading(options.file) as read:
        dossier = chosen_workshop(read, options.workshop)
    if options.json:
        told = [_figures(dossier, version) for version in dossier.versions]
        streams.print_json(told)
        return 0
    print(tr("The protocol is {status}.", status=status_word(dossier.workshop.status)))
    for version in dossier.versions:
        print(_sentence(dossier, version))
    if not dossier.versions:
        print(tr("No version went out yet; protocol … --keep keeps one."))
    return 0


def diff(options: argparse.Namespace, _settings: Settings) -> int:
    """Say how two versions differ, or one and what the protocol says now."""
    with reading(options.file) as read:
        dossier = chosen_workshop(read, options.workshop)
        old, new = (_named(dossier, name) for name in (options.old, options.new))
        chapters = compared(_said(read, dossier, old, new), _said(read, dossier, new, old))
    names = version_name(old), version_name(new)
    if options.json:
        streams.print_json([_told(chapter) for chapter in chapters])
        return 0
    if not options.output:
        print(difference_text(chapters, *names), end="")
        return 0
    is_markdown = Path(options.output).suffix.lower() == ".md"
    text = (difference_markdown if is_markdown else difference_text)(chapters, *names)
    streams.write(options.output, text.encode(), never=ended(options.file))
    return 0


def status_word(status: Status) -> str:
    """Return what a protocol is, as a word."""
    return {"draft": tr("a draft"), "agreed": tr("agreed on"), "released": tr("final")}[status]


def _named(dossier: Dossier, name: str) -> Version | None:
    if name.casefold() == NOW:
        return None
    version = named_version(dossier.versions, name)
    if version is None:
        numbers = ", ".join(entry.number for entry in dossier.versions)
        raise UserError(
            tr(
                "There is no version “{name}”. Nothing was compared. There is {names}, "
                "and “now” for what the protocol says now.",
                name=name,
                names=numbers,
            )
            if numbers
            else tr(
                "There is no version “{name}”. Nothing was compared: no version went out yet.",
                name=name,
            )
        )
    return version


def _said(
    read: Reader, dossier: Dossier, version: Version | None, other: Version | None
) -> tuple[Printed, ...]:
    if version is not None:
        return read.said_in(version)
    model = other or Version("", dossier.workshop.id, edition="full full")
    return said_now(dossier, model, today=clock.today())


def _figures(dossier: Dossier, version: Version) -> dict[str, Any]:
    told = version._asdict()
    for name in ("id", "workshop_id"):
        del told[name]
    told["status"] = next(name for name, status in _STATUSES.items() if status == version.status)
    told["is_redacted"] = bool(version.is_redacted)
    remarks, open_ = remarks_on(version, dossier.returned_files, dossier.proposals)
    return {**told, "remarks": remarks, "open_remarks": open_}


def _sentence(dossier: Dossier, version: Version) -> str:
    at = moment(version.at)
    remarks, _ = remarks_on(version, dossier.returned_files, dossier.proposals)
    parts = (
        f"{version.number:>5}  {status_word(version.status)}",
        at.astimezone().strftime(f"{_day_form()}, %H:%M") if at else "",
        version.name,
        version.recipients,
        tr("remarks until {date}", date=_shown_day(version.deadline)) if version.deadline else "",
        trn("{count} remark", "{count} remarks", remarks) if remarks else "",
        tr("a name was taken out of what is kept") if version.is_redacted else "",
    )
    return ", ".join(filter(None, parts))


def _day_form() -> str:
    return "%d.%m.%Y" if language.current() == "de" else "%d %b %Y"


def _shown_day(stored: str) -> str:
    day = day_of(stored)
    return day.strftime(_day_form()) if day else stored


def _told(chapter: ChapterChanges) -> dict[str, Any]:
    return {
        "headings": list(chapter.headings),
        "differences": [difference._asdict() for difference in chapter.differences],
    }
