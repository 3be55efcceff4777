"""How a returned document reads once every tracked change is accepted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from facilitator.domain.passages import plain
from facilitator.exchange.returned.document import Change, Paragraph


@dataclass(frozen=True)
class Line:
    """A paragraph as it reads; several of the file where ends of paragraphs were deleted."""

    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def text(self) -> str:
        """Its words, as they are compared."""
        return plain("".join(paragraph.accepted for paragraph in self.paragraphs))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The bookmarks in it."""
        names = (name for paragraph in self.paragraphs for name in paragraph.names)
        return tuple(dict.fromkeys(names))

    @property
    def is_boxed(self) -> bool:
        """Whether it stands in a box beside the text."""
        return self.paragraphs[0].is_boxed

    def changes(self) -> list[Change]:
        """Return who changed something in it; of what was joined, only where words are left."""
        told = [entry for entry in self.paragraphs if entry.accepted.strip()] or self.paragraphs
        return list(dict.fromkeys(change for entry in told for change in entry.changes()))


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """Yield what a document says, without the entries of its contents page."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.is_contents:
            continue
        joined.append(paragraph)
        if paragraph.mark_deleted and not paragraph.ends_cell:
            continue
        yield Line(tuple(joined))
        joined = []
    if joined:
        yield Line(tuple(joined))
