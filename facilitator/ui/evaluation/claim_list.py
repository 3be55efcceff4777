"""Key results and recommendations, edited in place as the answers are; it changes no file itself."""

from typing import Final

from PySide6.QtCore import Qt, Signal

from facilitator.language import tr
from facilitator.ui.evaluation.answer_lines import AnswerLines
from facilitator.ui.evaluation.answer_list import AnswerList
from facilitator.ui.theme.theme import Theme

_Key = Qt.Key
_OF_ANSWERS: Final = (_Key.Key_0, _Key.Key_1, _Key.Key_2, _Key.Key_3, _Key.Key_Right)


class ClaimList(AnswerList):
    """Has no levels and no standings: Tab leads on, and B to what the claim rests on."""

    evidence_wanted = Signal()
    """The next note that the current claim rests on is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Key results and recommendations"))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead out."""
        return super(AnswerLines, self).focusNextPrevChild(forward)

    def _went(self, key: Qt.Key) -> bool:
        if key == _Key.Key_B:
            self.evidence_wanted.emit()
            return True
        return key not in _OF_ANSWERS and super()._went(key)
