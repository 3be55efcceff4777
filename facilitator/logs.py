"""The program's own log: what happened, never what people said."""

import copy
import logging
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from facilitator.paths import user_state

_LIMIT_BYTES = 500_000

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def start(*, verbose: bool = False) -> None:
    """Write the log to the user's state folder; a folder that cannot be written is no obstacle."""
    root = logging.getLogger("facilitator")
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    try:
        user_state().mkdir(parents=True, exist_ok=True)
        handler = _LogFile(
            user_state() / "facilitator.log",
            maxBytes=_LIMIT_BYTES,
            backupCount=1,
            delay=True,
            encoding="utf-8",
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


class _LogFile(RotatingFileHandler):
    """A file that does without a line it cannot write."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say nothing: a full disk is reported where it costs somebody's words."""


class _Discreet(logging.Formatter):
    """Tells of an error its kind and its way through the code; its message may quote a note."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record's lines, whatever another handler has made of its error before."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's name
        """Return the kind of an error, and of those before it, each with its lines of code."""
        error, lines = ei[1], list[str]()
        while error is not None:
            lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__name__}\n"]
            error = error.__cause__ or error.__context__
        return "".join(lines).rstrip()
