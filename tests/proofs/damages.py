"""The ways in which a workshop file and its log are damaged, each with a chance of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

PAGE_BYTES: Final = 4096
_LARGEST_HOLE_BYTES: Final = 9_000


@dataclass
class Specimen:
    """A sound file to be damaged: its bytes, those of its log, and every text in it."""

    image: bytes
    log: bytes
    texts: frozenset[str]


@dataclass
class Damage:
    """A damaged image of a file and of its log."""

    image: bytes
    log: bytes = b""


Damaging = Callable[[Specimen, Random], Damage]


def truncated(sound: Specimen, chance: Random) -> Damage:
    return Damage(sound.image[: chance.randrange(len(sound.image))])


def one_bit_flipped(sound: Specimen, chance: Random) -> Damage:
    place = chance.randrange(len(sound.image))
    return Damage(_flipped(sound.image, [place], chance))


def many_bits_flipped(sound: Specimen, chance: Random) -> Damage:
    places = [chance.randrange(len(sound.image)) for _ in range(chance.randint(2, 200))]
    return Damage(_flipped(sound.image, places, chance))


def page_zeroed(sound: Specimen, chance: Random) -> Damage:
    page = chance.randrange(len(sound.image) // PAGE_BYTES)
    start = page * PAGE_BYTES
    image = sound.image[:start] + bytes(PAGE_BYTES) + sound.image[start + PAGE_BYTES :]
    return Damage(image)


def hole_of_garbage(sound: Specimen, chance: Random) -> Damage:
    length = chance.randint(1, _LARGEST_HOLE_BYTES)
    start = chance.randrange(len(sound.image) - length)
    return Damage(sound.image[:start] + chance.randbytes(length) + sound.image[start + length :])


def garbage_appended(sound: Specimen, chance: Random) -> Damage:
    return Damage(sound.image + chance.randbytes(chance.randint(1, 3 * PAGE_BYTES)))


def start_overwritten(sound: Specimen, chance: Random) -> Damage:
    length = chance.randint(1, 200)
    return Damage(chance.randbytes(length) + sound.image[length:])


def log_flipped(sound: Specimen, chance: Random) -> Damage:
    places = [chance.randrange(len(sound.log)) for _ in range(chance.randint(1, 20))]
    return Damage(sound.image, _flipped(sound.log, places, chance))


def log_truncated(sound: Specimen, chance: Random) -> Damage:
    return Damage(sound.image, sound.log[: chance.randrange(len(sound.log))])


def log_of_garbage(sound: Specimen, chance: Random) -> Damage:
    return Damage(sound.image, chance.randbytes(chance.randint(1, 20_000)))


def log_and_file_flipped(sound: Specimen, chance: Random) -> Damage:
    places = [chance.randrange(len(sound.image)) for _ in range(5)]
    return Damage(_flipped(sound.image, places, chance), sound.log)


def _flipped(image: bytes, places: list[int], chance: Random) -> bytes:
    changed = bytearray(image)
    for place in places:
        changed[place] ^= 1 << chance.randrange(8)
    return bytes(changed)


DAMAGES: Final[tuple[Damaging, ...]] = (
    one_bit_flipped,
    truncated,
    one_bit_flipped,
    page_zeroed,
    one_bit_flipped,
    many_bits_flipped,
    one_bit_flipped,
    hole_of_garbage,
    start_overwritten,
    garbage_appended,
    log_flipped,
    log_truncated,
    log_of_garbage,
    log_and_file_flipped,
)
