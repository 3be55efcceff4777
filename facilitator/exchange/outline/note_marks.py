"""What the braces behind a note say: place, kind, task, group, and the note that it answers.

`{W2.1 ★ Aufgabe @Ministerium bis 2026-11-30} {bestätigt W1.1-F3-01} {Gruppe: Kommunen}`, and of an
answer what `answer_marks` tells.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from facilitator.domain.codes import QUESTION_LETTER, SessionCode
from facilitator.domain.records import NoteKind, Stance
from facilitator.exchange.outline.answer_marks import (
    AnswerMark,
    canonical,
    left_out,
    left_out_content,
    tokens,
)
from facilitator.exchange.outline.inline import inside, one_line
from facilitator.exchange.outline.vocabulary import (
    ANSWERS,
    DUE,
    GROUP,
    NOTE_KIND_OF_WORD,
    NOTE_KINDS,
    STANCE_OF_WORD,
    STARS,
    word,
)

_PLACE: Final = re.compile(r"W(\d{1,3})\.(\d{1,3})(?:-[FQ](\d{1,6})([a-z]{0,4}))?")
_OWNER: Final = re.compile(r"(?:^|(?<=[\s,]))@")
_UNTIL: Final = re.compile(rf"(?:^|\s)(?:{'|'.join(DUE)})\s+(\d{{4}}-\d{{2}}-\d{{2}})$")
_GROUP: Final = re.compile(rf"(?:{'|'.join(GROUP)})\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a note belongs: its session; in the parking lot also the question it came from."""

    session: SessionCode
    question: int = 0
    sub: str = ""

    @staticmethod
    def parse(text: str) -> "Place | None":
        """Read `W2.1`, `W2.1-F3` or `W2.1-F3b`; None when the text is anything else."""
        match = _PLACE.fullmatch(text)
        if not match:
            return None
        session = SessionCode(int(match[1]), int(match[2]))
        return Place(session, int(match[3] or 0), match[4] or "")

    def text(self, language: str) -> str:
        """Return the code that reads back as this place."""
        if not self.question:
            return self.session.compact
        return (
            f"{self.session.compact}-{QUESTION_LETTER.get(language, 'F')}{self.question}{self.sub}"
        )


@dataclass(slots=True)
class NoteMarks:
    """What is known of a note beyond its words."""

    place: Place | None = None
    star: bool = False
    kind: NoteKind | None = None
    owner: str = ""
    due: str = ""
    group: str = ""
    stance: Stance = ""
    answers: str = ""
    """The code of the note that it answers."""
    curated: AnswerMark | None = None
    """Of a line that is an answer, and no note."""
    left_out: str | None = None
    """Why the note is left out of the answers; None where it is not."""

    # Reading

    def take(self, content: str, exists: Callable[[Place], bool]) -> bool:
        """Understand one brace whole or not at all; a code of a place that does not exist is no mark."""
        before = replace(self)
        if self._take(content, exists) and self._goes_together():
            return True
        for name in self.__slots__:
            setattr(self, name, getattr(before, name))
        return False

    def _goes_together(self) -> bool:
        """Tell whether nothing is said of an answer that only a note can be."""
        of_notes = (self.place, self.star, self.owner, self.due, self.group, self.stance)
        is_note = any(of_notes) or self.kind == "internal" or self.left_out is not None
        return self.curated is None or not is_note

    def _take(self, content: str, exists: Callable[[Place], bool]) -> bool:
        curated, reason = AnswerMark.parse(content), left_out(content)
        if curated:
            is_first, self.curated = self.curated is None, curated
            return is_first
        if reason is not None:
            is_first, self.left_out = self.left_out is None, reason
            return is_first
        group = _GROUP.fullmatch(content)
        if group:
            return self._take_group(group[1])
        first, *others = tokens(content) or [""]
        if first.casefold() in STANCE_OF_WORD:
            return self._take_answer(STANCE_OF_WORD[first.casefold()], others)
        return self._take_task(content, exists)

    def _take_group(self, name: str) -> bool:
        if self.group:
            return False
        self.group = name.strip()
        return bool(self.group)

    def _take_answer(self, stance: Stance, codes: list[str]) -> bool:
        known = [code for code in map(canonical, codes) if code]
        if self.stance or len(codes) > 1 or len(known) != len(codes):
            return False
        self.stance, self.answers = stance, known[0] if known else ""
        return True

    def _take_task(self, content: str, exists: Callable[[Place], bool]) -> bool:
        found = _OWNER.search(content)
        head, owner = (content[: found.start()], content[found.end() :]) if found else (content, "")
        head, due = _without_due(head)
        if found and not due:
            owner, due = _without_due(owner)
        owner = one_line(owner)
        if (found and not owner) or (owner and self.owner) or (due and self.due):
            return False
        if not self._take_words(tokens(head), exists):
            return False
        self.owner, self.due = owner or self.owner, due or self.due
        return True

    def _take_words(self, words: list[str], exists: Callable[[Place], bool]) -> bool:
        place, star, kind = self.place, self.star, self.kind
        for token in words:
            if token in STARS and not star:
                star = True
            elif token.casefold() in NOTE_KIND_OF_WORD and not kind:
                kind = NOTE_KIND_OF_WORD[token.casefold()]
            elif not place and (named := Place.parse(token)) and exists(named):
                place = named
            else:
                return False
        self.place, self.star, self.kind = place, star, kind
        return True

    # Writing

    def contents(self, language: str) -> list[str]:
        """Return what stands in each brace."""
        answer = f"{word(ANSWERS[self.stance], language)} {self.answers}" if self.stance else ""
        group = one_line(self.group)
        return [
            " ".join(self._words(language)),
            answer.strip(),
            f"{word(GROUP, language)}: {inside(group)}" if group else "",
            left_out_content(self.left_out, language),
            self.curated.content(language) if self.curated else "",
        ]

    def _words(self, language: str) -> Iterator[str]:
        if self.place:
            yield self.place.text(language)
        if self.star:
            yield STARS[0]
        if self.kind and self.kind != "statement":
            yield word(NOTE_KINDS[self.kind], language)
        until = f"{word(DUE, language)} {one_line(self.due)}" if one_line(self.due) else ""
        owner = one_line(self.owner)
        if owner or (until and not _is_date(one_line(self.due))):
            yield f"@{inside(f'{owner} {until}'.strip())}"  # what is no date is kept as words
        elif until:
            yield until


def _without_due(text: str) -> tuple[str, str]:
    """Take `bis 2026-11-30` off the end of a text; return what stands before it, and the date."""
    match = _UNTIL.search(text.rstrip())
    if match and _is_date(match[1]):
        return text[: match.start()], match[1]
    return text, ""


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
