"""What the editor of chapters shows beside the text itself, worked out off the window's thread."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import resolved_text
from facilitator.domain.fields.values import field_values, said_in_full
from facilitator.domain.records import Chapter, ChapterRole
from facilitator.domain.suggested_sentences import suggested_sentences
from facilitator.language import mark, tr

ROLES: Final[Mapping[ChapterRole, str]] = {
    "background": mark("Background"),
    "context": mark("Context"),
    "key_results": mark("Above the key results"),
    "appendix": mark("Pointer to the appendix"),
    "conclusions": mark("Conclusions"),
    "elaboration": mark("On the recommendations"),
    "contact": mark("Contact"),
    "extra": mark("Further chapter"),
}
"""The chapters that can be begun, in printing order, and what they are called."""


class Suggestion(NamedTuple):
    """A sentence with its fields, and as it reads at present."""

    stored: str
    shown: str


class ChaptersView(NamedTuple):
    """The chapters of a workshop, what fields say, and which sentences the data suggest."""

    chapters: Sequence[Chapter] = ()
    values: Mapping[str, str] = {}
    suggestions: Sequence[Suggestion] = ()
    language: str = "de"
    is_final: bool = False
    """Whether nothing is to be written any more."""


def chapters_view(dossier: Dossier) -> ChaptersView:
    """Return the view of a workshop."""
    said = said_in_full(dossier)
    suggested = [
        Suggestion(words, resolved_text(words, said)) for words in suggested_sentences(dossier)
    ]
    order = [*ROLES]
    chapters = sorted(
        dossier.chapters,
        key=lambda entry: order.index(entry.role) if entry.role in order else len(order),
    )
    workshop = dossier.workshop
    return ChaptersView(
        chapters,
        field_values(dossier),
        suggested,
        workshop.language,
        is_final=workshop.status == "released",
    )


def title_of(chapter: Chapter) -> str:
    """Return what a chapter is called in a list."""
    words = ROLES.get(chapter.role, ROLES["extra"])
    return chapter.title or tr(words)
