"""How far the file of somebody who joins is filled."""

from facilitator.language import tr, trn
from facilitator.team.states import TeamState


def is_filled(state: TeamState | None) -> bool:
    """Tell whether everything that the server has is in the file."""
    link = state.link if state else None
    return link is not None and link.phase == "online" and link.place >= link.last


def progress(state: TeamState | None) -> tuple[str, int, int]:
    """Return a sentence, and how much is read of how much there is; without a total nobody knows."""
    link = state.link if state else None
    if link is None and state and state.problem:
        return state.problem, 0, 1
    if link is None or link.phase in {"off", "connecting"}:
        return tr("Connecting …"), 0, 0
    if link.phase == "offline":
        return link.problem or tr("The server does not answer; trying again …"), 0, 0
    words = trn(
        "{count} of {total} changes read",
        "{count} of {total} changes read",
        link.place,
        total=link.last,
    )
    return words, link.place, link.last
