"""Push buttons by tone; they take the focus by keyboard only, so a click never leaves the editor."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton

from facilitator.ui import keys as key_names
from facilitator.ui.theme.theme import ICON_AIR, Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INKS = {"primary": "on_accent", "text": "accent", "link": "text3"}


class EnterButton(QAbstractButton):
    """A button of one's own drawing that Enter presses too, not Space alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    theme: Theme, text: str, tone: str = "quiet", *, icon: str = "", keys: str = "", tip: str = ""
) -> QPushButton:
    """Return a button with words; tones are primary, outline, quiet, text and link."""
    made = QPushButton(text)
    made.setAutoDefault(True)  # Enter presses it where the keyboard is on it
    made.setProperty("tone", tone)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.dress(made, "meta" if tone == "link" else "base", 400 if tone == "link" else 500)
    if icon:
        made.setIconSize(QSize(theme.px(16 + ICON_AIR), theme.px(16)))
        theme.dress_icon(made, icon, _INKS.get(tone, "text"))
    if tip or keys:
        made.setToolTip(key_names.tooltip(tip or text, keys))
    return made


def icon_button(
    theme: Theme, icon: str, name: str, *, keys: str = "", tone: str = "icon", role: str = "text2"
) -> QPushButton:
    """Return a button that is only an icon: with a name for screen readers and a tooltip."""
    made = QPushButton()
    made.setAutoDefault(True)
    made.setProperty("tone", tone)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(name)
    made.setToolTip(key_names.tooltip(name, keys))
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    theme.dress_icon(made, icon, role)
    return made
