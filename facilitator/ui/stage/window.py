"""The stage itself: a window with nothing in it but the sheet, for a screen or a video call."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.scenes import Scene
from facilitator.ui.stage.lettering import Lettering
from facilitator.ui.stage.placement import Place
from facilitator.ui.stage.sheet_of import sheet_of
from facilitator.ui.stage.sheets import Sheet
from facilitator.ui.theme.theme import Theme

_LEAST: Final = QSize(640, 400)


class StageWindow(QWidget):
    """Shows one scene; has no parts, opens nothing and never takes the keyboard by itself."""

    drawn = Signal()
    """Something else is to be seen."""
    closed = Signal()
    """Somebody closed the window."""
    key_pressed = Signal(object)
    """A key (a `QKeyEvent`) came here, because the stage was clicked on; it is meant for elsewhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme = theme
        self._scene: Scene | None = None
        self._sheet: Sheet | None = None
        self._lettering = Lettering(theme, QSizeF(_LEAST))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(_LEAST)
        theme.changed.connect(self._renew)

    @property
    def scene(self) -> Scene | None:
        """What it shows."""
        return self._scene

    @property
    def sheet(self) -> Sheet | None:
        """What it shows, laid out for its size."""
        if self._sheet is None and self._scene is not None:
            self._sheet = sheet_of(self._scene, QSizeF(self.size()), self._lettering)
            self.setAccessibleDescription("\n".join(self._sheet.texts))
        return self._sheet

    def show_scene(self, scene: Scene) -> None:
        """Show another scene with the next picture; the same one again costs nothing."""
        if scene != self._scene:
            self._scene, self._sheet = scene, None
            self.update()
            self.drawn.emit()

    def go_to(self, place: Place) -> None:
        """Fill a display, or be an ordinary window on it; the moderator keeps the keyboard."""
        screen = place.display.screen
        if screen is not None:
            self.setScreen(screen)
        # Not showFullScreen: it takes the keyboard. And a window that fills one display does not
        # move to another.
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setGeometry(place.rect)
        if place.full:
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()
        self.show()

    def _renew(self) -> None:
        """Lay everything out anew, for another size or other colours and fonts."""
        self._lettering = Lettering(self._theme, QSizeF(self.size()))
        self._sheet = None
        self.update()
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        painter = QPainter(self)
        sheet = self.sheet
        if sheet is None:
            painter.fillRect(QRectF(self.rect()), self._theme.color("surface"))
        else:
            sheet.draw(painter, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set everything larger or smaller."""
        super().resizeEvent(event)
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass a key on."""
        self.key_pressed.emit(event)
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed from outside."""
        super().closeEvent(event)
        self.closed.emit()
