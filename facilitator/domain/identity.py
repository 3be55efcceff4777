"""Names for rows: UUIDv7 made on this device, so that rows of several laptops never collide."""

import os
import re
import time
from collections.abc import Callable

_RANDOM_BITS = 62
_COUNTER_BITS = 12
_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

_last = 0


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562, 5.7), ascending within this process.

    The twelve bits after the milliseconds count on within a millisecond, so that rows made
    in a row also sort in a row.
    """
    global _last  # noqa: PLW0603 - one ascending sequence per process is the point
    _last = max(_last + 1, time.time_ns() // 1_000_000 << _COUNTER_BITS)
    milliseconds, counter = _last >> _COUNTER_BITS, _last & ((1 << _COUNTER_BITS) - 1)
    value = (milliseconds << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | _random()
    # By hand, because the module `uuid` brings `platform` along: 3 ms at the start.
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _random() -> int:
    return int.from_bytes(os.urandom(8), "big") & ((1 << _RANDOM_BITS) - 1)


def is_id(text: str) -> bool:
    """Tell whether a text is an id in the form that `new_id` writes."""
    return re.fullmatch(_FORM, text) is not None


IdSource = Callable[[], str]
"""Where new ids come from; tests pass a predictable one."""
