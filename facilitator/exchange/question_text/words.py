"""The words by which topics, hints and what only frames questions are told."""

import re
from typing import Final, NamedTuple

from facilitator.exchange.agenda_text.sessions import numbered_session, session_of

_LONGEST_TITLE: Final = 200
_NUMBERED: Final = re.compile(
    r"(?:leitfrage|frage|guiding question|question|f|q)\s?(?:nr\.?\s?)?\d{1,2}(?:\.\d{1,2})?\s*[:.)–—-]\s*(?=\S)"
    r"|(?:leitfrage|frage|teilfrage|unterfrage|guiding question|question|sub-question)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_SUB: Final = re.compile(r"(?:teilfrage|unterfrage|sub-?question)\b", re.IGNORECASE)
_HINT: Final = re.compile(
    r"\(?(?:(?:regie|moderations|interner )?-?hinweise?|regie|tipp|anmerkung|hints?|note|tip)"
    r"(?:\s(?:für|an|to|for)\s(?:die\s|the\s)?(?:moderation|moderator(?:en|in|innen|s)?))?\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_FRAME: Final = re.compile(
    r"(?:(?:die|unsere|vorläufige|mögliche|zentrale|the|our)\s)*(?:leitfragen|fragen|fragestellungen|leitfaden"
    r"|guiding questions|questions|discussion questions|diskussionsfragen)(?:\s(?:der|für|für die|zu den|for|for the)"
    r"\s(?:workshops?|diskussion|discussion|gruppen))?\s*[:.]?|(?:seite|page)\s\d{1,4}(?:\s(?:von|of)\s\d{1,4})?",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"(?:leitfragen|fragen|guiding questions)\s(?:für|zu|von|for)?\s?(?=workshop|thema|topic|ws)",
    re.IGNORECASE,
)


class TopicText(NamedTuple):
    """A topic as a text names it."""

    number: int
    title: str
    rest: str = ""
    """What the line says besides, such as who moderates."""


def topic_of(body: str) -> TopicText | None:
    """Return the topic that a line begins, None for any other line."""
    body = _LEADING.sub("", body, count=1)
    found = session_of(body) or numbered_session(body)
    if not found or len(found.title) > _LONGEST_TITLE or found.title.endswith("?"):
        return None
    return TopicText(found.code.topic, found.title, " ".join(label.value for label in found.labels))


def without_word(body: str) -> tuple[str, str]:
    """Return a question without "Leitfrage 2:", and "sub" or "main" where that word was there."""
    match = _NUMBERED.match(body)
    if not match:
        return body, ""
    return body[match.end() :], "sub" if _SUB.match(body) else "main"


def hint_in(body: str) -> str:
    """Return the hint that a line gives to the moderator; empty for any other line."""
    match = _HINT.match(body)
    if not match:
        return ""
    hint = body[match.end() :]
    return hint[:-1] if match[0].startswith("(") and hint.endswith(")") else hint


def is_frame(body: str) -> bool:
    """Tell whether a line only says that questions follow, or counts pages."""
    return _FRAME.fullmatch(body) is not None
