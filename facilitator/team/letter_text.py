"""Letters as the text that is sealed, and back: whatever is read here may come from an attacker.

The text is JSON, a list without names, since there are tens of thousands of them. It is read
strictly: every type, length and form is checked before a letter is made of it. What tables and
columns there are is not known here; whoever takes the letter in leaves out those it does not know.
"""

import json
import re
from functools import lru_cache
from typing import Any, Final, cast

from facilitator.domain.areas import PLAN, ROOM, TOPIC, WORK
from facilitator.domain.letters import MOST_ENTRIES, Cell, Entry, Letter
from facilitator.domain.moments import moment
from facilitator.domain.text import is_clean
from facilitator.team.refusals import Refused

_VERSION: Final = 1
_MOST_NAME: Final = 500
"""Characters of a label or an actor; longer ones are cut, as they are only shown."""
_MOST_KNOWN: Final = 1_000_000
_NUMBERS: Final = range(-(2**63), 2**63)
_ID: Final = re.compile(r"[0-9A-Za-z_.-]{1,100}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
_KIND: Final = re.compile(r"[a-z]{1,20}")
_STAMP: Final = re.compile(r"[0-9]{13}-[0-9a-f]{4}-[0-9A-Za-z_]{1,64}")
_INSTANT: Final = re.compile(r"[0-9]{13}-[0-9a-f]{4}-")
"""A stamp without its device."""
_DEVICE: Final = re.compile(r"[0-9A-Za-z_]{1,64}")
_AREA: Final = re.compile(
    rf"{PLAN}|{WORK}|(?:{re.escape(ROOM)}|{re.escape(TOPIC)})[0-9A-Za-z_-]{{1,100}}"
)


def to_text(letter: Letter) -> bytes:
    """Return a letter as text; label and actor are cut where nobody would read on."""
    shown = (letter.label[:_MOST_NAME], letter.actor[:_MOST_NAME])
    head = (_VERSION, letter.step_id, letter.kind, *shown, letter.made_at, letter.of_step)
    value = (*head, letter.known, letter.area, letter.entries)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def from_text(data: bytes) -> Letter:
    """Read a letter back; Refused ("content") when it is none of ours."""
    try:
        value: object = _decoder.decode(data.decode())
    except (ValueError, RecursionError):
        raise Refused("content") from None  # the error quotes what it stumbled over
    letter = _letter(value)
    if letter is None:
        raise Refused("content")
    return letter


def is_area(text: str) -> bool:
    """Tell whether a text names an area, whether or not there is such a session or topic."""
    return _AREA.fullmatch(text) is not None


def _refuse(_number: str) -> float:
    raise Refused("content")


_decoder: Final = json.JSONDecoder(parse_constant=_refuse, parse_float=_refuse)


def _letter(value: object) -> Letter | None:
    if not (isinstance(value, list) and len(cast("list[Any]", value)) == len(Letter._fields) + 1):
        return None
    version, *fields, listed = cast("list[Any]", value)
    if type(version) is not int or version != _VERSION or not _are_fields(fields):
        return None
    if not (isinstance(listed, list) and 0 < len(cast("list[Any]", listed)) <= MOST_ENTRIES):
        return None
    entries = cast("list[Any]", listed)
    if not all(map(_is_entry, entries)):
        return None
    letter = Letter._make((*fields, tuple(map(Entry._make, entries))))
    is_of_one = letter.is_of_one_device and _DEVICE.fullmatch(letter.device)
    return letter if is_of_one else None


def _are_fields(fields: list[Any]) -> bool:
    """Tell whether what stands before the entries are the fields of a letter, in their order."""
    step_id, kind, label, actor, made_at, of_step, known, area = fields
    return (
        _matches(_ID, step_id)
        and _matches(_KIND, kind)
        and _is_text(label, _MOST_NAME)
        and _is_text(actor, _MOST_NAME)
        and _is_text(made_at, _MOST_NAME)
        and moment(made_at) is not None
        and (of_step is None or _matches(_ID, of_step))
        and _is_known(known)
        and _matches(_AREA, area)
    )


def _is_known(value: object) -> bool:
    """Tell whether it is what a device knew of rows that it deleted: JSON of its own, or nothing."""
    if not _is_text(value, _MOST_KNOWN):
        return False
    if not value:
        return True
    try:
        rows: object = json.loads(str(value))
    except (ValueError, RecursionError):
        return False
    return isinstance(rows, dict) and all(
        _ID.fullmatch(row_id) and _are_stamps(stamps)
        for row_id, stamps in cast("dict[str, object]", rows).items()
    )


def _are_stamps(value: object) -> bool:
    return isinstance(value, dict) and all(
        _ID.fullmatch(device) and _matches(_STAMP, stamp)
        for device, stamp in cast("dict[str, object]", value).items()
    )


def _is_entry(value: object) -> bool:
    if not (isinstance(value, list) and len(cast("list[Any]", value)) == len(Entry._fields)):
        return False
    table, row_id, column, before, after, stamp = cast("list[Any]", value)
    return (
        isinstance(table, str)
        and isinstance(row_id, str)
        and isinstance(column, str)
        and isinstance(stamp, str)
        and _name_a_column(table, column)
        and _ID.fullmatch(row_id) is not None
        and _INSTANT.match(stamp) is not None
        and (before is None or _is_cell(before))
        and (after is None or _is_cell(after))
    )


@lru_cache(maxsize=512)
def _name_a_column(table: str, column: str) -> bool:
    """Tell whether both may be names; remembered, as there are few."""
    return bool(_NAME.fullmatch(table) and _NAME.fullmatch(column))


def _is_cell(value: Cell | object) -> bool:
    if isinstance(value, str):
        return is_clean(value)
    return value is None or (type(value) is int and value in _NUMBERS)


def _is_text(value: object, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most and is_clean(value)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
