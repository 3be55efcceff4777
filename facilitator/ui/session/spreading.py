"""What is said of a session's time once it is spread anew; without Qt."""

from facilitator.domain.redistribution import Redistribution
from facilitator.domain.timing import Timing
from facilitator.language import tr, trn
from facilitator.ui.session.pace_words import time_of_day


def spread(mend: Redistribution, clock: Timing, code: str = "") -> str:
    """Say that the time left was spread, in the room of that `code` if any; and what it took back."""
    done = (
        tr("The time left in {code} is spread anew", code=code)
        if code
        else tr("The time left is spread anew")
    )
    if not mend.extension or clock.hard_end is None:
        return done
    less = trn(
        "{count} minute is taken back because the round ends at {time}",
        "{count} minutes are taken back because the round ends at {time}",
        -mend.extension,
        time=time_of_day(clock.hard_end),
    )
    return f"{done}; {less}"
