"""What this person prefers on this machine: a small JSON file, read once, written whole.

Settings are a comfort, never a condition: an unreadable file counts as empty, an unwritable
one is skipped with a line in the log.
"""

import json
import logging
import os
from pathlib import Path
from typing import Any, TypeVar, cast

from facilitator.paths import user_config

_log = logging.getLogger(__name__)
_Value = TypeVar("_Value", str, int, bool, float)


class Settings:
    """Read and change preferences; every change is on disk when `put` returns."""

    def __init__(self, path: Path | None = None) -> None:
        """Read `path`, by default the user's own file."""
        self._path = path or user_config() / "settings.json"
        self._values = self._read()

    def get(self, name: str, default: _Value) -> _Value:
        """Return the stored value if it has the default's type, else the default."""
        value = self._values.get(name, default)
        return value if isinstance(value, type(default)) else default

    def device(self) -> str:
        """Return this machine's name in the journal, made at the first use; it says nothing of its owner."""
        if not self.get("device", ""):
            import secrets  # noqa: PLC0415 - once per machine

            self.put("device", secrets.token_hex(4))
        return self.get("device", "")

    def strings(self, name: str) -> list[str]:
        """Return a stored list of texts, empty when there is none."""
        value = self._values.get(name, [])
        return (
            [str(item) for item in cast("list[object]", value)] if isinstance(value, list) else []
        )

    def put(self, name: str, value: str | float | bool | list[str]) -> None:  # noqa: FBT001 - a setting may be a bool
        """Store a value; the file is replaced whole or left as it was."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return cast("dict[str, Any]", values) if isinstance(values, dict) else {}

    def _write(self) -> None:
        import tempfile  # noqa: PLC0415 - not while the window starts

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".settings-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._values, file, ensure_ascii=False, indent=1)
            Path(name).replace(self._path)
        except OSError as problem:
            _log.warning("settings not written: %s", problem)
