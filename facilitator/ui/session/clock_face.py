"""What a room's clock says, wherever it is drawn."""

from facilitator.domain.timing import Timing
from facilitator.language import tr
from facilitator.ui.session.pace_words import digits, time_of_day


def face_of(clock: Timing) -> str:
    """Return the time left; where none is planned, the time that has passed."""
    return digits(clock.elapsed if clock.promised is None else clock.promised)


def below_of(clock: Timing, begins: str = "") -> str:
    """Return until when the time is or since when it runs; before that, when it `begins`, if known."""
    if not clock.is_live:
        return tr("from {time}", time=begins) if begins else tr("planned")
    if clock.planned_end is None:
        return tr("since {time}", time=time_of_day(clock.started_at or clock.now))
    return tr("until {time}", time=time_of_day(clock.planned_end))


def tone_of(clock: Timing) -> tuple[str, str]:
    """Return the ink and the glyph: amber and red by the share of the time that is left."""
    if clock.state != "running":
        return "text3", "pause" if clock.state == "paused" else ""
    return ("text", "") if clock.level == "calm" else (clock.level, clock.level)
