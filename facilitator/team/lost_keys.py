"""What it means that a laptop has lost the keys for the team of a file, or will, in words."""

from facilitator.domain.areas import TeamRole
from facilitator.language import tr


def lost_keys(role: TeamRole) -> str:
    """Say what to do where the keychain has no keys for a file's team."""
    if role == "organiser":
        return tr(
            "This computer has no keys for this team any more. Open the team anew and "
            "invite the others again; what they wrote is on their computers."
        )
    return tr(
        "This computer has no keys for this team any more. Ask for a new invitation and "
        "join with it; what was written here is kept and sent then."
    )


def fleeting_keys(role: TeamRole) -> str:
    """Say what the end of the program means where nothing keeps the keys."""
    if role == "organiser":
        return tr(
            "This computer has no keychain: once the program has ended, the team has to be opened "
            "anew and the others invited again. Leave the program running until the end."
        )
    if role == "guest":
        return tr(
            "This computer has no keychain: once the program has ended, you need a new invitation."
        )
    return tr(
        "This computer has no keychain: once the program has ended, you need a new invitation. "
        "What was written here is kept and sent then."
    )
