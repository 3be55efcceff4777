"""A workshop's protocol as a file's bytes: the way from records to a format in one call."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.passages import Passage, Stamp
from facilitator.protocol.blocks import Meta, layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.editions import FULL, Edition, remembered
from facilitator.protocol.elements import Block
from facilitator.protocol.layouts import Layout, layout_names, load_layout
from facilitator.protocol.printed import passages


def protocol_bytes(
    dossier: Dossier,
    *,
    layout: str | Path,
    kind: str,
    today: date,
    edition: Edition = FULL,
) -> bytes:
    """Return the protocol of a workshop; `kind` is one of `FORMATS`.

    UserError for a layout or a template that cannot be used.
    """
    chosen = load_layout(layout)
    content = compose(dossier, today=today, edition=edition)
    return FORMATS[kind](layout_blocks(content, chosen), layout_meta(content, chosen), chosen)


def protocol_passages(
    dossier: Dossier, *, layout: str | Path, today: date, edition: Edition = FULL
) -> tuple[Passage, ...]:
    """Return the paragraphs that the protocol of a workshop prints."""
    chosen = load_layout(layout)
    return passages(layout_blocks(compose(dossier, today=today, edition=edition), chosen))


def passages_as_sent(
    dossier: Dossier, stamp: Stamp | None, *, layout: str | Path, today: date
) -> tuple[Passage, ...]:
    """Return what a workshop prints now in the layout and the edition that a returned file is of.

    Where it does not say, or says one that there is no more, it is of `layout` and complete. Only a
    name of a layout at hand is heeded: nobody shall make the program read a folder by a file.
    """
    if stamp is None:
        return protocol_passages(dossier, layout=layout, today=today)
    chosen, edition = as_sent(dossier, stamp.layout, stamp.edition, layout)
    return protocol_passages(dossier, layout=chosen, today=today, edition=edition)


def as_sent(
    dossier: Dossier, layout: str, edition: str, otherwise: str | Path
) -> tuple[str | Path, Edition]:
    """Return a layout and an edition by what is remembered of them, as far as there still are such."""
    found = remembered(edition)
    if found.topic and all(topic.number != found.topic for topic in dossier.topics):
        found = FULL
    return layout if layout in layout_names() else otherwise, found


def _docx(blocks: Sequence[Block], meta: Meta, layout: Layout) -> bytes:
    from facilitator.protocol.docx_writer import docx_bytes  # noqa: PLC0415 - 0.1 s to load

    return docx_bytes(blocks, meta, layout)


def _markdown(blocks: Sequence[Block], meta: Meta, _: Layout) -> bytes:
    from facilitator.protocol.markdown_writer import write_markdown  # noqa: PLC0415 - one format is enough

    return write_markdown(blocks, meta).encode()


def _pdf(blocks: Sequence[Block], meta: Meta, layout: Layout) -> bytes:
    from facilitator.protocol.pdf_writer import pdf_bytes  # noqa: PLC0415 - 80 MB of typesetter to load

    return pdf_bytes(blocks, meta, layout)


FORMATS: Final[Mapping[str, Callable[[Sequence[Block], Meta, Layout], bytes]]] = {
    "docx": _docx,
    "pdf": _pdf,
    "md": _markdown,
}
"""The formats a protocol is written in, by their suffix."""
