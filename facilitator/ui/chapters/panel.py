"""The panel beside the pages in which the chapters of a protocol are written."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from facilitator.actions import chapters
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.anchors import anchor, part_anchor
from facilitator.domain.records import Chapter
from facilitator.language import tr
from facilitator.ui.attempts import attempt
from facilitator.ui.chapters.layout import SUGGEST_KEYS, TYPOGRAPHY_KEYS, ChapterLayout
from facilitator.ui.chapters.view import ChaptersView, title_of
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.writing import CellWriter

EDIT_KEYS: Final = "F2"


class ChapterPanel(ChapterLayout):
    """Writes one chapter at a time, key by key; everything is in the file as soon as it is typed."""

    went = Signal(str)
    """The anchor of what is written now: a chapter, or one of its paragraphs."""
    closed = Signal()
    """Somebody is done with writing."""
    opened = Signal()
    """It has come to stand beside the pages."""
    said = Signal(str)

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme) -> None:
        super().__init__(theme)
        self._desk = desk
        self._workshop_id = ""
        self._chapter: Chapter | None = None
        self._view = ChaptersView()
        self._writer = CellWriter(desk, self, self)
        self._writer.failed.connect(self.said)
        self._connect()
        signals.changed.connect(self._heed)
        self.hide()

    @property
    def chapter_id(self) -> str:
        """The chapter that is written, empty for none."""
        return self._chapter.id if self._chapter else ""

    @property
    def is_settled(self) -> bool:
        """Whether everything typed is in the file."""
        return self._writer.is_settled

    def flush(self) -> None:
        """Write what is not in the file yet."""
        self._writer.flush()

    def show_workshop(self, workshop_id: str) -> None:
        """Write in another workshop from now on."""
        if workshop_id != self._workshop_id:
            self.flush()
            self._workshop_id, self._chapter = workshop_id, None
            self.close_panel()

    def show_view(self, view: ChaptersView) -> None:
        """Take what is known of the workshop besides the text; a final protocol is read only."""
        view = view._replace(is_final=view.is_final or self._desk.read_only)
        self._view = view
        self.editor.show_values(view.values)
        self.suggesting.show_suggestions(view.suggestions, is_final=view.is_final)
        self.typesetting.show_view(view)
        self.suggest_button.setText(tr("Suggestions ({count})", count=len(view.suggestions)))
        self.chooser.show_chapters(view.chapters, self.chapter_id)
        self.editor.setReadOnly(view.is_final)
        self.title.setReadOnly(view.is_final)
        self.lock.setVisible(view.is_final and not self._desk.read_only)
        self._allow_tools()
        self._tell_place(self.editor.part)

    # Opening

    def open(self, chapter_id: str = "", part: int = 0) -> None:
        """Write a chapter, at one of its paragraphs; the one written last, or the first, without an id."""
        chosen = chapter_id or self.chapter_id or self._first()
        row = self._desk.read.row(Chapter, chosen) if chosen else None
        if row is None:
            if not chapter_id:
                self.begin("context")
            return
        self._show(row)
        self.pages.setCurrentWidget(self.editor)
        self.show()
        self.opened.emit()
        if part:
            self.editor.go_to_part(part)
        else:
            self.went.emit(anchor("chapter", chosen))
        self.editor.setFocus()

    def _first(self) -> str:
        """Return the first chapter, also before anything was prepared; empty where there is none."""
        known = self._view.chapters or self._desk.read.dossier(self._workshop_id).chapters
        return known[0].id if known else ""

    def _tell_place(self, part: int) -> None:
        if self._chapter is not None and not self.isHidden():
            key = self._chapter.id
            self.went.emit(part_anchor("chapter", key, part) if part else anchor("chapter", key))

    def close_panel(self) -> None:
        """Give the pages their room back."""
        if not self.isHidden():
            self.flush()
            self.hide()
            self.closed.emit()

    def suggest(self) -> None:
        """Show the sentences that the data suggest."""
        if self._chapter is None or self.isHidden():
            self.open()
        self.pages.setCurrentWidget(self.suggesting)
        self.suggesting.setFocus()

    def set_typography(self) -> None:
        """Show what setting the chapters would change."""
        if self._chapter is None or self.isHidden():
            self.open()
        self.flush()
        self.pages.setCurrentWidget(self.typesetting)
        self.typesetting.look()
        self.typesetting.setFocus()

    def begin(self, role: str) -> None:
        """Begin a chapter and write it."""
        outcome = attempt(
            self._desk, self.said.emit, chapters.add, workshop_id=self._workshop_id, role=role
        )
        if outcome and outcome.ids:
            self.open(outcome.ids[0])

    def _show(self, chapter: Chapter) -> None:
        self._chapter = chapter
        if not self._writer.holds(chapter.id, "text"):
            self.editor.show_text(chapter.text)
        if not self._writer.holds(chapter.id, "title") and self.title.text() != chapter.title:
            self.title.setText(chapter.title)
        contested = self._desk.read.contested("chapter")
        self.versions_button.setVisible(chapter.id in contested)
        self.title.setPlaceholderText(title_of(chapter._replace(title="")))
        self.chooser.show_chapters(self._view.chapters, chapter.id)

    def _heed(self, outcome: Outcome, initiator: object) -> None:
        """Show what others, or undo, made of the chapter."""
        if (
            self._chapter is None
            or initiator is self
            or self.chapter_id not in outcome.rows("chapter")
        ):
            return
        row = self._desk.read.row(Chapter, self._chapter.id)
        if row is not None:
            self._follow(row)
        else:
            self._chapter = None
            self.close_panel()

    def _follow(self, chapter: Chapter) -> None:
        """Show what the file says, but not in place of words that somebody goes on with."""
        fields = (("text", chapter.text, self.editor), ("title", chapter.title, self.title))
        for cell, stored, field in fields:
            may = self._writer.follow(("chapter", chapter.id, cell), stored)
            if not may and field.hasFocus():
                return
        self._show(chapter)

    # Writing

    def _write(self, text: str) -> None:
        key = self.chapter_id
        if key and not self.editor.isReadOnly():
            self._write_cell("text", chapters.rewrite, text)

    def _retitle(self, title: str) -> None:
        if self.chapter_id:
            self._write_cell("title", chapters.retitle, title)

    def _write_cell(self, cell: str, action: Action[...], text: str) -> None:
        key, place = self.chapter_id, ("chapter", self.chapter_id, cell)
        before = str(getattr(self._chapter, cell))
        values = {"chapter_id": key, cell: text}
        self._writer.write(key, cell, action, place=place, before=before, **values)

    def _take(self, sentences: list[str]) -> None:
        key = self.chapter_id
        if key:
            self._run(chapters.take_sentences, chapter_id=key, sentences=sentences)

    def _typeset(self, texts: dict[str, tuple[str, str]]) -> None:
        outcome = self._run(chapters.set_texts, texts=texts)
        if outcome:
            self.said.emit(outcome.remark or tr("The chapters are set; Ctrl+Z takes it back."))
            self._back()

    def remove(self) -> None:
        """Delete the chapter; undo brings it back."""
        if self._run(chapters.remove, chapter_id=self.chapter_id):
            self.said.emit(tr("Chapter deleted; Ctrl+Z brings it back."))

    def _run(self, action: Action[...], **values: object) -> Outcome | None:
        self.flush()
        return attempt(self._desk, self.said.emit, action, **values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape: to the text, or to the pages."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.pages.currentWidget() is self.editor:
            self.close_panel()
        else:
            self._back()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("Chapters")
        return [
            Command("chapter", tr("Write the chapters"), (EDIT_KEYS,), self.open, "pencil", group),
            Command(
                "suggest",
                tr("Sentences that the data suggest"),
                (SUGGEST_KEYS,),
                self.suggest,
                "plus",
                group,
            ),
            Command(
                "typography",
                tr("Set the typography of the chapters"),
                (TYPOGRAPHY_KEYS,),
                self.set_typography,
                "protocol",
                group,
            ),
            Command("chapter-remove", tr("Delete the chapter"), (), self.remove, "close", group),
            Command("field", tr("Insert a field"), ("/", "Ctrl+Space"), group=group),
            Command("bold", tr("Bold"), ("Ctrl+B",), group=group),
            Command("italic", tr("Italic"), ("Ctrl+I",), group=group),
        ]

    def _allow_tools(self) -> None:
        is_text = self.pages.currentWidget() is self.editor
        self.tools.setEnabled(is_text and not self._view.is_final)

    def _back(self) -> None:
        self.pages.setCurrentWidget(self.editor)
        self.editor.setFocus()

    def _connect(self) -> None:
        self.editor.typed.connect(self._write)
        self.editor.walked.connect(self._tell_place)
        self.editor.left.connect(self.close_panel)
        self.title.textEdited.connect(self._retitle)
        self.chooser.wanted.connect(self.open)
        self.chooser.begun.connect(self.begin)
        self.close_button.clicked.connect(lambda _checked: self.close_panel())
        self.suggest_button.clicked.connect(lambda _checked: self.suggest())
        self.typography_button.clicked.connect(lambda _checked: self.set_typography())
        self.typesetting.wanted.connect(self._typeset)
        self.typesetting.left.connect(self._back)
        self.suggesting.taken.connect(self._take)
        self.pages.currentChanged.connect(lambda _page: self._allow_tools())
        self.suggesting.left.connect(self._back)
