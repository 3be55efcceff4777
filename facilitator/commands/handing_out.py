"""`outline`, `protocol`, `handouts`, `log` and `tour`: what writes files for others."""

import argparse
import sys
from pathlib import Path

from facilitator import clock
from facilitator.actions import versions
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
from facilitator.commands.streams import STREAM
from facilitator.domain.dossier import Dossier
from facilitator.errors import UserError
from facilitator.exchange import event_log
from facilitator.exchange.outline_writer import write_outline
from facilitator.language import tr
from facilitator.protocol.editions import Edition, chosen_edition
from facilitator.protocol.export import FORMATS, protocol_bytes
from facilitator.protocol.exposure import exposures, left_over_sentence
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.version_files import protocol_version
from facilitator.settings import Settings


def register(add: AddCommand) -> None:
    """Put the commands of this module on the command line."""
    command = add("outline", tr("write a workshop as text"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("-o", dest="output", metavar=f"{tr('OUT')}.md", default=STREAM)
    add_workshop(command)
    command.set_defaults(run=outline)

    command = add("protocol", tr("write the protocol"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("-o", dest="output", metavar=tr("OUT") + ".{docx,pdf,md}", required=True)
    purpose = tr("name or folder of a layout")
    command.add_argument("--layout", metavar=tr("NAME"), default="prognos", help=purpose)
    purpose = tr("how persons are named: full, roles, organisations, none")
    command.add_argument("--profile", metavar=tr("NAME"), default="full", help=purpose)
    purpose = tr("how much is told: full, summary, topic:1")
    command.add_argument("--audience", metavar=tr("NAME"), default="full", help=purpose)
    purpose = tr("cite by codes what each claim rests on, whatever the layout")
    command.add_argument("--codes", action="store_true", help=purpose)
    _add_keeping(command)
    add_workshop(command)
    command.set_defaults(run=protocol)

    command = add("handouts", tr("write everything that is handed out before the day"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("-o", dest="output", metavar=tr("FOLDER"), type=Path, required=True)
    purpose = tr("only these, with commas between them")
    command.add_argument("--only", metavar=tr("NAMES"), default="", help=purpose)
    purpose = tr("name or folder of a layout")
    command.add_argument("--layout", metavar=tr("NAME"), default="prognos", help=purpose)
    add_workshop(command)
    command.set_defaults(run=handouts)

    command = add("log", tr("say who did what when"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    purpose = tr("as a table, for spreadsheets or as Markdown")
    command.add_argument("-o", dest="output", metavar=tr("OUT") + ".{csv,md}", help=purpose)
    add_workshop(command)
    command.set_defaults(run=log)

    command = add("tour", tr("play the example workshop and take a picture of every screen"))
    command.add_argument("--out", dest="output", metavar=tr("FOLDER"), type=Path, required=True)
    purpose = tr("three programs on this computer play it together, as a team")
    command.add_argument("--team", action="store_true", help=purpose)
    command.set_defaults(run=tour)


def _add_keeping(command: argparse.ArgumentParser) -> None:
    """Let a protocol be kept as a version."""
    purpose = tr("keep it as a version that went out; its pages say the number")
    command.add_argument("--keep", action="store_true", help=purpose)
    purpose = tr("to whom the version goes")
    command.add_argument("--recipients", metavar=tr("TEXT"), default="", help=purpose)
    purpose = tr("the day until which remarks are asked for")
    command.add_argument("--deadline", metavar="2026-10-09", default="", help=purpose)
    purpose = tr("what else is to be known about the version")
    command.add_argument("--note", metavar=tr("TEXT"), default="", help=purpose)


def outline(options: argparse.Namespace, _settings: Settings) -> int:
    """Write a workshop as an outline."""
    with reading(options.file) as read:
        text = write_outline(chosen_workshop(read, options.workshop))
    streams.write(options.output, text.encode(), never=ended(options.file))
    return 0


def protocol(options: argparse.Namespace, settings: Settings) -> int:
    """Write a workshop's protocol; say on standard error where an edition still names persons."""
    kind = "md" if options.output == STREAM else Path(options.output).suffix.lstrip(".").lower()
    if kind not in FORMATS:
        raise UserError(
            tr(
                "A protocol is written as .docx, .pdf or .md, not as “{name}”. Nothing was written.",
                name=options.output,
            )
        )
    edition = chosen_edition(options.profile, options.audience, cites=options.codes)
    today = clock.today()
    if options.keep:
        with writing(options.file, settings.device()) as desk:
            dossier = chosen_workshop(desk.read, options.workshop)
            _keep(desk, dossier, kind, edition, options)
    elif options.recipients or options.deadline or options.note:
        raise UserError(
            tr("Recipients, deadline and note are a version's. Nothing was written; add --keep.")
        )
    else:
        with reading(options.file) as read:
            dossier = chosen_workshop(read, options.workshop)
        data = protocol_bytes(
            dossier, layout=options.layout, kind=kind, today=today, edition=edition
        )
        streams.write(options.output, data, never=ended(options.file))
    found = exposures(dossier, load_layout(options.layout), edition, today)
    for exposure in found:
        print(exposure.sentence, file=sys.stderr)
    if found:
        print(f"facilitator: {left_over_sentence(len(found))}", file=sys.stderr)
    return 0


def _keep(
    desk: Desk, dossier: Dossier, kind: str, edition: Edition, options: argparse.Namespace
) -> None:
    """Write a protocol as a version and keep that; what is told of it is checked before."""
    versions.demand_day(options.deadline)
    made = protocol_version(
        dossier, layout=options.layout, kind=kind, today=clock.today(), edition=edition
    )
    streams.write(options.output, made.data, never=ended(options.file))
    version = made.version._replace(
        name=Path(options.output).name,
        recipients=options.recipients,
        deadline=options.deadline,
        note=options.note,
    )
    desk.run(versions.keep, version=version, packed=made.packed)
    print(tr("Kept as version {number}.", number=version.number), file=sys.stderr)


def handouts(options: argparse.Namespace, _settings: Settings) -> int:
    """Write handouts into a folder; say how many files there are and, on standard error, what they lack."""
    from facilitator.handouts.catalogue import chosen_handouts  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.handouts.occasion import Occasion  # noqa: PLC0415 - the same
    from facilitator.handouts.writing import write_handouts  # noqa: PLC0415 - the same

    chosen = chosen_handouts([name.strip() for name in options.only.split(",") if name.strip()])
    with reading(options.file) as read:
        workshop = chosen_workshop(read, options.workshop, whole=False).workshop
        plan = read.grouping(workshop.id)
    occasion = Occasion(plan=plan, layout=load_layout(options.layout), now=clock.now())
    report = write_handouts(occasion, chosen, options.output, lambda _done, _total: None)
    for remark in report.remarks:
        print(remark, file=sys.stderr)
    print(report.sentence)
    return 0


def log(options: argparse.Namespace, _settings: Settings) -> int:
    """Print a workshop's event log, or write it as CSV or Markdown."""
    with reading(options.file) as read:
        workshop = chosen_workshop(read, options.workshop, whole=False).workshop
        found = event_log.read_log(read, workshop.id)
    if options.output:
        is_markdown = options.output.lower().endswith(".md")
        data = (
            event_log.markdown_bytes(found, workshop.title)
            if is_markdown
            else event_log.csv_bytes(found)
        )
        streams.write(options.output, data, never=ended(options.file))
        return 0
    for line in found:
        cells = (line.date, line.time, line.who, line.where, line.what)
        print("  ".join(cell for cell in cells if cell))
    return 0


def tour(options: argparse.Namespace, _settings: Settings) -> int:
    """Play the example workshop through the real screens and take pictures of them."""
    from facilitator.tour import take_tour  # noqa: PLC0415 - the only command that needs Qt

    return take_tour(options.output, team=options.team)
