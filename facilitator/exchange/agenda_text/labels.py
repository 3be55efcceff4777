"""Words before a colon that say what follows: `Moderation: …`, `Raum: …`, `Beginn: …`."""

import re
from typing import Final, Literal, NamedTuple

LabelKind = Literal["moderation", "speaker", "room", "date", "start", "end", "title", "process"]

_ENDING: Final = r"(?:(?:[:*_/]?-?in(?:nen)?)|en|innen|s)?(?:/-?in(?:nen)?)?"
_MODERATION: Final = (
    rf"(?:gesamt|haupt|workshop|tages)?-?moderation|moderator{_ENDING}|moderiert von|moderated by|mod\."
    rf"|(?:workshop)?leitung|facilitation|facilitator{_ENDING}|facilitated by|chairs?|hosts?"
)
_SPEAKERS: Final = (
    rf"referent{_ENDING}|vortragende[rn]?|redner{_ENDING}|sprecher{_ENDING}|speakers?|presenters?"
    r"|impulsgeber(?:innen|in)?|es spricht|es sprechen"
)
_WORDS: Final[tuple[tuple[LabelKind, str], ...]] = (
    ("moderation", _MODERATION),
    ("speaker", _SPEAKERS),
    ("speaker", r"input|podium|mit|with|durch|by|gast|gäste|guests?|panel"),
    ("room", r"raum|saal|room|ort|veranstaltungsort|tagungsort|location|place|venue|wo|where"),
    ("date", r"datum|date|termin|wann|when|zeit|uhrzeit|time|tag|day"),
    ("start", r"(?:veranstaltungs)?beginn|start|begin"),
    (
        "end",
        r"(?:voraussichtliches |geplantes )?ende|veranstaltungsende|schluss|ende ca\.|end|close",
    ),
    ("title", r"titel|title|veranstaltung|event|betreff|subject|betr\."),
    ("process", r"prozess|process|beteiligungsprozess|projekt|project"),
)
_KINDS: Final[tuple[tuple[LabelKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS
)
_ANY: Final = rf"{_MODERATION}|{_SPEAKERS}|raum|room|saal"
_FIRST: Final = re.compile(r"([^\W\d_](?:[^:\n]|:(?=in(?:nen)?\b)){0,40}?)\s*:(?!in\b|innen\b)\s*")
_INSIDE: Final = re.compile(rf"(?:\s*[(\[,;/|–—]\s*|\s+-\s+|\s+)(?=(?:{_ANY})\s*:)", re.IGNORECASE)
_LEADING: Final = re.compile(rf"(?:{_ANY})\s*:", re.IGNORECASE)


class Label(NamedTuple):
    """What a word before a colon announces, and what stands behind it."""

    kind: LabelKind
    value: str


def label_of(text: str) -> Label | None:
    """Return the label that a text begins with; None for a colon behind any other words."""
    match = _FIRST.match(text)
    if not match:
        return None
    for kind, words in _KINDS:
        if words.fullmatch(match[1].strip()):
            return Label(kind, text[match.end() :].strip())
    return None


def with_labels(text: str) -> tuple[str, list[Label]]:
    """Return what stands before the labels in a text, and them: "Title (Moderation: Ada; Raum: 3)"."""
    parts = _INSIDE.split(text)
    head, labels = parts[0], [label for part in parts[1:] if (label := label_of(part))]
    own = label_of(head) if _LEADING.match(head) else None
    if own:
        head, labels = "", [own, *labels]
    if labels:
        is_open = head.count("(") == head.count(")")
        labels = [label._replace(value=_closed(label.value, is_open=is_open)) for label in labels]
    return head.strip(" ,;/|"), labels


def _closed(value: str, *, is_open: bool) -> str:
    """Return a value without the bracket that closes around it."""
    value = value.strip(" ,;/|")
    is_closing = value.endswith((")", "]")) and value.count("(") < value.count(")") + value.count(
        "]"
    )
    return value[:-1].strip(" ,;") if is_open and is_closing else value
