"""Read TOML tables into frozen dataclasses: right keys, right types, else one clear sentence."""

import dataclasses
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, cast, get_type_hints

from facilitator.errors import UserError
from facilitator.language import tr

_Declared = TypeVar("_Declared")
Table = Mapping[str, Any]


class LayoutFault(UserError):
    """What makes a layout unusable: the file, the dotted key (none where the file is no TOML), and why."""

    def __init__(self, file: Path, key: str, fault: str, sentence: str) -> None:
        super().__init__(sentence)
        self.file = file
        self.key = key
        self.fault = fault


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """The layout files that a value may come from, the nearest first."""

    files: tuple[tuple[Path, Table], ...]

    def file_of(self, key: str) -> Path:
        """Return the nearest file that says something about a dotted key, else the first."""
        for path, table in self.files:
            if _says(table, key.split(".")):
                return path
        return self.files[0][0]

    def fault(self, key: str, sentence: str) -> LayoutFault:
        """Return the error for what is wrong with a key, naming file and key."""
        file = self.file_of(key)
        whole = tr(
            "The layout {file} cannot be used: “{key}” {fault}. No protocol was written; "
            "correct the file and try again.",
            file=file,
            key=key,
            fault=sentence,
        )
        return LayoutFault(file, key, sentence, whole)


def _says(value: object, parts: list[str]) -> bool:
    if not parts:
        return value is not None
    return isinstance(value, Mapping) and _says(cast("Table", value).get(parts[0]), parts[1:])


def declared(kind: type[_Declared], table: object, key: str, source: Source) -> _Declared:
    """Return a dataclass filled from a TOML table whose keys are its fields.

    UserError for a key that is missing, unknown or of another type; whole numbers pass as floats.
    """
    values = mapping(table, key, source)
    hints = get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind)}  # pyright: ignore[reportArgumentType] - a dataclass, by what calls this
    refuse_unknown(values, fields, key, source)
    filled: dict[str, object] = {}
    for name, field in fields.items():
        if name in values:
            filled[name] = _typed(values[name], hints[name], f"{key}.{name}", source)
        elif field.default is dataclasses.MISSING:
            raise source.fault(f"{key}.{name}", tr("is missing"))
    return kind(**filled)


def mapping(value: object, key: str, source: Source) -> Table:
    """Return a value that has to be a table."""
    if not isinstance(value, Mapping):
        raise source.fault(key, tr("is missing") if value is None else tr("has to be a table"))
    return cast("Table", value)


def text(table: Table, key: str, source: Source, default: str | None = None) -> str:
    """Return a top-level text; without a default it has to be there."""
    value = table.get(key, default)
    if value is None:
        raise source.fault(key, tr("is missing"))
    return _typed(value, str, key, source)


def refuse_unknown(
    values: Mapping[str, object], known: Mapping[str, object], key: str, source: Source
) -> None:
    """Raise UserError for the first key that nobody would read, naming the nearest known one."""
    for name in values:
        if name in known:
            continue
        near = get_close_matches(name, known, n=1)
        raise source.fault(
            f"{key}.{name}" if key else name,
            tr("is not known (did you mean “{name}”?)", name=near[0])
            if near
            else tr("is not known"),
        )


def _typed(value: object, hint: Any, key: str, source: Source) -> Any:  # noqa: ANN401 - any field's type
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError as error:
            raise source.fault(key, tr("has to be a number")) from error
    if hint is str | None or hint is str:
        wanted, name = str, tr("has to be a text")
    elif hint is bool:
        wanted, name = bool, tr("has to be true or false")
    elif hint is int:
        wanted, name = int, tr("has to be a whole number")
    elif hint is float:
        wanted, name = float, tr("has to be a number")
    else:
        return _texts(value, key, source)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise source.fault(key, name)
    return value


def _texts(value: object, key: str, source: Source) -> tuple[str, ...]:
    texts = cast("list[object]", value) if isinstance(value, list) else [None]
    if not all(isinstance(entry, str) for entry in texts):
        raise source.fault(key, tr("has to be a list of texts"))
    return tuple(map(str, texts))
