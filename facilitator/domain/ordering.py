"""Fractional indexing: a text key between any two others, so that a move writes one cell.

Keys are digits of base 62 read as a fraction 0.d1d2d3…; plain text order is their order. They
never end in the lowest digit, hence there is always room between two of them. (The scheme is
D. Greenspan's "Implementing Fractional Indexing", 2020, without its integer part.)
"""

from typing import Final

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)
_END_WIDTH: Final = 4
"""Digits that steps at the ends count in: seven million steps from the middle to either end."""
_VALUE: Final = {digit: value for value, digit in enumerate(_DIGITS)}


def between(before: str, after: str) -> str:
    """Return a key above `before` and below `after`; an empty text stands for the open end.

    Raises ValueError when `before` is not below `after`.
    """
    if after and before >= after:
        message = f"no key between {before!r} and {after!r}"
        raise ValueError(message)
    at_an_end = (before and not after and _step(before, +1)) or (
        after and not before and _step(after, -1)
    )
    return at_an_end or _middle(before, after)


def spread(count: int, before: str = "", after: str = "") -> list[str]:
    """Return `count` ascending keys between two others, as short as an even spread allows."""
    if count <= 0:
        return []
    if count == 1:
        return [between(before, after)]
    if not before and not after:
        return _even(count)
    middle = count // 2
    centre = between(before, after)
    return [*spread(middle, before, centre), centre, *spread(count - middle - 1, centre, after)]


def _even(count: int) -> list[str]:
    width = 1
    while _BASE**width < 2 * (count + 1):
        width += 1
    step = _BASE**width // (count + 1)
    return [_digits(step * index, width).rstrip(_DIGITS[0]) for index in range(1, count + 1)]


def _digits(value: int, width: int) -> str:
    text = ""
    for _ in range(width):
        value, digit = divmod(value, _BASE)
        text = _DIGITS[digit] + text
    return text


def _step(key: str, by: int) -> str:
    """Return the neighbour of `key` at a fixed width, so that keys stay short at the open ends.

    Halving the room to the end instead would add a digit for every six notes typed.
    """
    width = max(_END_WIDTH, len(key))
    value = 0
    for digit in key.ljust(width, _DIGITS[0]):
        value = value * _BASE + _VALUE[digit]
    stepped = value + by * _BASE ** (width - _END_WIDTH)
    return _digits(stepped, width).rstrip(_DIGITS[0]) if 0 < stepped < _BASE**width else ""


def _middle(before: str, after: str) -> str:
    common = 0
    while common < len(after) and (before[common : common + 1] or _DIGITS[0]) == after[common]:
        common += 1
    if common:
        return after[:common] + _middle(before[common:], after[common:])
    low = _VALUE[before[0]] if before else 0
    high = _VALUE[after[0]] if after else _BASE
    if high - low > 1:
        return _DIGITS[(low + high) // 2]
    if len(after) > 1:
        return after[0]
    return _DIGITS[low] + _middle(before[1:], "")
