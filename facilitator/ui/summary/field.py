"""The field in which a key result is reworded, laid over its row."""

from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.summary.looks import Look
from facilitator.ui.widgets.line_field import LineField


class WordingField(LineField):
    """Wears the look of the board."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Wording of the key result"))

    def open(self, text: str, said: str, look: Look) -> None:
        """Begin with a text; `said` stands faintly where everything is deleted."""
        self.begin(text, said, look.font("text", 600), look.line("text"))

    def wear(self, look: Look) -> None:
        """Write as the row is painted."""
        self.dress(look.font("text", 600), look.line("text"))
