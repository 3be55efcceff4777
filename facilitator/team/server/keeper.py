"""A process that never outlives this program, however this program ends."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final, Protocol

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr

_GRACE_SECONDS: Final = 10

# The shell reads from a pipe whose other end only this program holds, and ends the server when
# that end closes: on purpose, or because this program is gone. Linux could end a child with its
# parent, but means the thread that began it; macOS cannot.
_KEEP: Final = """
exec 3<&0 0</dev/null
"$@" 3<&- &
server=$!
{ read -r _ <&3; kill "$server"; } 2>/dev/null &
watch=$!
exec 3<&-
wait "$server"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
"""


class Kept(Protocol):
    """A running process."""

    def wait(self) -> int:
        """Wait until it has ended and return its exit code."""
        ...

    def stop(self) -> None:
        """End it in good order, by force if it does not hear; returns when it is gone."""
        ...


def keep(command: Sequence[str], errors: Path) -> Kept:
    """Start a command whose standard error goes to a file; it ends with this program at the latest."""
    try:
        with errors.open("wb") as output:
            return _started(command, output)
    except OSError as error:
        raise EnvironmentProblem(
            tr("The server for the team could not be started ({reason}).", reason=error)
        ) from error


if sys.platform == "win32":
    # Written by the documentation of Windows; nobody has run it on one yet.
    from facilitator.team.server.windows_job import Job

    class _InJob:
        def __init__(self, process: subprocess.Popen[bytes], job: Job) -> None:
            self._process = process
            self._job = job

        def wait(self) -> int:
            return self._process.wait()

        def stop(self) -> None:
            # Windows has no signal for it; whatever was confirmed is on the disk already.
            self._process.terminate()
            self._process.wait()
            self._job.close()

    def _started(command: Sequence[str], output: IO[bytes]) -> Kept:
        job = Job()
        process = subprocess.Popen(  # noqa: S603 - the command is ours
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=output,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )
        job.take_in(int(process._handle))  # type: ignore[attr-defined]  # noqa: SLF001 - no other way
        return _InJob(process, job)

else:
    import os
    import signal

    class _Kept:
        def __init__(self, shell: subprocess.Popen[bytes]) -> None:
            self._shell = shell

        def wait(self) -> int:
            return self._shell.wait()

        def stop(self) -> None:
            if self._shell.stdin:
                self._shell.stdin.close()
            try:
                self._shell.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self._shell.pid, signal.SIGKILL)
                self._shell.wait()

    def _started(command: Sequence[str], output: IO[bytes]) -> Kept:
        shell = subprocess.Popen(  # noqa: S603 - the command is ours
            ["/bin/sh", "-c", _KEEP, "facilitator-team", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=output,
            start_new_session=True,  # so that Ctrl+C in a terminal reaches this program alone
        )
        return _Kept(shell)
