"""The choice of a layout; what is chosen for the protocol holds for the handouts, and back."""

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator import language
from facilitator.language import tr
from facilitator.protocol.layouts import layout_titles
from facilitator.settings import Settings
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox

_SETTING: Final = "layout"
_USUAL: Final = "prognos"


class LayoutBox(ComboBox):
    """Offers the layouts at hand by their titles; the choice is remembered on this machine."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._settings = settings
        self.setAccessibleName(tr("Layout"))
        for name, title in layout_titles(language.current()).items():
            self.addItem(title, name)
        self._follow()
        self.currentIndexChanged.connect(self._remember)

    @property
    def chosen(self) -> str:
        """The name of the layout."""
        return self.currentData() or _USUAL

    def _follow(self) -> None:
        """Choose what was chosen last, here or elsewhere; the usual one where that is gone."""
        at = self.findData(self._settings.get(_SETTING, _USUAL))
        self.setCurrentIndex(at if at >= 0 else self.findData(_USUAL))

    def _remember(self) -> None:
        if self.currentData():
            self._settings.put(_SETTING, self.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a choice that was made elsewhere."""
        self._follow()
        super().showEvent(event)
