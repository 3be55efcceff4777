"""For whom a protocol is written: how much of the persons it tells, and how much of the workshop.

Both are decided before there are blocks, so that every format leaves out the same.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from facilitator.errors import UserError
from facilitator.language import tr

if TYPE_CHECKING:
    from facilitator.protocol.content import ProtocolContent
    from facilitator.protocol.layouts import Layout

Privacy = Literal["full", "roles", "organisations", "none"]
"""Persons by name; by what they did there; by whom they stand for; or not at all."""
Audience = Literal["full", "summary", "topic"]
"""Everything; what came out of it; or what one topic came to."""
PRIVACIES: Final[dict[str, Privacy]] = {
    "full": "full",
    "roles": "roles",
    "organisations": "organisations",
    "none": "none",
}
_TOPIC: Final = re.compile(r"topic[ :]?([1-9][0-9]{0,2})")
_WHOLE: Final[dict[str, Audience]] = {"full": "full", "summary": "summary"}
_SUMMARY: Final = frozenset(
    {
        *("title", "place", "moderation", "representatives", "status", "key_results", "lead_in"),
        *("results", "conclusions", "recommendations", "contact"),
    }
)
_ONE_TOPIC: Final = frozenset(
    {
        *("title", "place", "moderation", "representatives", "status", "contents", "key_results"),
        *("results", "pointer", "appendix", "answers", "contact"),
    }
)
_CODES: Final = "codes"
_NAMES: Final = {
    "de": {"summary": "Zusammenfassung", "topic": "Auszug: Workshop {number}"},
    "en": {"summary": "Summary", "topic": "Extract: workshop {number}"},
}
"""What an edition calls itself below the title, whatever the layout."""


class Edition(NamedTuple):
    """What a protocol leaves out."""

    privacy: Privacy = "full"
    audience: Audience = "full"
    topic: int = 0
    """Its number, where the audience is that of one topic."""
    cites: bool = False
    """Whether codes are printed even where the layout prints none."""


FULL: Final = Edition()


def chosen_edition(privacy: str, audience: str, *, cites: bool = False) -> Edition:
    """Return the edition of two words such as "roles" and "topic:2"; UserError for others."""
    known = PRIVACIES.get(privacy)
    if known is None:
        raise UserError(
            tr(
                "There is no profile “{name}”. Nothing was written; choose one of {names}.",
                name=privacy,
                names=", ".join(PRIVACIES),
            )
        )
    if audience in _WHOLE:
        return Edition(known, _WHOLE[audience], cites=cites)
    found = _TOPIC.fullmatch(audience)
    if found is None:
        raise UserError(
            tr(
                "There is no audience “{name}”. Nothing was written; choose one of {names}.",
                name=audience,
                names="full, summary, topic:1",
            )
        )
    return Edition(known, "topic", int(found[1]), cites)


def written(edition: Edition) -> str:
    """Return an edition as a file remembers it out of sight: "roles topic:2 codes"."""
    topic = f":{edition.topic}" if edition.audience == "topic" else ""
    codes = (_CODES,) if edition.cites else ()
    return " ".join((edition.privacy, f"{edition.audience}{topic}", *codes))


def remembered(text: str) -> Edition:
    """Return the edition that a file says it is; the full one where it says nothing that is known."""
    privacy, _, rest = text.partition(" ")
    audience, _, codes = rest.partition(" ")
    try:
        return chosen_edition(privacy, audience, cites=codes == _CODES)
    except UserError:
        return FULL


def for_audience(content: "ProtocolContent") -> "ProtocolContent":
    """Return what of a content its audience gets; UserError for a topic that is not there."""
    number = content.edition.topic
    if content.edition.audience != "topic":
        return content
    topics = tuple(topic for topic in content.topics if topic.number == number)
    if not topics:
        raise UserError(
            tr(
                "There is no topic {number} in this workshop. Nothing was written; choose one of "
                "{names}.",
                number=number,
                names=", ".join(f"topic:{topic.number}" for topic in content.topics)
                or "full, summary",
            )
        )
    return replace(content, topics=topics)


def layout_for_audience(layout: "Layout", edition: Edition) -> "Layout":
    """Return a layout without the blocks that an audience does not get."""
    if edition.audience == "full":
        return layout
    kept = _SUMMARY if edition.audience == "summary" else _ONE_TOPIC
    blocks = tuple(listed for listed in layout.blocks if listed.id in kept)
    return replace(layout, blocks=blocks, extra_chapters=False)


def edition_name(edition: Edition, language: str) -> str:
    """Return what an edition calls itself in a document; the full one needs no name."""
    names = _NAMES.get(language, _NAMES["en"])
    return names.get(edition.audience, "").format(number=edition.topic)
