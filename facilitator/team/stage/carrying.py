"""Scenes as bytes for guests of the team, and back: whatever is read here may come from an attacker.

A scene is all that a person in the room may read, so it travels as it is, and there is no second
rule about that. Only the ids of notes stay here: a guest has to know which note is written now,
and its number says so.
"""

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from facilitator.domain.scenes import AgendaScene, Entry, QuestionScene, Scene, SummaryScene
from facilitator.domain.text import is_clean

MOST_BYTES: Final = 150_000
"""Of a scene as it travels."""

_BOUNDS: Final = ((1_000, 4_000), (200, 4_000), (60, 2_000), (20, 500))
"""How many parts of a list, and how many letters of a text, are carried at most; the next where that
is still too much. A stage shows some thirty notes, and two thousand letters of one."""
_MOST_PARTS, _MOST_TEXT = _BOUNDS[0]
_NUMBERS: Final = range(-1, 1_000_001)
_LEVELS: Final = range(10)
_KINDS: Final = {kind.__name__: kind for kind in get_args(Scene)}

_Part = TypeVar("_Part")


class NoScene(ValueError):
    """What was read is no scene that could be shown."""


def to_bytes(scene: Scene) -> bytes:
    """Return a scene as it travels; of what is too long, as much as there is room for around what is written."""
    scene, data = _numbered(scene), b""
    for parts, letters in _BOUNDS:
        value = [type(scene).__name__, _plain(_shortened(scene, parts), letters)]
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        if len(data) <= MOST_BYTES:
            break
    return data


def from_bytes(data: bytes) -> Scene:
    """Read a scene; NoScene for anything else."""
    try:
        name, value = json.loads(data)
        scene = cast("Scene", _read(_KINDS[name], value))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise NoScene from None  # the error quotes what it stumbled over
    if not _can_be_drawn(scene):
        raise NoScene
    return scene


# Out


def _numbered(scene: Scene) -> Scene:
    """Name notes by their numbers."""
    if isinstance(scene, SummaryScene):
        return replace(scene, results=_entries(scene.results))
    if not isinstance(scene, QuestionScene):
        return scene
    at = next((n for n, one in enumerate(scene.entries) if one.id == scene.written_id), None)
    written_id = "" if at is None else str(at)
    return replace(scene, entries=_entries(scene.entries), written_id=written_id)


def _entries(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(replace(entry, id=str(number)) for number, entry in enumerate(entries))


def _shortened(scene: Scene, most: int) -> Scene:
    match scene:
        case QuestionScene():
            at = int(scene.written_id) if scene.written_id else len(scene.entries)
            entries = scene.entries[_start(scene.entries, at, most) :][:most]
            return replace(scene, entries=entries, following=scene.following[:most])
        case SummaryScene():
            start = _start(scene.results, scene.written, most)
            written = scene.written - start if scene.written >= 0 else -1
            return replace(scene, results=scene.results[start:][:most], written=written)
        case AgendaScene():
            return replace(scene, rows=scene.rows[:most])
        case _:
            return scene


def _start(parts: Sequence[_Part], at: int, most: int) -> int:
    """Return where to begin so that `most` parts have the one at `at` among them."""
    return max(0, min(at - most // 2, len(parts) - most))


def _plain(value: object, letters: int) -> object:
    if is_dataclass(value):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(part, letters) for name, part in found.items()}
    if isinstance(value, tuple):
        return [_plain(part, letters) for part in cast("tuple[object, ...]", value)]
    return value[:letters] if isinstance(value, str) else value


# In


def _read(kind: Any, value: object) -> object:  # noqa: ANN401 - what stands in an annotation
    """Read a value of a kind that a scene has; ValueError or TypeError where it is another."""
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _read_parts(cast("type[Any]", kind), value)
    if origin is tuple:
        return _read_tuple(get_args(kind), value)
    if origin is UnionType:
        if value is None and NoneType in get_args(kind):
            return None
        return _read(next(one for one in get_args(kind) if one is not NoneType), value)
    if origin is Literal:
        if value not in get_args(kind):
            raise ValueError
        return value
    return _read_plain(kind, value)


def _read_parts(kind: type[Any], value: object) -> object:
    """Read a dataclass; what a newer program adds is left out."""
    if not isinstance(value, dict):
        raise TypeError
    given, hints = cast("dict[str, object]", value), _hints(kind)
    return kind(**{name: _read(hints[name], given[name]) for name in hints if name in given})


def _read_tuple(kinds: tuple[Any, ...], value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise TypeError
    parts = cast("list[object]", value)
    if kinds[-1] is Ellipsis:
        if len(parts) > _MOST_PARTS:
            raise ValueError
        kinds = kinds[:1] * len(parts)
    return tuple(_read(kind, part) for kind, part in zip(kinds, parts, strict=True))


def _read_plain(kind: Any, value: object) -> object:  # noqa: ANN401 - as above
    if type(value) is not kind:
        raise TypeError
    if isinstance(value, str) and not (len(value) <= _MOST_TEXT and is_clean(value)):
        raise ValueError
    if isinstance(value, int) and value not in _NUMBERS:
        raise ValueError
    return value


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _can_be_drawn(scene: Scene) -> bool:
    """Tell whether numbers are such that lengths can be made of them."""
    strip = getattr(scene, "strip", None)
    if strip is not None and strip.weights and (min(strip.weights) < 0 or not sum(strip.weights)):
        return False
    entries: tuple[Entry, ...] = getattr(scene, "entries", ())
    return all(entry.level in _LEVELS for entry in entries)
