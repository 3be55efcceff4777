"""The rows of the welcome screen: the ways to begin, and the templates."""

from collections.abc import Sequence
from typing import Final

from facilitator import language
from facilitator.language import tr, trn
from facilitator.ui.welcome.choices import Choice
from facilitator.ui.welcome.templates import Template

EXAMPLE, TEMPLATE, EMPTY = "example", "template", "empty"
OPEN, JOIN, IMPORT = "open", "join", "import"

LANGUAGE_NAMES: Final = {"de": "Deutsch", "en": "English"}
"""Each language in itself, so that everybody finds their own."""


def beginnings() -> list[Choice]:
    """Return the ways to begin."""
    return [
        Choice(
            EXAMPLE,
            "play",
            tr("Try the example"),
            tr("A complete workshop with two rounds, to look at and to change"),
            "Ctrl+B",
        ),
        Choice(
            TEMPLATE,
            "template",
            tr("New from template"),
            tr("Expert workshop, future forum, citizens’ dialogue or your own template"),
            "Ctrl+N",
        ),
        Choice(
            EMPTY,
            "plus",
            tr("Empty workshop"),
            tr("Paste an agenda that you have copied, or begin from nothing"),
            "Ctrl+V",
        ),
        Choice(
            OPEN,
            "folder",
            tr("Open file"),
            tr("A workshop of yours, or one that a colleague has sent you"),
            "Ctrl+O",
        ),
        Choice(
            JOIN,
            "team",
            tr("Join a team"),
            tr("With the code or the link that you were given"),
            "Ctrl+J",
        ),
        Choice(
            IMPORT,
            "download",
            tr("Import text"),
            tr("An outline, an agenda or an old protocol becomes a workshop"),
            "Ctrl+I",
        ),
    ]


def template_rows(templates: Sequence[Template]) -> list[Choice]:
    """Return a row for each template; its path is the key."""
    return [
        Choice(entry.path, "file" if entry.is_own else "template", entry.title, _contents(entry))
        for entry in templates
    ]


def _contents(template: Template) -> str:
    parts: list[str] = []
    if template.is_own:
        parts.append(tr("Your own template"))
    elif template.language != language.current():
        parts.append(LANGUAGE_NAMES.get(template.language, template.language))
    if template.topics:
        parts.append(trn("{count} topic", "{count} topics", template.topics))
    if template.questions:
        parts.append(
            trn("{count} guiding question", "{count} guiding questions", template.questions)
        )
    return ", ".join(parts)
