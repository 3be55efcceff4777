"""`join` of a guest: what the stage of a team shows, as lines of text; there is no file."""

import threading
import time
from contextlib import suppress
from functools import partial
from typing import Final

from facilitator.language import tr
from facilitator.team.joining import look
from facilitator.team.keychain import Keychain
from facilitator.team.stage.carrying import NoScene, from_bytes
from facilitator.team.stage.coming import come
from facilitator.team.stage.passes import GuestPass, keep, kept
from facilitator.team.stage.spoken import lines_of
from facilitator.team.stage.watch import StageState, Watch

_LOOK_SECONDS: Final = 0.5
_FIRST_SECONDS: Final = 15
"""How long to wait for what the stage shows, where it is to be printed once."""


def guest_by(text: str, name: str, keychain: Keychain) -> GuestPass | None:
    """Come in where an invitation is for a guest, or came by before; None where it is for another role."""
    known = kept(keychain, text)
    if known is None and look(text).role == "guest":
        known = come(text, name=name, keychain=keychain)
    return known


def show(guest: GuestPass, keychain: Keychain, *, stay: bool) -> int:
    """Print what the stage shows: once, or each time it is something else until Ctrl+C."""
    print(tr("You see the stage of “{title}”, and nothing else.", title=guest.title), flush=True)
    bell = threading.Event()
    watch = Watch(guest, bell.set, partial(keep, keychain))
    watch.start()
    try:
        with suppress(KeyboardInterrupt):
            return _follow(watch, bell, stay=stay)
        return 0
    finally:
        watch.stop()


def _follow(watch: Watch, bell: threading.Event, *, stay: bool) -> int:
    said: list[str] = []
    end = time.monotonic() + _FIRST_SECONDS
    while True:
        bell.wait(_LOOK_SECONDS)
        bell.clear()
        state = watch.state
        is_late = time.monotonic() > end
        lines = _lines(state, is_late=is_late)
        if lines and lines != said:
            said = lines
            print("\n".join(("", *lines)), flush=True)
        if not stay and (state.picture is not None or is_late or state.standing == "out"):
            return 0 if state.standing == "live" else 1


def _lines(state: StageState, *, is_late: bool) -> list[str]:
    """Return what to say; nothing where that stays what was said last."""
    if state.standing == "out":
        return [tr("This display is not invited any more.")]
    if state.standing in {"gone", "silent"}:
        return [tr("no connection")]
    if state.picture:
        with suppress(NoScene):
            return lines_of(from_bytes(state.picture))
        return []
    if state.picture == b"" or is_late:
        return (
            [tr("The stage is not open now.")]
            if state.standing == "live"
            else [tr("no connection")]
        )
    return []
