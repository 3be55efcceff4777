"""Entry point of `facilitator` and of `python -m facilitator`."""

import sys


def main() -> int:
    """Run the program with the process's arguments and return its exit code."""
    from facilitator.cli import run  # noqa: PLC0415 - nothing is imported before it is needed

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
