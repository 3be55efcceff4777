"""Numbers as characters that survive being read aloud and typed: Crockford's base 32.

Neither `I`, `L` nor `O` nor `U` occurs; typed all the same, the first three count as the digits
they look like. Small letters, spaces and dashes make no difference.
"""

import unicodedata
from typing import Final

from facilitator.errors import UserError
from facilitator.language import tr

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP: Final = 5

_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)}
_LIKE: Final = str.maketrans("ILO", "110")
_BITS: Final = 5


def as_groups(number: int, length: int) -> str:
    """Return a number in groups of five characters, `length` of them in all."""
    digits = [ALPHABET[number >> _BITS * place & 31] for place in reversed(range(length))]
    starts = range(0, length, GROUP)
    return "-".join("".join(digits[start : start + GROUP]) for start in starts)


def digits_of(text: str) -> str:
    """Return the characters of a code as typed, in capitals and without what only groups them."""
    text = unicodedata.normalize("NFKC", text).upper()
    return "".join(character for character in text if character.isalnum()).translate(_LIKE)


def number_of(digits: str) -> int:
    """Return the number that `digits_of` a code mean; UserError names a character no code has."""
    number = 0
    for digit in digits:
        if digit not in _VALUES:
            raise UserError(
                tr("“{character}” is in no code. Compare it with the invitation.", character=digit)
            )
        number = number << _BITS | _VALUES[digit]
    return number
