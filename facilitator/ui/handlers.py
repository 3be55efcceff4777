"""Event handlers that may fail without taking the program with them."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

_Given = ParamSpec("_Given")


def survivable(handler: Callable[_Given, None]) -> Callable[_Given, None]:
    """Hand what a handler raises to the program's last resort instead of to Qt.

    PySide (seen up to 6.12) crashes on Python 3.11 when an error that Python's own C code raised
    (an index, a key) passes through two handlers of ours, as from a key press through `event`.
    """

    @wraps(handler)
    def run(*arguments: _Given.args, **named: _Given.kwargs) -> None:
        try:
            handler(*arguments, **named)
        except Exception as error:  # noqa: BLE001 - shown and logged by the hook
            sys.excepthook(type(error), error, error.__traceback__)

    return run
