"""What is said before something that cannot be taken back: what it does, and what it does not."""

from facilitator.language import tr, trn
from facilitator.team.states import MemberState, TeamState


def taking_out(state: TeamState, member: MemberState) -> str:
    """Say what taking a laptop out means."""
    if state.is_serverless:
        return tr(
            "{name} opens no room package any more that is made from now on, and what {name} writes from "
            "now on is taken in by nobody. Write a package for the others: the new key is in it. What is "
            "already on that laptop stays there.",
            name=member.name,
        )
    return tr(
        "{name} then reads and sends nothing more. What is already on that laptop stays there until it "
        "comes back to the team; nobody can fetch it from afar.",
        name=member.name,
    )


def leaving(state: TeamState) -> str:
    """Say what leaving means, what is lost by it, and who does not hear of it."""
    unsent = state.link.unsent if state.link else 0
    waits = trn(
        "{count} change is not sent yet and will be on this laptop only.",
        "{count} changes are not sent yet and will be on this laptop only.",
        unsent,
    )
    stays = tr(
        "This file stays here as it is; nothing more is sent or received. The keys of the team are "
        "deleted on this laptop: whoever wants to come back needs a new invitation."
    )
    deaf = tr(
        "Whoever organises does not hear of it now, because they are not connected. Tell them, so "
        "that nobody waits for this laptop."
    )
    if state.is_serverless:
        deaf = tr("Tell whoever organises, so that nobody waits for a package of this laptop.")
    said = [waits] if unsent else []
    said.append(stays)
    if not _is_heard(state):
        said.append(deaf)
    return " ".join(said)


def ending(state: TeamState) -> str:
    """Say what the end of a team means."""
    if state.is_serverless:
        return tr(
            "The key on this laptop is destroyed: no room package can be made or read here any more. "
            "Each laptop keeps its own file."
        )
    return tr(
        "What is on the server is deleted and the key destroyed. Each laptop keeps its own file; one that "
        "was not connected keeps what it had."
    )


def _is_heard(state: TeamState) -> bool:
    """Tell whether somebody who organises is connected, and so are we."""
    is_online = state.link is not None and state.link.phase == "online"
    return is_online and any(
        member.role == "organiser" and member.presence and not member.is_self
        for member in state.members
    )
