"""Blocks as a Word file: python-docx for the package, strings for the body (a hundred times faster)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from facilitator.output import write_whole
from facilitator.protocol.blocks import Meta
from facilitator.protocol.elements import Block
from facilitator.protocol.layouts import Layout
from facilitator.protocol.word import package, templates
from facilitator.protocol.word.body import Body
from facilitator.protocol.word.furniture import furnish


def write_docx(blocks: Sequence[Block], meta: Meta, layout: Layout, path: Path) -> None:
    """Write a Word file, whole or not at all.

    UserError when the layout's template lacks what the layout needs, EnvironmentProblem when
    the file cannot be written.
    """
    write_whole(path, docx_bytes(blocks, meta, layout))


def docx_bytes(blocks: Sequence[Block], meta: Meta, layout: Layout) -> bytes:
    """Return a Word file; the same input gives the same bytes."""
    if layout.template:
        document, styles, numbering = templates.opened(layout, layout.template, meta.language)
    else:
        document, styles, numbering = package.opened(layout, meta.language)
    furnish(document, meta, layout, styles)
    package.describe(document, meta)
    add_picture = partial(package.add_picture, document)
    body = Body(styles, numbering, package.text_width(document), add_picture)
    text = body.xml(blocks)
    package.define_lists(document, numbering.instances(body.lists.items()))
    return package.saved(document, text)
