"""Setting texts and chapters: every rule in its turn, and every word keeps its style."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from typing import Final, NamedTuple

from facilitator.domain.paragraphs import Runs, changed, paragraphs
from facilitator.domain.richtext import Block, normal, plain
from facilitator.domain.typography.edits import Edit, allowed, applied, replacing
from facilitator.domain.typography.quotes import quotes
from facilitator.domain.typography.spaces import NBSP, RULES

_Rule = Callable[[str], Iterable[Edit]]
_ELLIPSIS: Final = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_DASH: Final = re.compile(r"(?<=[^\s-])([ \u00a0])(?:-{1,2}|—) (?=[^\s-])")
_YEARS: Final = re.compile(r"(?<![\w-])((?:1[5-9]|20)\d\d) ?- ?((?:1[5-9]|20)\d\d)(?![\w-])")
_TIMES: Final = re.compile(r"(?<![\w:-])(\d{1,2}[:.]\d\d) ?- ?(\d{1,2}[:.]\d\d)(?![\w:-])")
SHOWN_SPACE: Final = "⍽"
"""How a space that does not break is shown where somebody shall see it."""


class Change(NamedTuple):
    """Words before and after, spaces that do not break made visible, and how often."""

    before: str
    after: str
    times: int


def typeset(text: str, language: str) -> str:
    """Return a paragraph as it is printed in a language ("de", else by the English rules)."""
    for rule in _rules(language):
        text = applied(text, allowed(text, rule(text)))
    return text


def typeset_blocks(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """Return a chapter as it is printed."""
    return normal(changed(blocks, partial(_typeset_runs, language=language)))


def changes(before: Sequence[Block], after: Sequence[Block]) -> list[Change]:
    """Return what setting a chapter changed, the same change once."""
    found: dict[tuple[str, str], int] = {}
    lines = (map(plain, paragraphs(blocks)) for blocks in (before, after))
    for old, new in zip(*lines, strict=True):
        for pair in _word_changes(old, new) if old != new else ():
            found[pair] = found.get(pair, 0) + 1
    return [Change(old, new, count) for (old, new), count in found.items()]


def _rules(language: str) -> list[_Rule]:
    return [
        partial(_replaced, _ELLIPSIS, by="…"),
        partial(_replaced, _YEARS, by=r"\1–\2"),
        partial(_replaced, _TIMES, by=r"\1–\2"),
        partial(_replaced, _DASH, by=r"\1– "),
        lambda text: quotes(text, language),
        *(partial(_replaced, pattern, by=by) for pattern, by in RULES.get(language, RULES["en"])),
    ]


def _replaced(pattern: re.Pattern[str], text: str, *, by: str) -> Iterable[Edit]:
    return replacing(pattern, text, by)


def _typeset_runs(runs: Runs, language: str) -> Runs:
    """Return runs as they are printed; a sign takes the style of the one in whose place it stands."""
    text = plain(runs)
    styles = [replace(run, text="") for run in runs for _ in run.text]
    for rule in _rules(language):
        edits = allowed(text, rule(text))
        for edit in reversed(edits):
            style = styles[min(edit.start, len(styles) - 1)]
            styles[edit.start : edit.end] = [style] * len(edit.text)
        text = applied(text, edits)
    return tuple(replace(style, text=sign) for style, sign in zip(styles, text, strict=True))


def _word_changes(before: str, after: str) -> list[tuple[str, str]]:
    old, new = before.split(" "), after.split(" ")
    found: list[tuple[str, str]] = []
    for kind, left, right, top, bottom in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            words = " ".join(old[left:right]), " ".join(new[top:bottom])
            found.append((_visible(words[0]), _visible(words[1])))
    return found


def _visible(text: str) -> str:
    return text.replace(NBSP, SHOWN_SPACE)
