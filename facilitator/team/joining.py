"""Coming into a team: a knock at the organiser's program, and a workshop file that is filled from then on."""

import asyncio
import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from facilitator.domain.areas import TeamRole
from facilitator.domain.file_names import distinct, file_name
from facilitator.domain.text import clean_line
from facilitator.errors import EnvironmentProblem, FacilitatorError, UserError
from facilitator.language import tr
from facilitator.storage.files import SUFFIX, WorkshopFile, create_file, open_file
from facilitator.team import errands
from facilitator.team.invitations import Invitation, parse
from facilitator.team.keychain import Keychain, keep_secrets
from facilitator.team.knocking import (
    Answer,
    Bond,
    Denial,
    Denied,
    Knock,
    Offer,
    Room,
    Welcome,
    open_answer,
    seal_knock,
)
from facilitator.team.pinning import certificate_of, fingerprint
from facilitator.team.refusals import Refused
from facilitator.team.returning import moved
from facilitator.team.secret_values import Secrets, new_secrets
from facilitator.team.settings import TeamSettings

__all__ = ["Joined", "Offer", "Room", "join", "look"]

_ANSWER_SECONDS: Final = 10
_MOST_FALSE_ANSWERS: Final = 20
_NOBODY: Final = "503"
"""The status of an answer that says that nobody listens."""


class Joined(NamedTuple):
    """A laptop that has been let in; its file fills up as soon as the link of `Team` has begun."""

    path: Path
    team: str
    """32 hex digits."""
    device: str
    role: TeamRole
    sessions: tuple[str, ...]
    """The ids of the rooms it may write in."""
    is_lasting: bool
    """Whether the system's keychain keeps its keys; else it is out at the program's end."""


def look(text: str) -> Offer:
    """Ask what an invitation is for, without using it up; blocks, UserError or EnvironmentProblem say why not."""
    answer, _ = knocked(parse(text), new_secrets("", ""), Knock("", "", only_looks=True))
    if isinstance(answer, Offer):
        return answer
    raise refusal(answer)


def join(
    text: str,
    *,
    name: str,
    folder_or_file: Path,
    keychain: Keychain,
    sessions: Sequence[str] = (),
) -> Joined:
    """Come in by an invitation: make the file, keep the secrets; blocks until it has succeeded or not.

    `sessions` are the ids or codes of one's rooms. A folder gets a new file with the title of the
    process; a file of the same process that is there already is taken into the team, with what was
    written in it; one that is in the team and let in there only learns where the server is by now,
    and the invitation can be used by somebody else. UserError and EnvironmentProblem say why not;
    nothing was made then.
    """
    name = clean_line(name)
    if not name:
        raise UserError(tr("Type the name by which the others know you. Nothing was changed."))
    parse(text)
    with _place(folder_or_file) as place:
        if known := place.returned(text, keychain):
            return known
        place.demand_fits(text)
        answer, secrets, settings = admitted(text, name, sessions)
        path = place.fill(answer, settings)
        keep_secrets(keychain, secrets)
    return Joined(
        *(path, answer.team, answer.device, answer.role, answer.sessions),
        is_lasting=keychain.is_lasting,
    )


# The knock


def admitted(
    text: str, name: str, sessions: Sequence[str]
) -> tuple[Welcome, Secrets, TeamSettings]:
    """Use an invitation: return what it brings, our keys, and what a file is to say; blocks.

    UserError and EnvironmentProblem say why nobody was let in.
    """
    invitation, own = parse(text), new_secrets("", "")
    answer, seen = knocked(invitation, own, Knock("", "", name, tuple(sessions)))
    if not isinstance(answer, Welcome):
        raise refusal(answer)
    if answer.role == "guest":
        raise stage_only()
    secrets = own._replace(
        team_id=answer.team,
        device=answer.device,
        keys=answer.keys,
        trusted=answer.organisers,
        token=answer.token,
    )
    return answer, secrets, TeamSettings.of(answer, name, seen, invitation.knocker)


def knocked(invitation: Invitation, own: Secrets, knock: Knock) -> tuple[Answer, str]:
    """Knock with our public keys and return the answer and the certificate's fingerprint.

    Blocks; EnvironmentProblem where nobody answers.
    """
    knock = knock._replace(public_key=own.public_key, box_key=own.box_key)
    try:
        return asyncio.run(_knocked(invitation, own, knock))
    except errands.NETWORK_ERRORS as error:
        raise _unreached(error) from error


async def _knocked(invitation: Invitation, own: Secrets, knock: Knock) -> tuple[Answer, str]:
    problem: BaseException = OSError()
    for address in invitation.addresses:
        if address.is_web:  # for browsers
            continue
        try:
            seen = invitation.fingerprint
            if invitation.is_typed:
                seen = fingerprint(await certificate_of(address.host, address.port))
            client = await errands.knocking([address.url], seen, invitation.knocker)
        except errands.NETWORK_ERRORS as error:
            problem = error
            continue
        try:
            bond = Bond(invitation.secret, seen)
            return await _asked(client, f"join.{invitation.id}", bond, own, knock), seen
        finally:
            await client.close()
    raise problem


async def _asked(client: Client, subject: str, bond: Bond, own: Secrets, knock: Knock) -> Answer:
    """Return the first answer that we can open: another one is not from whoever invited us."""
    data = seal_knock(bond, knock)
    found: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    async def receive(message: Msg) -> None:
        if found.done():
            return
        if (message.headers or {}).get("Status") == _NOBODY:
            found.set_exception(nats.errors.NoRespondersError())
            return
        with contextlib.suppress(Refused):
            found.set_result(open_answer(bond, data, own.box_seed, message.data))

    inbox = client.new_inbox()
    await errands.listen(client, inbox, receive, most_waiting=_MOST_FALSE_ANSWERS)
    await client.publish(subject, data, reply=inbox)
    async with asyncio.timeout(_ANSWER_SECONDS):
        return await found


def _unreached(error: BaseException) -> FacilitatorError:
    if isinstance(error, nats.errors.NoRespondersError | nats.errors.TimeoutError | TimeoutError):
        return EnvironmentProblem(
            tr(
                "Nobody opens at this invitation. Whoever invited you has to have the program open; "
                "if they have, the invitation is not valid any more: ask for a new one."
            )
        )
    return EnvironmentProblem(
        tr(
            "The team’s server cannot be reached. Are both computers in the same network, and is the "
            "program open where the invitation came from? Then try again."
        )
    )


def refusal(answer: Answer) -> UserError:
    """Return why an answer lets nobody in, as a sentence."""
    ask = tr("Ask whoever invited you for a new one.")
    sentences: dict[Denial, str] = {
        "used": tr("This invitation has been used by somebody else already."),
        "expired": tr("This invitation is not valid any more: its time is over."),
        "withdrawn": tr("This invitation was taken back."),
        "rooms": tr("This invitation is for other rooms than you chose."),
        "trouble": tr("The organiser’s program could not let you in. Look there what it says."),
    }
    if not isinstance(answer, Denied):
        return UserError(ask)
    if answer.why in {"rooms", "trouble"}:
        return UserError(sentences[answer.why])
    return UserError(f"{sentences[answer.why]} {ask}")


def stage_only() -> UserError:
    """Return why an invitation makes no file."""
    return UserError(tr("This invitation is for the stage only, without a file. Nothing was made."))


# The file


class _place(contextlib.AbstractContextManager["_place"]):  # noqa: N801 - reads as what it does
    """Where the workshop comes to lie: looked at before an invitation is used up."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: WorkshopFile | None = None
        if path.is_dir():
            if not os.access(path, os.W_OK):
                raise EnvironmentProblem(
                    tr("Nothing can be written in the folder “{name}”.", name=path.name)
                )
        elif path.exists():
            self._file = open_file(path)
            if self._file.read_only:
                self._file.close()
                raise UserError(self._file.notice)

    def __exit__(self, *_error: object) -> None:
        if self._file:
            self._file.close()

    def returned(self, text: str, keychain: Keychain) -> Joined | None:
        """Let the file that is there find its team where an invitation leads; None where it is not in it."""
        if self._file is None:
            return None
        with self._file.postbox() as postbox:
            before = TeamSettings.read(postbox)
            settings = moved(before, text, keychain) if before else None
            if settings is None:
                return None
            settings.keep(postbox)
            own = [one for one in postbox.members() if one.id == settings.device]
        role, rooms = (own[0].role, own[0].rooms) if own else (settings.role, ())
        return Joined(
            *(self._file.path, settings.team, settings.device, role, rooms),
            is_lasting=keychain.is_lasting,
        )

    def demand_fits(self, text: str) -> None:
        """Raise UserError where the file that is there is of another process than the invitation."""
        known = [process.id for process in self._file.read.processes()] if self._file else []
        if not (self._file and known):
            return
        offer = look(text)
        if offer.role == "guest":
            raise stage_only()
        if offer.process_id not in known:
            raise UserError(
                tr(
                    "“{name}” belongs to another process. Choose another file, or none: "
                    "then a new one is made.",
                    name=self._file.path.name,
                )
            )

    def fill(self, welcome: Welcome, settings: TeamSettings) -> Path:
        """Make the file, or take the one that is there into the team; return its path."""
        if self._file is None:
            self._file = create_file(self._free(welcome.title), device=welcome.device)
        else:
            former = self._file.device
            self._file.become(welcome.device)
            with self._file.postbox() as postbox:
                postbox.inherit(former)
        with self._file.postbox() as postbox:
            settings.keep(postbox)
            postbox.settle()
        return self._file.path

    def _free(self, title: str) -> Path:
        if not self._path.is_dir():
            return self._path
        stem = file_name(title, tr("Workshop"))
        names = distinct([stem] * 100)
        free = (self._path / f"{name}{SUFFIX}" for name in names)
        return next(path for path in free if not path.exists())
