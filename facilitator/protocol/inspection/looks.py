"""What of a layout can be read but not be printed well: a template's gaps, colours too pale."""

from collections.abc import Iterator
from typing import Any, Final

from facilitator.domain.contrast import FOR_GRAPHICS, WHITE, contrast, needed_contrast
from facilitator.language import tr
from facilitator.protocol.catalogue import TABLE_STYLES
from facilitator.protocol.declarations import LayoutFault, Source
from facilitator.protocol.layouts import Layout

_ANY_LANGUAGE: Final = "en"
_GRAPHICS: Final = ("accent", "muted")
"""Tokens in which the timeline draws what means something."""


def look_faults(layout: Layout, table: dict[str, Any], source: Source) -> list[LayoutFault]:
    """Return what is wrong with a layout's template and its colours on white paper."""
    return [*_template(layout, source), *_colours(layout, table, source)]


def _template(layout: Layout, source: Source) -> Iterator[LayoutFault]:
    if layout.template is None:
        return
    from facilitator.protocol.word import templates  # noqa: PLC0415 - 0.1 s to load

    missing: list[str] = []
    try:
        templates.opened(layout, layout.template, _ANY_LANGUAGE)
    except templates.MissingStyles as error:
        missing = error.roles
    except templates.UnusableTemplate as error:
        yield source.fault("template", tr("cannot be used: {reason}", reason=error.reason))
        return
    except templates.DAMAGES:
        yield source.fault("template", tr("names a file that is damaged inside"))
        return
    for role in missing:
        style, key = layout.styles[role].name, f"styles.{role}.name"
        if source.file_of(key) == source.file_of("template"):
            file = layout.template.name
            yield source.fault(
                key, tr("names a style that {file} lacks: {style}", file=file, style=style)
            )
        else:  # what is inherited is right for everybody else
            words = tr(
                "names a file that lacks the style {style} (for “{role}”)", style=style, role=role
            )
            yield source.fault("template", words)


def _colours(layout: Layout, table: dict[str, Any], source: Source) -> Iterator[LayoutFault]:
    """Yield colours without contrast: each once, where it is said, by the strictest need of it."""
    needs: dict[str, tuple[float, str]] = {}
    for role, style in layout.styles.items():
        if role in TABLE_STYLES:
            continue
        said = str(table["styles"][role].get("color", "text"))
        key = f"styles.{role}.color" if said.startswith("#") else f"theme.{said}"
        need = needed_contrast(style.size, bold=style.bold)
        needs[key] = max(needs.get(key, (0.0, "")), (need, style.color))
    if any(listed.id == "timeline" and listed.options["picture"] for listed in layout.blocks):
        for token in _GRAPHICS:
            drawn = (FOR_GRAPHICS, layout.theme.colour(token))
            needs[f"theme.{token}"] = max(needs.get(f"theme.{token}", drawn), drawn)
    for key, (need, colour) in needs.items():
        found = contrast(colour, WHITE)
        if found < need:
            sentence = tr(
                "is too pale on white paper: contrast {found} to 1, and {need} to 1 is needed",
                found=f"{found:.1f}",
                need=f"{need:g}",
            )
            yield source.fault(key, sentence)
