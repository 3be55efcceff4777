"""Which section a top-level heading begins: told by its mark, by its words, by its place."""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple, get_args

from facilitator.domain.records import ChapterRole
from facilitator.exchange.outline.inline import heading, literal, one_line, split_marks
from facilitator.exchange.outline.vocabulary import (
    SECTION_MARKS,
    SECTION_OF_MARK,
    SECTION_OF_TITLE,
    SectionKind,
    word,
)

_TOPIC: Final = re.compile(
    r"(?:Workshop|Thema|Topic) (\d{1,3})(?:\s*[:–—]\s*(.*)|\s+-\s+(.*)|)", re.DOTALL
)

_PATTERNS: Final[dict[ChapterRole, str]] = {
    "background": r"\b(?:ausgangs(?:situation|lage)|hintergrund|background|starting point)",
    "context": r"\b(?:kontext|context)",
    "timeline": r"\b(?:zeitstrahl|zeitplan|meilenstein|fahrplan|timeline|milestone|roadmap)",
    "key_results": r"\b(?:kernergebnis|hauptergebnis|key (?:result|finding))",
    "appendix": r"^(?:anlage|anhang|appendix|annex)",
    "conclusions": r"\b(?:schlussfolgerung|(?:handlungs)?empfehlung|fazit|conclusion|recommendation)",
    "elaboration": r"^(?:erläuterung|ausführung|elaboration)",
    "contact": r"^(?:kontakt|impressum|contact|imprint)",
}
_ROLE_WORDS: Final[dict[ChapterRole, re.Pattern[str]]] = {
    role: re.compile(pattern, re.IGNORECASE) for role, pattern in _PATTERNS.items()
}
ROLES: Final[tuple[ChapterRole, ...]] = get_args(ChapterRole)
"""Roles in the order in which a protocol has them."""


class Heading(NamedTuple):
    """What a top-level heading says."""

    kind: SectionKind
    title: str
    number: int = 0
    """The topic's number."""
    is_explicit: bool = False
    """Whether a mark named the kind."""
    unknown: str = ""
    """A trailing brace that is no mark."""


@dataclass
class Headings:
    """The headings read so far; reader and writer both ask it, so they agree on every title."""

    _taken: set[SectionKind] = field(default_factory=set[SectionKind])
    _last: int = -1

    def read(self, source: str) -> Heading:
        """Understand the next heading of an outline."""
        explicit: list[SectionKind] = []

        def understands(content: str) -> bool:
            kind = SECTION_OF_MARK.get(content.casefold())
            if kind and not explicit:
                explicit.append(kind)
                return True
            return False

        rest, unknown = split_marks(source, understands)
        topic = _TOPIC.fullmatch(rest)
        if topic and not explicit:
            return Heading(
                "topic", literal(topic[2] or topic[3] or ""), int(topic[1]), unknown=unknown
            )
        title = literal(rest)
        kind = explicit[0] if explicit else self._guess(title)
        self._note(kind)
        return Heading(kind, title, is_explicit=bool(explicit), unknown=unknown)

    def line(self, kind: SectionKind, title: str, language: str, *, explicit: bool = False) -> str:
        """Return the heading that reads back as this kind and title, marked only where needed."""
        plain = heading(1, title)
        mark = word(SECTION_MARKS[kind], language) if kind in SECTION_MARKS else ""
        is_clear = not _TOPIC.fullmatch(plain[2:]) and self._guess(one_line(title)) == kind
        self._note(kind)
        needs_mark = explicit or not one_line(title) or not is_clear
        return heading(1, title, mark) if needs_mark else plain

    def _guess(self, title: str) -> SectionKind:
        known = SECTION_OF_TITLE.get(title.casefold())
        if known == "recommendations" and "conclusions" not in self._taken:
            return "conclusions"
        if known and (known not in ROLES or known not in self._taken):
            return known
        fitting: list[ChapterRole] = [
            role
            for role, pattern in _ROLE_WORDS.items()
            if role not in self._taken and pattern.search(title)
        ]
        ahead: list[ChapterRole] = [role for role in fitting if ROLES.index(role) > self._last]
        return (ahead or fitting)[0] if fitting else "extra"

    def _note(self, kind: SectionKind) -> None:
        self._taken.add(kind)
        if kind in ROLES and kind != "extra":
            self._last = ROLES.index(kind)


def topic_heading(level: int, number: int, title: str) -> str:
    """Return the heading of a topic: `# Workshop 1: Title`."""
    return heading(
        level, f"Workshop {number}: {one_line(title)}" if one_line(title) else f"Workshop {number}"
    )


def read_topic_heading(source: str) -> tuple[int, str] | None:
    """Read `Workshop 1: Title` to number and title; None when it is anything else."""
    topic = _TOPIC.fullmatch(source.strip())
    return (int(topic[1]), literal(topic[2] or topic[3] or "")) if topic else None
