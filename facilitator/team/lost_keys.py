"""What there is to do on a laptop that has no keys for the team of a file, in words."""

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
