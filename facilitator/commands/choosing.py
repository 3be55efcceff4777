"""Which file, workshop, session and question a command means."""

import argparse
import re
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from facilitator.actions.desk import Desk
from facilitator.commands.streams import STREAM, copy_standard_input, is_there
from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Question, Session, Workshop
from facilitator.errors import UserError
from facilitator.language import tr, trn
from facilitator.storage.files import SUFFIX, WorkshopFile, open_file
from facilitator.storage.reading import Reader

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command of a name and purpose to the command line."""

_QUESTION: Final = re.compile(r"(\d{1,9})([a-z]?)")


def add_workshop(command: argparse.ArgumentParser) -> None:
    """Let a command say which workshop it means."""
    purpose = tr("which one, if the file holds several")
    command.add_argument("--workshop", metavar=tr("NAME"), default="", help=purpose)


@contextmanager
def writing(path: Path, device: str) -> Generator[Desk, None, None]:
    """Open a file to change it; UserError with the reason when somebody else is."""
    desk = Desk(open_file(named(path), device=device))
    if not desk.read_only:  # else the notice is the reason that the first change is refused with
        tell_about(desk.file)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def reading(path: Path) -> Generator[Reader, None, None]:
    """Open a file to read it, saying on standard error what there is to know about it."""
    with _on_disk(path) as place:
        file = open_file(place, read_only=True)
        tell_about(file)
        try:
            yield file.read
        finally:
            file.close()


def tell_about(file: WorkshopFile) -> None:
    """Say on standard error what there is to know about an open file, such as that it lies on a network."""
    if file.notice:
        print(f"facilitator: {file.notice}", file=sys.stderr)


@contextmanager
def _on_disk(path: Path) -> Generator[Path, None, None]:
    if str(path) != STREAM:
        yield ended(path)
        return
    with TemporaryDirectory(prefix="facilitator-") as folder:
        copy = Path(folder) / f"{STREAM}{SUFFIX}"
        copy_standard_input(copy)
        yield copy


def named(path: Path) -> Path:
    """Return the workshop file to write to; UserError for standard output, which is none."""
    if str(path) == STREAM:
        raise UserError(
            tr("A workshop file cannot go to standard output. Nothing was written; name a file.")
        )
    if is_there(path) and path.is_dir():
        name = path.resolve().name
        raise UserError(
            tr("“{name}” is a folder, not a workshop file. Choose a file in it.", name=name)
        )
    return ended(path)


def ended(path: Path) -> Path:
    """Return a path with the ending of workshop files, unless it has one or is there without."""
    return path if path.suffix or is_there(path) else path.with_suffix(SUFFIX)


def matching(known: Sequence[Workshop], name: str) -> list[Workshop]:
    """Return the workshops that a name means, by any part of a title; UserError when it is none."""
    found = [workshop for workshop in known if name.casefold() in workshop.title.casefold()]
    if known and not found:
        raise _which(known)
    return found


def chosen_workshop(read: Reader, name: str, *, whole: bool = True) -> Dossier:
    """Return the workshop that a name means; UserError when it is none or several."""
    known = read.workshops()
    found = matching(known, name)
    exact = [workshop for workshop in found if workshop.title.casefold() == name.casefold()]
    if len(found) > 1 and len(exact) == 1:
        found = exact
    if not known:
        raise UserError(tr("This file holds no workshop yet. Import an outline into it."))
    if len(found) != 1:
        raise _which(known)
    return read.dossier(found[0].id) if whole else read.head(found[0].id)


def _which(known: Sequence[Workshop]) -> UserError:
    titles = ", ".join(tr("“{title}”", title=workshop.title) for workshop in known)
    return UserError(tr("Which workshop? Name one with --workshop: {titles}.", titles=titles))


def session_of_code(head: Dossier, code: str) -> Session:
    """Return the session of a code such as `W1.1`; UserError names the ones there are."""
    wanted = SessionCode.parse(code.upper())
    for session in head.sessions:
        if head.code[session.id] == wanted:
            return session
    codes = ", ".join(sorted(value.compact for value in head.code.values()))
    raise UserError(
        tr(
            "There is no session “{code}”; there are {codes}. Nothing was stored.",
            code=code,
            codes=codes,
        )
    )


def question_of_number(head: Dossier, session: Session, number: str) -> Question:
    """Return question `3` or sub-question `3a` of the topic of a session."""
    topic = next(topic for topic in head.topics if topic.id == session.topic_id)
    match = _QUESTION.fullmatch(number.strip().lower())
    questions = head.questions_of(topic)
    if match and 0 < int(match[1]) <= len(questions):
        question = questions[int(match[1]) - 1]
        parts = head.sub_questions_of(question)
        if not match[2]:
            return question
        if ord(match[2]) - ord("a") < len(parts):
            return parts[ord(match[2]) - ord("a")]
    raise UserError(
        trn(
            "There is no question {number} here; there is only one. Nothing was stored.",
            "There is no question {number} here; there are {count}. Nothing was stored.",
            len(questions),
            number=number,
        )
    )
