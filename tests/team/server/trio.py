"""Three real servers on this machine, from the files that `serve-config` writes, as they stand."""

import asyncio
import os
import shlex
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import nats.errors

from facilitator.cli import run
from facilitator.team import server_invitation
from facilitator.team.nkeys import Key
from facilitator.team.pinning import tls_context
from facilitator.team.server import addresses
from facilitator.team.server.keeper import Kept, keep
from facilitator.team.server.program import server_program
from facilitator.team.tokens import inbox_of, user_token
from tests.team.conftest import Visitor, visit

OFFSETS = (0, 1_000, 2_000, 4_000)
DEVICE = "d" * 16


def _ports() -> list[int]:
    """Return three ports whose neighbours for browsers, routes and health are free too."""
    found: list[int] = []
    start = 20_000 + os.getpid() % 1_000  # so that tests beside this one begin elsewhere
    for port in range(start, 30_000):
        if all(addresses.is_free(port + offset) for offset in OFFSETS):
            found.append(port)
        if len(found) == 3:
            return found
    raise AssertionError


def command_in(folder: Path) -> list[str]:
    """Return what systemd would start in a server's folder, with this machine's program."""
    (line,) = (
        line.removeprefix("ExecStart=")
        for line in (folder / "facilitator-server.service").read_text().splitlines()
        if line.startswith("ExecStart=")
    )
    return [str(server_program()), *shlex.split(line)[1:]]


class Cluster:
    """Three servers in three folders."""

    def __init__(self, folder: Path, storage: int = 1) -> None:
        ports = _ports()
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports)
        assert run(["serve-config", str(folder), hosts, "--storage", str(storage)]) == 0
        self.folder = folder
        self.invitation = server_invitation.parse((folder / "server-invitation.txt").read_text())
        self._running: dict[str, Kept] = {}
        for number in (1, 2, 3):
            self.start(f"server-{number}")

    def start(self, name: str) -> None:
        folder = self.folder / name
        command = ["env", "-C", str(folder), *command_in(folder)]
        self._running[name] = keep(command, folder / "errors.log")

    def stop(self, name: str) -> None:
        self._running.pop(name).stop()

    def kill(self, name: str) -> None:
        """Kill a server with its shell, as when its machine fails."""
        kept = self._running.pop(name)
        os.killpg(kept._shell.pid, signal.SIGKILL)  # noqa: SLF001  # pyright: ignore[reportAttributeAccessIssue] - as nobody else may
        kept.stop()

    def stop_all(self) -> None:
        for name in list(self._running):
            self.stop(name)

    def urls(self, *numbers: int) -> list[str]:
        urls = [address.url for address in self.invitation.addresses]
        return [urls[number - 1] for number in numbers or (1, 2, 3)]

    def token(self, team: str, device: str = DEVICE) -> tuple[Key, str]:
        """Return a key and what the organiser signs for it."""
        key, issuer = Key.generate("user"), self.invitation.authority.issuer
        return key, user_token(issuer, key.public, "organiser", team=team, device=device)

    @asynccontextmanager
    async def visit(
        self,
        team: str,
        *numbers: int,
        device: str = DEVICE,
        given: tuple[Key, str] | None = None,
    ) -> AsyncIterator[Visitor]:
        """Come in as an organiser, once one of the servers is there."""
        key, token = given or self.token(team, device)
        context = tls_context(self.invitation.fingerprint)
        inbox = inbox_of(device)
        while True:
            try:
                visitor = await visit(
                    self.urls(*numbers), context, inbox=inbox, key=key, token=token
                )
                break
            except (OSError, nats.errors.NoServersError):
                await asyncio.sleep(0.05)
        try:
            yield visitor
        finally:
            await visitor.close()
