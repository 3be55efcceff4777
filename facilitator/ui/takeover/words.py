"""What the page says: what is to be done, what will go, what was taken over."""

from collections.abc import Sequence
from typing import Final

from facilitator.actions.desk import Outcome
from facilitator.domain.added_items import SetStarts
from facilitator.domain.superseding import Superseded
from facilitator.language import tr, trn
from facilitator.ui.takeover.reading import Kind, Preview

_NAMED: Final = 4


def nothing_yet(kind: Kind) -> str:
    """Say what is to be done where there is no text."""
    if kind == "agenda":
        return tr(
            "Paste the agenda from a mail, a PDF or Word, or drop a file here. "
            "What each line becomes will stand here before anything is taken over."
        )
    return tr(
        "Paste the questions from a mail, a PDF or Word, or drop a file here. "
        "What each line becomes will stand here before anything is taken over."
    )


def taken_words(preview: Preview, outcome: Outcome) -> str:
    """Say what was taken over, what was there already, and what was not understood."""
    said = [tr("Taken over: {counts}.", counts=preview.counts or tr("remarks only"))]
    if not outcome.touched:
        said = [tr("Everything was there already; nothing was changed.")]
    elif outcome.remark:
        said.append(outcome.remark)
    unclear = preview.how_many("unclear")
    if unclear:
        said.append(
            trn(
                "{count} line was not understood and is kept as a remark.",
                "{count} lines were not understood and are kept as remarks.",
                unclear,
            )
        )
    return " ".join(said)


def starts_words(found: SetStarts) -> str:
    """Say which starts an added agenda sets, and what is at these times already; empty for none."""
    if not found.starts:
        return ""
    said = [
        trn(
            "The start {times} comes with it and stays set.",
            "The starts {times} come with it and stay set.",
            len(found.starts),
            times=_some(found.starts),
        )
    ]
    if found.meets:
        titles = [tr("“{title}”", title=item.title or tr("Untitled")) for item in found.meets]
        said.append(tr("At the same time there is: {titles}.", titles=_some(titles)))
    return " ".join(said)


def _some(words: Sequence[str]) -> str:
    more = " …" if len(words) > _NAMED else ""
    return ", ".join(words[:_NAMED]) + more


def goes_words(gone: Superseded) -> str:
    """Say which topics go with the agenda that is replaced, and which stay; empty for none."""
    said: list[str] = []
    if gone.topics:
        titles = ", ".join(
            tr("“{title}”", title=topic.title or topic.agenda_title) for topic in gone.topics
        )
        said.append(
            tr("This goes with the agenda that is replaced: {titles}.", titles=titles)
            if not gone.questions
            else trn(
                "This goes with the agenda that is replaced: {titles}, with {count} guiding question.",
                "This goes with the agenda that is replaced: {titles}, with {count} guiding questions.",
                len(gone.questions),
                titles=titles,
            )
        )
    if gone.kept:
        titles = ", ".join(
            tr("“{title}”", title=topic.title or topic.agenda_title) for topic in gone.kept
        )
        said.append(tr("Has been worked on and stays: {titles}.", titles=titles))
    return " ".join(said)
