"""Icons: 16-pixel SVG drawings in one ink, coloured by role and kept once drawn."""

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from facilitator.paths import resources
from facilitator.ui.theme.tokens import Tokens


class Icons:
    """Draws and caches the icons of one scheme; the theme makes a new one when colours change."""

    def __init__(self, tokens: Tokens, scale: float, app: QGuiApplication) -> None:
        self._tokens = tokens
        self._scale = scale
        self._app = app
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def icon(self, name: str, role: str = "text2", air: int = 0) -> QIcon:
        """Return an icon for buttons and menus, with its disabled look and air before the words."""
        key = (name, role, air)
        if key not in self._icons:
            icon = QIcon(self._with_air(name, role, air))
            icon.addPixmap(self._with_air(name, "disabled", air), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def _with_air(self, name: str, role: str, air: int) -> QPixmap:
        ratio = self._app.devicePixelRatio()
        drawn = self.pixmap(name, role, ratio=ratio)
        if not air:
            return drawn
        wide = QPixmap(round((16 + air) * self._scale * ratio), drawn.height())
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(QPointF(0, 0), drawn)
        painter.end()
        return wide

    def pixmap(self, name: str, role: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return an icon as a picture of `size` design pixels at a screen's ratio."""
        key = (name, role, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(*key)
        return self._pixmaps[key]

    def draw(
        self, painter: QPainter, x: float, y: float, name: str, role: str, size: int = 16
    ) -> None:
        """Paint an icon with its upper left corner at a point, sharp at the painter's ratio."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(x, y), self.pixmap(name, role, size, ratio))

    def _drawn(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        pixels = max(1, round(size * self._scale * ratio))
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        drawing = self._source(name).replace("currentColor", self._tokens[role])
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = resources() / "icons" / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name]
