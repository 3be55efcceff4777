"""A moderator's program, in a process of its own: does what it is told by lines on its standard input.

    python -m facilitator.tour.team.colleague FOLDER LANGUAGE

Each line is an errand, a method of `Laptop` with its arguments in JSON. Each answer is a line with
what was printed meanwhile and, where something went wrong, a sentence about that.
"""

import json
import sys
import threading
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, TextIO, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from facilitator import language
from facilitator.errors import FacilitatorError
from facilitator.tour.surroundings import apart_from_the_user
from facilitator.tour.team.laptop import Laptop


class Colleague(QObject):
    """Does one errand after the other; the last one is `finish`."""

    _told = Signal(str)
    _left = Signal()

    def __init__(self, laptop: Laptop, answers: TextIO) -> None:
        super().__init__()
        self._laptop = laptop
        self._answers = answers
        self._is_free = threading.Semaphore(0)
        self._told.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._left.connect(QApplication.quit, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="errands", daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._told.emit(line)
            self._is_free.acquire()  # while one waits, Qt would begin the next
        self._left.emit()

    def _do(self, line: str) -> None:
        name, arguments, options = json.loads(line)
        said, failure = StringIO(), ""
        with redirect_stdout(said):
            try:
                getattr(self._laptop, name)(*map(_path, arguments), **options)
            except FacilitatorError as error:
                failure = f"{name}: {error.sentence}"
            except Exception as error:  # noqa: BLE001 - whoever asked says it
                failure = f"{name}: {error!r}"
        answer: dict[str, Any] = {"said": said.getvalue(), "failure": failure}
        print(json.dumps(answer), file=self._answers, flush=True)
        self._is_free.release()


def _path(argument: Any) -> Any:  # noqa: ANN401 - whatever JSON has
    return (
        Path(cast("dict[str, str]", argument)["path"]) if isinstance(argument, dict) else argument
    )


def main(folder: Path) -> int:
    """Run until nobody tells anything any more."""
    from facilitator.tour.team.place import laptop  # noqa: PLC0415 - Qt looks at the environment once

    colleague = Colleague(laptop(folder), sys.stdout)
    code = QApplication.exec()
    colleague.deleteLater()
    return code


if __name__ == "__main__":
    language.choose(sys.argv[2])
    with apart_from_the_user():
        sys.exit(main(Path(sys.argv[1])))
