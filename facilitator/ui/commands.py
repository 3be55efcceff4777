"""What a person can do on a screen: listed by F1, found by Ctrl+K, bound to keys by the window."""

from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """Something to do; without `run` it is a key that is only explained, like Enter in the editor."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    """Portable key sequences ("Ctrl+Shift+N"), the one to show first."""
    run: Callable[[], object] | None = None
    icon: str = ""
    group: str = ""
    """The heading it stands under in the list of keys."""
