"""A team through everything that goes wrong: in the end all files say the same, and nothing is missing.

Laptops, each a program of its own, edit the same workshop over one server with TLS, tokens, roles
and sealing as in use; several write in the same rooms. Meanwhile all of them lose the connection
now and then and one is offline half the time, the server is killed twice and then comes back from
a copy of its disk that is older than what it had confirmed, and one laptop is killed. Afterwards:

- every edit that a laptop wrote down once its file had it is in the journal of every file;
- the rows of every table are the same in all files, and so is the journal;
- where two wrote the same words without knowing of each other, both versions are there, in all
  files the same ones, and they are those that follow from the journal.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from facilitator.domain.records import TABLES
from facilitator.storage.rivalry import rivals_of
from facilitator.team.authority import new_authority
from facilitator.team.secret_values import to_bytes
from facilitator.team.server.process import Server
from tests.team.link.crew import Crew, Laptop, Post

_LAPTOPS: Final = 8
_EDITS: Final = 1_000
_SECONDS: Final = 90.0
"""For so long they edit, if the machine keeps up."""
_PATIENCE_SECONDS: Final = 8 * 60
_KEPT: Final = {"step", "journal", "contested"}
"""Tables beside the rows that have to be the same; the order in which a journal was filled is not."""


def run(laptops: int = _LAPTOPS, edits: int = _EDITS, seconds: float = _SECONDS) -> None:
    """Let them work and look at their files; AssertionError where anything is missing or differs."""
    with tempfile.TemporaryDirectory() as folder:
        proof = Proof(Path(folder), laptops, edits, seconds)
        try:
            proof.begin()
            proof.play()
        finally:
            proof.end()
        proof.demand()


class Proof:
    """The server, the programs and their files."""

    def __init__(self, folder: Path, laptops: int, edits: int, seconds: float) -> None:
        self.folder, self.count, self.edits, self.seconds = folder, laptops, edits, seconds
        self.server = Server(folder / "server", new_authority())
        self.told: list[dict[str, Any]] = []
        self.programs: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        """Start the server, make the team and start its programs."""
        self.server.start()
        post = Post(self.server.url, self.server.fingerprint, self.server._authority)  # noqa: SLF001
        crew = Crew(self.folder, post)
        rooms = len(crew.organiser.head().sessions)
        for number in range(1, self.count):
            # Two in each room, so that they get in each other's way.
            crew.join(rooms=sorted({number // 2 % rooms, (number + 1) // 2 % rooms}))
        sessions = [session.id for session in crew.organiser.head().sessions]
        for laptop in crew.laptops:
            member = next(
                entry for entry in crew.organiser.desk.read.members() if entry.id == laptop.device
            )
            self._tell(laptop, member.sessions.split() or sessions)
        crew.close()
        self.programs = [self._start(told) for told in self.told]

    def _tell(self, laptop: Laptop, sessions: list[str]) -> None:
        path = self.folder / f"{laptop.device}.json"
        witness = self.folder / f"{laptop.device}.witness"
        witness.touch()
        told = {
            "path": str(laptop.path),
            "status": str(self.folder / f"{laptop.device}.status"),
            "witness": str(witness),
            "secrets": json.loads(to_bytes(laptop.secrets)),
            "membership": laptop.membership,
            "sessions": sessions,
            "edits": self.edits,
            "seconds": self.seconds,
            "seed": int(laptop.device, 16),
            "is_half": len(self.told) == 1,
            "told": str(path),
        }
        path.write_text(json.dumps(told), encoding="utf-8")
        self.told.append(told)

    def _start(self, told: dict[str, Any]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.proofs.team_laptop", told["told"]]
        with Path(told["status"] + ".log").open("ab") as log:
            return subprocess.Popen(command, stderr=log)

    # What happens

    def play(self) -> None:
        """Kill and rob the server, kill a laptop, and wait until all are done and level."""
        self._await_share(0.2)
        self._kill_server()
        self._await_share(0.35)
        self._copy_disk()
        self._await_share(0.5)
        self._lose_power()
        self._await_share(0.6)
        self._kill_laptop()
        self._await_share(0.75)
        self._kill_server()
        self._await(lambda: all(said["done"] >= self.edits for said in self._said()))
        begin = time.monotonic()
        self._await(self._is_level)
        print(f"  {time.monotonic() - begin:6.1f} s from the last edit until all were level")

    def _await_share(self, share: float) -> None:
        wanted = share * self.edits * self.count
        self._await(lambda: sum(said["done"] for said in self._said()) >= wanted)

    def _await(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            for program, told in zip(self.programs, self.told, strict=True):
                log = Path(told["status"] + ".log")
                assert program.poll() is None, log.read_text("utf-8")[-4_000:]
            assert time.monotonic() < end, "\n".join(str(said) for said in self._said())
            time.sleep(0.05)

    def _said(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for told in self.told:
            try:
                found.append(json.loads(Path(told["status"]).read_text("utf-8")))
            except FileNotFoundError:
                found.append({"done": 0, "level": False, "place": -1})
        return found

    def _is_level(self) -> bool:
        said = self._said()
        places = {one["place"] for one in said}
        return len(places) == 1 and all(one["level"] for one in said) and self._is_survey_over()

    def _is_survey_over(self) -> bool:
        """Tell whether nobody is still looking for what a robbed server lacks."""
        sql = "SELECT count(*) FROM meta WHERE name = 'team.surveying' AND value <> ''"
        for told in self.told:
            with closing(sqlite3.connect(told["path"])) as file:
                if file.execute(sql).fetchone()[0]:
                    return False
        return True

    def _kill_server(self) -> None:
        (ports,) = (self.folder / "server/ports").glob("*.ports")
        os.kill(int(ports.stem.rpartition("_")[2]), signal.SIGKILL)
        print("  the server was killed")

    def _copy_disk(self) -> None:
        """Copy the server's streams while it writes, as a power cut leaves them."""
        with suppress(shutil.Error):  # files that vanished meanwhile
            shutil.copytree(self.folder / "server/streams", self.folder / "copy")

    def _lose_power(self) -> None:
        self.server.stop()
        shutil.rmtree(self.folder / "server/streams")
        shutil.copytree(self.folder / "copy", self.folder / "server/streams")
        self.server.start()
        print("  the server lost everything since a copy of its disk")

    def _kill_laptop(self) -> None:
        self.programs[-1].kill()
        self.programs[-1].wait()
        self.programs[-1] = self._start(self.told[-1])
        print("  a laptop was killed")

    def end(self) -> None:
        """End the programs and the server."""
        for program in self.programs:
            program.terminate()
        for program in self.programs:
            program.wait()
        self.server.stop()

    # What is demanded

    def demand(self) -> None:
        """Hold the files against each other and against what was written down."""
        first = Path(self.told[0]["path"])
        journal, rows, contested = _journal(first), _rows(first), _contested(first)
        for told in self.told[1:]:
            path = Path(told["path"])
            assert _journal(path) == journal, f"the journals differ: {_difference(path, first)}"
            assert _rows(path) == rows, f"the rows differ in {path.name}"
            assert _contested(path) == contested, f"the conflicts differ in {path.name}"
        written = 0
        known = {(row, column, value) for _, _, row, column, _, value, _ in journal}
        for told in self.told:
            edits = [
                tuple(json.loads(line))
                for line in Path(told["witness"]).read_text("utf-8").splitlines()
            ]
            missing = [edit for edit in edits if edit not in known]
            assert not missing, f"{len(missing)} edits are missing, the first is {missing[0]}"
            written += len(edits)
        assert written >= self.count * self.edits, "not all edits were made"
        assert contested == _rivalry(first), "conflicts are missing or made up"
        # Of a few edits it is chance whether two are of the same words.
        assert contested or self.edits < _EDITS, "nobody got in anybody's way: nothing is shown"
        print(f"  {written:6} edits of {self.count} laptops, all in all {self.count} files")
        print(f"  {len(contested):6} cells with two versions, the same everywhere")


def _read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(sql).fetchall()


def _journal(path: Path) -> list[tuple[Any, ...]]:
    sql = "SELECT step_id, table_name, row_id, column_name, before, after, stamp FROM journal"
    return sorted(_read(path, sql), key=lambda row: (row[6], row[0]))


def _rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {table: _read(path, f"SELECT * FROM {table} ORDER BY id") for table in TABLES.values()}


def _contested(path: Path) -> list[tuple[Any, ...]]:
    return _read(path, "SELECT table_name, row_id, column_name FROM contested ORDER BY 2, 3")


def _rivalry(path: Path) -> list[tuple[Any, ...]]:
    """Return the cells of which several versions stand, by the journal alone."""
    cells = _read(
        path, "SELECT DISTINCT table_name, row_id, column_name FROM journal ORDER BY 2, 3"
    )
    with closing(sqlite3.connect(path)) as file:
        return [cell for cell in cells if cell[2] == "text" and rivals_of(file, *cell)]


def _difference(path: Path, first: Path) -> str:
    ours, theirs = set(_journal(path)), set(_journal(first))
    counts = f"{len(ours - theirs)} only in {path.name}, {len(theirs - ours)} only in {first.name}"
    return f"{counts}; {sorted(ours ^ theirs, key=str)[:2]}"
