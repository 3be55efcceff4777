"""Which file, workshop, session and question a command means."""

import argparse
import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from facilitator.actions.desk import Desk
from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Question, Session, Workshop
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.files import open_file
from facilitator.storage.reading import Reader

STREAM: Final = "-"
"""Stands for standard input or output where a file is expected."""

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command of a name and purpose to the command line."""

_QUESTION: Final = re.compile(r"(\d+)([a-z]?)")


def add_workshop(command: argparse.ArgumentParser) -> None:
    """Let a command say which workshop it means."""
    purpose = tr("which one, if the file holds several")
    command.add_argument("--workshop", metavar=tr("NAME"), default="", help=purpose)


@contextmanager
def writing(path: Path, device: str) -> Generator[Desk, None, None]:
    """Open a file to change it; UserError with the reason when somebody else is."""
    desk = Desk(open_file(path, device=device))
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def reading(path: Path) -> Generator[Reader, None, None]:
    """Open a file to read it, saying on standard error what there is to know about it."""
    file = open_file(path, read_only=True)
    if file.notice:
        print(f"facilitator: {file.notice}", file=sys.stderr)
    try:
        yield file.read
    finally:
        file.close()


def matches(workshop: Workshop, name: str) -> bool:
    """Tell whether a name means a workshop: any part of its title."""
    return name.casefold() in workshop.title.casefold()


def chosen_workshop(read: Reader, name: str, *, whole: bool = True) -> Dossier:
    """Return the workshop that a name means; UserError when it is none or several."""
    known = read.workshops()
    found = [workshop for workshop in known if matches(workshop, name)]
    exact = [workshop for workshop in found if workshop.title.casefold() == name.casefold()]
    if len(found) > 1 and len(exact) == 1:
        found = exact
    if len(found) != 1:
        titles = ", ".join(tr("“{title}”", title=workshop.title) for workshop in known)
        if not known:
            raise UserError(tr("This file holds no workshop yet. Import an outline into it."))
        raise UserError(tr("Which workshop? Name one with --workshop: {titles}.", titles=titles))
    return read.dossier(found[0].id) if whole else read.head(found[0].id)


def session_of_code(head: Dossier, code: str) -> Session:
    """Return the session of a code such as `W1.1`; UserError names the ones there are."""
    wanted = SessionCode.parse(code)
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
        tr(
            "There is no question {number} here; there are {count}. Nothing was stored.",
            number=number,
            count=len(questions),
        )
    )
