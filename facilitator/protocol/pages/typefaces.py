"""Typefaces of the pages: those that come with the program, and the system's where they do not do."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from facilitator.paths import resources
from facilitator.protocol.look import Theme

if TYPE_CHECKING:
    import typst

SHIPPED: Final = "Liberation Sans"
"""The family in resources/fonts: the metrics of Arial, free to embed (SIL Open Font License)."""


def families(theme: Theme) -> tuple[str, ...]:
    """Return what a theme's text is set in, the first that is there.

    A fallback has the metrics of the theme's font, so where the program brings one of them along
    that goes first: the same protocol has the same pages on every machine.
    """
    wanted = (theme.font, *theme.fallback)
    return (SHIPPED,) if SHIPPED in wanted else (*wanted, SHIPPED)


@lru_cache(maxsize=2)
def faces(*, of_the_system: bool) -> "typst.Fonts":
    """Return the program's faces, with those of the system if wanted; read once."""
    import typst  # noqa: PLC0415 - 80 MB of machine code that only pages need

    return typst.Fonts(
        include_system_fonts=of_the_system,
        include_embedded_fonts=False,
        font_paths=[str(resources() / "fonts")],
    )
