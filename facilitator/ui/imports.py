"""Imports, once PySide is there: without its search for `from __feature__` in every source.

PySide puts a search of its own in front of Python's import. It reads the source of each module that
is imported afterwards, to see whether the module wants Qt's names in snake case; none of ours
does, and the reading is a tenth of the time that opening the window takes.
"""

import builtins


def import_without_search() -> None:
    """Put PySide's search aside for all imports from now on; where it has none, nothing changes."""
    # Beside `__import__`, where PySide keeps what it has put its search in front of.
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
