"""A choice among few that are all seen: buttons side by side, of which one is down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from facilitator.ui.theme.theme import Theme, repolish
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.tabbing import follow


class Segments(QWidget):
    """Shows choices by key and text; Tab comes to the chosen one, arrow keys lead to the others."""

    chosen = Signal(str)
    """Somebody chose this key."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._options: list[tuple[str, str]] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAccessibleName(name)

    @property
    def key(self) -> str:
        """What is chosen, empty for nothing."""
        down = self._group.checkedButton()
        return str(down.property("key")) if down else ""

    @property
    def buttons(self) -> list[QPushButton]:
        """The choices in their order."""
        return [part for part in self._group.buttons() if isinstance(part, QPushButton)]

    def show_options(self, options: list[tuple[str, str]], key: str) -> None:
        """Show other choices by key and text, with one of them down."""
        if options != self._options:
            self._options = options
            self._build()
        self.choose(key)

    def choose(self, key: str) -> None:
        """Let another choice be down."""
        for part in self.buttons:
            is_chosen = part.property("key") == key
            part.setChecked(is_chosen)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_chosen else Qt.FocusPolicy.NoFocus)

    def _build(self) -> None:
        for part in self.buttons:
            self._group.removeButton(part)
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        last = len(self._options) - 1
        for number, (key, text) in enumerate(self._options):
            self._row.addWidget(self._made(key, text, is_first=not number, is_last=number == last))
        follow(self, self.buttons)

    def _made(self, key: str, text: str, *, is_first: bool, is_last: bool) -> QPushButton:
        made = button(self._theme, text, "segment")
        made.setCheckable(True)
        made.setProperty("key", key)
        made.setProperty("end", "both" if is_first and is_last else _end(is_first, is_last))
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.clicked.connect(lambda _checked: self.chosen.emit(key))
        repolish(made)
        self._group.addButton(made)
        return made


def _end(is_first: bool, is_last: bool) -> str:
    return "first" if is_first else "last" if is_last else "none"
