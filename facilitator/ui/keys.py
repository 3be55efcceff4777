"""Keys as people read them: `Ctrl+Shift+T` is "Strg ⇧ T" in German and "⌘⇧T" on a Mac."""

import sys

from facilitator.language import tr

_SIGNS = {
    "Shift": "⇧",
    "Return": "↵",
    "Enter": "↵",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Backspace": "⌫",
}
_MAC = {"Ctrl": "⌘", "Alt": "⌥", "Meta": "⌃"}


def display(keys: str) -> str:
    """Return a portable key sequence for reading; several parts ("Ctrl+7 8 9") stay apart."""
    mac = sys.platform == "darwin"
    shown = [_part(part, mac=mac) for part in _parts(keys)]
    return "".join(shown) if mac else " ".join(shown)


def tooltip(text: str, keys: str = "") -> str:
    """Return what a control is called, with its key behind it where it has one."""
    return f"{text}  {display(keys)}" if keys else text


def _parts(keys: str) -> list[str]:
    if keys.endswith("+"):
        return [*keys[:-2].split("+"), "+"] if keys != "+" else ["+"]
    return keys.split("+")


def _part(part: str, *, mac: bool) -> str:
    if mac and part in _MAC:
        return _MAC[part]
    names = {
        "Ctrl": tr("Ctrl"),
        "Alt": tr("Alt"),
        "Tab": tr("Tab"),
        "Space": tr("Space"),
        "Esc": tr("Esc"),
        "Del": tr("Del"),
        "PgUp": tr("PgUp"),
        "PgDown": tr("PgDown"),
    }
    return names.get(part) or _SIGNS.get(part, part)
