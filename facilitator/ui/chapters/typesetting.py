"""Typography on request: what would change in the chapters, to be looked at before it is done."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.background.jobs import Job
from facilitator.domain.records import Chapter
from facilitator.domain.richtext import parse, write
from facilitator.domain.typography.setting import Change, changes, typeset_blocks
from facilitator.language import tr, trn
from facilitator.ui.chapters.view import ChaptersView, title_of
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label


class Typeset(NamedTuple):
    """The changes of each chapter, and by id what those chapters say and are to say."""

    changes: Sequence[tuple[Chapter, Sequence[Change]]]
    texts: Mapping[str, tuple[str, str]]


def typeset_chapters(chapters: Sequence[Chapter], language: str) -> Typeset:
    """Return what setting chapters would change."""
    found: list[tuple[Chapter, Sequence[Change]]] = []
    texts: dict[str, tuple[str, str]] = {}
    for chapter in chapters:
        before = parse(chapter.text)
        after = typeset_blocks(before, language)
        if told := changes(before, after):
            found.append((chapter, told))
            texts[chapter.id] = (chapter.text, write(after))
    return Typeset(found, texts)


class Typesetting(QWidget):
    """Lists the changes by chapter; a button makes all of them at once, as one step."""

    wanted = Signal(object)
    """By id what chapters say and are to say."""
    left = Signal()
    """Somebody wants back to the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view = ChaptersView()
        self._job: Job | None = None
        self._found = Typeset((), {})
        self.rows = RowList(theme, tr("Changes of the typography"))
        words = tr(
            "Quotation marks, dashes and spaces that do not break (⍽), in chapters only: "
            "notes and answers stay as they were said."
        )
        self.do_button = button(theme, tr("Make all changes"), "primary")
        self.do_button.clicked.connect(lambda _checked: self.wanted.emit(self._found.texts))
        back = button(theme, tr("Back to the text"), "outline", keys="Esc")
        back.clicked.connect(lambda _checked: self.left.emit())
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.do_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(8))
        column.addWidget(label(theme, words, "meta", 400, "text2", wrap=True))
        column.addWidget(self.rows, 1)
        column.addLayout(row)
        self.setFocusProxy(self.rows)

    def show_view(self, view: ChaptersView) -> None:
        """Look for changes in other texts, if somebody wants to see them."""
        self._view = view
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Look for changes on another thread and list them."""
        if self._job and self._job.is_running:
            return
        view = self._view
        self._job = Job(lambda _: typeset_chapters(view.chapters, view.language), self)
        self._job.finished.connect(lambda found: self._show(found, view))
        self._job.start()

    def _show(self, found: Typeset, view: ChaptersView) -> None:
        self._found = found
        self.rows.clear()
        for chapter, told in found.changes:
            self.rows.add(title_of(chapter), None)
            for entry in told:
                self.rows.add(_worded(entry), None, indent=1)
        if not found.texts:
            self.rows.add(tr("Everything is set as it should be."), None, glyph="check")
        self.rows.setCurrentRow(0)
        self.do_button.setEnabled(bool(found.texts) and not view.is_final)
        if view is not self._view:
            self.look()


def _worded(change: Change) -> str:
    words = tr("{before} → {after}", before=change.before, after=change.after)
    if change.times == 1:
        return words
    times = trn("{count} time", "{count} times", change.times)
    return tr("{change} ({times})", change=words, times=times)
