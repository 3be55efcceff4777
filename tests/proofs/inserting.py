"""A window in which texts are pasted as a person does it, and taken over."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from facilitator.ui.takeover.reading import Kind


def insert_in_window(file: Path, texts: Sequence[tuple[Kind, str]]) -> None:
    """Open a workshop file in a window without a screen, paste texts there and take them over.

    AssertionError where a line of them is not understood.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tests.ui.shell.windows import running
    from tests.ui.takeover.window import page_of, paste, take

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        program = running(app, Path(folder))
        assert program.open_file(file)
        window = program.windows[0]
        window.activateWindow()
        for kind, text in texts:
            page = page_of(window, kind)
            paste(page, text)
            assert page.preview is not None
            assert page.preview.how_many("unclear") == 0, page.sums.accessibleName()
            page.editor.setFocus()
            take()
            assert not page.isVisible(), page.banner.accessibleName()
        window.close()
