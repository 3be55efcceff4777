"""A field for people: their names, separated by semicolons, completed while somebody types."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme

_MARK = ";"


class UnknownName(Exception):
    """Nobody, or more than one, is called so."""


class NamesField(QLineEdit):
    """Knows whom it may name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        theme.dress(self)
        self._people: list[tuple[str, str]] = []
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self.offers = QListView()
        self._completer.setPopup(self.offers)
        self._completer.activated.connect(self._complete)
        self.setPlaceholderText(tr("Names, separated by semicolons"))
        self.setAccessibleName(tr("People"))
        self.textEdited.connect(self._offer)

    def show_people(self, people: Mapping[str, str], chosen: Sequence[str]) -> None:
        """Know people, names by id, and name those of some ids."""
        self._people = list(people.items())
        self._names.setStringList(list(dict.fromkeys(people.values())))
        self.setText(f"{_MARK} ".join(people[each] for each in chosen if each in people))

    def ids(self) -> list[str]:
        """Return whom the field names; UnknownName where that is not clear."""
        wanted = [part.strip() for part in self.text().split(_MARK)]
        return [self._id_of(name) for name in wanted if name]

    def _id_of(self, name: str) -> str:
        key = name.casefold()
        exact = [each for each, known in self._people if known.casefold() == key]
        close = exact or [each for each, known in self._people if key in known.casefold()]
        if len(close) != 1 and not exact:
            raise UnknownName(name)
        return close[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of the list of names to it."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
        if self.offers.isVisible() and event.key() in keys:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _offer(self, text: str) -> None:
        last = text[: self.cursorPosition()].rsplit(_MARK, 1)[-1].strip()
        self._completer.setCompletionPrefix(last)
        if last and self._completer.completionCount():
            self.offers.setCurrentIndex(self._completer.completionModel().index(0, 0))
            self._completer.complete()
        else:
            self.offers.hide()

    def _complete(self, name: str) -> None:
        before = self.text().rsplit(_MARK, 1)[0] if _MARK in self.text() else ""
        self.setText(f"{before}{_MARK} {name}{_MARK} " if before else f"{name}{_MARK} ")
