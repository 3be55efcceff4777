"""A keychain for the programs of a tour: it ends with them, and leaves the person's own alone."""


class MemoryStore:
    """Keeps values by service and name, as the keychain of a system does."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return a value, None where there is none."""
        return self._values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a value."""
        self._values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value."""
        self._values.pop((service, username), None)
