"""What an archive holds, and an archive of it: Word and Excel files, taken apart and put together."""

import io
import zipfile
from collections.abc import Mapping


def parts_of(archive: bytes) -> dict[str, bytes]:
    """Return the files inside an archive by their names, in their order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()
