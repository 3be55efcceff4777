"""Links that begin with `facilitator:`: letting the desktop open them with this program, and no longer.

Only for the person who is asked for, and only when they ask: a file in their own folders on Linux,
their own branch of the registry on Windows. Elsewhere a link has to be pasted.
"""

import shutil
import subprocess
import sys
from contextlib import suppress
from os import environ
from pathlib import Path
from typing import Final

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.output import write_whole
from facilitator.reasons import reason

SCHEME: Final = "facilitator"
_ENTRY: Final = "facilitator-link.desktop"
_TYPE: Final = f"x-scheme-handler/{SCHEME}"
_SECTION: Final = "[Default Applications]"
_BRANCH: Final = rf"Software\Classes\{SCHEME}"
_COMMAND: Final = rf"{_BRANCH}\shell\open\command"
_ROOT: Final = Path(__file__).resolve().parents[2]
_SECONDS: Final = 10


def is_possible() -> bool:
    """Tell whether this system can be told which program opens such links."""
    return sys.platform.startswith(("linux", "win32"))


def is_ours() -> bool:
    """Tell whether such links open this program; False where that cannot be found out."""
    try:
        return _is_in_registry() if sys.platform == "win32" else _is_on_desktop()
    except OSError:
        return False


def claim() -> None:
    """Let such links open this program from now on; EnvironmentProblem where the system refuses."""
    try:
        if sys.platform == "win32":
            _put_into_registry()
        else:
            _put_on_desktop()
    except OSError as error:
        raise _refused(error) from error


def give_up() -> None:
    """Let such links open nothing any more; EnvironmentProblem where the system refuses."""
    try:
        if sys.platform == "win32":
            _take_from_registry()
        else:
            _take_from_desktop()
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> EnvironmentProblem:
    return EnvironmentProblem(
        tr(
            "The system does not let links be opened here ({reason}). Paste them on the start page.",
            reason=reason(error),
        )
    )


# Linux: the person's own folders, as the XDG specifications name them


def desktop_entry() -> str:
    """Return the entry of a program that opens such links and is in no menu."""
    words = (sys.executable, "-m", "facilitator")
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Facilitator",
        f"Exec={' '.join(map(_quoted, words))} %u",
        f"MimeType={_TYPE};",
        "NoDisplay=true",
        "Terminal=false",
    ]
    if (_ROOT / "pyproject.toml").is_file():  # not installed: found from its own folder only
        lines.append(f"Path={_ROOT}")
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """Return a word of `Exec`: quoted as for a shell, then escaped as every text of an entry."""
    for sign in '\\"`$':
        word = word.replace(sign, f"\\{sign}")
    word = word.replace("\\", "\\\\").replace("%", "%%")
    return f'"{word}"'


def _entry_file() -> Path:
    return _folder("XDG_DATA_HOME", ".local/share") / "applications" / _ENTRY


def _defaults_file() -> Path:
    return _folder("XDG_CONFIG_HOME", ".config") / "mimeapps.list"


def _folder(name: str, otherwise: str) -> Path:
    return Path(environ.get(name) or Path.home() / otherwise)


def _is_on_desktop() -> bool:
    is_default = f"{_TYPE}={_ENTRY}" in _defaults()
    return is_default and _entry_file().read_text(encoding="utf-8") == desktop_entry()


def _put_on_desktop() -> None:
    _write(_entry_file(), desktop_entry())
    lines = _without_ours(_defaults())
    if _SECTION not in lines:
        lines += [_SECTION]
    lines.insert(lines.index(_SECTION) + 1, f"{_TYPE}={_ENTRY}")
    _write(_defaults_file(), "\n".join(lines) + "\n")
    _tell_desktop()


def _take_from_desktop() -> None:
    before = _defaults()
    lines = _without_ours(before)
    if lines != before:
        _write(_defaults_file(), "\n".join(lines) + "\n")
    _entry_file().unlink(missing_ok=True)
    _tell_desktop()


def _defaults() -> list[str]:
    """Return the lines of what the person chose; everything else in them stays as it is."""
    try:
        return _defaults_file().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise OSError(str(error)) from error


def _without_ours(lines: list[str]) -> list[str]:
    """Leave out what is said of our links, among the defaults only."""
    kept: list[str] = []
    section = ""
    for line in lines:
        section = line.strip() if line.startswith("[") else section
        if section != _SECTION or line.partition("=")[0].strip() != _TYPE:
            kept.append(line)
    return kept


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())


def _tell_desktop() -> None:
    """Let desktops that keep a list of entries make it anew; those without one need nothing."""
    program = shutil.which("update-desktop-database")
    if program:
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(  # noqa: S603 - a program of the system, on the person's own folder
                [program, str(_entry_file().parent)],
                check=False,
                capture_output=True,
                timeout=_SECONDS,
            )


# Windows: the person's own branch of the registry


def registry_command() -> str:
    """Return what Windows starts for a link, without the console where Python has a twin without."""
    python = Path(sys.executable)
    windowed = python.with_name("pythonw.exe")
    words = [str(windowed if windowed.exists() else python), "-m", "facilitator"]
    return f'{subprocess.list2cmdline(words)} "%1"'


if sys.platform == "win32":
    import winreg

    def _is_in_registry() -> bool:
        try:
            return winreg.QueryValue(winreg.HKEY_CURRENT_USER, _COMMAND) == registry_command()
        except FileNotFoundError:
            return False

    def _put_into_registry() -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _BRANCH) as key:
            winreg.SetValueEx(key, "", 0, winreg.REG_SZ, "URL:Facilitator")
            winreg.SetValueEx(key, "URL Protocol", 0, winreg.REG_SZ, "")
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _COMMAND) as key:
            winreg.SetValueEx(key, "", 0, winreg.REG_SZ, registry_command())

    def _take_from_registry() -> None:
        branch = _COMMAND
        while branch.startswith(_BRANCH):
            with suppress(FileNotFoundError):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, branch)
            branch = branch.rpartition("\\")[0]
