"""A template's file as a Word document: one that could run something is refused."""

import io
import re
import zipfile
from pathlib import Path
from typing import Final

from facilitator.archives import UnusableError, members
from facilitator.language import tr

__all__ = ["UnusableError", "opened"]

_TYPES: Final = "[Content_Types].xml"
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject")


def opened(path: Path) -> io.BytesIO:
    """Return a template as a Word document; a template of Word's own kind (.dotx) becomes one.

    UnusableError when it is something else, holds macros, is encrypted or too large.
    """
    files = members(path)
    types = files.get(_TYPES, b"")
    if _MACROS.search(types):
        raise UnusableError(tr("it holds macros"))
    files[_TYPES] = types.replace(b".template.main+xml", b".document.main+xml")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target
