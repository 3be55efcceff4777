"""Why the machine refuses, in the language in use; each system says it in a language of its own."""

import errno
from typing import Final

from facilitator.language import mark, tr

KNOWN: Final = {
    errno.EBADF: mark("Bad file descriptor"),
    errno.EEXIST: mark("File exists"),
    errno.ENAMETOOLONG: mark("File name too long"),
    errno.EIO: mark("Input/output error"),
    errno.EINVAL: mark("Invalid argument"),
    errno.EISDIR: mark("Is a directory"),
    errno.ENOENT: mark("No such file or directory"),
    errno.ENOSPC: mark("No space left on device"),
    errno.ENOTDIR: mark("Not a directory"),
    errno.EPERM: mark("Operation not permitted"),
    errno.EACCES: mark("Permission denied"),
    errno.EROFS: mark("Read-only file system"),
}
"""The reasons that a file gives, by the number all systems share; others are passed on as they are."""


def reason(error: OSError) -> str:
    """Return why a file could not be read or written, for the brackets of a sentence."""
    words = KNOWN.get(error.errno or 0)
    return tr(words) if words else error.strerror or str(error)
