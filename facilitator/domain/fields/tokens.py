"""How fields stand in stored prose: as `{participants.count}`, a stable English name in braces.

It is readable where nobody knows of fields, as in an outline or a search, and nothing that people
write by accident: a pair of small words with a dot between them, in braces, without a space.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from facilitator.domain.paragraphs import Runs, changed, paragraphs
from facilitator.domain.richtext import Block

NAME: Final = r"[a-z]{2,20}\.[a-z]{2,20}"
TOKEN: Final = re.compile(rf"\{{({NAME})\}}")


class Span(NamedTuple):
    """Where a field stands in a text: from its brace to behind the other one."""

    field: str
    start: int
    end: int


def token(field: str) -> str:
    """Return how a field is stored."""
    return f"{{{field}}}"


def spans(text: str) -> list[Span]:
    """Return the fields of a text in their order, known or not."""
    return [Span(found[1], *found.span()) for found in TOKEN.finditer(text)]


def fields_in(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the fields of a chapter in their order, each as often as it stands there."""
    for runs in paragraphs(blocks):
        yield from (span.field for run in runs for span in spans(run.text))


def resolved(blocks: tuple[Block, ...], said: Callable[[str], str]) -> tuple[Block, ...]:
    """Return a chapter in which every field says its value, in the style of its own place."""

    def told(runs: Runs) -> Runs:
        return tuple(replace(run, text=resolved_text(run.text, said)) for run in runs)

    return changed(blocks, told)


def resolved_text(text: str, said: Callable[[str], str]) -> str:
    """Return a text in which every field says its value."""
    return TOKEN.sub(lambda found: said(found[1]), text) if "{" in text else text
