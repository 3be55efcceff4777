"""The keys of the Protokoll place, for the list of F1 and for Ctrl+K."""

from typing import TYPE_CHECKING, Final

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.protocol.accessibility import KEYS as ACCESSIBILITY_KEYS
from facilitator.ui.protocol.side import AUDIT_KEYS
from facilitator.ui.versions.panel import KEEP_KEYS

if TYPE_CHECKING:
    from facilitator.ui.protocol.screen import ProtocolScreen

WORD_KEYS: Final = "Ctrl+E"
PDF_KEYS: Final = "Ctrl+P"
MARKDOWN_KEYS: Final = "Ctrl+Shift+E"


def protocol_commands(doing: "ProtocolScreen") -> list[Command]:
    """Return the commands; those of the pages are named without being bound, these take their keys."""
    group = tr("Protocol")
    done = (
        ("keep", tr("Keep a version that goes out"), KEEP_KEYS, doing.keep_version, "layers"),
        ("docx", tr("Write as Word file"), WORD_KEYS, doing.export_docx, "download"),
        ("pdf", tr("Write as PDF"), PDF_KEYS, doing.export_pdf, "download"),
        ("markdown", tr("Write as Markdown"), MARKDOWN_KEYS, doing.export_markdown, "download"),
        ("audit", tr("Check the evidence"), AUDIT_KEYS, doing.audit_wanted.emit, "check"),
        (
            "accessibility",
            tr("Check accessibility"),
            ACCESSIBILITY_KEYS,
            doing.check_accessibility,
            "check",
        ),
    )
    explained = (
        ("page_on", tr("Next page"), ("PgDown",)),
        ("page_back", tr("Previous page"), ("PgUp",)),
        ("walk", tr("Through what the pages say"), ("Up", "Down")),
        ("to_source", tr("To where it was written"), ("Return",)),
        ("zoom", tr("Larger and smaller pages, fitted"), ("+", "-", "0")),
    )
    return [
        *(Command(name, text, (keys,), run, icon, group) for name, text, keys, run, icon in done),
        *(Command(name, text, keys, group=group) for name, text, keys in explained),
    ]
