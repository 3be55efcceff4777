"""Numbers that a text says, whether in digits or in words, as German and English write them."""

import re
from typing import Final

from facilitator.domain.numerals import numeral

_UNITS: Final = {
    "de": ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_TEENS: Final = {
    "de": ("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"),
    "en": ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
}
_TENS: Final = {
    "de": (
        *("zwanzig", "dreißig", "vierzig", "fünfzig"),
        *("sechzig", "siebzig", "achtzig", "neunzig"),
    ),
    "en": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
_GREAT: Final = {
    "de": {"hundert": "100", "einhundert": "100", "tausend": "1000", "eintausend": "1000"},
    "en": {"hundred": "100", "thousand": "1000"},
}
_FIRST_WORD: Final = 2
"""One is an article as often as a number, so "ein" and "one" say none."""
_FIRST_TEEN, _LAST_SHORT = 13, 12
_NUMBER: Final = re.compile(r"(?P<digits>(?<![\w.])\d[\d.,'’]*)|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)")
_SPACED: Final = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
"""A space that parts thousands."""


def figures(text: str, language: str) -> dict[str, str]:
    """Return the numbers of a text with how each is written there: {"40": "40", "3.5": "3,5"}.

    A number is told without thousands signs and with a decimal point. Digits behind a letter are
    part of a name (CO2, W1.1), and "ein" is no number. Percent and units are left aside.
    """
    words = _WORDS.get(language, _WORDS["en"])
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(_SPACED.sub("", text)):
        written = match[0].rstrip(".,'’")
        if match["digits"]:
            for number in _plain(written, language):
                found.setdefault(number, written)
        elif number := words.get(written.casefold()):
            found.setdefault(number, written)
    return found


def _plain(written: str, language: str) -> list[str]:
    """Return the number that digits say; of a date or a numbered heading each of its parts."""
    decimal, thousands = (",", ".") if language == "de" else (".", ",")
    grouped = rf"\d{{1,3}}(?:[{thousands}'’]\d{{3}})+|\d+"
    match = re.fullmatch(rf"(?P<whole>{grouped})(?:\{decimal}(?P<part>\d+))?", written)
    if match is None:
        return [_trimmed(part) for part in re.findall(r"\d+", written)]
    part = (match["part"] or "").rstrip("0")
    whole = _trimmed(re.sub(r"\D", "", match["whole"]))
    return [f"{whole}.{part}" if part else whole]


def _trimmed(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _words(language: str) -> dict[str, str]:
    """Return the words for whole numbers from two to ninety-nine, a hundred and a thousand."""
    known = {numeral(number, language): number for number in range(_FIRST_WORD, _LAST_SHORT + 1)}
    known |= {word: number for number, word in enumerate(_TEENS[language], start=_FIRST_TEEN)}
    for ten, word in enumerate(_TENS[language], start=2):
        known[word] = 10 * ten
        for unit, small in enumerate(_UNITS[language], start=1):
            whole = f"{small}und{word}" if language == "de" else f"{word}-{small}"
            known[whole] = 10 * ten + unit
    return {word: str(number) for word, number in known.items()} | _GREAT[language]


_WORDS: Final = {language: _words(language) for language in _UNITS}
