"""Coming in as a guest: a knock like everybody's, and a pass instead of a workshop file."""

from facilitator.domain.text import clean_line
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.team.invitations import parse
from facilitator.team.joining import knocked, refusal
from facilitator.team.keychain import Keychain
from facilitator.team.knocking import Knock, Welcome
from facilitator.team.secret_values import new_secrets
from facilitator.team.stage.passes import GuestPass, keep


def come(text: str, *, name: str, keychain: Keychain) -> GuestPass:
    """Come in by an invitation for a guest and keep the pass; blocks, UserError or EnvironmentProblem say why not.

    Ask before (`joining.look`) whether it is one: an invitation in another role is used up.
    """
    name = clean_line(name)
    if not name:
        raise UserError(tr("Type the name by which the others know you. Nothing was changed."))
    invitation, own = parse(text), new_secrets("", "")
    answer, seen = knocked(invitation, own, Knock("", "", name))
    if not isinstance(answer, Welcome):
        raise refusal(answer)
    guest = GuestPass(
        invitation.id,
        answer.title,
        own._replace(
            team_id=answer.team,
            device=answer.device,
            keys=answer.keys,
            trusted=answer.organisers,
            token=answer.token,
        ),
        tuple(one for one in answer.addresses if not one.startswith("wss:")),
        seen,
        answer.at,
    )
    keep(keychain, guest)
    return guest
