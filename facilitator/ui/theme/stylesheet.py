"""The one stylesheet: `resources/themes/window.qss` with roles and lengths filled in.

In the template `@accent` is a colour role and `30u` a length in design pixels, which grows with
the user's font size; `1px` stays one pixel.
"""

import re

from facilitator.paths import resources
from facilitator.ui.theme.tokens import Tokens

_PLACEHOLDER = re.compile(r"@([a-z][a-z0-9_]*)|\b(\d+)u\b")


def render(tokens: Tokens, scale: float) -> str:
    """Return the stylesheet of a scheme at a scale; an unknown role is a KeyError (our fault)."""
    template = (resources() / "themes" / "window.qss").read_text(encoding="utf-8")

    def fill(match: re.Match[str]) -> str:
        return tokens[match[1]] if match[1] else f"{round(int(match[2]) * scale)}px"

    return _PLACEHOLDER.sub(fill, template)
