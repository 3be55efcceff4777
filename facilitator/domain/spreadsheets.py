"""Cells for other people's spreadsheets: what was typed must not be taken for a formula there."""

from typing import Final

_BEGINNINGS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROLS: Final = ("\t", "\r", "\n")
_UNSEEN: Final = " \u00a0\u200b\u2060\ufeff"
"""What a spreadsheet drops before it looks whether a cell is a formula."""


def harmless(cell: str) -> str:
    """Return a cell as text: an apostrophe goes before what a spreadsheet would take for a formula.

    As OWASP says ("CSV Injection"): what begins with = + - @, also in full width, with a tab or
    with a line end, spaces before it or not.
    """
    seen = cell.lstrip(_UNSEEN)
    return f"'{cell}" if seen.startswith((*_BEGINNINGS, *_CONTROLS)) else cell
