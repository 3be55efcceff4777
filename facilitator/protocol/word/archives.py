"""A template's file as a Word document: one that could run something is refused."""

import io
import re
import zipfile
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError, fromstring

from facilitator.archives import OLD_OFFICE, UnusableError, members
from facilitator.language import tr

__all__ = ["UnusableError", "opened"]

_TYPES: Final = "[Content_Types].xml"
_XML: Final = (".xml", ".rels")
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject")


def opened(path: Path) -> io.BytesIO:
    """Return a template as a Word document; a template of Word's own kind (.dotx) becomes one.

    UnusableError when it is something else, holds macros, is encrypted or too large.
    """
    if _is_old_office(path):
        raise UnusableError(tr("it is protected by a password, or in an old format of Word"))
    files = members(path)
    if not all(_is_sound(data) for name, data in files.items() if name.endswith(_XML)):
        raise UnusableError(tr("it is damaged inside"))
    types = files.get(_TYPES, b"")
    if _MACROS.search(types):
        raise UnusableError(tr("it holds macros"))
    files[_TYPES] = types.replace(b".template.main+xml", b".document.main+xml")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


def _is_sound(data: bytes) -> bool:
    """Tell whether XML can be read; parts that nobody looks at go into the protocol as they are."""
    try:
        fromstring(data)  # noqa: S314 - no document type is let in
    except (ParseError, LookupError, ValueError):  # also of an encoding that nobody knows
        return False
    return True


def _is_old_office(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(OLD_OFFICE)) == OLD_OFFICE
    except OSError as error:
        raise UnusableError from error
