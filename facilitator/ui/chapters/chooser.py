"""Which chapter is written: those there are, and those that can be begun."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from facilitator.domain.records import Chapter
from facilitator.language import tr
from facilitator.ui.chapters.view import ROLES, title_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox

_ROLE = "role:"


class ChapterChooser(ComboBox):
    """Offers chapters by their titles, then the ones that are not there yet."""

    wanted = Signal(str)
    """The id of a chapter."""
    begun = Signal(str)
    """The role of a chapter that is to be begun."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Chapter"))
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._choose)

    def show_chapters(self, chapters: Sequence[Chapter], chapter_id: str) -> None:
        """Offer chapters, one of them chosen."""
        there = {chapter.role for chapter in chapters}
        offered = [(title_of(chapter), chapter.id) for chapter in chapters]
        offered += [
            (tr("+ {chapter}", chapter=tr(name)), f"{_ROLE}{role}")
            for role, name in ROLES.items()
            if role not in there or role == "extra"
        ]
        if offered != [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            self.clear()
            for text, key in offered:
                self.addItem(text, key)
        self.setCurrentIndex(max(self.findData(chapter_id), 0))

    def _choose(self, at: int) -> None:
        key = str(self.itemData(at))
        if key.startswith(_ROLE):
            self.begun.emit(key.removeprefix(_ROLE))
        else:
            self.wanted.emit(key)
