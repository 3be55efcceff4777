"""What `info` says of a file, for tests of the commands that change one."""

import json
from pathlib import Path
from typing import Any

from tests.commands.conftest import Call


def figures(call: Call, file: Path) -> list[dict[str, Any]]:
    """Return the figures of each workshop in a file."""
    ended = call("info", file, "--json")
    assert ended.code == 0, ended
    return json.loads(ended.out)["workshops"]
