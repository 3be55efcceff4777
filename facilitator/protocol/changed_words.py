"""A change of a long text in one line: the words that went and came, with some around them."""

from typing import Final

from facilitator.domain.word_changes import Stretch, word_changes

_AROUND: Final = 24
"""Characters of what stayed that are shown on each side of a change."""
_LONGEST: Final = 220


def changed_words(old: str, new: str) -> str:
    """Return what changed as "… Stände [-im-] {+am+} Ufer …", cut where it is long."""
    parts = word_changes(" ".join(old.split()), " ".join(new.split()))
    last = len(parts) - 1
    line = "".join(
        _shown(part, is_first=at == 0, is_last=at == last) for at, part in enumerate(parts)
    )
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def is_spacing_only(old: str, new: str) -> bool:
    """Tell whether two different texts say the same but for their spaces."""
    return old != new and "".join(old.split()) == "".join(new.split())


def _shown(part: Stretch, *, is_first: bool, is_last: bool) -> str:
    if part.kind != "same":
        words = part.text.strip()
        form = "[-{}-]" if part.kind == "gone" else "{{+{}+}}"
        return f" {form.format(words)} " if words else ""
    words = part.text
    if is_first:
        return words if len(words) <= _AROUND else f"… {words[-_AROUND:].partition(' ')[2]}"
    if is_last:
        return words if len(words) <= _AROUND else f"{words[:_AROUND].rpartition(' ')[0]} …"
    if len(words) <= 2 * _AROUND:
        return words
    return f"{words[:_AROUND].rpartition(' ')[0]} … {words[-_AROUND:].partition(' ')[2]}"
