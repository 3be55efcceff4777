"""What is taken in and what is not, by the members and sessions that the file knows now."""

from collections.abc import Sequence

from facilitator.domain.letters import Letter
from facilitator.storage.postbox import Postbox
from facilitator.team.link.identity import Identity
from facilitator.team.member_history import Told
from facilitator.team.refusals import Reason
from facilitator.team.rights import Admission, rights_of


class Gate:
    """Asks for every letter whether its writer may write there; the same for what comes and what goes."""

    def __init__(self, postbox: Postbox, identity: Identity) -> None:
        """Know the members that the file has."""
        self._postbox, self._identity = postbox, identity
        self._read: set[str] = set()
        """Stamps of changes of members that were read in the stream."""
        self.renew()

    def renew(self) -> None:
        """Look into the file again: there are other members or sessions."""
        membership = self._identity.membership
        trusted = set(self._identity.secrets.trusted)
        if membership.role != "organiser":
            trusted.discard(membership.device)
        self._rights = rights_of(
            *(self._postbox, membership.team, trusted),
            told=Told(self._postbox.device, self._postbox.told(), self._read),
        )
        self._identity.meet(self._postbox.members())

    def batch(self, letters: Sequence[Letter]) -> Admission:
        """Return what admits the letters of one batch, one after the other."""
        return Admission(self._rights, self._postbox.acquaintance(letters))

    def own_refusal(self, letter: Letter, subject: str) -> Reason | None:
        """Return why the others would not take a letter of ours; None where they would."""
        known = self._postbox.acquaintance([letter])
        why = self._rights.refusal(letter, subject, known)
        return None if why == "later" else why
