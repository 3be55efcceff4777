"""Where data lies: beside the code in a checkout, inside the package in a wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_own_folder: Path | None = None


@cache
def _data(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Folder of icons, translations, examples, templates and themes."""
    return _data("resources")


def protocols() -> Path:
    """Folder of the protocol layouts that come with the program."""
    return _data("protocols")


@cache
def user_config() -> Path:
    """This person's folder for settings and own layouts; made when first written to."""
    if _own_folder:
        return _own_folder / "config"
    from platformdirs import user_config_path  # noqa: PLC0415 - 5 ms that most runs never need

    return user_config_path("facilitator", appauthor=False, roaming=True)


@cache
def user_state() -> Path:
    """This person's folder for logs and window positions; made when first written to."""
    if _own_folder:
        return _own_folder / "state"
    from platformdirs import user_state_path  # noqa: PLC0415 - see `user_config`

    return user_state_path("facilitator", appauthor=False)


def own_folder() -> Path | None:
    """Where everything lies that is otherwise the person's own; None: in their own places."""
    return _own_folder


def keep_own_files_in(folder: Path) -> None:
    """Leave this person's settings, layouts, logs and documents alone; their place is in `folder` from now on."""
    global _own_folder  # noqa: PLW0603 - one place per process is the point
    _own_folder = folder
    user_config.cache_clear()
    user_state.cache_clear()


def is_file(path: Path) -> bool:
    """Tell whether a file has this name; a name that no system takes has none."""
    try:
        return path.is_file()
    except OSError:
        return False
