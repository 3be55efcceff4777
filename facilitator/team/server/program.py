"""The program `nats-server` on this machine."""

import shutil
import sys
import sysconfig
from pathlib import Path

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr


def server_program() -> Path:
    """Return the path of the server: the one that came with this program, or else the system's.

    EnvironmentProblem says what to install where there is none.
    """
    found = shutil.which("nats-server", path=sysconfig.get_path("scripts"))
    found = found or shutil.which("nats-server")
    if found:
        return Path(found)
    if sys.platform == "darwin":
        raise EnvironmentProblem(
            tr(
                "To host a team, this Mac needs the program nats-server. Install it with "
                "“brew install nats-server” and try again. Joining a team works without it."
            )
        )
    raise EnvironmentProblem(
        tr(
            "The program nats-server, which comes with this one, is missing. Install this "
            "program anew and try again. Joining a team works without it."
        )
    )
