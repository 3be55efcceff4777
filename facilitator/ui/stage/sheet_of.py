"""From a scene to its sheet."""

from PySide6.QtCore import QSizeF

from facilitator.domain.scenes import (
    AgendaScene,
    ClockScene,
    QuestionScene,
    Scene,
    SummaryScene,
    WelcomeScene,
)
from facilitator.ui.stage.lettering import Lettering
from facilitator.ui.stage.plain_sheets import (
    agenda_sheet,
    clock_sheet,
    summary_sheet,
    welcome_sheet,
)
from facilitator.ui.stage.question_sheet import question_sheet
from facilitator.ui.stage.sheets import Sheet


def sheet_of(scene: Scene, size: QSizeF, lettering: Lettering) -> Sheet:
    """Lay a scene out for a window of a size."""
    lettering.begin_sheet()
    sheet = Sheet(size, lettering)
    match scene:
        case QuestionScene():
            return question_sheet(sheet, scene)
        case WelcomeScene():
            return welcome_sheet(sheet, scene)
        case AgendaScene():
            return agenda_sheet(sheet, scene)
        case ClockScene():
            return clock_sheet(sheet, scene)
        case SummaryScene():
            return summary_sheet(sheet, scene)
