"""Above the list of templates: the way back, and where own templates go."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.ui.messages import Messages
from facilitator.ui.theme.theme import Theme
from facilitator.ui.welcome.templates import own_folder
from facilitator.ui.widgets.buttons import button


class TemplateBar(QWidget):
    """One row of buttons."""

    back = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        back = button(theme, tr("Back"), "quiet", icon="chevron-left", keys="Esc")
        back.clicked.connect(lambda _checked: self.back.emit())
        folder = button(theme, tr("Show my folder"), "text")
        folder.clicked.connect(lambda _checked: self._show_folder())
        row.addWidget(back)
        row.addWidget(folder)
        row.addStretch(1)

    def _show_folder(self) -> None:
        with self._messages.guard(self):
            folder = own_folder()
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise EnvironmentProblem(
                    tr(
                        "The folder “{path}” could not be made ({reason}). Nothing was changed.",
                        path=folder,
                        reason=reason(error),
                    )
                ) from error
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
