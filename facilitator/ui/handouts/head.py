"""The head of the handouts: folder and layout, and the buttons that write all of them or stop it."""

from pathlib import Path

from PySide6.QtCore import Signal

from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.planning.head import TabHead
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.layout_box import LayoutBox

WRITE_ALL_KEYS = "Ctrl+E"
STOP_KEYS = "Esc"


class HandoutHead(TabHead):
    """Stands above the list; while something is written it says how far that is."""

    folder_wanted = Signal()
    """Somebody wants to choose another folder."""
    all_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme, tr("Handouts"))
        self._folder = Path()
        self.words = ElidedLabel(theme, "", "base", 400, "text2")
        self.layouts = LayoutBox(theme, settings)
        self.change = button(theme, tr("Choose folder"), icon="folder")
        self.stop = button(theme, tr("Stop"), keys=STOP_KEYS)
        self.write_all = button(
            theme, tr("Write all"), "primary", icon="download", keys=WRITE_ALL_KEYS
        )
        self._row.addWidget(self.words, 1)
        self._row.addWidget(label(theme, tr("Layout"), "base", 400, "text2"))
        for made in (self.layouts, self.change, self.stop, self.write_all):
            self._row.addWidget(made)
        self.change.clicked.connect(lambda _checked: self.folder_wanted.emit())
        self.write_all.clicked.connect(lambda _checked: self.all_wanted.emit())
        self.stop.clicked.connect(lambda _checked: self.stop_wanted.emit())
        self.show_idle()

    def show_folder(self, folder: Path) -> None:
        """Say where they are written."""
        self._folder = folder
        self.show_idle()

    def show_idle(self) -> None:
        """Offer to write."""
        words = tr("into “{folder}”", folder=self._folder.name) if self._folder.name else ""
        self.words.setText(words)
        self.words.setToolTip(str(self._folder))
        self._offer(is_idle=True)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the writing is, and offer to stop it."""
        number = min(done + 1, total)
        self.words.setText(tr("Writing {number} of {total} …", number=number, total=total))
        self._offer(is_idle=False)

    def _offer(self, *, is_idle: bool) -> None:
        self.stop.setVisible(not is_idle)
        self.change.setVisible(is_idle)
        self.layouts.setEnabled(is_idle)
        self.write_all.setEnabled(is_idle)
