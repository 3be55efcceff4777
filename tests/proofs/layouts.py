"""Whatever a layout's folder holds: a protocol, or one sentence; and `layout check` knows why.

The layouts of the program are damaged byte by byte and key by key, their template as well. One
that cannot be loaded has flaws with a line that is there; one without a flaw makes a protocol.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final
from xml.etree.ElementTree import fromstring

from facilitator import paths
from facilitator.errors import UserError
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.inspection.flaws import layout_flaws
from facilitator.protocol.layouts import FILE_NAME
from tests.packing import packed, parts_of
from tests.protocol.workshops import TODAY, rich

_LAYOUTS: Final = ("prognos", "minutes", "nordland")
_VALUES: Final = (
    *('""', '"x"', "0", "-1", "9" * 400, "1e400", "nan", "true", "[]", "{}", "[[[[]]]]"),
    *('"prognos"', '"minutes"', '"../own"', '"/"', '"\\u0000"', '"own"', '"{event"', '"{0}"'),
    *('[{ id = "title" }]', '[{ id = "text", label = "x" }]', '"#fff"', "1979-05-27", '"' + "ß" * 900 + '"'),
)  # fmt: skip
_DOSSIER: Final = rich()


def run(number: int = 10_000) -> None:
    """Damage `number` layouts; AssertionError or the error itself at the first that goes wrong."""
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        for index in range(number):
            chance = Random(index)
            folder = Path(place, "own")
            _spoil(folder, chance)
            try:
                ends[_end(folder)] += 1
            except Exception as error:
                error.add_note(f"layout {index}")
                raise
            shutil.rmtree(folder)
    for end, count in sorted(ends.items()):
        print(f"  {count:5} {end}")


def _end(folder: Path) -> str:
    """Try a layout both ways and return how it ended; AssertionError where they differ."""
    flaws = layout_flaws(folder)
    for flaw in flaws:
        lines = len(flaw.file.read_bytes().splitlines()) or 1
        assert 1 <= flaw.place.line <= lines, flaw
        assert flaw.sentence.endswith("."), flaw
        assert "\n" not in flaw.sentence, flaw
    data, refusal = b"", ""
    try:
        data = protocol_bytes(_DOSSIER, layout=folder, kind="docx", today=TODAY)
    except UserError as error:
        refusal = error.sentence
    if not data:
        assert refusal
        assert flaws, f"refused without a flaw: {refusal}"
        return "refused with a sentence, the flaws told"
    for name, part in parts_of(data).items():
        if name.endswith((".xml", ".rels")):
            fromstring(part)
    return "a protocol, flaws told" if flaws else "a protocol"


# Damage


def _spoil(folder: Path, chance: Random) -> None:
    """Make a layout of one of the program's and break something in it."""
    shutil.copytree(paths.protocols() / chance.choice(_LAYOUTS), folder)
    file, letter = folder / FILE_NAME, folder / "letterhead.docx"
    if letter.exists() and chance.random() < 0.4:
        letter.write_bytes(chance.choice(_TEMPLATES)(letter.read_bytes(), chance))
        return
    text = file.read_bytes()
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_TEXTS)(text, chance)
    file.write_bytes(text)


def _bytes(data: bytes, chance: Random) -> bytes:
    spoilt = bytearray(data or b"x")
    for _ in range(chance.randint(1, 6)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _value(data: bytes, chance: Random) -> bytes:
    """Give a key a value that it is not made for."""
    lines = data.splitlines()
    places = [index for index, line in enumerate(lines) if b" = " in line]
    if places:
        place = chance.choice(places)
        key = lines[place].partition(b" = ")[0]
        lines[place] = key + b" = " + chance.choice(_VALUES).encode()
    return b"\n".join(lines)


def _line(data: bytes, chance: Random) -> bytes:
    """Take a line away, or say it twice, or elsewhere."""
    lines = data.splitlines() or [b""]
    line = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.randrange(3)):
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _part(data: bytes, chance: Random) -> bytes:
    """Spoil one of the files inside a template, or take it out."""
    parts = parts_of(data)
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    if chance.random() < 0.2:
        del parts[name]
    else:
        parts[name] = chance.choice((_bytes, _cut))(parts[name], chance)
    return packed(parts)


_Damage = Callable[[bytes, Random], bytes]
_TEXTS: Final[tuple[_Damage, ...]] = (_bytes, _cut, _value, _value, _value, _line, _line)
_TEMPLATES: Final[tuple[_Damage, ...]] = (_bytes, _cut, _part, _part, _part)
