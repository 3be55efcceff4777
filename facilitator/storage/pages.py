"""Rows read straight from the pages of a database file, where SQLite itself finds no way to them.

A damaged page hides every page below it from SQLite, though those may be whole. Here each page
is looked at by itself: what has the form of a leaf of a table gives its rows.
Source: the SQLite file format, sections 1.6 (b-tree pages) and 2.1 (records).
"""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Value = str | bytes | int | float | None

_TABLE_LEAF: Final = 13
_FILE_HEADER_BYTES: Final = 100
_LEAF_HEADER_BYTES: Final = 8
_LONGEST_VARINT: Final = 9
_INTEGER_BYTES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_OF_VARIABLE_LENGTH = 7, 8, 9, 12
_BROKEN: Final = (LookupError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it lies on its page; a column that is the row's number is None among the values."""

    number: int
    values: tuple[Value, ...]


def rows_in(path: Path, page_bytes: int) -> Iterator[RawRow]:
    """Yield every row on every leaf page of a table that can be read, in the order of the file."""
    image = path.read_bytes()
    for start in range(0, len(image), page_bytes):
        header = start + (_FILE_HEADER_BYTES if start == 0 else 0)
        if header < len(image) and image[header] == _TABLE_LEAF:
            yield from _rows_on_page(image, start, header, page_bytes)


def _rows_on_page(image: bytes, start: int, header: int, page_bytes: int) -> Iterator[RawRow]:
    with suppress(*_BROKEN):
        (count,) = struct.unpack_from(">H", image, header + 3)
        for index in range(min(count, page_bytes // 2)):
            with suppress(*_BROKEN):
                place = header + _LEAF_HEADER_BYTES + 2 * index
                (offset,) = struct.unpack_from(">H", image, place)
                yield _row_at(image, start + offset, page_bytes)


def _row_at(image: bytes, place: int, page_bytes: int) -> RawRow:
    size, place = _varint(image, place)
    number, place = _varint(image, place)
    if size > len(image):
        message = "a row longer than the file"
        raise ValueError(message)
    return RawRow(_signed(number), _values(_payload(image, place, size, page_bytes)))


def _payload(image: bytes, place: int, size: int, page_bytes: int) -> bytes:
    """Return a row's bytes, with those that overflow onto pages of their own."""
    most = page_bytes - 35
    if size <= most:
        return image[place : place + size]
    least = (page_bytes - 12) * 32 // 255 - 23
    local = least + (size - least) % (page_bytes - 4)
    local = local if local <= most else least
    parts, left = [image[place : place + local]], size - local
    (page,) = struct.unpack_from(">I", image, place + local)
    while left > 0:
        if page < 1:
            message = "a row that ends too early"
            raise ValueError(message)
        start = (page - 1) * page_bytes
        (page,) = struct.unpack_from(">I", image, start)
        taken = min(left, page_bytes - 4)
        parts.append(image[start + 4 : start + 4 + taken])
        left -= taken
    return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    end, place = _varint(payload, 0)
    values: list[Value] = []
    body = end
    while place < end:
        kind, place = _varint(payload, place)
        value, length = _value(payload, body, kind)
        body += length
        if body > len(payload):
            message = "a value beyond its row"
            raise ValueError(message)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind >= _FIRST_OF_VARIABLE_LENGTH:
        length = (kind - _FIRST_OF_VARIABLE_LENGTH) // 2
        raw = payload[place : place + length]
        return (raw.decode("utf-8", "replace") if kind % 2 else raw), length
    if kind in _INTEGER_BYTES:
        length = _INTEGER_BYTES[kind]
        return int.from_bytes(payload[place : place + length], "big", signed=True), length
    if kind == _FLOAT:
        return struct.unpack_from(">d", payload, place)[0], 8
    return {0: None, _ZERO: 0, _ONE: 1}[kind], 0


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for index in range(_LONGEST_VARINT - 1):
        byte = data[place + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
            return value, place + index + 1
    return value << 8 | data[place + _LONGEST_VARINT - 1], place + _LONGEST_VARINT


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
