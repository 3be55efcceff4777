"""The look of the program: holds the scheme in use and puts it on the application."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator.settings import Settings
from facilitator.ui.theme import palette, stylesheet, tokens
from facilitator.ui.theme.fonts import Fonts
from facilitator.ui.theme.icons import Icons

SCHEMES: Final = ("system", "light", "dark")
SCALES: Final = (80, 90, 100, 110, 125, 150, 175, 200)
ICON_AIR: Final = 5
"""Between an icon and the words behind it on a button, in design pixels."""
"""Font sizes a person can choose, in percent."""

_FORCED = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """Colours, fonts and icons at the user's size; follows the system unless a setting forces it."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._schemes = tokens.load()
        self._hints = app.styleHints()
        self._needs = self._hints.accessibility()
        self._force()
        self._read()
        self._apply()
        self._hints.colorSchemeChanged.connect(self._rebuild)
        self._needs.contrastPreferenceChanged.connect(self._rebuild)

    # What widgets ask for

    @property
    def scale(self) -> float:
        """The user's font size as a factor, 1.0 for 100 %."""
        return self._fonts.scale

    def hex(self, role: str) -> str:
        """Return a colour role's value as text."""
        return self._tokens[role]

    def color(self, role: str) -> QColor:
        """Return a colour role's value."""
        color = self._colors.get(role)
        if color is None:
            color = self._colors[role] = QColor(self._tokens[role])
        return color

    def px(self, pixels: float) -> int:
        """Return design pixels at the user's scale."""
        return round(pixels * self._fonts.scale)

    def font(self, size: str = "base", weight: int = 400, *, italic: bool = False) -> QFont:
        """Return a font of the type scale, see `fonts.SIZES`."""
        return self._fonts.font(size, weight, italic=italic)

    def exact_font(self, pixels: int, weight: int = 400) -> QFont:
        """Return a font that does not follow the person's own size, see `Fonts.exact`."""
        return self._fonts.exact(pixels, weight)

    def line_height(self, size: str) -> int:
        """Return a type size's line height at the user's scale."""
        return self._fonts.line_height(size)

    # What widgets wear

    def dress(self, widget: QWidget, size: str = "base", weight: int = 400, ink: str = "") -> None:
        """Give a widget its font and ink, and keep both right when the theme changes."""
        widget.setProperty("type", f"{size} {weight}")
        widget.setFont(self.font(size, weight))
        if widget.property("ink") != (ink or None):
            widget.setProperty("ink", ink or None)
            if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                repolish(widget)

    def dress_icon(self, target: QAbstractButton, name: str, role: str = "text2") -> None:
        """Give a button its icon, and redraw it when the theme changes."""
        target.setProperty("drawing", f"{name} {role}")
        target.setIcon(self.icons.icon(name, role, ICON_AIR if target.text() else 0))

    # What the person chooses

    @property
    def scheme(self) -> str:
        """The setting: "system", "light" or "dark"."""
        chosen = self._settings.get("theme", "system")
        return chosen if chosen in SCHEMES else "system"

    def choose_scheme(self, scheme: str) -> None:
        """Follow the system, or force light or dark, from now on."""
        self._settings.put("theme", scheme)
        self._force()
        self._rebuild()

    def choose_scale(self, percent: int) -> None:
        """Make everything as large as `percent` says, from now on."""
        self._settings.put("font_percent", percent)
        self._rebuild()

    def step_scale(self, direction: int) -> None:
        """Go to the next larger (1) or smaller (-1) size; 0 goes back to 100 %."""
        percent = round(self.scale * 100)
        larger = [size for size in SCALES if size > percent]
        smaller = [size for size in SCALES if size < percent]
        wanted = {1: larger[:1], -1: smaller[-1:], 0: [100]}[direction]
        if wanted:
            self.choose_scale(wanted[0])

    # Inside

    def _force(self) -> None:
        forced = _FORCED.get(self.scheme)
        if forced is not None:
            self._hints.setColorScheme(forced)
        elif self._hints.colorScheme() != Qt.ColorScheme.Unknown:
            self._hints.unsetColorScheme()

    def _read(self) -> None:
        wanted = self._hints.colorScheme() == Qt.ColorScheme.Dark
        self.dark = {"light": False, "dark": True}.get(self.scheme, wanted)
        self._tokens = self._schemes["dark" if self.dark else "light"]
        if self._needs.contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._tokens = tokens.with_high_contrast(self._tokens)
        percent = self._settings.get("font_percent", 100)
        scale = min(max(percent, SCALES[0]), SCALES[-1]) / 100
        self._fonts = Fonts(scale)
        self._colors: dict[str, QColor] = {}
        self.icons = Icons(self._tokens, scale, self._app)

    def _apply(self) -> None:
        self._app.setPalette(palette.build(self._tokens))
        self._app.setFont(self.font())
        self._app.setStyleSheet(stylesheet.render(self._tokens, self.scale))

    def _rebuild(self) -> None:
        self._read()
        self._apply()
        for widget in self._app.allWidgets():
            self._redress(widget)
        self.changed.emit()

    def _redress(self, widget: QWidget) -> None:
        worn = widget.property("type")
        if worn:
            size, weight = worn.split()
            widget.setFont(self.font(size, int(weight)))
        drawing = widget.property("drawing")
        if drawing and isinstance(widget, QAbstractButton):
            self.dress_icon(widget, *drawing.split())


def repolish(widget: QWidget) -> None:
    """Let a widget wear the stylesheet's rules for its properties as they are now."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
