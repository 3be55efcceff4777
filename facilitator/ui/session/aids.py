"""What helps at writing beside the editor itself: phrases, spelling, what the file knows of names."""

from PySide6.QtCore import QObject, Signal

from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.commands import Command
from facilitator.ui.dates import parsed_date
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.session.phrases import Phrases, offer_phrases
from facilitator.ui.session.spelling import Spelling
from facilitator.ui.session.suggesting import Suggesting
from facilitator.ui.theme.theme import Theme

_TOLD = "spelling_missing_told"


class Aids(QObject):
    """The helps of one editor, with their keys."""

    said = Signal(str)
    """One sentence for the status bar."""

    def __init__(self, editor: NotesEditor, theme: Theme, settings: Settings | None) -> None:
        super().__init__(editor)
        self._editor = editor
        self._settings = settings
        self._phrases = Phrases(settings)
        self.spelling = Spelling(editor, theme, settings)
        self._suggesting = Suggesting(editor, self.spelling)
        self.spelling.missing.connect(self._tell_missing)

    def know(self, head: Dossier) -> None:
        """Take over what the plan says: the language of the notes, the day, the names."""
        names = [person.name for person in head.persons]
        self._editor.mentioning.know(names, parsed_date(head.workshop.date))
        organisations = (person.organisation for person in head.persons)
        titles = (topic.title for topic in head.topics)
        self.spelling.know(head.workshop.language, [*names, *organisations, *titles])

    def commands(self) -> list[Command]:
        """Return the keys for writing."""
        group = tr("Notes")
        suggest, toggle = self._suggesting.ask, self.spelling.toggle
        return [
            Command(
                "phrases",
                tr("Recurring phrases"),
                ("Ctrl+J",),
                lambda: offer_phrases(self._editor, self._phrases),
                "template",
                group,
            ),
            Command(
                "suggest", tr("Suggestions for a misspelled word"), ("Ctrl+.",), suggest, "", group
            ),
            Command("spelling", tr("Check spelling, or no more"), (), toggle, "", group),
        ]

    def _tell_missing(self, language: str) -> None:
        """Say once on this machine that there is no dictionary."""
        if self._settings and self._settings.get(_TOLD, "") != language:
            self._settings.put(_TOLD, language)
            self.said.emit(
                tr("Spelling is not checked: no English dictionary is installed.")
                if language == "en"
                else tr("Spelling is not checked: no German dictionary is installed.")
            )
