"""A layout's words by language, each checked: what a protocol needs is there and fills in."""

from collections.abc import Iterable, Mapping
from string import Formatter

from facilitator.language import tr
from facilitator.protocol.catalogue import ALWAYS_PRINTED, BLOCKS, LABELS, OWN_LABEL
from facilitator.protocol.declarations import Source, Table, mapping, refuse_unknown


def wordings(
    table: object, blocks: Iterable[str], own: Iterable[str], source: Source
) -> Mapping[str, Mapping[str, str]]:
    """Return what `[labels.…]` say, in every language all that the blocks print.

    `own` are the labels that the layout's `text` blocks name.
    """
    languages = mapping(table, "labels", source)
    if not languages:
        raise source.fault("labels", tr("has to hold at least one language, such as [labels.de]"))
    needed = {label for block in blocks for label in BLOCKS[block].labels}
    needed |= {*ALWAYS_PRINTED, *own}
    allowed = {**dict.fromkeys(own, OWN_LABEL), **LABELS}
    return {
        language: _language(
            mapping(words, f"labels.{language}", source), language, needed, allowed, source
        )
        for language, words in languages.items()
    }


def _language(
    words: Table,
    language: str,
    needed: set[str],
    allowed: Mapping[str, frozenset[str]],
    source: Source,
) -> Mapping[str, str]:
    refuse_unknown(words, allowed, f"labels.{language}", source)
    for label in sorted(needed):
        if label not in words:
            raise source.fault(f"labels.{language}.{label}", tr("is missing"))
    for label, wording in words.items():
        _check_label(f"labels.{language}.{label}", wording, allowed[label], source)
    return dict(words)


def _check_label(key: str, wording: object, allowed: frozenset[str], source: Source) -> None:
    if not isinstance(wording, str):
        raise source.fault(key, tr("has to be a text"))
    if not _placeholders(wording) <= allowed:
        names = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or tr("nothing")
        raise source.fault(key, tr("uses an unknown placeholder; it may use {names}", names=names))


def _placeholders(wording: str) -> set[str | None]:
    """Return what a wording fills in; a brace around anything but a name stands for itself."""
    try:
        parts = [part for part in Formatter().parse(wording) if part[1] is not None]
    except ValueError:
        return {"{"}
    return {"{" if form or conversion else name for _, name, form, conversion in parts}
