"""A protocol as it went out, paragraph by paragraph: what a file that comes back is held against."""

import hashlib
import re
from typing import Final, NamedTuple

PICTURE: Final = "\ufffc"
"""What stands in a paragraph's text for a drawing."""

STAMP_NAMESPACE: Final = "urn:facilitator:protocol:1"
"""Of the XML in which a file says whose it is."""

_SPACE: Final = re.compile(r"[\s\u00a0\u202f\u2009\u200b]+")
_ODD: Final = re.compile("[^\\S ]|  |[\u00ad\u200b\u200d\u2011]")
"""What hardly any text has, looked for first: to replace all of it takes ten times as long."""
_INVISIBLE: Final = str.maketrans({"\u00ad": None, "\u200d": None, "\u2011": "-"})
_DIGEST_BYTES: Final = 8


class Passage(NamedTuple):
    """A paragraph as it was printed; `anchor` is empty where no record stands behind it."""

    text: str
    anchor: str = ""


class Stamp(NamedTuple):
    """What a file says of itself, out of sight: of which workshop it is a protocol, and which one."""

    workshop_id: str
    version_id: str = ""
    layout: str = ""
    """The name of the layout that it was printed in."""
    edition: str = ""
    """What it left out, in words that `protocol/editions` knows."""
    prints: tuple[tuple[str, str], ...] = ()
    """For each paragraph its anchor and its `fingerprint`, in their order."""


def plain(text: str) -> str:
    """Return a text as it is compared: spaces of any kind and width are one, hyphens show nothing else.

    Office programs put no-break spaces and soft hyphens in by themselves; nobody meant that.
    """
    return squeezed(text).strip() if _ODD.search(text) else text.strip()


def squeezed(text: str) -> str:
    """Return a stretch of a text as it is compared, with the spaces at its ends."""
    return _SPACE.sub(" ", text.translate(_INVISIBLE))


def fingerprint(text: str) -> str:
    """Return sixteen digits by which a text is known to be unchanged without being told."""
    return hashlib.blake2b(
        plain(text).encode("utf-8", "replace"), digest_size=_DIGEST_BYTES
    ).hexdigest()
