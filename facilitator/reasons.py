"""Why the machine refuses, in the language in use; the system itself says it in English."""

from typing import Final

from facilitator.language import mark, tr

KNOWN: Final = (
    mark("Bad file descriptor"),
    mark("File exists"),
    mark("File name too long"),
    mark("Input/output error"),
    mark("Invalid argument"),
    mark("Is a directory"),
    mark("No such file or directory"),
    mark("No space left on device"),
    mark("Not a directory"),
    mark("Operation not permitted"),
    mark("Permission denied"),
    mark("Read-only file system"),
)
"""The reasons that a file gives, in the system's own words; others are passed on as they are."""


def reason(error: OSError) -> str:
    """Return why a file could not be read or written, for the brackets of a sentence."""
    words = error.strerror or str(error)
    return tr(words) if words in KNOWN else words
