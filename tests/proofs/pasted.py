"""Whatever is pasted or brought along as agenda or questions ends in a plan, a remark or a sentence.

Copies with accidents, lines of all kinds, noise, damaged Word and Excel files, and monsters: never
a traceback, never a lost word, never a minute.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from facilitator.errors import UserError
from facilitator.exchange.agenda_reader import read_agenda
from facilitator.exchange.question_reader import read_questions
from facilitator.exchange.source.reading import Reading
from tests.exchange.copies import AGENDAS, QUESTIONS
from tests.exchange.office_files import damaged, excel_file, word_file
from tests.exchange.pasted import check, copied, demand_nothing_lost, demand_sound, text

_MOST_SECONDS: Final = 120
"""How long a monster may take on a busy machine; none takes a tenth on an idle one."""
_PIECES: Final = (
    *("(", ")", "((", ",", ", ", "und ", " und ", "Dr. ", "A ", "Ada ", "Moderation: ", "W 1.1: ", "14:00 "),
    *(" - ", "–", ":", ";", " | ", "\t", "   ", "a. ", "1. ", "1.1 ", "•", "> ", "# ", "-", "?", "AG 1", "GmbH "),
)  # fmt: skip
"""What a line of megabytes may be made of to make a pattern stumble or slow down."""


def run(count: int = 10_000) -> None:
    """Read `count` texts and files and the monsters; AssertionError at the first that goes wrong."""
    kinds = (copied, text, _noise, _file)
    ends: Counter[str] = Counter()
    for number in range(count):
        kind = kinds[number % len(kinds)]
        try:
            end = _end(kind(Random(number)))
        except Exception as error:
            error.add_note(f"text {number}: {kind.__name__}")
            raise
        ends[f"{kind.__name__.strip('_')}: {end}"] += 1
    for line, number in sorted(ends.items()):
        print(f"  {number:5} {line}")
    seconds = {name: _timed(name, monster) for name, monster in _monsters(min(1.0, count / 10_000))}
    slowest = max(seconds, key=lambda name: seconds[name])
    print(f"  {len(seconds)} monsters, the slowest in {seconds[slowest]:.1f} s: {slowest}")
    print("  no line dropped, no word lost")


def _end(content: str | bytes) -> str:
    if isinstance(content, str):
        readings = check(content)
    else:
        readings = tuple(
            reading for read in (read_agenda, read_questions) if (reading := _read(read, content))
        )
        for reading in readings:
            demand_sound(reading)
            demand_nothing_lost(reading)
    if not readings:
        return "refused with a sentence"
    return "read, with findings" if any(reading.findings for reading in readings) else "read"


def _read(read: Callable[[bytes], Reading], content: bytes) -> Reading | None:
    try:
        return read(content)
    except UserError:
        return None


def _noise(random: Random) -> bytes:
    """Bytes of a text that was damaged, is in another encoding, or was never one."""
    encoding = random.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le", "latin-1"])
    content = bytearray(copied(random).encode(encoding, "replace")) or bytearray(b" ")
    for _ in range(random.choice([0, 0, 1, 50])):
        content[random.randrange(len(content))] = random.randrange(256)
    return random.randbytes(2_000) if random.randrange(10) == 0 else bytes(content)


def _file(random: Random) -> bytes:
    """A Word or Excel file of lines as people have them, mostly with an accident in it."""
    lines = (copied(random) if random.randrange(2) else text(random)).split("\n")
    cells = [[cell for cell in line.split("  ", 5) if cell.isprintable()] or [""] for line in lines]
    if random.randrange(2):
        content = excel_file(cells)
    else:
        styles = ("", "List Bullet", "List Number", "List Bullet 2", "Heading 1", "Heading 2")
        words = [(random.choice(styles), " ".join(row)) for row in cells]
        content = word_file(*words, rows=[(row[0], row[-1]) for row in cells[:5]])
    return damaged(random, content) if random.randrange(4) else content


def _monsters(size: float) -> Iterator[tuple[str, str]]:
    """Yield names and texts of a size that no person has."""
    many = round(1_000_000 * size)
    for piece in _PIECES:
        yield f"a line of {piece!r}", f"14:00 Beginn\nx{piece * (many // len(piece) // 4)}\n"
        yield f"a line behind 14:00 of {piece!r}", f"14:00 x{piece * (many // len(piece) // 4)}\n"
    for line in (*AGENDAS, QUESTIONS):
        yield f"many of {line[:20]!r}", line * (many // len(line))
    for line in (
        "14:00",
        "x",
        "• x",
        "W 1.1: x",
        "und",
        "(",
        "?",
        "a) x",
        "  " * 9 + "x",
        "Dr. Ada King",
    ):
        yield f"many lines {line!r}", f"{line}\n" * (many // 50)
    deep = round(2_000 * size)
    yield "a deep list", "".join(f"{' ' * number}• x\n" for number in range(deep))
    yield (
        "a list of many signs",
        "".join(f"{chr(0x25A0 + number % 60)} x\n" for number in range(deep)),
    )


def _timed(name: str, monster: str) -> float:
    start = time.process_time()
    try:
        check(monster)
    except Exception as error:
        error.add_note(name)
        raise
    seconds = time.process_time() - start
    assert seconds < _MOST_SECONDS, f"{name}: {seconds:.0f} s"
    return seconds
