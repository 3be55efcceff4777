"""`review`: what came back of a protocol, listed and decided on."""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from facilitator import clock
from facilitator.actions import remarks
from facilitator.actions.desk import Desk
from facilitator.commands import streams
from facilitator.commands.choosing import (
    AddCommand,
    add_workshop,
    chosen_workshop,
    ended,
    reading,
    writing,
)
from facilitator.domain.authoring import Proposal, ReturnedFile
from facilitator.domain.dossier import Dossier
from facilitator.domain.remarks import Listed, listed, proposals_of
from facilitator.errors import UserError
from facilitator.exchange.returned.opening import MAX_BYTES
from facilitator.exchange.returned_reader import read_returned
from facilitator.exchange.returned_versions import kept_passages
from facilitator.language import tr, trn
from facilitator.protocol.changed_words import changed_words, is_spacing_only
from facilitator.protocol.export import passages_as_sent
from facilitator.protocol.layouts import load_layout
from facilitator.settings import Settings
from facilitator.storage.reading import Reader

_ALL: Final = "all"
_SAFE: Final = "safe"


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add("review", tr("read protocols that came back, list and decide on the remarks"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    returned, purpose = f"{tr('RETURNED')}.docx", tr("a Word file that came back")
    command.add_argument("returned", metavar=returned, nargs="?", default="", help=purpose)
    command.add_argument("--json", action="store_true", help=tr("as JSON"))
    command.add_argument("--keep", action="store_true", help=tr("keep the remarks in the file"))
    purpose = tr("carry out remarks: numbers with commas, safe, or all")
    command.add_argument("--accept", metavar=tr("NUMBERS"), default="", help=purpose)
    purpose = tr("leave remarks out: numbers with commas, or all")
    command.add_argument("--reject", metavar=tr("NUMBERS"), default="", help=purpose)
    purpose = tr("why they are left out, for the reply letter")
    command.add_argument("--reason", metavar=tr("TEXT"), default="", help=purpose)
    purpose = tr("write all remarks with what was decided as a table")
    command.add_argument(
        "--register", metavar=f"{tr('OUT')}.{{docx,xlsx}}", default="", help=purpose
    )
    purpose = tr("layout of a file that does not say its own")
    command.add_argument("--layout", metavar=tr("NAME"), default="prognos", help=purpose)
    add_workshop(command)
    command.set_defaults(run=review)


def review(options: argparse.Namespace, settings: Settings) -> int:
    """List what came back; keep and decide on it where that is asked for."""
    _demand_register(options.register)
    if options.reject and not options.reason.strip():
        raise UserError(tr("Say with --reason why the remarks are rejected. Nothing was decided."))
    if options.keep or options.accept or options.reject:
        with writing(options.file, settings.device()) as desk:
            return _decide(desk, options)
    with reading(options.file) as read:
        dossier = chosen_workshop(read, options.workshop)
        if options.returned:
            dossier = _with_file(dossier, read, options)
    _show(listed(dossier), options)
    _write_register(dossier, options)
    return 0


def _decide(desk: Desk, options: argparse.Namespace) -> int:
    workshop_id = chosen_workshop(desk.read, options.workshop).workshop.id
    if options.returned:
        _take_in(desk, workshop_id, options)
    known = listed(desk.read.dossier(workshop_id))
    rejected = [entry.proposal.id for entry in _chosen(known, options.reject)]
    if rejected:
        desk.run(
            remarks.reject, workshop_id=workshop_id, proposal_ids=rejected, reason=options.reason
        )
    refused = _accept(desk, workshop_id, _chosen(known, options.accept))
    after = desk.read.dossier(workshop_id)
    _show(listed(after), options)
    _write_register(after, options)
    for number, error in refused:
        print(tr("{number} stays open: {why}", number=number, why=error.sentence))
    return 1 if refused else 0


def _take_in(desk: Desk, workshop_id: str, options: argparse.Namespace) -> None:
    """Keep what a file proposes; one that was read before is in the list already."""
    before = desk.read.dossier(workshop_id)
    file, proposals = _read(before, desk.read, options)
    if all(known.digest != file.digest for known in before.returned_files):
        desk.run(
            remarks.take_in,
            workshop_id=workshop_id,
            name=file.name,
            digest=file.digest,
            version_id=file.version_id,
            proposals=proposals,
        )


def _accept(desk: Desk, workshop_id: str, chosen: Sequence[Listed]) -> list[tuple[int, UserError]]:
    """Accept remarks one by one, each a step of its own; return those that could not be done."""
    refused: list[tuple[int, UserError]] = []
    for entry in chosen:
        now = desk.read.row(Proposal, entry.proposal.id)
        if now and now.disposition:
            continue  # done with its twin
        try:
            ids = [entry.proposal.id]
            desk.run(remarks.accept, workshop_id=workshop_id, proposal_ids=ids)
        except UserError as error:
            refused.append((entry.number, error))
    return refused


def _chosen(known: Sequence[Listed], wanted: str) -> list[Listed]:
    """Return the open remarks that an option names; UserError for numbers that there are not."""
    open_ = [entry for entry in known if entry.is_open]
    if wanted in ("", _ALL, _SAFE):
        return [entry for entry in open_ if wanted == _ALL or (wanted == _SAFE and entry.is_safe)]
    by_number = {str(entry.number): entry for entry in open_}
    numbers = [number.strip() for number in wanted.split(",") if number.strip()]
    unknown = [number for number in numbers if number not in by_number]
    if unknown:
        raise UserError(
            tr(
                "There is no open remark {numbers}. Nothing was decided.",
                numbers=", ".join(unknown),
            )
        )
    return [by_number[number] for number in dict.fromkeys(numbers)]


# Files


def _read(
    dossier: Dossier, reader: Reader, options: argparse.Namespace
) -> tuple[ReturnedFile, list[Proposal]]:
    name = options.returned
    data = streams.read(name, MAX_BYTES + 1)
    printed = partial(passages_as_sent, dossier, layout=options.layout, today=clock.today())
    kept = partial(kept_passages, versions=dossier.versions, unpack=reader.said_in)
    read = read_returned(data, printed, workshop_id=dossier.workshop.id, kept=kept)
    if read.remark:
        print(f"facilitator: {read.remark}", file=sys.stderr)
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    file = ReturnedFile(digest, dossier.workshop.id, read.version_id, Path(name).name, digest)
    return file, proposals_of(read.found, read.sent)


def _with_file(dossier: Dossier, reader: Reader, options: argparse.Namespace) -> Dossier:
    """Return a workshop with what a file proposes, as if it had been kept."""
    file, proposals = _read(dossier, reader, options)
    if any(known.digest == file.digest for known in dossier.returned_files):
        return dossier
    rows = tuple(
        entry._replace(
            id=f"{file.id}{number:06d}", returned_file_id=file.id, position=f"{number:06d}"
        )
        for number, entry in enumerate(proposals)
    )
    return replace(
        dossier,
        returned_files=(*dossier.returned_files, file),
        proposals=(*dossier.proposals, *rows),
    )


def _demand_register(name: str) -> None:
    """Raise UserError for a register of a kind that there is not, before anything is decided."""
    if not name:
        return
    from facilitator.handouts.remarks import FORMATS  # noqa: PLC0415 - see cli.COMMANDS

    if _kind(name) not in FORMATS:
        raise UserError(
            tr(
                "The register is written as .docx or .xlsx, not as “{name}”. Nothing was written.",
                name=name,
            )
        )


def _kind(name: str) -> str:
    return Path(name).suffix.lstrip(".").lower()


def _write_register(dossier: Dossier, options: argparse.Namespace) -> None:
    if not options.register:
        return
    from facilitator.handouts.occasion import Occasion  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.handouts.remarks import register_bytes  # noqa: PLC0415 - the same

    occasion = Occasion(plan=dossier, layout=load_layout(options.layout), now=clock.now())
    data = register_bytes(occasion, listed(dossier), _kind(options.register))
    streams.write(options.register, data, never=ended(options.file))
    print(tr("Written: {name}", name=options.register), file=sys.stderr)


# Saying it


def _show(known: Sequence[Listed], options: argparse.Namespace) -> None:
    if options.json:
        streams.print_json([_figures(entry) for entry in known])
        return
    for entry in known:
        print(_sentence(entry))
    open_ = sum(entry.is_open for entry in known)
    if known:
        print(
            trn("{count} remark is open.", "{count} remarks are open.", open_)
            if open_
            else tr("All remarks are decided on.")
        )
    else:
        print(tr("Nothing was changed and nothing was said."))


def _figures(entry: Listed) -> dict[str, Any]:
    told = entry.proposal._asdict()
    for name in ("id", "returned_file_id", "position"):
        del told[name]
    told["replies"] = told["replies"].split("\n") if told["replies"] else []
    return {
        "number": entry.number,
        "file": entry.file.name,
        "version": entry.file.version_id,
        **told,
        "conflicts": list(entry.rivals),
        "same_as": list(entry.twins),
        "placeable": entry.record is not None,
        "safe": entry.is_safe,
    }


def _sentence(entry: Listed) -> str:
    proposal = entry.proposal
    who = proposal.author or tr("Somebody")
    old, new = _short(proposal.old_text), _short(proposal.new_text)
    is_cut = max(len(proposal.old_text), len(proposal.new_text)) > _SHOWN
    change = changed_words(proposal.old_text, proposal.new_text)
    if is_spacing_only(proposal.old_text, proposal.new_text):
        is_cut, change = True, tr("“{old}” (spaces only)", old=old)
    words = {
        "comment": tr("{who} on “{old}”: {new}", who=who, old=old, new=new),
        "reword": tr("{who} rewords: {change}", who=who, change=change)
        if is_cut
        else tr("{who} rewords “{old}” to “{new}”", who=who, old=old, new=new),
        "delete": tr("{who} deletes “{old}”", who=who, old=old),
        "insert": tr("{who} adds “{new}”", who=who, new=new),
        "move": tr("{who} moves “{old}”", who=who, old=old),
        "unplaced": tr("{who} says beside the text: {new}", who=who, new=new),
    }[proposal.kind]
    marks = [disposition_word(proposal.disposition)] if proposal.disposition else []
    if proposal.reason:
        marks.append(tr("reason: {reason}", reason=proposal.reason))
    if proposal.taken_text:
        marks.append(tr("taken as “{words}”", words=_short(proposal.taken_text)))
    if entry.rivals:
        rivals = ", ".join(map(str, entry.rivals))
        marks.append(tr("excludes {numbers}", numbers=rivals))
    if proposal.is_stale:
        marks.append(tr("changed here since"))
    return f"{entry.number}. {words}" + (f" [{'; '.join(marks)}]" if marks else "")


def disposition_word(disposition: str) -> str:
    """Return what was decided, as a word."""
    return {
        "": tr("open"),
        "accepted": tr("accepted"),
        "edited": tr("accepted in other words"),
        "rejected": tr("rejected"),
    }[disposition]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


_SHOWN: Final = 90
