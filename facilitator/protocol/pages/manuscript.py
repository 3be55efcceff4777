"""Blocks as the data that the typesetter's template reads: JSON, in which no text can become code."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import zip_longest
from string import Formatter
from typing import Any, Final, Literal

from facilitator.domain.richtext import Run
from facilitator.domain.text import clean
from facilitator.protocol.blocks import Meta
from facilitator.protocol.elements import (
    Block,
    Bullet,
    Cell,
    Contents,
    Heading,
    Line,
    Numbered,
    Paragraph,
    Picture,
    Ruling,
    Runs,
    Table,
)
from facilitator.protocol.keeping import keeps_next
from facilitator.protocol.layouts import Layout
from facilitator.protocol.letters import Letters

Entry = dict[str, Any]
"""What the template knows a block by; `kind` says which of its writers takes it."""

_COUNTRIES: Final = {"de": "DE", "en": "GB"}
_FIELDS: Final = {"page": 0, "pages": 1}
"""What stands in the footer for the two numbers that only the typesetter knows."""
_BYTE_ORDER_MARK: Final = "\ufeff"
"""Invisible, and forbidden by PDF/UA."""


def manuscript(
    blocks: Sequence[Block],
    meta: Meta,
    layout: Layout,
    families: Sequence[str],
    numbers: Literal["all", "no"] = "all",
) -> bytes:
    """Return a document as the template reads it; the same input gives the same bytes."""
    return _json(
        meta,
        layout,
        families,
        {"numbers": numbers, "pages": 1, "blocks": _Writer(_targets(blocks)).entries(blocks)},
    )


def numbers_alone(pages: int, meta: Meta, layout: Layout, families: Sequence[str]) -> bytes:
    """Return so many pages with nothing on them but their numbers, to lay over others."""
    return _json(meta, layout, families, {"numbers": "only", "pages": pages, "blocks": []})


def _json(
    meta: Meta, layout: Layout, families: Sequence[str], content: Mapping[str, object]
) -> bytes:
    theme = layout.theme
    data = {
        "title": _text(meta.title) or " ",
        "author": _text(meta.author),
        "subject": _text(meta.subject),
        "language": meta.language,
        "region": _COUNTRIES.get(meta.language),
        "day": [meta.day.year, meta.day.month, meta.day.day],
        "mark": _text(meta.confidentiality),
        "status": _text(meta.status),
        "footer": _footer(meta.page),
        "families": list(families),
        "page": asdict(layout.page),
        "theme": {
            **{name: f"#{theme.colour(name)}" for name in ("text", "muted", "line")},
            "wordmark": _text(theme.wordmark),
            "claim": _text(theme.claim),
        },
        "styles": {
            role: {**asdict(style), "color": f"#{style.color}"}
            for role, style in layout.styles.items()
        },
        **content,
    }
    return json.dumps(data, ensure_ascii=False).encode()


def _footer(wording: str) -> list[str | int]:
    parts: list[str | int] = []
    for words, name, _, _ in Formatter().parse(wording):
        parts += [_text(words)] if words else []
        parts += [_FIELDS[name]] if name else []
    return parts


def _text(value: str) -> str:
    return clean(value).replace(_BYTE_ORDER_MARK, "").replace("\t", " ")


def _targets(blocks: Sequence[Block]) -> set[str]:
    """Return the anchors that a link can lead to."""
    lines = (
        line.anchor
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        for line in cell
    )
    return {*lines, *(getattr(block, "anchor", "") for block in blocks)} - {""}


@dataclass(slots=True)
class _Writer:
    targets: set[str]
    """Anchors that exist: a link to anything else would end the typesetter."""
    _placed: set[str] = field(default_factory=set[str])
    _counts: dict[int, int] = field(default_factory=dict[int, int])
    _letters: Letters = field(default_factory=Letters)

    def entries(self, blocks: Sequence[Block]) -> list[Entry]:
        """Return the entries of blocks; bullets and numbers that follow each other are one list."""
        entries: list[Entry] = []
        for block, following in zip_longest(blocks, blocks[1:]):
            match block:
                case Bullet():
                    self._bullet(entries, block, keeps=keeps_next(block, following))
                case Numbered():
                    self._numbered(entries, block)
                case Paragraph():
                    entries.append(self._paragraph(block, keeps=keeps_next(block, following)))
                case _:
                    entries.append(self._alone(block))
        return entries

    def _alone(self, block: Heading | Table | Picture | Contents | Ruling) -> Entry:
        match block:
            case Heading():
                return self._heading(block)
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case Contents():
                return {
                    "kind": "contents",
                    "title": _text(block.title),
                    "depth": block.depth,
                    "breaks": block.page_break,
                    "anchor": self._anchor(block.anchor),
                }
            case Ruling():
                return {"kind": "ruling", "lines": block.lines}

    # Lists

    def _bullet(self, entries: list[Entry], block: Bullet, *, keeps: bool) -> None:
        if not entries or entries[-1]["kind"] != "bullets":
            entries.append({"kind": "bullets", "items": []})
        items: list[Entry] = entries[-1]["items"]
        if block.level > 1 and items:
            items = items[-1]["items"]
        items.append({**self._said(block), "keeps": keeps, "items": []})

    def _numbered(self, entries: list[Entry], block: Numbered) -> None:
        number = self._counts[block.list_id] = self._counts.get(block.list_id, 0) + 1
        if not (entries and entries[-1].get("list") == block.list_id):
            list_: Entry = {"kind": "numbers", "list": block.list_id, "start": number, "items": []}
            entries.append(list_)
        entries[-1]["items"].append(self._said(block))

    # Paragraphs

    def _paragraph(self, block: Paragraph, *, keeps: bool) -> Entry:
        return {"kind": "paragraph", "style": block.style, "keeps": keeps, **self._said(block)}

    def _heading(self, block: Heading) -> Entry:
        return {
            "kind": "heading",
            "level": block.level,
            "prefix": self._letters.prefix(block).strip(),
            "text": _text(block.text),
            "breaks": block.page_break,
            "anchor": self._anchor(block.anchor),
        }

    def _said(self, block: Paragraph | Bullet | Numbered | Line) -> Entry:
        return {"runs": self._runs(block.runs), "anchor": self._anchor(block.anchor)}

    def _runs(self, runs: Runs) -> list[Any]:
        return list(self._styled(runs))

    def _styled(self, runs: Runs) -> Iterator[str | list[Any]]:
        """Yield plain text as it is, anything else with what it looks like and leads to."""
        for run in runs:
            link = run.link if run.link in self.targets else ""
            text = _text(run.text)
            is_plain = not (run.bold or run.italic or link)
            yield text if is_plain else [text, run.bold, run.italic, link]

    def _anchor(self, anchor: str) -> str:
        """Return an anchor where it first stands: a name can stand for one place only."""
        if anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return anchor

    # Tables and pictures

    def _table(self, block: Table) -> Entry:
        return {
            "kind": "table",
            "widths": block.widths,
            "height": block.row_height,
            "header": [self._head(text) for text in block.header],
            "rows": [[self._cell(cell) for cell in row] for row in block.rows],
        }

    def _head(self, text: str) -> list[Entry]:
        return [{"style": "table_head", "runs": self._runs((Run(text),)), "anchor": ""}]

    def _cell(self, cell: Cell) -> list[Entry]:
        return [{"style": line.style, **self._said(line)} for line in cell]

    def _picture(self, block: Picture) -> Entry:
        sizes: Mapping[str, float] = {"width": block.width, "height": block.height}
        return {
            "kind": "picture",
            "svg": block.svg,
            **sizes,
            "alt": _text(block.alt),
            "caption": _text(block.caption),
            "anchor": self._anchor(block.anchor),
        }
