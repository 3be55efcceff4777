"""A finished file looked at: what kind it is, its facts, and what the rules say of them."""

from facilitator.archives import UnusableError
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.protocol.accessible.facts import Facts
from facilitator.protocol.accessible.rules import Barrier, barriers


def examined(name: str, data: bytes) -> list[Barrier]:
    """Return the barriers in a Word file or PDF; UserError for anything else."""
    try:
        return barriers(_facts(data))
    except UnusableError as error:
        why = f" ({error.sentence})" if error.sentence else ""
        raise UserError(
            tr(
                "“{name}” cannot be read as a Word file or PDF{why}. Nothing was changed; "
                "name a .docx or .pdf file that opens elsewhere.",
                name=name,
                why=why,
            )
        ) from error


def _facts(data: bytes) -> Facts:
    if data.lstrip()[:5] == b"%PDF-":
        from facilitator.protocol.accessible.pdf_file import pdf_facts  # noqa: PLC0415 - one format is enough

        return pdf_facts(data)
    from facilitator.protocol.accessible.word_file import word_facts  # noqa: PLC0415 - the same

    return word_facts(data)
