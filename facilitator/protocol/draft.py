"""What the builders of blocks share: the content, the layout's labels, running list numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from facilitator.domain import richtext
from facilitator.domain.anchors import anchor, part_anchor
from facilitator.protocol.catalogue import Option
from facilitator.protocol.content import Citation, Prose, ProtocolContent
from facilitator.protocol.elements import Block, Bullet, Heading, Numbered, Paragraph, Runs
from facilitator.protocol.layouts import Layout
from facilitator.protocol.wording import unbroken

Options = Mapping[str, Option]


@dataclass(slots=True)
class Draft:
    """A protocol in the making."""

    content: ProtocolContent
    layout: Layout
    labels: Mapping[str, str]
    _lists: Iterator[int] = field(default_factory=lambda: count(1))

    def label(self, name: str, **values: object) -> str:
        """Return a label of the layout with its `{names}` filled in."""
        return unbroken(self.labels[name].format(**values))

    def cites(self, options: Options) -> bool:
        """Tell whether a block prints codes, by its option or because the edition wants them."""
        return bool(options.get("codes")) or self.content.edition.cites

    def citations(self, sources: tuple[Citation, ...]) -> Runs:
        """Return codes in brackets, each a link to where it is printed, if that is printed at all."""
        if not sources:
            return ()
        runs = [richtext.Run(" [")]
        shown = self.layout.prints("answers")
        for number, source in enumerate(sources):
            runs += [richtext.Run(", ")] * bool(number)
            runs.append(richtext.Run(source.code, link=source.anchor if shown else ""))
        return (*runs, richtext.Run("]"))

    def new_list(self) -> int:
        """Return the id of another list; it begins to count again."""
        return next(self._lists)

    def heading(self, chapter: Prose | None, label: str, level: int, options: Options) -> Heading:
        """Return a chapter's heading: its own title, else the layout's label."""
        title = unbroken(chapter.title) if chapter else ""
        return Heading(
            level,
            title or self.label(label, process=self.content.process),
            anchor("chapter", chapter.id) if chapter else f"_{label}",
            page_break=bool(options.get("page_break")),
        )

    def prose(self, chapter: Prose | None) -> Iterator[Block]:
        """Yield a chapter's text; its paragraphs are anchored by their number in the chapter."""
        if chapter is None:
            return
        numbers = count(1)
        for block in chapter.blocks:
            if isinstance(block, richtext.Paragraph):
                yield Paragraph("body", styled(block.runs), _part(chapter, next(numbers)))
                continue
            list_id = self.new_list() if block.numbered else 0
            for item in block.items:
                runs, name = styled(item), _part(chapter, next(numbers))
                yield Numbered(list_id, runs, name) if list_id else Bullet(1, runs, name)


def _part(chapter: Prose, number: int) -> str:
    return part_anchor("chapter", chapter.id, number)


def printed(text: str) -> Runs:
    """Return a text as it is printed, dates and times unbroken."""
    return (richtext.Run(unbroken(text)),)


def styled(runs: Runs) -> Runs:
    """Return runs as they are printed, dates and times unbroken."""
    return tuple(replace(run, text=unbroken(run.text)) for run in runs)
