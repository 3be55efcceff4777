"""What two texts, or two lists of ids, have in common at their ends, and how long Qt takes a text to be."""

from collections.abc import Sequence


def shared_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many signs or ids are the same at the beginning, and of the others at the end."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    most -= start
    end = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    return start, end


def units(text: str) -> int:
    """Return a text's length as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
