"""The server of a team as a process of this laptop: started, watched, restarted, ended."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.storage.locking import FileLock
from facilitator.team.authority import Authority
from facilitator.team.pinning import fingerprint
from facilitator.team.server import addresses, certificate
from facilitator.team.server.configuration import PORTS, configuration
from facilitator.team.server.keeper import Kept, keep
from facilitator.team.server.program import server_program

CONFIGURATION: Final = "server.json"

_ERRORS: Final = "errors.log"
_REMEMBERED: Final = "listening.txt"
_LOOKS_AT_PORT: Final = 300
_PORTS: Final = range(1, 65_536)
_READY_SECONDS: Final = 60
_LOOK_SECONDS: Final = 0.01
_PAUSES_SECONDS: Final = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Before each further start after the server died; the last one again and again."""

_log = logging.getLogger(__name__)


class Server:
    """A NATS server with JetStream and TLS over one data folder.

    It listens on every interface. The ports stay the same from start to start, so that laptops
    find it again; where another program has taken one, a new one is chosen. One thread at a time
    may start and stop it; everything else may be asked on any thread.
    """

    def __init__(
        self,
        folder: Path,
        authority: Authority,
        *,
        port: int = 0,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        """`port` 0 takes the one of the last time, or a free one; `changed` is called on any thread."""
        self.folder: Final = folder
        self._authority = authority
        self._wanted = port
        self._changed = changed
        self._lock = FileLock(folder / "server")
        self._ending = threading.Event()
        self._kept: Kept | None = None
        self._watcher: threading.Thread | None = None
        self._is_ready = False
        self.port = 0
        self.web_port = 0
        self.certificate = b""
        """DER; known once it has started."""
        self.problem = ""
        """A finished sentence while the server does not run though it should."""

    @property
    def is_running(self) -> bool:
        """Whether it takes connections now."""
        return self._is_ready

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hex."""
        return fingerprint(self.certificate)

    @property
    def url(self) -> str:
        """Where the program that runs the server reaches it."""
        return f"tls://127.0.0.1:{self.port}"

    def addresses(self) -> tuple[str, ...]:
        """Return where others reach this machine now, the likeliest first."""
        return addresses.own_addresses()

    def start(self) -> None:
        """Start it and wait until it takes connections; EnvironmentProblem says why it does not."""
        program = server_program()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._lock.acquire():
            raise EnvironmentProblem(
                tr("Another program on this computer runs the server of this team already.")
            )
        try:
            self._prepare()
            command = (str(program), "-c", str(self.folder / CONFIGURATION))
            kept = self._begun(command)
        except BaseException:
            self._lock.release()
            raise
        self._watcher = threading.Thread(
            target=self._watch, args=(kept, command), name="team server", daemon=True
        )
        self._watcher.start()

    def stop(self) -> None:
        """End it in good order; nothing happens where it does not run."""
        self._ending.set()
        if self._kept:
            self._kept.stop()
        if self._watcher:
            self._watcher.join()
        self._kept = self._watcher = None
        self._lock.release()

    # Start

    def _prepare(self) -> None:
        self._ending.clear()
        self.certificate = certificate.ensure(self.folder, (*self.addresses(), "127.0.0.1"))
        self._choose_ports()
        told = configuration(self.folder, self._authority, port=self.port, web_port=self.web_port)
        (self.folder / CONFIGURATION).write_text(told, encoding="utf-8")

    def _choose_ports(self) -> None:
        kept = self.folder / _REMEMBERED
        known = _remembered(kept)
        if self._wanted and not addresses.is_free(self._wanted):
            raise EnvironmentProblem(
                tr(
                    "Port {port} is taken by another program. Choose another port, or none.",
                    port=self._wanted,
                )
            )
        self.port = self._wanted or _kept_or_free(known[0])
        self.web_port = _kept_or_free(known[1])
        kept.write_text(f"{self.port} {self.web_port}\n", encoding="utf-8")

    def _begun(self, command: tuple[str, ...]) -> Kept:
        ports = self.folder / PORTS
        ports.mkdir(exist_ok=True)
        for stale in ports.iterdir():
            stale.unlink()
        self._kept = kept = keep(command, self.folder / _ERRORS)
        ended = threading.Event()
        threading.Thread(target=lambda: (kept.wait(), ended.set()), daemon=True).start()
        # The server writes this file when it listens, and there is nothing to wait on but the file.
        looks = int(_READY_SECONDS / _LOOK_SECONDS)
        for _ in range(looks):
            if any(ports.glob("*.ports")):
                self._stand(is_ready=True)
                return kept
            if ended.wait(_LOOK_SECONDS):
                break
        kept.stop()
        _log.error("The team's server did not start; see %s", self.folder / _ERRORS)
        raise EnvironmentProblem(
            tr(
                "The server for the team did not start. What it said stands in {file}.",
                file=self.folder / _ERRORS,
            )
        )

    # Watch

    def _watch(self, kept: Kept, command: tuple[str, ...]) -> None:
        tries = 0
        while True:
            code = kept.wait()
            kept.stop()  # nothing is left to end, but its pipe
            self._stand(is_ready=False)
            if self._ending.is_set():
                return
            _log.error("The team's server ended by itself (%s)", code)
            while not self._ending.wait(_PAUSES_SECONDS[min(tries, len(_PAUSES_SECONDS) - 1)]):
                tries += 1
                try:
                    kept = self._begun(command)
                    if self._ending.is_set():  # while it began, so that `stop` has missed it
                        kept.stop()
                    break
                except EnvironmentProblem as error:
                    self.problem = error.sentence
                    self._changed()
            else:
                return

    def _stand(self, *, is_ready: bool) -> None:
        self._is_ready = is_ready
        if is_ready:
            self.problem = ""
        self._changed()


def _kept_or_free(port: int) -> int:
    """Return a port that was ours if it is free, or becomes free while an earlier server of ours ends."""
    if port in _PORTS:
        for _ in range(_LOOKS_AT_PORT):
            if addresses.is_free(port):
                return port
            time.sleep(_LOOK_SECONDS)
    return addresses.free_port()


def _remembered(file: Path) -> tuple[int, int]:
    """Return the ports of the last time; 0 for those that nobody knows any more."""
    try:
        port, web_port = map(int, file.read_text(encoding="utf-8").split())
    except (OSError, ValueError):
        return 0, 0
    return port, web_port
