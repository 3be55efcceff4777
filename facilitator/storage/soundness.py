"""Whether a row that SQLite returned can be one of ours: a flipped bit must not become a traceback."""

from dataclasses import fields
from types import NoneType
from typing import Any, Final, Literal, get_args, get_origin

from facilitator.domain.records import TABLES

_KINDS: Final[dict[Any, tuple[type, ...]]] = {
    str: (str,),
    int: (int,),
    str | None: (str, NoneType),
    int | None: (int, NoneType),
}

_TYPES: Final = {
    table: tuple(_KINDS.get(field.type, (str,)) for field in fields(record))
    for record, table in TABLES.items()
}
_CHOICES: Final = {
    table: tuple(
        (index, frozenset(get_args(field.type)))
        for index, field in enumerate(fields(record))
        if get_origin(field.type) is Literal
    )
    for record, table in TABLES.items()
}
_seen: dict[str, set[tuple[type, ...]]] = {table: set() for table in _TYPES}


def is_sound(table: str, row: tuple[Any, ...]) -> bool:
    """Tell whether each cell has its column's type and, where it is a choice, is one of it."""
    signature = tuple(map(type, row))
    if signature not in _seen[table]:
        if not all(kind in allowed for kind, allowed in zip(signature, _TYPES[table], strict=True)):
            return False
        _seen[table].add(signature)
    return all(row[index] in choices for index, choices in _CHOICES[table])
