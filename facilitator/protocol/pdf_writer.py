"""Blocks as a PDF: tagged (PDF/UA-1), with bookmarks, and with the same sentences as the Word file."""

from collections.abc import Sequence

from facilitator.protocol.blocks import Meta
from facilitator.protocol.elements import Block
from facilitator.protocol.layouts import Layout
from facilitator.protocol.pages.manuscript import manuscript
from facilitator.protocol.pages.typefaces import families
from facilitator.protocol.pages.typesetter import typeset


def pdf_bytes(blocks: Sequence[Block], meta: Meta, layout: Layout) -> bytes:
    """Return a PDF in a layout's look; the same input gives the same bytes.

    Page, theme and styles of the layout count; a template's letterhead is Word's alone.
    """
    wanted = families(layout.theme)
    return typeset(manuscript(blocks, meta, layout, wanted), wanted, meta.day).pdf
