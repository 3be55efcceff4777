"""All flaws of a layout at once; loading it stops at the first.

Each fault is mended in memory, by what the program's own layout says there, and the rest is looked
at again. What a layout inherits is looked at too, and a flaw there names the file that it is in.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from facilitator import paths
from facilitator.language import tr
from facilitator.protocol.catalogue import REPEATABLE
from facilitator.protocol.declarations import LayoutFault, Source
from facilitator.protocol.inspection.looks import look_faults
from facilitator.protocol.inspection.positions import Place, Positions
from facilitator.protocol.layouts import (
    FILE_NAME,
    Layout,
    built_layout,
    layout_chain,
    layout_folder,
    merged_tables,
    read_toml,
)

_GROUND: Final = "prognos"
_MOST: Final = 500
"""Flaws of one layout after which nobody reads on."""
_BLOCK: Final = re.compile(r"(blocks, (\d+))(?:, \w+)?(.*)")
_TOML_PLACE: Final = re.compile(r"\s*\(at line (\d+), column (\d+)\)")
_AT_END: Final = re.compile(r"\s*\(at end of document\)")


class Flaw(NamedTuple):
    """What is wrong with a layout, and where."""

    file: Path
    place: Place
    key: str
    """Empty where the file cannot be read at all."""
    fault: str
    """What is wrong with it, the rest of a sentence that begins with the key."""

    @property
    def sentence(self) -> str:
        """The flaw as one sentence."""
        if not self.key:
            return f"{self.fault}."
        return tr("“{key}” {fault}.", key=self.key, fault=self.fault)


def layout_flaws(name_or_folder: str | Path) -> list[Flaw]:
    """Return what is wrong with a layout, in the order of its file.

    UserError when there is none of that name.
    """
    folder = layout_folder(name_or_folder)
    faults, source, layout, table = _faults(folder)
    if layout:
        faults += look_faults(layout, table, source)
    positions_in = cache(_positions)  # a file with many flaws is read once
    found = [_placed(fault, positions_in) for fault in faults]
    own = folder / FILE_NAME
    return sorted(dict.fromkeys(found), key=lambda flaw: (flaw.file != own, flaw.file, flaw.place))


_Found = tuple[list[LayoutFault], Source, Layout | None, dict[str, Any]]


def _faults(folder: Path) -> _Found:
    faults: list[LayoutFault] = []
    files: list[tuple[Path, Any]] = []
    try:
        for path, table in layout_chain(folder):
            files.append((path, table))
    except LayoutFault as fault:
        faults.append(fault)
        if not fault.key:
            return faults, Source(()), None, {}
        files.append(_ground_file())  # what it would have inherited
    source = Source(tuple(files))
    table = deepcopy(merged_tables(source))
    ground = merged_tables(Source((_ground_file(),)))
    for _ in range(_MOST):
        try:
            return faults, source, built_layout(folder.name, table, source), table
        except LayoutFault as fault:
            faults.append(fault)
            if not _mend(table, fault.key, ground):
                break
    return faults, source, None, {}


def _ground_file() -> tuple[Path, Any]:
    path = paths.protocols() / _GROUND / FILE_NAME
    return path, read_toml(path)


def _mend(table: dict[str, Any], key: str, ground: dict[str, Any]) -> bool:
    """Put what the ground says in a key's place; tell whether that changed anything."""
    block = _BLOCK.match(key)
    if block:
        spare = {"id": REPEATABLE, "label": "page"}
        number = int(block[2]) - 1
        changed = table["blocks"][number] != spare
        table["blocks"][number] = spare
        return changed
    *above, name = [key] if key in table else key.split(".")
    return _put(table, above, name, ground) or bool(above and _mend(table, ".".join(above), ground))


def _put(table: dict[str, Any], above: list[str], name: str, ground: dict[str, Any]) -> bool:
    inherited: Any = ground
    for part in above:
        table = table.get(part, {})
        inherited = inherited.get(part, inherited.get("en", {}))
    value: Any = deepcopy(inherited.get(name))
    before: Any = table.get(name)
    if value is None:
        return table.pop(name, None) is not None
    table[name] = value
    return before != value


def _positions(file: Path) -> Positions:
    return Positions(file.read_text(encoding="utf-8"))


def _placed(fault: LayoutFault, positions_in: Callable[[Path], Positions]) -> Flaw:
    if not fault.key:
        return _unreadable(fault)
    block = _BLOCK.fullmatch(fault.key)
    place = positions_in(fault.file).of(f"{block[1]}{block[3]}" if block else fault.key)
    return Flaw(fault.file, place, fault.key, fault.fault)


def _unreadable(fault: LayoutFault) -> Flaw:
    """Return the flaw of a file that is no TOML, its place taken from what the reader says."""
    content = fault.file.read_bytes()
    found = _TOML_PLACE.search(fault.fault)
    if found:
        place = Place(int(found[1]), int(found[2]))
    elif isinstance(fault.__cause__, UnicodeDecodeError):
        before = content[: fault.__cause__.start]
        place = Place(before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
    else:
        place = Place(max(1, len(content.splitlines())), 1)
    reason = _AT_END.sub("", _TOML_PLACE.sub("", fault.fault))
    return Flaw(fault.file, place, "", tr("This is not valid TOML: {reason}", reason=reason))


def shown(flaws: list[Flaw]) -> Iterator[str]:
    """Yield flaws as lines that editors understand: file, line, column, sentence."""
    for flaw in flaws:
        yield f"{flaw.file}:{flaw.place.line}:{flaw.place.column}: {flaw.sentence}"
