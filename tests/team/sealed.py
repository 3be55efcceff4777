"""Letters, and the keys of small teams, for the tests of this folder."""

import os
from collections.abc import Sequence

from facilitator.domain.letters import Entry, Letter
from facilitator.domain.stamps import Stamp
from facilitator.team.envelopes import seal
from facilitator.team.secret_values import Secrets, new_key, new_secrets

TEAM = "01994bd5-0000-7000-8000-000000000001"
SESSION = "01994bd5-0000-7000-8000-00000000a001"
OTHER_SESSION = "01994bd5-0000-7000-8000-00000000a002"
TOPIC = "01994bd5-0000-7000-8000-00000000b001"
ROOM = f"room.{SESSION}"
MINUTE = 60_000
NOW = 1_700_000_000_000
"""Milliseconds since 1970 at which the letters of these tests are written."""


def device_secrets(device: str = "", team: str = TEAM) -> Secrets:
    return new_key(new_secrets(team, device or os.urandom(8).hex()))


def stamp(device: str, after: int = 0) -> str:
    return str(Stamp(NOW + after, 0, device))


def entry(device: str, row: str = "01994bd5-0000-7000-8000-00000000c001", **cells) -> Entry:
    values = {"table": "note", "column": "text", "before": "", "after": "Radwege", "at": 0} | cells
    return Entry(
        values["table"],
        row,
        values["column"],
        values["before"],
        values["after"],
        stamp(device, values["at"]),
    )


def letter(device: str, entries: Sequence[Entry] = (), *, area: str = ROOM, **fields) -> Letter:
    return Letter(
        step_id="01994bd5-0000-7000-8000-00000000d001",
        kind="do",
        label="Beitrag “Radwege”",
        actor="Ada",
        made_at="2023-11-14T22:00:00.000+00:00",
        of_step=None,
        known="",
        area=area,
        entries=tuple(entries) or (entry(device),),
    )._replace(**fields)


def subject(device: str, area: str = ROOM, team: str = TEAM) -> str:
    return f"w.{team.replace('-', '')}.{device}.{area}"


def sealed(secrets: Secrets, written: Letter, under: str = "") -> bytes:
    key_id, key = secrets.newest
    under = under or subject(secrets.device, written.area)
    return seal(written, subject=under, key_id=key_id, key=key, signing_key=secrets.signing_seed)
