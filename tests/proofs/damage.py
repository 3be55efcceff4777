"""Damaged workshop files end in a sentence or in a rescue, never in a traceback or a lost word.

A realistic file is cut, flipped, blanked and overwritten in every way, always the same ways;
each variant is opened as the program opens it, read whole, written to and closed.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Final

from facilitator.actions import history, notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed, Reworded
from facilitator.domain.records import TABLES
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import WorkshopFile, create_file, open_file
from tests.domain.factory import Plan, sentence
from tests.proofs.damages import DAMAGES, PAGE_BYTES, Damage, Specimen

_LONG: Final = 8
"""Times that a chapter is repeated, so that it overflows onto pages of its own."""
_PIECE_BYTES: Final = 24
_GIVEN_TO_THE_PROGRAM: Final = 50
"""One in so many files is given to the program as a process as well."""


def run(count: int = 2_000) -> None:
    """Damage, open, read and write `count` files; AssertionError at the first that goes wrong."""
    chance = random.Random(2026)
    ends: Counter[tuple[str, str]] = Counter()
    lost_at_most: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        specimens = {False: specimen(Path(folder), killed=False)}
        specimens[True] = specimen(Path(folder), killed=True)
        for number in range(count):
            damaging = DAMAGES[number % len(DAMAGES)]
            sound = specimens[damaging.__name__.startswith("log_")]
            damage = damaging(sound, chance)
            try:
                with _laid_out(Path(folder), damage) as path:
                    end, texts = played(path, chance)
                if number % _GIVEN_TO_THE_PROGRAM == 0:
                    with _laid_out(Path(folder), damage) as path:
                        _demand_calm(path)
                kind = damaging.__name__, end
                lost_at_most[kind] = max(lost_at_most[kind], lost_words(sound, damage, texts))
            except Exception as error:
                error.add_note(f"variant {number}: {damaging.__name__}")
                raise
            ends[kind] += 1
    of = {killed: len(sound.texts) for killed, sound in specimens.items()}
    for (name, end), number in sorted(ends.items()):
        texts_in_all = of[name.startswith("log_")]
        lost = lost_at_most[name, end]
        print(f"  {number:5} {name}: {end}, at most {lost} of {texts_in_all} texts lost")
    print("  no original touched, and no text lost that lay outside the damaged pages")


@contextmanager
def _laid_out(folder: Path, damage: Damage) -> Iterator[Path]:
    """Put a damaged file and its log into a folder of their own."""
    place = folder / "variant"
    place.mkdir()
    path = place / "damaged.workshop"
    path.write_bytes(damage.image)
    if damage.log:
        Path(f"{path}-wal").write_bytes(damage.log)
    yield path
    shutil.rmtree(place)


def _demand_calm(path: Path) -> None:
    """Give the file to the program: it ends in figures or a sentence, never in a traceback."""
    command = [sys.executable, "-m", "facilitator", "info", path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, f"exit code {done.returncode}: {done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0 or done.stderr.startswith("facilitator: "), done.stderr


# The file


def specimen(folder: Path, *, killed: bool) -> Specimen:
    """Make a file of a few hundred notes with a history, closed or as a kill leaves it."""
    path = folder / f"{'killed' if killed else 'closed'}.workshop"
    desk = Desk(create_file(path))
    dossier = Plan(topics=3, questions=4, notes=3).dossier()
    chapter = dossier.chapters[0]._replace(text=dossier.chapters[0].text * _LONG)
    desk.run(workshops.add_dossier, dossier=replace(dossier, chapters=(chapter,)))
    if killed:
        desk.close()
        desk = Desk(open_file(path))
    _work(desk, random.Random(7))
    texts = frozenset(texts_of(desk.file))
    image, log = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    desk.close()
    return Specimen(image, log, texts) if killed else Specimen(path.read_bytes(), b"", texts)


def _work(desk: Desk, chance: random.Random) -> None:
    """Do what a person does: reword, delete, mark, park, take back."""
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    for note in chance.sample(dossier.notes, 60):
        what = chance.random()
        if what < 0.5:
            edit = Reworded(note.id, sentence(chance))
            desk.run(notes.revise, session_id=note.session_id, edits=[edit])
        elif what < 0.6:
            desk.run(notes.revise, session_id=note.session_id, edits=[Removed(note.id)])
        elif what < 0.8:
            desk.run(notes.mark_key_result, note_ids=[note.id], on=True)
        elif what < 0.9:
            desk.run(notes.park, note_ids=[note.id])
        else:
            desk.run(history.undo)


def lost_words(sound: Specimen, damage: Damage, found: set[str]) -> int:
    """Return how many texts are gone; AssertionError when one did not lie on a damaged page.

    A damaged log is SQLite's to judge: it ends where its checksums end.
    """
    lost = sound.texts - found
    if damage.log != sound.log:
        return len(lost)
    pages = range(0, len(sound.image), PAGE_BYTES)
    places = [slice(start, start + PAGE_BYTES) for start in pages]
    touched = [sound.image[at] for at in places if sound.image[at] != damage.image[at]]
    strayed = sorted(text for text in lost if not any(_lies_on(text, page) for page in touched))
    assert not strayed, f"lost beyond the damaged pages: {strayed[:3]}"
    return len(lost)


def _lies_on(text: str, page: bytes) -> bool:
    """Tell whether a text, or as much of a long one as fits, lies on a page."""
    raw = text.encode()
    pieces = (raw[start : start + _PIECE_BYTES] for start in range(0, len(raw), _PIECE_BYTES))
    return any(piece in page for piece in pieces)


# What is done to each


def played(path: Path, chance: random.Random) -> tuple[str, set[str]]:
    """Open a damaged file, use it; return how that went and every text that was found.

    Damage that shows only in use, as inside the search index, has its sentence; opened again, the
    file is rescued.
    """
    place = path.parent
    before = _contents(place)
    try:
        file, end = open_file(path), "opened"
    except DamagedFile as error:
        assert _contents(place).items() >= before.items(), "the original was touched"
        if error.rescued is None:
            return "nothing to rescue", set()
        file, end = open_file(error.rescued), "rescued"
    except (UserError, EnvironmentProblem):
        assert _contents(place) == before, "the original was touched"
        return "refused", set()
    try:
        texts = texts_of(file)
        _use(Desk(file), chance)
    except DamagedFile:
        assert end == "opened", "what was rescued is damaged"
        file.close()
        end, texts = played(path, chance)
        assert end == "rescued", f"what was found damaged was {end}"
        return "rescued once it was found", texts
    finally:
        file.close()
    assert not Path(f"{file.path}-wal").exists(), "the log was left behind"
    return end, texts


def _contents(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}


def texts_of(file: WorkshopFile) -> set[str]:
    """Read a file whole, as screens, search and protocol do; return its texts."""
    texts = {person.name for person in file.read.persons()}
    for workshop in file.read.workshops():
        dossier = file.read.dossier(workshop.id)
        texts.update(_texts_in(dossier))
        for session in dossier.sessions:
            file.read.counts(session.id)
        file.read.parked(workshop.id)
        assert dossier.note_codes is not None
        for result in dossier.key_results:
            texts.add(dossier.text_of(result))
    file.read.find("gemeinsame Messnetze")
    file.read.step_to_undo()
    return {text for text in texts if text}


def _texts_in(dossier: Dossier) -> Iterator[str]:
    for part in fields(dossier):
        value = getattr(dossier, part.name)
        for record in (value,) if type(value) in TABLES else value:
            for name in ("text", "title", "agenda_title", "printed"):
                yield getattr(record, name, None) or ""


def _use(desk: Desk, chance: random.Random) -> None:
    """Write into the file and take it back; damage that shows only then has its sentence."""
    for workshop in desk.read.workshops():
        head = desk.read.head(workshop.id)
        for session in head.sessions[:2]:
            questions = [entry for entry in head.questions if entry.topic_id == session.topic_id]
            if questions:
                desk.run(
                    notes.add,
                    session_id=session.id,
                    question_id=questions[0].id,
                    text=sentence(chance),
                )
                desk.run(history.undo)
    with suppress(UserError):  # there may be nothing left to undo
        desk.run(history.undo)
