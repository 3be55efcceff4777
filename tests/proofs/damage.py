"""Damaged workshop files end in a sentence or in a rescue, never in a traceback or a lost word.

A realistic file is cut, flipped, blanked and overwritten in every way, always the same ways;
each variant is opened as the program opens it, read whole, written to and closed.
"""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from facilitator.actions import history, notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed, Reworded
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import WorkshopFile, create_file, open_file
from tests.domain.factory import Plan, sentence

PAGE_BYTES: Final = 4096
_LONG: Final = 8
"""Times that a chapter is repeated, so that it overflows onto pages of its own."""
_PIECE_BYTES: Final = 24
_LARGEST_HOLE_BYTES: Final = 9_000


@dataclass
class Specimen:
    """A sound file to be damaged: its bytes, those of its log, and every text in it."""

    image: bytes
    log: bytes
    texts: frozenset[str]


@dataclass
class Damage:
    """A damaged image of a file and of its log."""

    image: bytes
    log: bytes = b""


Damaging = Callable[[Specimen, random.Random], Damage]


def run(count: int = 2_000) -> None:
    """Damage, open, read and write `count` files; AssertionError at the first that goes wrong."""
    chance = random.Random(2026)
    ends: Counter[tuple[str, str]] = Counter()
    lost_at_most: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        specimens = {False: specimen(Path(folder), killed=False)}
        specimens[True] = specimen(Path(folder), killed=True)
        for number in range(count):
            damaging = _DAMAGES[number % len(_DAMAGES)]
            sound = specimens[damaging.__name__.startswith("log_")]
            damage = damaging(sound, chance)
            place = Path(folder) / "variant"
            place.mkdir()
            try:
                end, texts = played(place, damage, chance)
            except Exception as error:
                error.add_note(f"variant {number}: {damaging.__name__}")
                raise
            lost = lost_words(sound, damage, texts) if end in {"opened", "rescued"} else 0
            lost_at_most[damaging.__name__] = max(lost_at_most[damaging.__name__], lost)
            ends[damaging.__name__, end] += 1
            shutil.rmtree(place)
    for (name, end), number in sorted(ends.items()):
        print(f"  {number:5} {name}: {end}, at most {lost_at_most[name]} texts lost")


# The file


def specimen(folder: Path, *, killed: bool) -> Specimen:
    """Make a file of a few hundred notes with a history, closed or as a kill leaves it."""
    path = folder / f"{'killed' if killed else 'closed'}.workshop"
    desk = Desk(create_file(path))
    dossier = Plan(topics=3, questions=4, notes=3).dossier()
    chapter = replace(dossier.chapters[0], text=dossier.chapters[0].text * _LONG)
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


# The damages


def truncated(sound: Specimen, chance: random.Random) -> Damage:
    return Damage(sound.image[: chance.randrange(len(sound.image))])


def one_bit_flipped(sound: Specimen, chance: random.Random) -> Damage:
    place = chance.randrange(len(sound.image))
    return Damage(_flipped(sound.image, [place], chance))


def many_bits_flipped(sound: Specimen, chance: random.Random) -> Damage:
    places = [chance.randrange(len(sound.image)) for _ in range(chance.randint(2, 200))]
    return Damage(_flipped(sound.image, places, chance))


def page_zeroed(sound: Specimen, chance: random.Random) -> Damage:
    page = chance.randrange(len(sound.image) // PAGE_BYTES)
    start = page * PAGE_BYTES
    image = sound.image[:start] + bytes(PAGE_BYTES) + sound.image[start + PAGE_BYTES :]
    return Damage(image)


def hole_of_garbage(sound: Specimen, chance: random.Random) -> Damage:
    length = chance.randint(1, _LARGEST_HOLE_BYTES)
    start = chance.randrange(len(sound.image) - length)
    return Damage(sound.image[:start] + chance.randbytes(length) + sound.image[start + length :])


def garbage_appended(sound: Specimen, chance: random.Random) -> Damage:
    return Damage(sound.image + chance.randbytes(chance.randint(1, 3 * PAGE_BYTES)))


def start_overwritten(sound: Specimen, chance: random.Random) -> Damage:
    length = chance.randint(1, 200)
    return Damage(chance.randbytes(length) + sound.image[length:])


def log_flipped(sound: Specimen, chance: random.Random) -> Damage:
    places = [chance.randrange(len(sound.log)) for _ in range(chance.randint(1, 20))]
    return Damage(sound.image, _flipped(sound.log, places, chance))


def log_truncated(sound: Specimen, chance: random.Random) -> Damage:
    return Damage(sound.image, sound.log[: chance.randrange(len(sound.log))])


def log_of_garbage(sound: Specimen, chance: random.Random) -> Damage:
    return Damage(sound.image, chance.randbytes(chance.randint(1, 20_000)))


def log_and_file_flipped(sound: Specimen, chance: random.Random) -> Damage:
    places = [chance.randrange(len(sound.image)) for _ in range(5)]
    return Damage(_flipped(sound.image, places, chance), sound.log)


def _flipped(image: bytes, places: list[int], chance: random.Random) -> bytes:
    changed = bytearray(image)
    for place in places:
        changed[place] ^= 1 << chance.randrange(8)
    return bytes(changed)


_DAMAGES: Final[tuple[Damaging, ...]] = (
    one_bit_flipped,
    truncated,
    one_bit_flipped,
    page_zeroed,
    one_bit_flipped,
    many_bits_flipped,
    one_bit_flipped,
    hole_of_garbage,
    start_overwritten,
    garbage_appended,
    log_flipped,
    log_truncated,
    log_of_garbage,
    log_and_file_flipped,
)


# What is done to each


def played(place: Path, damage: Damage, chance: random.Random) -> tuple[str, set[str]]:
    """Open a damaged file, use it; return how that went and every text that was found."""
    path = place / "damaged.workshop"
    path.write_bytes(damage.image)
    if damage.log:
        Path(f"{path}-wal").write_bytes(damage.log)
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
        for record in value if isinstance(value, tuple) else (value,):
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
