"""The command line: words and options in, exit code out; what the commands do is in `commands`.

Exit codes: 0 done; 1 not done, with one sentence on standard error (for `check` also: something
is open); 2 the command line itself was wrong.
"""

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Final, NoReturn

from facilitator import __version__, language
from facilitator.errors import FacilitatorError
from facilitator.language import tr
from facilitator.settings import Settings

COMMANDS: Final = ("new", "import", "note", "outline", "protocol", "tour", "check", "info")
"""Words that are commands and not file names; known here so that the window starts without them."""

_INTERRUPTED: Final = 130


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    settings = Settings()
    language.choose(language.preferred(settings.get("language", "")))
    _speak_utf8()
    try:
        return _dispatch(arguments, settings)
    except FacilitatorError as error:
        print(f"facilitator: {error.sentence}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); say nothing more to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def _dispatch(arguments: Sequence[str], settings: Settings) -> int:
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        options = _options(arguments)
        return options.run(options, settings)
    if len(arguments) > 1:
        _refuse(tr("only one file can be opened; --help lists the commands"))
    gc.disable()  # nothing made at the start is garbage; the window turns it on again
    from facilitator.app import run_window  # noqa: PLC0415 - commands need no Qt

    return run_window(Path(arguments[0]) if arguments else None, settings)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    from facilitator.commands import usage  # noqa: PLC0415 - see COMMANDS

    with usage.spoken():
        return _parser().parse_args(arguments)


def _refuse(sentence: str) -> NoReturn:
    from facilitator.commands import usage  # noqa: PLC0415 - see COMMANDS

    with usage.spoken():
        _parser().error(sentence)


def _parser() -> argparse.ArgumentParser:
    from facilitator.commands import handing_out, looking, making  # noqa: PLC0415 - see COMMANDS

    parser = argparse.ArgumentParser(
        prog="facilitator",
        usage=tr("facilitator [FILE] | facilitator COMMAND …"),
        description=tr("Run a moderated workshop and hand over its protocol."),
        epilog=tr("Without a command the window opens, on FILE if one is named."),
    )
    version, purpose = f"facilitator {__version__}", tr("show the version and exit")
    parser.add_argument("--version", action="version", version=version, help=purpose)
    commands = parser.add_subparsers(prog="facilitator", metavar=tr("COMMAND"), required=True)

    def add(name: str, purpose: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=purpose, description=purpose)

    for module in (making, handing_out, looking):
        module.register(add)
    return parser
