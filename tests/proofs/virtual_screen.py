"""A screen that nobody sees and anybody can read: Xvfb with its pixels in a file."""

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LARGE_WINDOW: Final = (1600, 1000)
FOUR_WINDOWS: Final = (2000, 1240)
"""Sizes in pixels: one window of the size it opens in, or four of the smallest that are worked in."""
_HEADER: Final = struct.Struct(">25I")
_BYTES_PER_COLOUR: Final = 12
_NEEDED: Final = ("Xvfb", "xdotool")


@dataclass(frozen=True)
class Screen:
    """A running virtual screen: its name for DISPLAY, and the file that holds its pixels."""

    display: str
    pixels: Path

    def part(self, x: int, y: int, width: int, height: int) -> list[bytes]:
        """Return the rows of pixels of a rectangle as they are at this instant.

        The file is an X window dump (XWDFile.h): a header of 25 numbers, a name, colours, rows.
        """
        content = self.pixels.read_bytes()
        header = _HEADER.unpack_from(content)
        begin, bits, stride, colours = header[0], header[11], header[12], header[19]
        assert bits == 32, f"a pixel has {bits} bits"
        begin += colours * _BYTES_PER_COLOUR
        rows = range(y, min(y + height, header[5]))
        starts = (begin + row * stride + 4 * x for row in rows)
        return [content[start : start + 4 * width] for start in starts]


def is_at_hand() -> bool:
    """Tell whether this machine has a virtual screen and a typist for it."""
    return all(shutil.which(name) for name in _NEEDED)


@contextmanager
def started(folder: Path, pixels: tuple[int, int] = LARGE_WINDOW) -> Iterator[Screen]:
    """Run a virtual screen of one's own; AssertionError where there is none."""
    assert is_at_hand(), (
        f"this proof needs {' and '.join(_NEEDED)} (Debian: apt-get install xvfb xdotool)"
    )
    read, write = os.pipe()
    size = "x".join(map(str, (*pixels, 24)))
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        size,
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(
        [*command, "-fbdir", folder],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            display = answer.readline().strip()
        assert display, "Xvfb did not start"
        corner = ["xdotool", "mousemove", *map(str, pixels)]  # the pointer hides no words there
        subprocess.run(corner, env={**os.environ, "DISPLAY": f":{display}"}, check=True)
        yield Screen(f":{display}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()
