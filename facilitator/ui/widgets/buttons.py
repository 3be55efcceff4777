"""Push buttons by tone; they take the focus by keyboard only, so a click never leaves the editor."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from facilitator.ui import keys as key_names
from facilitator.ui.theme.theme import Theme

_INKS = {"primary": "on_accent", "text": "accent", "link": "text3"}


def button(
    theme: Theme, text: str, tone: str = "quiet", *, icon: str = "", keys: str = "", tip: str = ""
) -> QPushButton:
    """Return a button with words; tones are primary, outline, quiet, text and link."""
    made = QPushButton(text)
    made.setProperty("tone", tone)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.dress(made, "meta" if tone == "link" else "base", 400 if tone == "link" else 500)
    if icon:
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
        theme.dress_icon(made, icon, _INKS.get(tone, "text"))
    if tip or keys:
        made.setToolTip(key_names.tooltip(tip or text, keys))
    return made


def icon_button(
    theme: Theme, icon: str, name: str, *, keys: str = "", tone: str = "icon", role: str = "text2"
) -> QPushButton:
    """Return a button that is only an icon: with a name for screen readers and a tooltip."""
    made = QPushButton()
    made.setProperty("tone", tone)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(name)
    made.setToolTip(key_names.tooltip(name, keys))
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    theme.dress_icon(made, icon, role)
    return made
