"""What time it is: the machine's clock, unless the program keeps to one moment for its pictures."""

from datetime import date, datetime

_stands_at: datetime | None = None


def now() -> datetime:
    """Return this moment in this machine's time zone."""
    return _stands_at or datetime.now().astimezone()


def today() -> date:
    """Return the person's own calendar day, which also stands in the protocol."""
    return now().date()


def stand_at(moment: datetime | None) -> None:
    """Show `moment` from now on, so that two tours take the same pictures; None: the machine's time again.

    Only what a person sees goes by this clock; the journal's stamps keep to the real one.
    """
    global _stands_at  # noqa: PLW0603 - one clock per process is the point
    _stands_at = moment and moment.astimezone()
