"""What helps at writing beside the editor itself: phrases, spelling, what the file knows of names."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.commands import Command
from facilitator.ui.dates import parsed_date
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.ui.session.phrases import Phrases
    from facilitator.ui.session.spelling import Spelling
    from facilitator.ui.session.suggesting import Suggesting

_TOLD: Final = "spelling_missing_told"
_SHOWN_MILLISECONDS: Final = 100
"""After this long a screen that is opened is there, and its words can be looked at."""


class Aids(QObject):
    """The helps of one editor, with their keys."""

    said = Signal(str)
    """One sentence for the status bar."""

    def __init__(self, editor: NotesEditor, theme: Theme, settings: Settings | None) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._settings = settings
        self._head: Dossier | None = None
        self._phrases: Phrases | None = None
        self._spelling: Spelling | None = None
        self._suggesting: Suggesting | None = None
        self._later = QTimer(self, singleShot=True, interval=_SHOWN_MILLISECONDS)
        self._later.timeout.connect(self._begin_spelling)

    @property
    def spelling(self) -> "Spelling":
        """What checks the spelling; made at the first use, for the notes do not wait for it."""
        if self._spelling is None:
            from facilitator.ui.session.spelling import Spelling  # noqa: PLC0415 - after the notes

            self._spelling = Spelling(self._editor, self._theme, self._settings)
            self._spelling.missing.connect(self._tell_missing)
        return self._spelling

    def know(self, head: Dossier) -> None:
        """Take over what the plan says: the language of the notes, the day, the names."""
        self._head = head
        names = [person.name for person in head.persons]
        self._editor.mentioning.know(names, parsed_date(head.workshop.date))
        self._later.start()

    def _begin_spelling(self) -> None:
        if self._head is not None:
            persons, topics = self._head.persons, self._head.topics
            names = [name for person in persons for name in (person.name, person.organisation)]
            titles = [topic.title for topic in topics]
            self.spelling.know(self._head.workshop.language, [*names, *titles])

    def commands(self) -> list[Command]:
        """Return the keys for writing."""
        group = tr("Notes")
        return [
            Command(
                "phrases", tr("Recurring phrases"), ("Ctrl+J",), self._offer, "template", group
            ),
            Command(
                "suggest",
                tr("Suggestions for a misspelled word"),
                ("Ctrl+.",),
                self._suggest,
                "",
                group,
            ),
            Command("spelling", tr("Check spelling, or no more"), (), self._toggle, "", group),
        ]

    def _offer(self) -> None:
        from facilitator.ui.session.phrases import Phrases, offer_phrases  # noqa: PLC0415 - when asked

        if self._phrases is None:
            self._phrases = Phrases(self._settings)
        offer_phrases(self._editor, self._phrases)

    def _suggest(self) -> None:
        from facilitator.ui.session.suggesting import Suggesting  # noqa: PLC0415 - when asked

        if self._suggesting is None:
            self._suggesting = Suggesting(self._editor, self.spelling)
        self._suggesting.ask()

    def _toggle(self) -> None:
        self.spelling.toggle()

    def _tell_missing(self, language: str) -> None:
        """Say once on this machine that there is no dictionary."""
        if self._settings and self._settings.get(_TOLD, "") != language:
            self._settings.put(_TOLD, language)
            self.said.emit(
                tr("Spelling is not checked: no English dictionary is installed.")
                if language == "en"
                else tr("Spelling is not checked: no German dictionary is installed.")
            )
