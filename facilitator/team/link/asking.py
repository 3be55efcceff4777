"""Asking at the door what was given out while this laptop was away: who is not let in cannot read it."""

from typing import Final

from facilitator.domain.team import Grant
from facilitator.team import errands
from facilitator.team.link.membership import Membership
from facilitator.team.passes import newest
from facilitator.team.secret_values import Secrets

_ANSWER_SECONDS: Final = 4.0
_MOST_DIGITS: Final = 40_000


async def admitted_anew(address: str, membership: Membership, secrets: Secrets) -> Secrets:
    """Return the secrets with the pass that the organiser's program has for this laptop.

    They are the same where it has no newer one, where it is not there, or shut this laptop out.
    """
    try:
        client = await errands.knocking([address], membership.fingerprint, membership.knocker)
        try:
            answer = await client.request(f"join.{secrets.device}", timeout=_ANSWER_SECONDS)
        finally:
            await client.close()
    except errands.NETWORK_ERRORS:
        return secrets
    sealed = answer.data[:_MOST_DIGITS].decode("ascii", "replace")
    given = newest([Grant("", secrets.device, "token", "", sealed)], secrets)
    return secrets._replace(token=given.token) if given else secrets
