"""The keys under a page: as many whole hints as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_WITHIN, _BETWEEN, _ABOVE = 6, 18, 10


class KeyHints(Panel):
    """A row of hints; the last one, F1, leads to all keys and stays where others find no room."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        hints: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show `hints`, keys and what they do; those of the notes where none are given."""
        super().__init__("surface", parent)
        self._theme = theme
        self._left = self._right = 0
        self._is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hints = [Hint(theme, keys, text) for keys, text in hints or _of_notes()]
        self._all_keys = Hint(theme, "F1", tr("all keys"))
        self._row = QHBoxLayout(self)
        for hint in self._hints:
            self._row.addWidget(hint)
        self._row.addStretch(1)
        self._row.addWidget(self._all_keys)

    def set_inset(self, left: int, right: int, *, narrow: bool) -> None:
        """Stand under the notes; a small window does without the way to all keys."""
        px = self._theme.px
        self._left, self._right, self._is_narrow = left, right, narrow
        self._row.setContentsMargins(left, px(_ABOVE), right, px(_ABOVE))
        self._row.setSpacing(px(_BETWEEN))
        self._all_keys.setVisible(not narrow)
        for hint in (*self._hints, self._all_keys):
            hint.fit()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Need no width: what finds no room is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        between = self._theme.px(_BETWEEN)
        room = self.width() - self._left - self._right
        if not self._is_narrow:
            room -= self._all_keys.sizeHint().width() + between
        for hint in self._hints:
            room -= hint.sizeHint().width()
            hint.setVisible(room >= 0)
            room -= between


def _of_notes() -> Sequence[tuple[str, str]]:
    return (
        ("Ctrl+Down", tr("next question")),
        ("Tab", tr("indent")),
        ("Ctrl+Return", tr("key result")),
        ("Ctrl+7 8 9", tr("consensus, dissent, open")),
    )


class Hint(QWidget):
    """A key and what it does."""

    def __init__(self, theme: Theme, keys: str, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._chip = KeyChip(theme, keys)
        self._row.addWidget(self._chip)
        self._row.addWidget(label(theme, text, "meta", 400, "text2"))
        self.fit()

    def fit(self) -> None:
        """Take the room that the type size needs."""
        self._chip.updateGeometry()
        self._row.setSpacing(self._theme.px(_WITHIN))
        self._row.invalidate()
