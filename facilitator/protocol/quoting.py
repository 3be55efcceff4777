"""Quoting what somebody wrote, who may have quoted somebody else."""

from collections.abc import Sequence
from typing import Final

from facilitator.domain.typography.quotes import SIGNS
from facilitator.language import current

_CURLED: Final = {"„": "“”", "“": "”", "»": "«", "«": "»"}
"""What ends a quotation, by what begins it; a German one is often ended as an English one is."""


def quoted(text: str) -> str:
    """Return a text in the quotation marks of the language in use.

    Quotations inside it get the inner marks; one that is the whole text, or was cut before its
    end, gets no second pair.
    """
    opening, closing, *inner = SIGNS.get(current(), SIGNS["en"])
    return f"{opening}{_nested(_bared(text), inner)}{closing}"


def _bared(text: str) -> str:
    """Return a text without the marks of a quotation that is all of it."""
    ends = _CURLED.get(text[:1], '"' if text[:1] == '"' else "")
    at = next((at for at, sign in enumerate(text[1:], start=1) if sign in ends), -1)
    if not ends or 0 <= at < len(text) - 1:
        return text
    return text[1:at] if at > 0 else text[1:]


def _nested(text: str, inner: Sequence[str]) -> str:
    """Return a text with its quotations in inner marks; signs without a partner stay."""
    signs = list(text)
    begun: tuple[int, str] | None = None
    for at, sign in enumerate(signs):
        if begun and sign in begun[1]:
            signs[begun[0]], signs[at] = inner
            begun = None
        elif begun is None and (sign in _CURLED or sign == '"'):
            begun = at, _CURLED.get(sign, '"')
    return "".join(signs)
