"""The row of buttons above the text: bold, italic, lists, fields."""

from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextListFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from facilitator.language import tr
from facilitator.ui.chapters.editor import ChapterEditor
from facilitator.ui.chapters.manuscript import BULLETS, NUMBERS, is_bold
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button

FIELD_KEYS: Final = "Ctrl+Space"
_STYLES: Final[tuple[QTextListFormat.Style, ...]] = (BULLETS, NUMBERS)


class Tools(QWidget):
    """Does with its editor what the keys do, for the mouse."""

    def __init__(self, theme: Theme, editor: ChapterEditor) -> None:
        super().__init__()
        self._theme, self._editor = theme, editor
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        bold = self._made(tr("B"), tr("Bold"), "Ctrl+B")
        bold.clicked.connect(lambda _checked: editor.toggle_bold())
        theme.dress(bold, "base", 600)
        italic = self._made(tr("I"), tr("Italic"), "Ctrl+I")
        italic.clicked.connect(lambda _checked: editor.toggle_italic())
        italic.setFont(theme.font("base", 500, italic=True))
        self._marks = (bold, italic)
        for made in self._marks:
            made.setCheckable(True)
        editor.currentCharFormatChanged.connect(self._show_style)
        row.addWidget(bold)
        row.addWidget(italic)
        self._lists: dict[QTextListFormat.Style, QPushButton] = {}
        names = (("•", tr("Bullets"), "-"), ("1.", tr("Numbered list"), "1."))
        for style, (sign, name, typed) in zip(_STYLES, names, strict=True):
            made = self._made(sign, name, "")
            made.setToolTip(tr("{name}: type “{typed}” and a space", name=name, typed=typed))
            made.clicked.connect(lambda _checked, style=style: self._toggle_list(style))
            made.setCheckable(True)
            self._lists[style] = made
            row.addWidget(made)
        editor.cursorPositionChanged.connect(self._show_list)
        editor.textChanged.connect(self._show_list)
        row.addStretch(1)
        field = button(theme, tr("Field"), "outline", icon="plus", keys=FIELD_KEYS)
        field.setToolTip(tr("Insert a field that follows the data: type / or press Ctrl+Space"))
        field.clicked.connect(lambda _checked: editor.open_menu())
        row.addWidget(field)

    def _show_style(self, style: QTextCharFormat) -> None:
        """Let the buttons of what is bold or italic at the caret be down."""
        bold, italic = self._marks
        bold.setChecked(is_bold(style))
        italic.setChecked(style.fontItalic())

    def _toggle_list(self, style: QTextListFormat.Style) -> None:
        self._editor.toggle_list(style)
        self._show_list()

    def _show_list(self) -> None:
        """Let the button of the list at the caret be down, none in a plain paragraph."""
        listed = self._editor.textCursor().currentList()
        here = listed.format().style() if listed is not None else None
        for style, made in self._lists.items():
            made.setChecked(style == here)

    def _made(self, sign: str, name: str, keys: str) -> QPushButton:
        made = button(self._theme, sign, "quiet", keys=keys, tip=name)
        made.setAccessibleName(name)
        made.setFixedWidth(self._theme.px(36))
        return made
