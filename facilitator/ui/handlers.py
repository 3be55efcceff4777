"""Event handlers that may fail without taking the program with them."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

_Handler = TypeVar("_Handler", bound=Callable[..., Any])


def survivable(handler: _Handler) -> _Handler:
    """Hand what a handler raises to the program's last resort instead of to Qt.

    PySide (seen up to 6.12) crashes on Python 3.11 when an error that Python's own C code raised
    (an index, a key) passes through two handlers of ours, as from a key press through `event`.
    """

    @wraps(handler)
    def run(*arguments: Any) -> Any:  # noqa: ANN401 - whatever the handler takes and gives
        try:
            return handler(*arguments)
        except Exception:  # noqa: BLE001 - shown and logged by the hook
            sys.excepthook(*sys.exc_info())
            return None

    return run  # type: ignore[return-value] - the same signature
