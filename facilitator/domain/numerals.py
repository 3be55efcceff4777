"""Numbers and lists in running text, as German and English prose has them."""

from collections.abc import Sequence
from typing import Final

_WORDS: Final = {
    "de": (
        *("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
        *("zehn", "elf", "zwölf"),
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("ten", "eleven", "twelve"),
    ),
}
_AND: Final = {"de": "und", "en": "and"}


def numeral(number: int, language: str) -> str:
    """Return a number in running text: in words up to twelve (the Duden's custom), then in digits."""
    words = _WORDS.get(language, _WORDS["en"])
    return words[number] if 0 <= number < len(words) else str(number)


def counted(number: int, language: str, none: str, one: str, many: str) -> str:
    """Return a number with its noun; `none` and `one` are said as they stand, `many` is a noun."""
    if number == 0:
        return none
    return one if number == 1 else f"{numeral(number, language)} {many}"


def enumerated(parts: Sequence[str], language: str) -> str:
    """Return "A", "A und B", or "A, B und C"."""
    if len(parts) < 2:  # noqa: PLR2004 - one is no list
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_AND.get(language, 'and')} {parts[-1]}"
