"""The system's keychain, which holds what must be in no file: Credential Manager, Keychain, Secret Service.

Where a machine has none that can be used, what is put in is remembered until the program ends.
Nothing here ever says a value, neither in a log nor in an error.
"""

import base64
import binascii
import logging
import os
import threading
from typing import TYPE_CHECKING, Final, Protocol, cast

from facilitator.team import secret_values
from facilitator.team.secret_values import Secrets

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "facilitator"
_SYSTEMS: Final = ("macOS", "Windows", "SecretService", "kwallet", "libsecret")
"""The keychains that belong to a system. Other libraries bring some that keep a plain file."""
_UNUSABLE: Final = ("keyring.backends.fail", "keyring.backends.null")
_LEAST_PRIORITY: Final = 1
_PART: Final = 1_200
"""Characters of a value that the Credential Manager takes for certain: 2,560 bytes of UTF-16."""
_MOST_PARTS: Final = 100

_kept_apart: "Store | None" = None
_remembered: Final[dict[str, bytes]] = {}
"""What the system's keychain does not take: the program has it until it ends, whichever part asks."""

_log = logging.getLogger(__name__)


class Store(Protocol):
    """What the `keyring` library offers of each system's keychain."""

    def get_password(self, service: str, username: str) -> str | None: ...  # noqa: D102 - theirs
    def set_password(self, service: str, username: str, password: str) -> None: ...  # noqa: D102 - theirs
    def delete_password(self, service: str, username: str) -> None: ...  # noqa: D102 - theirs


class Keychain:
    """Values by name in the system's keychain; for any thread, though it may wait for a person."""

    def __init__(
        self, backend: Store | None = None, remembered: dict[str, bytes] | None = None
    ) -> None:
        """Use a keychain; what it does not take lives in `remembered`, or as long as this object."""
        self._backend = backend
        self._kept: dict[str, bytes] = {}
        self._remembered = {} if remembered is None else remembered
        self._lock = threading.RLock()

    @property
    def is_lasting(self) -> bool:
        """Whether values are still there after the program has ended."""
        return self._backend is not None

    def get(self, name: str) -> bytes | None:
        """Return a value, None where there is none or the keychain does not give it."""
        with self._lock:
            if name not in self._kept and name in self._remembered:
                self.put(name, self._remembered[name])  # it may be willing by now
            if name not in self._kept and self._backend is not None:
                value = self._read(self._backend, name)
                if value is None:
                    return None
                self._kept[name] = value
            return self._kept.get(name)

    def put(self, name: str, value: bytes) -> None:
        """Keep a value; where the keychain refuses, it and all that follow live in memory only."""
        with self._lock:
            self._kept[name] = value
            if self._backend is not None:
                self._write(self._backend, name, value)
            if self._backend is None:
                self._remembered[name] = value
            else:
                self._remembered.pop(name, None)

    def remove(self, name: str) -> None:
        """Forget a value for good."""
        with self._lock:
            self._kept.pop(name, None)
            self._remembered.pop(name, None)
            if self._backend is not None:
                for place in (*self._further(self._backend, name), name):
                    self._drop(self._backend, place)

    # The keychain itself: it may be locked, gone, or ask a person who says no

    def _read(self, backend: Store, name: str) -> bytes | None:
        try:
            first = backend.get_password(_SERVICE, name)
            if first is None:
                return None
            texts = [backend.get_password(_SERVICE, place) for place in _places(name, first)]
            return base64.b64decode("".join((_text(first), *map(str, texts))), validate=True)
        except (binascii.Error, ValueError):
            _log.warning("a value of the keychain is damaged")
        except Exception as error:  # noqa: BLE001 - each system's keychain fails in a way of its own
            self._give_up(error)
        return None

    def _write(self, backend: Store, name: str, value: bytes) -> None:
        """Write the parts under new names first and the entry that names them last."""
        size = _PART if type(backend).__module__.endswith(".Windows") else len(value) * 2 + 1
        text = base64.b64encode(value).decode()
        parts = [text[start : start + size] for start in range(0, len(text), size)] or [""]
        tag = os.urandom(4).hex()
        first = f"{tag}:{len(parts) - 1}:{parts[0]}"
        try:
            before = self._further(backend, name)
            for place, part in zip(_places(name, first), parts[1:], strict=True):
                backend.set_password(_SERVICE, place, part)
            backend.set_password(_SERVICE, name, first)
        except Exception as error:  # noqa: BLE001 - as above
            self._give_up(error)
            return
        for place in before:
            self._drop(backend, place)

    def _further(self, backend: Store, name: str) -> list[str]:
        try:
            first = backend.get_password(_SERVICE, name)
        except Exception:  # noqa: BLE001 - as above; what cannot be read need not be cleared away
            return []
        return _places(name, first) if first else []

    def _drop(self, backend: Store, name: str) -> None:
        try:
            backend.delete_password(_SERVICE, name)
        except Exception as error:  # noqa: BLE001 - as above; often it was not there
            _log.info("nothing was taken out of the keychain: %s", type(error).__name__)

    def _give_up(self, error: Exception) -> None:
        _log.warning("the keychain cannot be used: %s", type(error).__name__)
        self._backend = None


def system_keychain() -> Keychain:
    """Return the keychain of this machine, or one in memory where there is none.

    Memory is one for the whole program: whoever joins and the file that is opened then ask anew.
    Whoever has chosen one in the settings of the `keyring` library (for a machine without a
    screen, say) gets that one.
    """
    if _kept_apart is not None:
        return Keychain(_kept_apart, _remembered)
    from keyring import backend, core  # noqa: PLC0415 - looks for plug-ins, which takes a while

    try:
        chosen = core.load_env() or core.load_config()
        known = [chosen] if chosen else list(filter(_is_system, backend.get_all_keyring()))
    except Exception as error:  # noqa: BLE001 - plug-ins and settings are other people's
        _log.warning("no keychain was found: %s", type(error).__name__)
        return Keychain(remembered=_remembered)
    usable = [entry for entry in known if type(entry).__module__ not in _UNUSABLE]
    best = max(usable, key=backend.by_priority, default=None)
    return Keychain(cast("Store | None", best), _remembered)


def keep_own_keys_in(store: Store) -> None:
    """Leave this person's keychain alone: from now on this one stands in the system's place."""
    global _kept_apart  # noqa: PLW0603 - one keychain per process is the point
    _kept_apart = store


def _is_system(backend: "KeyringBackend") -> bool:
    module = type(backend).__module__
    is_known = module in {f"keyring.backends.{name}" for name in _SYSTEMS}
    return is_known and backend.priority >= _LEAST_PRIORITY


def _places(name: str, first: str) -> list[str]:
    """Return where the parts after the first stand; ValueError when the first does not say."""
    tag, count, _ = first.split(":", 2)
    return [f"{name}#{tag}.{number}" for number in range(min(int(count), _MOST_PARTS))]


def _text(first: str) -> str:
    return first.split(":", 2)[2]


# The secrets of a team, under one name, so that the keychain is asked once


def secrets_of(keychain: Keychain, team_id: str, device: str) -> Secrets | None:
    """Return what the keychain holds for a device in a team; None where that is nothing."""
    value = keychain.get(f"{team_id}/{device}")
    return secret_values.from_bytes(value) if value else None


def keep_secrets(keychain: Keychain, secrets: Secrets) -> None:
    """Keep the secrets of a device, in the place of those it had."""
    keychain.put(f"{secrets.team_id}/{secrets.device}", secret_values.to_bytes(secrets))


def forget_secrets(keychain: Keychain, team_id: str, device: str) -> None:
    """Forget the secrets of a device for good."""
    keychain.remove(f"{team_id}/{device}")
