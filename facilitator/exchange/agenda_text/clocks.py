"""Times of day as people type them: 14:00, 14.00 Uhr, 14h30, 2 p.m., 10–12.15 Uhr, ab 16 Uhr."""

import re
from typing import Final, NamedTuple

from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import planned_length

_HALF: Final = r"\s?(?i:a\.?m\.?|p\.?m\.?)(?![A-Za-z])"
_UHR: Final = r"\s?(?:(?i:uhr)(?![a-zäöüß])|(?i:h|hrs?|o['’]clock)(?![A-Za-zÄÖÜäöüß]))"
_MINUTES: Final = r"[:.][0-5]\d(?::[0-5]\d)?(?!\d)|\s?[hH]\s?[0-5]\d(?!\d)|\s?(?:°°|⁰⁰)"


def _clock(name: str) -> str:
    return (
        rf"(?P<{name}_hour>[01]?\d|2[0-4])(?:(?P<{name}_minutes>{_MINUTES})|(?![:.]?\d))"
        rf"(?P<{name}_half>{_HALF})?(?P<{name}_uhr>{_UHR})?"
    )


_TO: Final = r"\s*(?:[-–—−‐‑/]|(?i:bis|to|until|till)\b)\s*(?:(?i:ca\.?|etwa)\s)?"
_BEFORE: Final = r"(?:(?i:ab|um|von|from|at|gegen|ca\.?|circa|zirka|approx\.?|etwa|about)\s+)*"
_AFTER: Final = r"(?=[\s,;:|)\]–—/]|-\s|-?$|\.(?!\d)|[A-ZÄÖÜ(\"„“»])"
_SPAN: Final = re.compile(
    rf"[(\[]?{_BEFORE}{_clock('a')}"
    rf"(?:(?:{_TO}|(?<=[Uu]hr)\s+(?=\d)){_clock('b')}|{_TO}(?i:open|offen)(?!\w))?"
    rf"{_AFTER}[)\]]?(?:\s*[:,;|–—]|\s+-(?=\s)|\s-$)?\s*"
)
_DANGLING: Final = re.compile(rf"{_TO}$")
_DATE: Final = re.compile(r"\d{1,2}\.\s?\d{1,2}\.")
_TO_ONLY: Final = re.compile(_TO)


class Times(NamedTuple):
    """When something begins, and where it is said when it ends; `HH:MM`."""

    start: str
    end: str | None = None
    is_half_named: bool = False
    """Whether am or pm was said."""

    @property
    def minutes(self) -> int | None:
        """How long that is; None without an end, and for an end that cannot be meant."""
        span = planned_length(self.start, self.end)
        return None if span is None else whole_minutes(span)


def times_at_start(text: str) -> tuple[Times, str] | None:
    """Return the times that a text begins with and what follows them, None when there are none."""
    if _DATE.match(text):
        return None
    match = _SPAN.match(text)
    times = _times(match) if match else None
    if match is None or times is None:
        return None
    return times, text[match.end() :].strip()


def times_at_end(text: str) -> tuple[str, Times] | None:
    """Return what stands before the times that a text ends with, and them; None without any.

    Only behind a colon, a comma, a dash or a bracket: "Beginn: 14 Uhr".
    """
    for match in _BEFORE_LAST.finditer(text[-_LONGEST:]):
        found = times_at_start(text[-_LONGEST:][match.end() :])
        if found and not found[1]:
            head = text[: len(text) - len(text[-_LONGEST:]) + match.start()]
            return head.strip(), found[0]
    return None


_LONGEST: Final = 60
_BEFORE_LAST: Final = re.compile(r"\s*[:,–—|(]\s*|\s+-\s+|\s{2,}")


def is_dangling(text: str) -> bool:
    """Tell whether a text ends with what leads from one time to the next: "14:00 –"."""
    return _DANGLING.search(text) is not None


def leads_on(text: str) -> bool:
    """Tell whether a text is nothing but what leads from one time to the next."""
    return _TO_ONLY.fullmatch(text) is not None


def _times(match: re.Match[str]) -> Times | None:
    is_range = match["b_hour"] is not None
    names = ("a_uhr", "a_half", "b_uhr", "b_half")
    is_named = is_range or any(match[name] for name in names)
    minutes = match["a_minutes"] or ""
    is_section = minutes.startswith(".") and match["a_hour"] in _SECTIONS and not is_named
    if is_section or not (minutes or any(match[name] for name in names) or match["b_minutes"]):
        return None
    half = match["a_half"] or (match["b_half"] if is_range else None)
    start = _text(match["a_hour"], match["a_minutes"], half)
    end = _text(match["b_hour"], match["b_minutes"], match["b_half"]) if is_range else None
    if half and not match["a_half"] and end and start > end:
        start = _text(match["a_hour"], match["a_minutes"], "am")  # 11-1 pm begins in the morning
    return Times(start, end, bool(half))


def _text(hour: str, minutes: str | None, half: str | None) -> str:
    number = int(hour) % 24
    if half and number <= _NOON:
        number = number % _NOON + (_NOON if "p" in half.lower() else 0)
    digits = re.search(r"\d\d", minutes or "")
    return f"{number:02d}:{digits[0] if digits else '00'}"


_NOON: Final = 12
_SECTIONS: Final = ("0", "1", "2", "3", "4", "5")
"""Hours of which "1.10 Title" is rather a number of the list."""
