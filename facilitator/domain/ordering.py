"""Fractional indexing: a text key between any two others, so that a move writes one cell.

Keys are digits of base 62 read as a fraction 0.d1d2d3…; plain text order is their order. They
never end in the lowest digit, hence there is always room between two of them. (The scheme is
D. Greenspan's "Implementing Fractional Indexing", 2020, without its integer part.)
"""

from collections.abc import Sequence
from typing import Final

from facilitator.domain.rising import rising

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)
_END_WIDTH: Final = 4
"""Digits that steps at the ends count in: seven million steps from the middle to either end."""
_INNER_WIDTH: Final = 2
"""Digits that steps between two keys count in: two thousand, then two digits more."""
_VALUE: Final = {digit: value for value, digit in enumerate(_DIGITS)}


def between(before: str, after: str) -> str:
    """Return a key above `before` and below `after`; an empty text stands for the open end.

    Raises ValueError when `before` is not below `after`.
    """
    if after and before >= after:
        message = f"no key between {before!r} and {after!r}"
        raise ValueError(message)
    if before and not after:
        return _step(before, +1, _END_WIDTH)
    if after and not before:
        return _step(after, -1, _END_WIDTH)
    return _middle(before, after)


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


def rekeyed(keys: Sequence[str]) -> list[str]:
    """Return ascending keys for rows in this order, as many of their own as can stay; "" is none yet."""
    own = [at for at, key in enumerate(keys) if key]
    kept = {own[index] for index in rising([keys[at] for at in own])}
    found: list[str] = []
    waiting = 0
    for at, key in enumerate([*keys, ""]):
        if at < len(keys) and at not in kept:
            waiting += 1
            continue
        found += spread(waiting, found[-1] if found else "", key)
        found += [key] if key else []
        waiting = 0
    return found


def is_key(text: str) -> bool:
    """Tell whether a text is a key as made here, or empty: a row that was never put in order."""
    return not text or (text.isascii() and text.isalnum() and text[-1] != _DIGITS[0])


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


def _step(key: str, by: int, steps: int) -> str:
    """Return the neighbour of `key` in its first digits, so that keys stay short towards an open end.

    Halving the room to the end instead would add a digit for every six notes typed. Digits
    that cannot go on in this direction are passed over, so there is always a next step.
    """
    rest = key.lstrip(_DIGITS[-1] if by > 0 else _DIGITS[0])
    if not rest:
        return key + _DIGITS[_BASE // 2]
    width = max(steps, len(rest))
    value = 0
    for digit in rest.ljust(width, _DIGITS[0]):
        value = value * _BASE + _VALUE[digit]
    stepped = _digits(value + by * _BASE ** (width - steps), width)
    return key[: len(key) - len(rest)] + stepped.rstrip(_DIGITS[0])


def _middle(before: str, after: str) -> str:
    common = 0
    while common < len(after) and (before[common : common + 1] or _DIGITS[0]) == after[common]:
        common += 1
    shared, before, after = after[:common], before[common:], after[common:]
    low = _VALUE[before[0]] if before else 0
    high = _VALUE[after[0]] if after else _BASE
    if high - low > 1:
        return shared + _DIGITS[(low + high) // 2]
    if len(after) > 1:
        return shared + after[0]
    # Behind this digit the way is open to the end, so notes typed in a row between two others
    # count on from here instead of halving the room again and again.
    return shared + _DIGITS[low] + _step(before[1:], +1, _INNER_WIDTH)
