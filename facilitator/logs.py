"""The program's own log: what happened, never what people said."""

import logging
from logging.handlers import RotatingFileHandler

from facilitator.paths import user_state

_LIMIT_BYTES = 500_000


def start(*, verbose: bool = False) -> None:
    """Write the log to the user's state folder; a folder that cannot be written is no obstacle."""
    root = logging.getLogger("facilitator")
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    try:
        user_state().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            user_state() / "facilitator.log",
            maxBytes=_LIMIT_BYTES,
            backupCount=1,
            delay=True,
            encoding="utf-8",
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
