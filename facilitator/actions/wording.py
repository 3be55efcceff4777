"""What every typed text passes before it is stored."""

from facilitator.actions.desk import Transaction
from facilitator.domain.text import MAX_LINE_CHARACTERS, clean_line
from facilitator.errors import UserError
from facilitator.language import tr


def accepted(text: str) -> str:
    """Return a line of text as it is stored; UserError when it is too long for the file."""
    if len(text) > MAX_LINE_CHARACTERS:
        raise UserError(
            tr(
                "The text is longer than {count} characters and was not stored. Split it.",
                count=MAX_LINE_CHARACTERS,
            )
        )
    return clean_line(text)


def continues(tx: Transaction, row_id: str, column: str, text: str) -> bool:
    """Let typing that goes on in a cell continue its step; False where it has to begin one."""
    typing = tx.typing
    if typing is None or (typing.row_id, typing.column) != (row_id, column):
        return False
    return tx.write.retype(typing, text)
