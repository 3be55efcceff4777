"""Back into the team with the file that is open, where its keys are gone: by a new invitation."""

import asyncio
from collections.abc import Sequence

from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile
from facilitator.team.door import Door, answered
from facilitator.team.joining import Offer, admitted, look, stage_only
from facilitator.team.safe import Safe
from facilitator.team.settings import TeamSettings


async def come_back(
    text: str, name: str, file: WorkshopFile, safe: Safe, door: Door
) -> TeamSettings:
    """Take the file into the team that an invitation is for, with what was written in it.

    UserError and EnvironmentProblem say why not; nothing was changed then.
    """
    former = file.device
    processes, rooms = _known(file)
    offer = await asyncio.to_thread(look, text)
    _demand_fits(offer, processes)
    wanted = [room.id for room in offer.rooms if room.id in rooms]
    welcome, secrets, settings = await asyncio.to_thread(admitted, text, name, wanted)
    await answered(door.ask(lambda desk: desk.file.become(welcome.device)))
    safe.store(secrets)
    with file.postbox() as postbox:
        postbox.inherit(former)
        settings.keep(postbox)
        postbox.settle()
    return settings


def _known(file: WorkshopFile) -> tuple[set[str], Sequence[str]]:
    """Return the processes of a file, and the rooms that this laptop had in its team."""
    with file.postbox() as postbox:
        processes = {process.id for process in postbox.read.processes()}
        rooms = [one.rooms for one in postbox.members() if one.id == file.device]
    return processes, rooms[0] if rooms else ()


def _demand_fits(offer: Offer, processes: set[str]) -> None:
    if offer.role == "guest":
        raise stage_only()
    if processes and offer.process_id not in processes:
        raise UserError(
            tr("This invitation is for another workshop than this file. Nothing was changed.")
        )
