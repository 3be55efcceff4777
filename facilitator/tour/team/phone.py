"""Tells a colleague's program what to do, and hears when it is done."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

from facilitator import language
from facilitator.errors import Bug
from facilitator.language import tr
from facilitator.tour.hand import Hand

_END_SECONDS: Final = 20


class Phone:
    """Leads to one colleague, whose program is started with it."""

    def __init__(self, folder: Path, hand: Hand) -> None:
        """Start a program whose pictures go into `folder`."""
        self._hand = hand
        self._answers: queue.Queue[dict[str, str]] = queue.Queue()
        self._waited_for = 0
        command = [sys.executable, "-m", "facilitator.tour.team.colleague"]
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, and our own program
            [*command, str(folder), language.current()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, name="phone", daemon=True).start()

    def tell(self, errand: str, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - of any method
        """Tell what to do next, without waiting for it."""
        told = [{"path": str(one)} if isinstance(one, Path) else one for one in arguments]
        if self._process.stdin is None:
            raise Bug("the colleague has no ears")
        self._process.stdin.write(json.dumps([errand, told, options]) + "\n")
        self._process.stdin.flush()
        self._waited_for += 1

    def wait(self) -> None:
        """Wait, with our own program at work, until all that was told is done."""
        while self._waited_for:
            self._hand.wait_until(lambda: not self._answers.empty(), "answer of a colleague")
            answer = self._answers.get()
            self._waited_for -= 1
            print(answer["said"], end="")
            if answer["failure"]:
                raise Bug(answer["failure"])

    def ask(self, errand: str, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - see `tell`
        """Tell what to do and wait until it is done."""
        self.tell(errand, *arguments, **options)
        self.wait()

    def hang_up(self) -> None:
        """End the program."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._answers.put(json.loads(line))
        failure = tr("The tour ended early: {reason}", reason="a colleague's program ended")
        self._answers.put({"said": "", "failure": failure})
