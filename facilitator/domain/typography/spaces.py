"""Spaces that do not break, and those that are missing: "z. B.", "10 %", "§ 5", "14 Uhr", "26. Mai"."""

import re
from typing import Final

from facilitator.domain.long_dates import MONTHS

NBSP: Final = "\u00a0"
_GAP: Final = r"[ \u00a0\u202f]"
_ABBREVIATIONS: Final = (
    "z B", "d h", "u a", "i d R", "o ä", "u ä", "u U", "z T", "v a", "o g", "i S", "s o", "s u",
    "e V", "i V", "a D", "m E", "z Z", "u v m",
)  # fmt: skip
_UNITS: Final = (
    r"‰|€|\$|£|°C|EUR|Euro|Mio\.|Mrd\.|Tsd\.|Millionen|Milliarden|km²|km/h|[mck]?m[²³]?|ha|[mk]?g|t"
    r"|[mch]?l|[kMGT]?Wh?|[kMGT]B|Uhr|Min\.|min|Std\.|h"
)
_GERMAN_MONTHS, _ENGLISH_MONTHS = ("|".join(MONTHS[name]) for name in ("de", "en"))
_NUMBER: Final = r"(?<![\w.,])(\d[\d.,]*)"


def _abbreviation(letters: str) -> tuple[re.Pattern[str], str]:
    parts = letters.split()
    dotted = rf"\.{_GAP}?".join(f"({part})" for part in parts)
    said = f".{NBSP}".join(rf"\{number}" for number in range(1, len(parts) + 1))
    return re.compile(rf"(?<![\w.]){dotted}\.(?!\w)"), f"{said}."


RULES: Final[dict[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "de": (
        *(_abbreviation(letters) for letters in _ABBREVIATIONS),
        (re.compile(rf"{_NUMBER}{_GAP}?%(?!\w)"), rf"\1{NBSP}%"),
        (re.compile(rf"{_NUMBER}{_GAP}({_UNITS})(?!\w)"), rf"\1{NBSP}\2"),
        (re.compile(rf"(§§?){_GAP}?(?=\d)"), rf"\1{NBSP}"),
        (re.compile(rf"\b(Abs\.|Art\.|Nr\.|Nrn\.|S\.|Kap\.|Abb\.|Tab\.|Anm\.|Ziff\.){_GAP}(?=\d)"), rf"\1{NBSP}"),
        (re.compile(rf"\b(Dr\.|Prof\.){_GAP}(?=[A-ZÄÖÜ])"), rf"\1{NBSP}"),
        (re.compile(rf"(?<![\w.,])(\d{{1,2}}\.){_GAP}({_GERMAN_MONTHS})\b"), rf"\1{NBSP}\2"),
        (re.compile(rf"\b({_GERMAN_MONTHS}){_GAP}(?=\d{{4}}\b)"), rf"\1{NBSP}"),
        (re.compile(rf"(?<![\w.,])(\d{{1,2}}\.){_GAP}(\d{{1,2}}\.){_GAP}(?=\d{{4}}\b)"), rf"\1{NBSP}\2{NBSP}"),
    ),
    "en": (
        (re.compile(rf"{_NUMBER}{_GAP}({_UNITS}|a\.m\.|p\.m\.|am|pm)(?!\w)"), rf"\1{NBSP}\2"),
        (re.compile(rf"(§§?){_GAP}?(?=\d)"), rf"\1{NBSP}"),
        (re.compile(rf"\b(No\.|Nos\.|p\.|pp\.|Fig\.|Art\.|Sec\.){_GAP}(?=\d)"), rf"\1{NBSP}"),
        (re.compile(rf"\b(Dr\.?|Prof\.|Mr\.?|Mrs\.?|Ms\.?){_GAP}(?=[A-Z])"), rf"\1{NBSP}"),
        (re.compile(rf"(?<![\w.,])(\d{{1,2}}){_GAP}({_ENGLISH_MONTHS})\b"), rf"\1{NBSP}\2"),
        (re.compile(rf"\b({_ENGLISH_MONTHS}){_GAP}(?=\d{{1,2}}\b(?!\d))"), rf"\1{NBSP}"),
    ),
}  # fmt: skip

"""Per language what is replaced, and by what; one rule after the other."""
