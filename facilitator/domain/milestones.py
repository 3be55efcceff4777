"""When a milestone lies: its printed date ("Dez 2019", "Q 4/2020", "ab 2021") as a span of days.

The printed text stays what is printed; the span only decides where a drawing puts it. Days,
months, quarters, half-years, years, calendar weeks and seasons are understood in German and
English, alone ("Mai 2020"), from a point on ("ab 2021", "from 2021"), up to a point ("bis Ende
2021") and as ranges ("Mai–Juli 2020", "26.–28. Mai 2020", "2021 - 2027").
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

Precision = Literal["day", "week", "month", "season", "quarter", "half", "year", "range"]


class Span(NamedTuple):
    """First and last day that a date may mean, and how exactly it was given."""

    start: date
    end: date
    precision: Precision
    is_open: bool = False
    """Whether it goes on ("ab 2021"): `end` is then only that of the first period."""

    @property
    def middle(self) -> date:
        """The day halfway; of an open span its start, because that is when it begins."""
        return self.start if self.is_open else self.start + (self.end - self.start) // 2


_NAMES: Final = (
    ("jan", "januar", "jänner", "january"),
    ("feb", "febr", "februar", "february"),
    ("mär", "mar", "mrz", "märz", "march"),
    ("apr", "april"),
    ("mai", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("okt", "oct", "oktober", "october"),
    ("nov", "november"),
    ("dez", "dec", "dezember", "december"),
)
MONTHS: Final = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
"""The numbers of the months by their German and English names and short names, in small letters."""
_SEASON: Final = {
    **dict.fromkeys(("frühjahr", "frühling", "spring"), 3),
    **dict.fromkeys(("sommer", "summer"), 6),
    **dict.fromkeys(("herbst", "autumn", "fall"), 9),
    **dict.fromkeys(("winter",), 12),
}
_NUMERALS: Final = (
    ("i", "first", "erste", "erstes"),
    ("ii", "second", "zweite", "zweites"),
    ("iii", "third", "dritte", "drittes"),
    ("iv", "fourth", "vierte", "viertes"),
)
_NUMERAL: Final = {
    name: number for number, names in enumerate(_NUMERALS, start=1) for name in names
}

_LONGEST: Final = 60
"""Characters of the longest date worth reading."""

_NAME = "(?P<month>[a-zäöü]{3,9})[.]?"
_YEAR = "(?P<year>(?:19|20|21)[0-9]{2})"
_SHORT_YEAR = "(?P<year>(?:19|20|21)?[0-9]{2})"
_DAY = "(?P<day>[0-9]{1,2})"
_PART = "(?P<part>[1-4]|i{1,3}|iv|[a-z]{5,7})"

_OPENING: Final = re.compile(
    r"(?:ab|seit|from|since|starting|as of|von)(?: dem| the)? (?!.* (?:bis|to) )"
)
_HEDGES: Final = re.compile(
    r"^(?:bis(?: zum)?|until|till|by|ca[.]|circa|etwa|about|vsl[.]|voraussichtlich|im|in|am|on) "
)
_SHARES: Final = (
    ("anfang|early|beginning of|start of", (0, 1 / 3)),
    ("mitte|mid|middle of", (1 / 3, 2 / 3)),
    ("ende|end of|late|end", (2 / 3, 1)),
    ("1[.] hälfte|erste hälfte|first half of", (0, 1 / 2)),
    ("2[.] hälfte|zweite hälfte|second half of", (1 / 2, 1)),
)
_WITHIN: Final = re.compile(f"(?P<share>{'|'.join(names for names, _ in _SHARES)})[ -](?P<rest>.+)")
_DIVIDER: Final = re.compile(r" ?[–—/-] ?| (?:bis|to|und|and) ")


def parse(text: str) -> Span | None:
    """Read a printed date; None when it is none that we know, such as "noch offen"."""
    if len(text) > _LONGEST:
        return None
    words = re.sub(r"\s+", " ", text).strip().lower().rstrip(",;:")
    opening = _OPENING.match(words)
    if opening:
        span = _period(words[opening.end() :])
        return span._replace(is_open=True) if span else None
    return _period(_HEDGES.sub("", words))


def _period(words: str) -> Span | None:
    return _single(words) or _within(words) or _range(words)


def _single(words: str) -> Span | None:
    for pattern, read in _FORMS:
        match = pattern.fullmatch(words)
        if match:
            try:
                return read(match)
            except (ValueError, KeyError):  # the 31st of June, a word that is no month
                continue
    return None


def _within(words: str) -> Span | None:
    """Read "Anfang Mai 2020", "mid 2021", "1. Hälfte Dezember 2019": a part of a longer period."""
    match = _WITHIN.fullmatch(words)
    span = _single(match["rest"]) if match else None
    if match is None or span is None:
        return None
    first, last = next(share for names, share in _SHARES if re.fullmatch(names, match["share"]))
    days = (span.end - span.start).days + 1
    begins, ends = round(first * days), max(round(first * days), round(last * days) - 1)
    return span._replace(start=span.start + timedelta(begins), end=span.start + timedelta(ends))


def _range(words: str) -> Span | None:
    """Read two dates with a dash, a slash or a word between."""
    words = re.sub("^(?:von|from|between) ", "", words)
    for divider in _DIVIDER.finditer(words):
        last = _single(words[divider.end() :])
        first = last and _completed(words[: divider.start()], words[divider.end() :])
        if first and last and first.start <= last.end:
            return Span(first.start, last.end, "range")
    return None


def _completed(first: str, last: str) -> Span | None:
    """Read the left side of a range; what it lacks, such as the year, stands in the right one."""
    tails = (last[at:] for at, character in enumerate(last) if not character.isalnum())
    candidates = (first, *(first.rstrip(".") + tail for tail in tails))
    return next((span for span in map(_single, candidates) if span), None)


def _days(match: re.Match[str]) -> Span:
    year = int(f"20{match['year']}"[-4:])
    day = date(year, _month_number(match["month"]), int(match["day"]))
    return Span(day, day, "day")


def _month(match: re.Match[str]) -> Span:
    return _months(int(match["year"]), _month_number(match["month"]), 1, "month")


def _month_number(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS[text]


def _season(match: re.Match[str]) -> Span:
    return _months(int(match["year"]), _SEASON[match["month"]], 3, "season")


def _quarter(match: re.Match[str]) -> Span:
    return _months(int(match["year"]), 3 * _numeral(match["part"]) - 2, 3, "quarter")


def _half(match: re.Match[str]) -> Span:
    return _months(int(match["year"]), 6 * _numeral(match["part"]) - 5, 6, "half")


def _numeral(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMERAL[text]


def _week(match: re.Match[str]) -> Span:
    monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    return Span(monday, monday + timedelta(6), "week")


def _year(match: re.Match[str]) -> Span:
    return _months(int(match["year"]), 1, 12, "year")


def _months(year: int, first: int, count: int, precision: Precision) -> Span:
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Span(
        date(year, first, 1),
        date(end_year, end_month, monthrange(end_year, end_month)[1]),
        precision,
    )


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (f"{_DAY}[.]? {_NAME} {_YEAR}", _days),
        (f"{_DAY}(?:st|nd|rd|th) (?:of )?{_NAME},? {_YEAR}", _days),
        (f"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}", _days),
        (f"{_DAY}[.] ?(?P<month>[0-9]{{1,2}})[.] ?{_SHORT_YEAR}", _days),
        (f"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _days),
        (f"{_NAME}[ /]{_YEAR}", _month),
        (f"(?P<month>0?[1-9]|1[0-2])[/.] ?{_YEAR}", _month),
        (f"{_YEAR}-(?P<month>[0-9]{{2}})", _month),
        (f"{_NAME} {_YEAR}", _season),
        (f"q ?{_PART} ?[/ ] ?{_YEAR}", _quarter),
        (f"{_YEAR}[ /-]?q ?{_PART}", _quarter),
        (f"{_PART}(?:[.]|st|nd|rd|th)? (?:quartal|quarter) (?:of )?{_YEAR}", _quarter),
        (f"{_PART}/{_YEAR}", _quarter),
        (f"h ?{_PART} ?[/ ] ?{_YEAR}", _half),
        (f"{_PART}(?:[.]|st|nd)? (?:halbjahr|half(?:-year)?) (?:of )?{_YEAR}", _half),
        (f"(?:kw|week) ?(?P<week>[0-9]{{1,2}})(?: ?/ ?| |, ){_YEAR}", _week),
        (f"(?:jahr |year )?{_YEAR}", _year),
    )
)
