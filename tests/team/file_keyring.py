"""A keychain for programs under test: a file, so that what they keep outlives them.

A program takes it with PYTHON_KEYRING_BACKEND=tests.team.file_keyring.FileKeyring and the
file's path in FACILITATOR_TEST_KEYRING.
"""

import json
import os
from pathlib import Path

from keyring.errors import PasswordDeleteError

PLACE = "FACILITATOR_TEST_KEYRING"


class FileKeyring:
    priority = 0.1  # only for whoever asks for it by name

    def __init__(self, path: Path | None = None):
        self.path = path or Path(os.environ[PLACE])

    def get_password(self, service: str, username: str) -> str | None:
        return self._values().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self._values(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        values = self._values()
        if values.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError(username)
        self._write(values)

    def _values(self) -> dict[str, str]:
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def _write(self, values: dict[str, str]) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(values))
        fresh.replace(self.path)
