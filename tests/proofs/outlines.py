"""Outlines of any kind end in a workshop or a sentence, never in a traceback or a lost word.

Generated, mutilated and monstrous ones are read, written and read again, always the same ones.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from facilitator.errors import UserError
from facilitator.exchange.outline_reader import read_outline
from facilitator.exchange.outline_writer import write_outline
from tests.exchange.essence import essence
from tests.exchange.making import Maker
from tests.exchange.sheets import check, mutated, sheet

_HEAD: Final = "---\ntitle: Forum\n---\n\n# Workshop 1: Netze\n\n"
_PIECES: Final = (
    *(
        "{",
        "}",
        "{}",
        "{x} ",
        "\\",
        "\\{",
        "*",
        "* ",
        "**a",
        "_",
        "- ",
        "> ",
        "#",
        "# ",
        "[",
        "|",
        "`",
    ),
    *(
        "  ",
        "\t",
        "(",
        "(45 min) ",
        "(Moderation: ",
        "W 1.1 ",
        "1. ",
        "14:00 ",
        "; ",
        ": ",
        "\u0338",
    ),
)
"""What a line of megabytes may be made of to make a parser stumble or slow down."""
_MOST_SECONDS: Final = 120
"""How long a monster may take on a busy machine; none takes a tenth on an idle one."""


def run(count: int = 10_000) -> None:
    """Read `count` outlines and the monsters; AssertionError at the first that goes wrong."""
    kinds = (_typed, _mutilated, _written, _noise)
    ends: Counter[str] = Counter()
    for number in range(count):
        kind = kinds[number % len(kinds)]
        try:
            end = kind(Random(number))
        except Exception as error:
            error.add_note(f"outline {number}: {kind.__name__}")
            raise
        ends[f"{kind.__name__[1:]}: {end}"] += 1
    for line, number in sorted(ends.items()):
        print(f"  {number:5} {line}")
    size = min(1.0, count / 10_000)
    seconds = {name: _timed_check(name, outline) for name, outline in _monsters(size)}
    slowest = max(seconds, key=lambda name: seconds[name])
    print(f"  {len(seconds)} monsters, the slowest in {seconds[slowest]:.1f} s: {slowest}")
    _grows_in_proportion(round(50_000 * size))
    print("  no word lost, and the second export is the first, byte for byte")


def _timed_check(name: str, outline: str) -> float:
    try:
        seconds = _timed(lambda: check(outline))
    except Exception as error:
        error.add_note(name)
        raise
    assert seconds < _MOST_SECONDS, f"{name}: {seconds:.0f} s"
    return seconds


def _typed(random: Random) -> str:
    return "findings" if check(sheet(random)).findings else "clear"


def _mutilated(random: Random) -> str:
    outline = mutated(random, write_outline(Maker(random).dossier()))
    return "findings" if check(outline).findings else "clear"


def _written(random: Random) -> str:
    """A workshop of any content comes back whole and needs no explanation."""
    dossier = Maker(random).dossier()
    imported = read_outline(write_outline(dossier))
    assert imported.findings == (), imported.findings
    assert essence(imported.dossier) == essence(dossier)
    return "as it was"


def _noise(random: Random) -> str:
    """Bytes of a file that was damaged, is in another encoding, or was never text."""
    text = write_outline(Maker(random).dossier())
    encoding = random.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le", "latin-1"])
    content = bytearray(text.encode(encoding, "replace"))
    for _ in range(random.choice([0, 0, 1, 50])):
        content[random.randrange(len(content))] = random.randrange(256)
    if random.randrange(10) == 0:
        content = bytearray(random.randbytes(2_000))
    try:
        imported = read_outline(bytes(content))
    except UserError:
        return "refused with a sentence"
    written = write_outline(imported.dossier)
    assert write_outline(read_outline(written).dossier) == written
    return "read"


def _monsters(size: float) -> Iterator[tuple[str, str]]:
    """Yield names and texts of outlines of a size that no person types."""
    many = round(1_000_000 * size)
    yield "a long note", f"{_HEAD}## Frage\n\n- {'Wort ' * (many // 5)}\n"
    for piece in _PIECES:
        line = f"x{piece * (many // len(piece) // 4)}"
        for place in ("## Frage\n\n- ", "# Kapitel\n\n", "# Agenda\n\n- 14:00 ", "# ", "> "):
            yield f"{place!r} of {piece!r}", f"{_HEAD}{place}{line}\n"
    deep = round(2_000 * size)
    yield "a deep list", f"{_HEAD}## Frage\n\n" + "".join(f"{'  ' * n}- x\n" for n in range(deep))
    yield "deep items", f"{_HEAD}## Frage\n\n" + ("- " * deep + "x\n") * 20
    yield "deep quotations", f"{_HEAD}## Frage\n\n" + (">" * deep + "x\n") * 20
    for name, make in _REPEATED.items():
        yield name, _HEAD + "".join(make(number) for number in range(round(20_000 * size)))


_REPEATED: Final[dict[str, Callable[[int], str]]] = {
    "many lines": lambda _: "Zeile\n",
    "many paragraphs": lambda _: "Absatz\n\n",
    "many chapters": lambda _: "# Kapitel\n\n",
    "many items": lambda _: "- x\n",
    "many rows": lambda _: "| a | b |\n",
    "many sub-questions": lambda _: "### Teilfrage\n\n",
    "many sessions": lambda n: f"# Agenda\n\n- W {n // 900}.{n % 900}: Titel\n",
}


def _grows_in_proportion(count: int) -> None:
    """Ten times the questions may take ten times the time, and half as much again."""
    small, large = (
        _timed(lambda number=number: read_outline(_questions(number)))
        for number in (count // 10, count)
    )
    print(f"  {count} questions in {large:.1f} s, a tenth of them in {small:.1f} s")
    assert large < max(_MOST_SECONDS, 30 * small)
    check(_questions(count))


def _questions(count: int) -> str:
    return _HEAD + "".join(
        f"## Frage {number}?\n\n- eine Antwort\n- zweite {{★ Konsens}}\n\n"
        for number in range(count)
    )


def _timed(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start
