"""A workshop's protocol as a file's bytes: the way from records to a format in one call."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.protocol.blocks import Meta, layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.elements import Block
from facilitator.protocol.layouts import Layout, load_layout


def protocol_bytes(dossier: Dossier, *, layout: str | Path, kind: str, today: date) -> bytes:
    """Return the protocol of a workshop; `kind` is one of `FORMATS`.

    UserError for a layout or a template that cannot be used.
    """
    chosen = load_layout(layout)
    content = compose(dossier, today=today)
    blocks = layout_blocks(content, chosen)
    return FORMATS[kind](blocks, layout_meta(content, chosen), chosen)


def _docx(blocks: Sequence[Block], meta: Meta, layout: Layout) -> bytes:
    from facilitator.protocol.docx_writer import docx_bytes  # noqa: PLC0415 - 0.1 s to load

    return docx_bytes(blocks, meta, layout)


def _markdown(blocks: Sequence[Block], meta: Meta, _: Layout) -> bytes:
    from facilitator.protocol.markdown_writer import write_markdown  # noqa: PLC0415 - one format is enough

    return write_markdown(blocks, meta).encode()


FORMATS: Final[Mapping[str, Callable[[Sequence[Block], Meta, Layout], bytes]]] = {
    "docx": _docx,
    "md": _markdown,
}
"""The formats a protocol is written in, by their suffix."""
