"""The secrets of one file's team while it is open: read by several threads, kept in the keychain."""

import threading
from typing import Final

from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.team import keys
from facilitator.team.keychain import (
    Keychain,
    forget_secrets,
    keep_secrets,
    secrets_of,
    system_keychain,
)
from facilitator.team.office import Office
from facilitator.team.secret_values import Secrets

BOOK: Final = "invitations"
"""Among the secrets of whoever hosts: the invitations, as `Guestbook` writes them."""


class Safe:
    """Holds the newest secrets; only the office's thread waits for the keychain."""

    def __init__(self, keychain: Keychain | None, office: Office) -> None:
        """Without a keychain the system's is looked for when it is needed."""
        self._keychain = keychain
        self._office = office
        self._lock = threading.Lock()
        self._secrets: Secrets | None = None

    @property
    def own(self) -> Secrets:
        """The secrets now, for any thread; UserError where the file is in no team."""
        with self._lock:
            if self._secrets is None:
                raise UserError(tr("This file is in no team. Nothing was changed."))
            return self._secrets

    @property
    def is_lasting(self) -> bool:
        """Whether the keychain still has them after the program's end."""
        return self._chain().is_lasting

    def open(self, team: str, device: str) -> Secrets | None:
        """Read them from the keychain; None where it has none. In the office, as all below."""
        with self._lock:
            self._secrets = secrets_of(self._chain(), team, device)
            return self._secrets

    def store(self, secrets: Secrets) -> None:
        """Hold other secrets from now on."""
        with self._lock:
            self._secrets = secrets
        keep_secrets(self._chain(), secrets)

    def forget(self) -> None:
        """Destroy them."""
        with self._lock:
            secrets, self._secrets = self._secrets, None
        if secrets:
            forget_secrets(self._chain(), secrets.team_id, secrets.device)

    # For any thread

    def merge(self, found: Secrets) -> None:
        """Take over keys and token that the link was granted; the rest of ours may be newer."""
        with self._lock:
            if self._secrets:
                merged = {**self._secrets.keys, **found.keys}
                self._secrets = self._secrets._replace(keys=merged, token=found.token)
        self._office.hand_in(self._store_again)

    def keep_book(self, text: str) -> None:
        """Keep the invitations; in the office it is done when this returns, elsewhere soon."""
        with self._lock:
            if self._secrets is None:
                return
            self._secrets = secrets = keys.with_host(self._secrets, BOOK, text)
        if self._office.is_here():
            keep_secrets(self._chain(), secrets)
        else:
            self._office.hand_in(self._store_again)

    async def _store_again(self) -> None:
        with self._lock:
            secrets = self._secrets
        if secrets:
            keep_secrets(self._chain(), secrets)

    def _chain(self) -> Keychain:
        self._keychain = self._keychain or system_keychain()
        return self._keychain
