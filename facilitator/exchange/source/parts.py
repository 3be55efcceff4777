"""Parts of Office files as trees of elements, in a bounded depth."""

import io
from typing import Final
from xml.etree.ElementTree import Element, ParseError, iterparse

from facilitator.archives import UnusableError

_DEEPEST: Final = 200
"""How deep elements may lie in each other; no word processor comes near."""


def parsed(data: bytes | None) -> Element | None:
    """Return the root of a part; UnusableError for XML that is damaged or lies too deep."""
    if data is None:
        return None
    depth = 0
    root: Element | None = None
    try:
        # Looked at while it comes in, so that what lies too deep is never built whole.
        events = iterparse(io.BytesIO(data), ("start", "end"))  # noqa: S314 - no document type is let in
        for event, element in events:
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise UnusableError
    except (ParseError, ValueError, LookupError) as error:
        raise UnusableError from error
    return root
