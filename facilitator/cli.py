"""The command line: words and options in, exit code out; what the commands do is in `commands`.

Exit codes: 0 done; 1 not done, with one sentence on standard error (for `check` also: something
is open); 2 the command line itself was wrong.
"""

import argparse
import contextlib
import gc
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Final, NoReturn

from facilitator import __version__, language
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.settings import Settings

COMMANDS: Final = (
    *("new", "import", "agenda", "questions", "people", "note"),
    *("outline", "protocol", "handouts", "log", "tour", "check", "info", "erase"),
    *("layout", "audit", "review", "accessibility", "versions", "diff"),
    *("host", "join", "team"),
    "serve-config",
    "package",
)
"""Words that are commands and not file names; known here so that the window starts without them."""

_WITHOUT_QT: Final = ("facilitator.actions.history", "facilitator.actions.notes")
"""Modules that bring along most of what the window needs besides Qt."""

_LINK: Final = "facilitator:"
"""What a link into a team begins with: the system hands it over as it does a file."""

_INTERRUPTED: Final = 130

_log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    settings = Settings()
    language.choose(language.preferred(settings.get("language", "")))
    _speak_utf8()
    try:
        code = _dispatch(arguments, settings)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone, as `head` does when it has enough
        _silence_output()
    except Bug as error:
        _log_mistake(error)
    except FacilitatorError as error:
        _complain(error.sentence)
    except OSError as error:
        _complain(tr("That did not work ({reason}).", reason=reason(error)))
        _silence_output()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nobody can do anything with a traceback
        _log_mistake(error)
    else:
        return code
    return 1


def _complain(sentence: str) -> None:
    print(f"facilitator: {sentence}", file=sys.stderr)


def _log_mistake(error: Exception) -> None:
    from facilitator import logs  # noqa: PLC0415 - not before it is needed

    if os.environ.get("FACILITATOR_DEBUG"):
        raise error
    logs.start()
    _log.error("not caught", exc_info=error)
    _complain(
        tr(
            "Something went wrong inside the program ({kind}); the details are in the log.",
            kind=type(error).__name__,
        )
    )


def _silence_output() -> None:
    """Let go of a standard output that takes nothing more, or Python would try again at its end."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: Sequence[str], settings: Settings) -> int:
    first = arguments[0] if arguments else ""
    if first in COMMANDS or (first.startswith("-") and first != "--"):
        gc.enable()  # see __main__
        options = _options(arguments)
        return options.run(options, settings)
    files = arguments[1:] if first == "--" else arguments
    if len(files) > 1:
        _refuse(tr("only one file can be opened; --help lists the commands"))
    if first.isalpha() and not (Path(first).exists() or Path(f"{first}.workshop").exists()):
        _refuse(
            tr(
                "“{name}” is neither a command nor a file here; --help lists the commands",
                name=first,
            )
        )
    # Before Qt, because every import after it takes longer.
    for module in _WITHOUT_QT:
        import_module(module)
    from facilitator.app import run_window  # noqa: PLC0415 - commands need no Qt

    if first.lower().startswith(_LINK):
        return run_window(None, settings, invitation=first)
    return run_window(Path(files[0]) if files else None, settings)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    from facilitator.commands import usage  # noqa: PLC0415 - see COMMANDS

    with usage.spoken():
        options = _parser().parse_args(arguments)
    if any(isinstance(value, list) for value in vars(options).values()):
        # Python before 3.13 takes a second "--" for the value of an argument, and then for none.
        _refuse(tr(usage.NOT_RECOGNIZED) % "--")
    return options


def _refuse(sentence: str) -> NoReturn:
    from facilitator.commands import usage  # noqa: PLC0415 - see COMMANDS

    with usage.spoken():
        _parser().error(sentence)


def _parser() -> argparse.ArgumentParser:
    from facilitator.commands import (  # noqa: PLC0415 - see COMMANDS
        accessibility,
        auditing,
        comparing,
        designing,
        erasing,
        handing_out,
        inviting,
        looking,
        making,
        packing,
        reviewing,
        serving,
        teaming,
    )

    parser = argparse.ArgumentParser(
        prog="facilitator",
        usage=tr("facilitator [FILE | LINK] | facilitator COMMAND …"),
        description=tr("Run a moderated workshop and hand over its protocol."),
        epilog=tr(
            "Without a command the window opens: on FILE, or on the way into the team of LINK, if one is named."
        ),
    )
    version, purpose = f"facilitator {__version__}", tr("show the version and exit")
    parser.add_argument("--version", action="version", version=version, help=purpose)
    commands = parser.add_subparsers(prog="facilitator", metavar=tr("COMMAND"), required=True)

    def add(name: str, purpose: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=purpose, description=purpose)

    for module in (
        *(making, inviting, handing_out, looking, erasing, designing, auditing, reviewing),
        accessibility,
        comparing,
        packing,
        serving,
        teaming,
    ):
        module.register(add)
    return parser
