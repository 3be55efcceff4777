"""Entry point of `facilitator` and of `python -m facilitator`."""

import gc
import sys


def main() -> int:
    """Run the program with the process's arguments and return its exit code."""
    gc.disable()  # nothing made at the start is garbage; a command or the window turns it on again
    from facilitator.cli import run  # noqa: PLC0415 - nothing is imported before it is needed

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
