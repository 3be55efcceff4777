"""Lines of a Word or Excel file as somebody would type them, so that they can be edited and read again."""

from facilitator.exchange.source.lines import SourceLine


def typed(line: SourceLine) -> str:
    """Return a line as text that reads as it does itself: headings with "#", rows between "|"."""
    if line.heading:
        return f"{'#' * line.heading} {line.body}"
    if line.is_row:
        return f"| {' | '.join(_flat(cell) for cell in line.cells)} |"
    return " ".join(line.text.splitlines())


def _flat(cell: str) -> str:
    return " ".join(cell.replace("|", "/").split())
