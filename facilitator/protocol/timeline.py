"""B09: the timeline as a picture and as a table of the same data."""

from collections.abc import Iterator
from typing import Final

from facilitator.domain.richtext import Run
from facilitator.protocol import fonts, rasters
from facilitator.protocol.content import Step
from facilitator.protocol.draft import Draft, Options, anchor, printed
from facilitator.protocol.elements import Block, Cell, Line, Paragraph, Picture, Table
from facilitator.protocol.timeline_drawing import draw
from facilitator.protocol.wording import unbroken

_POINTS_PER_MILLIMETRE: Final = 72 / 25.4
_ROOM_FOR_CAPTION: Final = 20.0
"""Millimetres of a page that even the highest picture leaves free."""
_SMALLEST: Final = 0.7
"""Share of its size below which a picture's words cannot be read."""
_WIDTHS: Final = (0.28, 0.72)
"""The first holds “17. September 2026” in bold, also in fonts wider than Arial."""


def timeline(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield the chapter's text, the picture and the table, if there are milestones.

    The picture is left out where no font is installed, and where so much lies so close together
    that its words would be too small: a drawing without words says nothing, the table says all.
    """
    chapter = draft.content.chapter("timeline")
    yield from draft.prose(chapter)
    if not draft.content.steps:
        return
    pictures = tuple(_picture(draft)) if options["picture"] else ()
    yield from pictures
    if options["table"] or (options["picture"] and not pictures):
        if not pictures:
            yield Paragraph("caption", printed(_caption(draft)))
        yield _table(draft)


def _picture(draft: Draft) -> Iterator[Picture]:
    theme = draft.layout.theme
    family = fonts.find((theme.font, *theme.fallback))
    if family is None:
        return
    page = draft.layout.page
    width = page.text_width * _POINTS_PER_MILLIMETRE
    drawing = draw(draft.content.steps, theme, width, draft.content.language)
    height = drawing.height / _POINTS_PER_MILLIMETRE
    scale = min(1.0, (page.text_height - _ROOM_FOR_CAPTION) / height)
    if scale < _SMALLEST:
        return
    yield Picture(
        svg=drawing.svg,
        png=rasters.png(drawing.svg, family),
        width=page.text_width * scale,
        height=height * scale,
        alt=_alt(draft),
        caption=_caption(draft),
        anchor="_timeline",
    )


def _caption(draft: Draft) -> str:
    chapter = draft.content.chapter("timeline")
    if chapter and chapter.title and not draft.label("timeline").startswith(chapter.title):
        return unbroken(chapter.title)
    process = draft.content.process
    return draft.label("timeline_caption", process=process) if process else draft.label("timeline")


def _alt(draft: Draft) -> str:
    """Return the alternative text: every milestone, and which one is highlighted."""
    steps = draft.content.steps
    values = {"count": len(steps), "steps": "; ".join(map(_worded, steps))}
    event = next((step for step in steps if step.is_event), None)
    if event is None:
        return draft.label("timeline_alt", **values)
    return draft.label("timeline_alt_event", event=_worded(event), **values)


def _worded(step: Step) -> str:
    return f"{step.when}: {step.title}" if step.when else step.title


def _table(draft: Draft) -> Table:
    return Table(
        header=(draft.label("timeline_date"), draft.label("timeline_step")),
        rows=tuple(_row(step) for step in draft.content.steps),
        widths=_WIDTHS,
        summary=_caption(draft),
    )


def _row(step: Step) -> tuple[Cell, ...]:
    when, title = printed(step.when or "–"), printed(step.title or "–")
    if step.is_event:
        when, title = ((Run(runs[0].text, bold=True),) for runs in (when, title))
    return ((Line(when, anchor=anchor("milestone", step.id)),), (Line(title),))
