"""Where the data of a server lies that this machine runs for a team."""

import logging
import shutil
from pathlib import Path

from facilitator.paths import user_state

_log = logging.getLogger(__name__)


def server_folder(team: str, device: str) -> Path:
    """Return the folder of a team's server; the server makes it."""
    return user_state() / "servers" / f"{team}-{device}"


def remove_server(team: str, device: str) -> None:
    """Remove all that a team's server kept on this machine; it must not run any more."""
    folder = server_folder(team, device)
    if folder.exists():
        shutil.rmtree(folder)
        _log.info("the data of a team's server was removed")
