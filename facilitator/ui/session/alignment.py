"""Which line each block of the editor is after Qt changed its text."""

from collections.abc import Sequence

from facilitator.domain.identity import new_id
from facilitator.ui.session.lines import Line


def aligned(before: Sequence[Line], texts: Sequence[str]) -> list[Line] | None:
    """Return the lines that now read `texts`; None when a heading was harmed by the change.

    Lines that still say the same are themselves. Of what lies between, the first and the last
    keep their identity, because text is cut and joined at its ends; the rest is new or gone.
    """
    head = _common(before, texts)
    tail = _common(before[head:][::-1], texts[head:][::-1])
    old = before[head : len(before) - tail]
    new = texts[head : len(texts) - tail]
    if any(line.is_heading for line in old):
        return None
    above = before[head - 1] if head else None
    middle = _matched(old, new, above)
    return None if middle is None else [*before[:head], *middle, *before[len(before) - tail :]]


def _common(lines: Sequence[Line], texts: Sequence[str]) -> int:
    count = 0
    for line, text in zip(lines, texts, strict=False):
        if line.text != text:
            break
        count += 1
    return count


def _matched(old: Sequence[Line], new: Sequence[str], above: Line | None) -> list[Line] | None:
    if not old:
        return None if above is None and new else [_beside(above, text) for text in new if above]
    result = [line.saying(text) for line, text in zip(old, new, strict=False)]
    if len(new) < len(old):
        if new:
            result[-1] = (old[0] if len(new) == 1 else old[-1]).saying(new[-1])
        return result
    return [*result, *(_beside(old[-1], text) for text in new[len(old) :])]


def _beside(line: Line, text: str) -> Line:
    level = max(line.level, 1)
    return Line(new_id(), line.question_id)._replace(text=text, level=level)
