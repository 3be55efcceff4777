"""What a returned file is held against, where the version that it is was kept."""

from collections.abc import Callable, Sequence

from facilitator.domain.authoring import Version
from facilitator.domain.frozen import Printed
from facilitator.domain.passages import Passage, Stamp

Unpack = Callable[[Version], Sequence[Printed]]
"""Returns what a version said."""


def kept_passages(
    stamp: Stamp | None, versions: Sequence[Version], unpack: Unpack
) -> tuple[Passage, ...]:
    """Return what the version said that a file says it is, nothing where nobody kept it.

    A file that somebody's program took its memory from is taken for the newest Word file that went out.
    """
    version = next((entry for entry in versions if stamp and entry.id == stamp.version_id), None)
    if stamp is None:
        version = next((entry for entry in reversed(versions) if entry.kind == "docx"), None)
    said = unpack(version) if version else ()
    return tuple(Passage(entry.text, entry.anchor) for entry in said)
