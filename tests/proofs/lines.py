"""Bad lines between network namespaces: each packet is lost or late by chance, or the line is cut.

What goes into a line at one end is read from a TUN device in one namespace and written to one in
another, so that it works the same whatever the kernel's own queues can do. Needs root on Linux.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import shutil
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

_TUNSETIFF: Final = 0x400454CA
_TUN_WITHOUT_HEADER: Final = 0x1001
_NEW_NETWORK: Final = 0x40000000
_MOST_BYTES: Final = 4_096
_LOOK_SECONDS: Final = 0.05


class Quality(NamedTuple):
    """Of a line, in each direction."""

    loss: float
    """The share of packets that never arrive."""
    delay_seconds: float


class Lines:
    """A hub and laptops, each in a namespace of its own, with a line from each laptop to the hub."""

    def __init__(self, count: int, quality: Quality, seed: int = 0) -> None:
        self.hub = f"hub{os.getpid()}"
        self.laptops = [f"lap{os.getpid()}-{number}" for number in range(1, count + 1)]
        self.cut: set[int] = set()
        """Numbers of the laptops, from 0, to and from which nothing comes."""
        self.carried = self.lost = 0
        self._quality, self._chance = quality, random.Random(seed)
        self._other: dict[int, tuple[int, int]] = {}
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._is_over = threading.Event()

    def begin(self) -> None:
        """Make namespaces and lines."""
        for name in (self.hub, *self.laptops):
            _ip("netns", "add", name)
            _ip("-n", name, "link", "set", "lo", "up")
        for number, name in enumerate(self.laptops):
            near = _end(self.hub, f"line{number}", self.address(number), f"10.77.{number}.2")
            far = _end(name, "line", f"10.77.{number}.2", self.address(number))
            self._other |= {near: (far, number), far: (near, number)}
        self._thread.start()

    def end(self) -> None:
        """Remove them."""
        self._is_over.set()
        if self._thread.is_alive():
            self._thread.join()
        for end in self._other:
            os.close(end)
        for name in (self.hub, *self.laptops):
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)

    def address(self, number: int) -> str:
        """Return how a laptop reaches the hub."""
        return f"10.77.{number}.1"

    def _carry(self) -> None:
        waiting: list[tuple[float, int, int, bytes]] = []
        count = 0
        while not self._is_over.is_set():
            now = time.monotonic()
            while waiting and waiting[0][0] <= now:
                _, _, end, packet = heapq.heappop(waiting)
                os.write(end, packet)
            wait = min(_LOOK_SECONDS, waiting[0][0] - now) if waiting else _LOOK_SECONDS
            for end in select.select(list(self._other), [], [], wait)[0]:
                packet = os.read(end, _MOST_BYTES)
                other, number = self._other[end]
                if number in self.cut or self._chance.random() < self._quality.loss:
                    self.lost += 1
                    continue
                self.carried += 1
                count += 1
                due = time.monotonic() + self._quality.delay_seconds
                heapq.heappush(waiting, (due, count, other, packet))


def why_not() -> str:
    """Return why this machine has no such lines; empty where it has."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may make network namespaces"
    if not shutil.which("ip") or not Path("/dev/net/tun").exists():
        return "there is no ip or no /dev/net/tun"
    name = f"try{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", name], check=False, capture_output=True)
    subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)
    return made.stderr.decode().strip() if made.returncode else ""


@contextmanager
def inside(name: str) -> Iterator[None]:
    """Be in a namespace with this thread, and with all that it starts meanwhile."""
    with (
        Path("/proc/thread-self/ns/net").open("rb") as home,
        Path("/run/netns", name).open("rb") as there,
    ):
        _enter(there.fileno())
        try:
            yield
        finally:
            _enter(home.fileno())


def _enter(namespace: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.setns(namespace, _NEW_NETWORK):
        raise OSError(ctypes.get_errno(), "a network namespace cannot be entered")


def _end(namespace: str, device: str, address: str, peer: str) -> int:
    """Make an end of a line in a namespace and return its file."""
    with inside(namespace):
        end = os.open("/dev/net/tun", os.O_RDWR)
        wanted = struct.pack("16sH", device.encode(), _TUN_WITHOUT_HEADER)
        fcntl.ioctl(end, _TUNSETIFF, wanted)
    _ip("-n", namespace, "addr", "add", address, "peer", peer, "dev", device)
    _ip("-n", namespace, "link", "set", device, "up")
    return end


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)
