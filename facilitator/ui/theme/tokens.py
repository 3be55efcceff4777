"""Colour roles: names to colours, light and dark, read from `resources/themes/tokens.json`."""

import json
from typing import Final

from facilitator.paths import resources

Tokens = dict[str, str]

_SOFT: Final = (
    "accent_soft",
    "ok_soft",
    "warn_soft",
    "late_soft",
    "c1s",
    "c2s",
    "c3s",
    "c4s",
    "c5s",
    "c6s",
)


def load() -> dict[str, Tokens]:
    """Return the roles of both schemes, keyed "light" and "dark"."""
    return json.loads((resources() / "themes" / "tokens.json").read_text(encoding="utf-8"))


def with_high_contrast(tokens: Tokens) -> Tokens:
    """Return the roles for people who ask the system for contrast: no soft fills, firm lines."""
    firm = dict.fromkeys(_SOFT, tokens["surface"])
    lines = {"line": tokens["control"], "text2": tokens["text"], "text3": tokens["text2"]}
    return tokens | firm | lines
