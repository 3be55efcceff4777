"""What a role is called, in the window and on the command line."""

from facilitator.domain.areas import TeamRole
from facilitator.language import tr


def role_name(role: TeamRole) -> str:
    """Return what a role is called."""
    return {
        "organiser": tr("Organiser"),
        "moderator": tr("Moderator"),
        "author": tr("Author"),
        "observer": tr("Observer"),
        "guest": tr("Stage only"),
    }[role]
