"""Libraries that others use where they find them, and that we do not want them to find."""

import sys
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def left_out(*names: str) -> Generator[None, None, None]:
    """Let the libraries imported in the body do without others, as if those were not installed.

    What was imported before stays imported.
    """
    new = [name for name in names if name not in sys.modules]
    for name in new:
        sys.modules[name] = None  # type: ignore[assignment] - None makes an import fail, which they expect
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]
