"""`new`, `import`, `agenda`, `questions` and `note`: what puts something into a workshop file."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from facilitator import language
from facilitator.actions import notes, takeovers, workshops
from facilitator.actions.desk import Desk
from facilitator.commands import streams
from facilitator.commands.choosing import (
    AddCommand,
    add_workshop,
    chosen_workshop,
    named,
    question_of_number,
    session_of_code,
    tell_about,
    writing,
)
from facilitator.commands.streams import STREAM, is_there
from facilitator.domain.dossier import Dossier
from facilitator.domain.following import following
from facilitator.domain.identity import new_id
from facilitator.domain.records import Process, Workshop
from facilitator.domain.text import clean_line
from facilitator.exchange.agenda_reader import read_agenda
from facilitator.exchange.findings import Finding
from facilitator.exchange.outline.decoding import MAX_BYTES
from facilitator.exchange.outline_reader import Imported, read_outline
from facilitator.exchange.question_reader import read_questions
from facilitator.exchange.source.opening import MAX_BYTES as MOST_SOURCE_BYTES
from facilitator.exchange.source.reading import Reading
from facilitator.language import tr
from facilitator.paths import resources
from facilitator.settings import Settings
from facilitator.storage.files import create_file

_EXAMPLES: Final = {
    "de": "zukunftsforum-wasserwirtschaft-nordland.md",
    "en": "harbour-quarter-forum.md",
}


def register(add: AddCommand) -> None:
    """Put the commands of this module on the command line."""
    command = add("new", tr("make a workshop file"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    source = command.add_mutually_exclusive_group()
    source.add_argument(
        "--example", action="store_true", help=tr("with the example workshop in it")
    )
    purpose = tr("with the workshop of an outline in it")
    source.add_argument("--from", dest="outline", metavar=f"{tr('OUTLINE')}.md", help=purpose)
    command.set_defaults(run=new)

    command = add("import", tr("add an outline's workshop to a file, creating the file if needed"))
    command.add_argument("outline", metavar=f"{tr('OUTLINE')}.md")
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.set_defaults(run=import_outline)

    command = add("agenda", tr("take over an agenda from a text, Word or Excel file"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("source", metavar=tr("SOURCE"))
    purpose = tr("take the items away first, and topics it has not and nobody worked on")
    command.add_argument("--replace", action="store_true", help=purpose)
    add_workshop(command)
    command.set_defaults(run=agenda)

    command = add("questions", tr("take over guiding questions from a text, Word or Excel file"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("source", metavar=tr("SOURCE"))
    purpose = tr("number of the topic they are for, where they name none")
    command.add_argument("--topic", metavar="1", type=int, default=0, help=purpose)
    add_workshop(command)
    command.set_defaults(run=questions)

    command = add("note", tr("add a note"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("--session", metavar="W1.1", required=True)
    purpose = tr("its number; 3a for a sub-question")
    command.add_argument("--question", metavar="3", required=True, help=purpose)
    add_workshop(command)
    purpose = tr("the note; - reads notes from standard input, one per line")
    command.add_argument("text", metavar=tr("TEXT"), help=purpose)
    command.set_defaults(run=note)


def example_outline() -> Path:
    """Return the outline of the example workshop in the language in use."""
    return resources() / "examples" / _EXAMPLES[language.current()]


def new(options: argparse.Namespace, settings: Settings) -> int:
    """Make a workshop file: with the example, with an outline's workshop, or with an empty one."""
    path = named(options.file)
    source = str(example_outline()) if options.example else options.outline
    imported = _read(source) if source else Imported(_empty(path), ())
    _create(path, imported.dossier, settings.device())
    _report(source, imported)
    return 0


def import_outline(options: argparse.Namespace, settings: Settings) -> int:
    """Add an outline's workshop to a file, or make the file with it."""
    path = named(options.file)
    imported = _read(options.outline)
    if is_there(path):
        with writing(path, settings.device()) as desk:
            desk.run(workshops.add_dossier, dossier=imported.dossier)
    else:
        _create(path, imported.dossier, settings.device())
    _report(options.outline, imported)
    return 0


def agenda(options: argparse.Namespace, settings: Settings) -> int:
    """Take over an agenda into a workshop, or make the file with it."""
    path = named(options.file)
    content = streams.read(options.source, MOST_SOURCE_BYTES + 1)
    if not is_there(path):
        read = read_agenda(content)
        _create(path, _with_title(read.dossier, path), settings.device())
        _report_findings(options.source, read.findings)
        return 0
    with writing(path, settings.device()) as desk:
        head = chosen_workshop(desk.read, options.workshop, whole=False)
        read = read_agenda(content, head.persons)
        _take_over(desk, head, read, options.source, replaces_agenda=options.replace)
    return 0


def questions(options: argparse.Namespace, settings: Settings) -> int:
    """Take over guiding questions into a workshop."""
    content = streams.read(options.source, MOST_SOURCE_BYTES + 1)
    with writing(options.file, settings.device()) as desk:
        head = chosen_workshop(desk.read, options.workshop, whole=False)
        titles = {topic.number: topic.title or topic.agenda_title for topic in head.topics}
        read = read_questions(content, titles, options.topic)
        _take_over(desk, head, read, options.source)
    return 0


def note(options: argparse.Namespace, settings: Settings) -> int:
    """Add a note, or one per line of standard input, to a question of a session."""
    texts = [options.text]
    if options.text == STREAM:
        texts = [line for line in streams.read_lines(STREAM) if line.strip()] or [""]
    with writing(options.file, settings.device()) as desk:
        head = chosen_workshop(desk.read, options.workshop, whole=False)
        session = session_of_code(head, options.session)
        question = question_of_number(head, session, options.question)
        for text in texts:
            desk.run(notes.add, session_id=session.id, question_id=question.id, text=text)
        _tell_about_rights(desk, session.id, options.session)
    return 0


def _tell_about_rights(desk: Desk, session_id: str, room: str) -> None:
    """Say so where a note stays on this laptop, because somebody else writes in its room."""
    from facilitator.domain.areas import ROOM, may_write  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.domain.team import Member  # noqa: PLC0415 - the same

    own = desk.read.row(Member, desk.read.team_settings().get("device", ""))
    if own is None or may_write(own.role, ROOM + session_id, sessions=own.rooms):
        return
    said = tr(
        "kept on this laptop only: in {room} only whoever moderates it or organises writes for "
        "everybody.",
        room=room,
    )
    print(f"facilitator: {said}", file=sys.stderr)


# Files and outlines


def _create(path: Path, dossier: Dossier, device: str) -> None:
    """Make a file with a workshop in it, or no file at all."""
    file = create_file(path, device=device)
    try:
        tell_about(file)
        Desk(file).run(workshops.begin, dossier=dossier)
    except BaseException:
        file.close()
        for leftover in ("", "-wal", "-shm"):
            Path(f"{path}{leftover}").unlink(missing_ok=True)
        raise
    file.close()


def _read(source: str) -> Imported:
    return read_outline(streams.read(source, MAX_BYTES + 1))


def _take_over(
    desk: Desk, head: Dossier, read: Reading, source: str, *, replaces_agenda: bool = False
) -> None:
    outcome = desk.run(
        takeovers.take_over,
        workshop_id=head.workshop.id,
        read=read.dossier,
        replaces_agenda=replaces_agenda,
    )
    _report_findings(source, read.findings)
    if outcome.remark:
        print(f"facilitator: {outcome.remark}", file=sys.stderr)


def _with_title(dossier: Dossier, path: Path) -> Dossier:
    """Return a workshop that has a title, that of its file where it says none; its items follow."""
    title = dossier.workshop.title or clean_line(path.stem)
    workshop = dossier.workshop._replace(title=title, language=language.current())
    items = following(dossier.agenda, workshop.end_time)
    return replace(dossier, workshop=workshop, agenda=tuple(items))


def _report_findings(source: str, findings: Iterable[Finding]) -> None:
    """Say line by line on standard error what was not understood, after all of it is stored."""
    for finding in findings:
        print(f"{source}:{finding.line}: {finding.sentence}", file=sys.stderr)


def _report(source: str, imported: Imported) -> None:
    """Say what was not understood, and how an outline without topics gets some."""
    _report_findings(source, imported.findings)
    if source and not imported.dossier.topics:
        print(
            tr(
                "facilitator: “{name}” holds no topics with guiding questions. A line "
                "“# Workshop 1: Title” begins a topic, “## Question?” a question, “- text” a note.",
                name=source,
            ),
            file=sys.stderr,
        )


def _empty(path: Path) -> Dossier:
    process = Process(id=new_id())
    workshop = Workshop(
        id=new_id(),
        process_id=process.id,
        title=clean_line(path.stem),
        language=language.current(),
    )
    return Dossier(process=process, workshop=workshop)
