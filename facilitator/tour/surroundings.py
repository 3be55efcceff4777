"""What a tour runs in: no screen, nothing of the person's own, and always the same moment."""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from facilitator import clock, language, paths

MOMENTS: Final = {
    "de": datetime(2026, 9, 17, 15, 50),  # noqa: DTZ001 - local time, whatever the zone
    "en": datetime(2026, 10, 8, 19, 25),  # noqa: DTZ001 - the same
}
"""In the second round of each language's example, when the rooms are at their third question."""


@contextmanager
def apart_from_the_user() -> Generator[None, None, None]:
    """Leave settings, recent files and logs of the person alone while the body runs.

    Qt keeps what a file dialog was last used for in its own settings; they go the same way.
    """
    with tempfile.TemporaryDirectory(prefix="facilitator-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        place.chmod(0o700)  # or Qt complains of it as runtime folder
        os.environ["XDG_CONFIG_HOME"] = str(place)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(place))
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        paths.keep_own_files_in(place)
        clock.stand_at(MOMENTS[language.current()])
        yield
