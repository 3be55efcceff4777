"""Two versions held against each other in place of the pages: what went is struck out, what came underlined."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout

from facilitator import clock
from facilitator.actions.desk import Desk
from facilitator.background.jobs import Job
from facilitator.domain.authoring import Version
from facilitator.domain.comparison import ChapterChanges, Difference
from facilitator.domain.word_changes import Stretch, word_changes
from facilitator.language import tr
from facilitator.protocol.differences import chapter_name, kind_word, sum_sentence, version_name
from facilitator.ui.messages import Messages
from facilitator.ui.theme.theme import Theme
from facilitator.ui.versions.reading import Compared, compared_versions
from facilitator.ui.widgets.buttons import icon_button
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_INKS: Final = {"same": "text", "gone": "late", "new": "ok"}
_WORDS_INKS: Final = {"added": "ok", "removed": "late", "reworded": "text2", "moved": "accent"}


class Comparison(Panel):
    """Shows how two versions differ; two choices above say which."""

    closed = Signal()
    """Somebody wants the pages back."""
    shown = Signal()
    """The differences are shown."""

    def __init__(self, desk: Desk, theme: Theme, messages: Messages) -> None:
        super().__init__("surface")
        self._desk, self._theme, self._messages = desk, theme, messages
        self._workshop_id = ""
        self._known: Compared | None = None
        self._reading: Job | None = None
        self._wanted: tuple[str, str] | None = None
        """Ids of versions to compare once the comparison that is under way is done."""
        self.old, self.new = ComboBox(theme), ComboBox(theme)
        self.old.setAccessibleName(tr("Older version"))
        self.new.setAccessibleName(tr("Newer version"))
        self._sum = label(theme, "", "base", 400, "text2")
        self.text = _Text(tr("Differences"))
        self.text.left.connect(self.close_)
        self._lay_out()
        for box in (self.old, self.new):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(lambda _index: self._read())
        theme.changed.connect(self._write)
        self.hide()

    def open(self, workshop_id: str, old_id: str, new_id: str = "") -> None:
        """Hold a version against another one; an empty id is what the protocol says now."""
        self._workshop_id = workshop_id
        self.show()
        self.text.setFocus()
        self._start((old_id, new_id))

    def renew(self) -> None:
        """Compare again, after something changed."""
        if self.isVisible() and self._known:
            self._read()

    def close_(self) -> None:
        """Give the place back to the pages."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def leave(self) -> None:
        """Wait for what still reads the file."""
        if self._reading:
            self._reading.wait()

    def _read(self) -> None:
        self._start((str(self.old.currentData() or ""), str(self.new.currentData() or "")))

    def _start(self, ids: tuple[str, str]) -> None:
        if self._reading and self._reading.is_running:
            self._wanted = ids
            return
        self._wanted = None
        open_reader, key, today = self._desk.file.second_reader, self._workshop_id, clock.today()
        self._reading = Job(lambda _: compared_versions(open_reader, key, ids, today), self)
        self._reading.finished.connect(self._show)
        self._reading.failed.connect(lambda error: self._messages.show(self, error))
        self._reading.start()

    def _show(self, known: Compared) -> None:
        if self._wanted is not None:
            self._start(self._wanted)
            return
        self._known = known
        self._offer(self.old, known.versions, known.old)
        self._offer(self.new, known.versions, known.new)
        self._sum.setText(sum_sentence(known.chapters))
        self._write()
        self.shown.emit()

    def _offer(self, box: ComboBox, versions: Sequence[Version], chosen: Version | None) -> None:
        box.blockSignals(True)
        box.clear()
        box.addItem(version_name(None), "")
        for version in reversed(versions):
            box.addItem(version_name(version), version.id)
        box.setCurrentIndex(max(0, box.findData(chosen.id if chosen else "")))
        box.blockSignals(False)

    # Writing

    def _write(self) -> None:
        if self._known is None:
            return
        document = self.text.document()
        document.setDefaultFont(self._theme.font("base"))
        document.setDocumentMargin(self._theme.px(24))
        self.text.clear()
        cursor = QTextCursor(document)
        for chapter in self._known.chapters:
            self._write_chapter(cursor, chapter)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_chapter(self, cursor: QTextCursor, chapter: ChapterChanges) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.px(14))
        block.setBottomMargin(self._theme.px(4))
        block.setHeadingLevel(2)
        form = QTextCharFormat()
        form.setFont(self._theme.font("base", 600))
        form.setForeground(self._theme.color("text"))
        self._begin(cursor, block)
        cursor.insertText(chapter_name(chapter), form)
        for difference in chapter.differences:
            self._write_difference(cursor, difference)

    def _write_difference(self, cursor: QTextCursor, difference: Difference) -> None:
        block = QTextBlockFormat()
        block.setLeftMargin(self._theme.px(12))
        block.setBottomMargin(self._theme.px(6))
        form = QTextCharFormat()
        form.setFont(self._theme.font("meta", 500))
        form.setForeground(self._theme.color(_WORDS_INKS[difference.kind]))
        self._begin(cursor, block)
        cursor.insertText(f"{kind_word(difference)}  ", form)
        for part in _parts(difference):
            cursor.insertText(part.text, self._form(part))

    @staticmethod
    def _begin(cursor: QTextCursor, block: QTextBlockFormat) -> None:
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)

    def _form(self, part: Stretch) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._theme.font("base"))
        form.setForeground(self._theme.color(_INKS[part.kind]))
        form.setFontStrikeOut(part.kind == "gone")
        form.setFontUnderline(part.kind == "new")
        return form

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(12), px(24), 0)
        head.setSpacing(px(8))
        head.addWidget(self.old)
        head.addWidget(label(theme, "→", "base", 400, "text2"))
        head.addWidget(self.new)
        head.addWidget(self._sum)
        head.addStretch(1)
        close = icon_button(theme, "close", tr("Back to the pages"), keys="Esc")
        close.clicked.connect(lambda _checked: self.close_())
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text, 1)


class _Text(QTextBrowser):
    left = Signal()
    """Somebody pressed Escape."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("plain", "true")
        self.setOpenLinks(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, or scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _parts(difference: Difference) -> list[Stretch]:
    match difference.kind:
        case "added":
            return [Stretch("new", difference.new)]
        case "removed":
            return [Stretch("gone", difference.old)]
        case "moved":
            return [Stretch("same", difference.new)]
        case "reworded":
            return word_changes(difference.old, difference.new)
