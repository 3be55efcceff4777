"""What a layout may name: its blocks with their options, its labels, its styles.

`layouts` checks files against these tables, `blocks` prints by them. Block ids follow the order
B01 to B24 of the protocol; B22 (closing slides) has no place yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Option = bool | int | str


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A block that a layout can list: its options with their defaults, and the labels it prints."""

    labels: tuple[str, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict[str, Option])


_BREAKABLE: Final[Mapping[str, Option]] = {"page_break": False}
_TOPIC_LABELS: Final = ("untitled_topic",)
_UNSETTLED_LABELS: Final = ("dissent", "open", "contradicted")
_NOTE_LABELS: Final = (*_UNSETTLED_LABELS, *("consensus", "due", "confirmed", "new"))
_STATUS_LABELS: Final = ("draft", "draft_version", "agreed", "agreed_version")
_CODES: Final[Mapping[str, Option]] = {"codes": False}
_NOTE_OPTIONS: Final[Mapping[str, Option]] = {"unsettled": True, "consensus": False, **_CODES}

BLOCKS: Final[Mapping[str, BlockKind]] = {
    "title": BlockKind(("event_full", "event_from", "event_day")),
    "place": BlockKind(("place_open",)),
    "moderation": BlockKind(("moderation", "moderation_open", "both", "all")),
    "representatives": BlockKind(("representatives", "representatives_of", "both", "all")),
    "status": BlockKind(_STATUS_LABELS),
    "contents": BlockKind(("contents",), {**_BREAKABLE, "depth": 2}),
    "agenda": BlockKind(
        (
            *("agenda", "agenda_time", "agenda_entry", "agenda_empty", "time"),
            *("round", "session", "session_moderated"),
        ),
        _BREAKABLE,
    ),
    "background": BlockKind(("background", "background_empty"), _BREAKABLE),
    "context": BlockKind(("context",)),
    "timeline": BlockKind(
        (
            *("timeline", "timeline_caption", "timeline_date", "timeline_step"),
            *("timeline_alt", "timeline_alt_event"),
        ),
        {"picture": True, "table": True},
    ),
    "key_results": BlockKind(("key_results",), _BREAKABLE),
    "lead_in": BlockKind(("lead_in",)),
    "results": BlockKind(
        ("results_topic", "results_empty", *_TOPIC_LABELS, *_UNSETTLED_LABELS),
        {"unsettled": True, **_CODES},
    ),
    "pointer": BlockKind(("pointer",)),
    "conclusions": BlockKind(("conclusions", "conclusions_empty"), {**_BREAKABLE, **_CODES}),
    "recommendations": BlockKind((), _CODES),
    "elaboration": BlockKind(),
    "appendix": BlockKind(("appendix",), {"page_break": True}),
    "answers": BlockKind(
        (
            *("answers_topic", "answers_empty", "no_notes", *_TOPIC_LABELS, *_NOTE_LABELS),
            *("confirming", "contradicting"),
        ),
        {"page_breaks": True, "level": 2, **_NOTE_OPTIONS},
    ),
    "parked": BlockKind(("parked", *_NOTE_LABELS), {**_BREAKABLE, **_NOTE_OPTIONS}),
    "tasks": BlockKind(("tasks", "task", "task_owner", "task_due", "open"), _BREAKABLE),
    "participants": BlockKind(("participants", "recipients", "person", "organisation"), _BREAKABLE),
    "contact": BlockKind(("contact",), _BREAKABLE),
    "text": BlockKind((), {"label": ""}),
}
REPEATABLE: Final = "text"
"""The block that a layout may list more than once: a paragraph of its own words."""
OWN_LABEL: Final = frozenset({"event", "date", "place", "process"})
"""What the words of a `text` block may fill in."""

ALWAYS_PRINTED: Final = (
    *("page", "subject", "event_full", "event_from", "event_day"),
    *_STATUS_LABELS,
)
"""Labels of headers, footers and document properties, whatever blocks a layout has."""

LABELS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(placeholders.split())
    for name, placeholders in {
        "event_full": "event date start end",
        "event_from": "event date start",
        "event_day": "event date",
        "place_open": "",
        "moderation": "persons",
        "moderation_open": "",
        "representatives": "persons",
        "representatives_of": "persons represents",
        "both": "",
        "all": "",
        "draft": "date",
        "draft_version": "number date",
        "agreed": "date",
        "agreed_version": "number date",
        "contents": "",
        "agenda": "",
        "agenda_time": "",
        "agenda_entry": "",
        "agenda_empty": "",
        "time": "time",
        "round": "title round",
        "session": "code title",
        "session_moderated": "code title persons",
        "background": "",
        "background_empty": "",
        "context": "process",
        "timeline": "",
        "timeline_caption": "process",
        "timeline_date": "",
        "timeline_step": "",
        "timeline_alt": "count steps",
        "timeline_alt_event": "count steps event",
        "key_results": "",
        "lead_in": "",
        "results_topic": "number title",
        "results_empty": "",
        "untitled_topic": "number",
        "pointer": "",
        "conclusions": "",
        "conclusions_empty": "",
        "appendix": "",
        "answers_topic": "number title",
        "answers_empty": "",
        "no_notes": "",
        "dissent": "",
        "open": "",
        "consensus": "",
        "due": "date",
        "confirmed": "round",
        "contradicted": "round",
        "new": "round",
        "confirming": "round text",
        "contradicting": "round text",
        "parked": "",
        "tasks": "",
        "task": "",
        "task_owner": "",
        "task_due": "",
        "participants": "",
        "recipients": "",
        "person": "",
        "organisation": "",
        "contact": "",
        "page": "page pages",
        "subject": "process",
    }.items()
}
"""Every label and what it may fill in."""

PARAGRAPH_STYLES: Final = (
    *("title", "subtitle", "meta", "status", "heading_1", "heading_2", "heading_3", "heading_4"),
    *("body", "bullet_1", "bullet_2", "number", "caption"),
    *("table_head", "table_text", "table_detail"),
    *("header", "footer", "mark", "contents_title", "contents_1", "contents_2", "contents_3"),
)
CHARACTER_STYLES: Final = ("wordmark", "claim")
TABLE_STYLES: Final = ("table",)
STYLES: Final = (*PARAGRAPH_STYLES, *CHARACTER_STYLES, *TABLE_STYLES)
"""Roles of styles; a layout says for each the Word style's name and what it looks like."""
