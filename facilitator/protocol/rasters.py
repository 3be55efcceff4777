"""Drawings as PNG, for readers that show no SVG."""

from functools import lru_cache
from typing import Final

from facilitator.protocol.fonts import Family

_DOTS_PER_POINT: Final = 300 / 72


@lru_cache(maxsize=8)
def png(svg: str, family: Family) -> bytes:
    """Return a drawing measured in points as PNG of 300 dots per inch, its text in `family`."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - 10 ms that most runs never need

    return svg_to_bytes(
        svg_string=svg,
        zoom=_DOTS_PER_POINT,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=family.files,
        font_family=family.name,
        serif_family=family.name,
        sans_serif_family=family.name,
    )
