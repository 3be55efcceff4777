"""Makes the screens of places; `directory` names for each place the one that makes its screen."""

from typing import TYPE_CHECKING

from facilitator.ui.shell.place_screen import PlaceScreen

if TYPE_CHECKING:
    from facilitator.ui.shell.screens import Screens


def plan(screens: "Screens") -> PlaceScreen:
    """Make the screen of the planning."""
    from facilitator.ui.planning.screen import PlanScreen  # noqa: PLC0415 - not at the start

    return PlanScreen(screens)


def protocol(screens: "Screens") -> PlaceScreen:
    """Make the screen of the protocol."""
    from facilitator.ui.protocol.screen import ProtocolScreen  # noqa: PLC0415 - not at the start

    window, file, program = screens.window, screens.workspace, screens.window.program
    screen = ProtocolScreen(
        file.desk, file.signals, program.theme, program.messages, program.settings
    )
    screen.asked_for.connect(window.errands.show_source)
    screen.audit_wanted.connect(lambda: window.go_to("audit"))
    return screen


def evaluate(screens: "Screens") -> PlaceScreen:
    """Make the screen on which notes become answers."""
    from facilitator.ui.evaluation.screen import EvaluationScreen  # noqa: PLC0415 - not at the start

    window, file = screens.window, screens.workspace
    screen = EvaluationScreen(file.desk, file.signals, window.program.theme)
    screen.sessions_wanted.connect(lambda: window.go_to("moderate"))
    screen.head.protocol_wanted.connect(lambda: window.go_to("protocol"))
    screen.audit_wanted.connect(lambda: window.go_to("audit"))
    return screen


def audit(screens: "Screens") -> PlaceScreen:
    """Make the screen of the audit."""
    from facilitator.ui.audit.screen import AuditScreen  # noqa: PLC0415 - not at the start

    window, file = screens.window, screens.workspace
    screen = AuditScreen(file.desk, file.signals, window.program.theme, window.program.messages)
    screen.asked_for.connect(window.show_row)
    screen.evaluation_wanted.connect(window.errands.show_evaluated)
    screen.left.connect(lambda: window.go_to("protocol"))
    return screen


def cockpit(screens: "Screens") -> PlaceScreen:
    """Make the screen of all rooms."""
    from facilitator.ui.cockpit.screen import CockpitScreen  # noqa: PLC0415 - not at the start
    from facilitator.ui.team.following import TeamFollower  # noqa: PLC0415 - the same

    window, file = screens.window, screens.workspace
    program = window.program
    screen = CockpitScreen(file.desk, file.signals, program.theme, program.ticker)
    screen.session_wanted.connect(window.show_session)
    screen.place_wanted.connect(window.go_to)
    TeamFollower(file, screen.show_team, screen)
    return screen


def agenda(screens: "Screens") -> PlaceScreen:
    """Make the screen of the running order."""
    from facilitator.ui.agenda.screen import AgendaScreen  # noqa: PLC0415 - not at the start

    window, file = screens.window, screens.workspace
    program = window.program
    screen = AgendaScreen(file.desk, file.signals, program.theme, program.ticker)
    screen.place_wanted.connect(window.go_to)
    return screen


def summary(screens: "Screens") -> PlaceScreen:
    """Make the screen of the Resümee."""
    from facilitator.ui.summary.screen import SummaryScreen  # noqa: PLC0415 - not at the start
    from facilitator.ui.team.following import TeamFollower  # noqa: PLC0415 - not at the start

    window, file = screens.window, screens.workspace
    program = window.program
    screen = SummaryScreen(file.desk, file.signals, program.theme, program.ticker)
    screen.settled.connect(window.status.show_settled)
    screen.enlarged.connect(window.set_bare)
    screen.sessions_wanted.connect(lambda: window.go_to("moderate"))
    TeamFollower(file, screen.show_team, screen)
    screen.board.stepped.connect(lambda _id: screens.tell_stage_of(screen))
    return screen


def actuals(screens: "Screens") -> PlaceScreen:
    """Make the screen of planned and actual times."""
    from facilitator.ui.actuals.screen import ActualsScreen  # noqa: PLC0415 - not at the start

    window, file = screens.window, screens.workspace
    screen = ActualsScreen(file.desk, file.signals, window.program.theme)
    screen.sessions_wanted.connect(lambda: window.go_to("moderate"))
    return screen


def ready(screens: "Screens") -> PlaceScreen:
    """Make the screen of the checklist."""
    from facilitator.ui.readying.screen import ReadyScreen  # noqa: PLC0415 - not at the start
    from facilitator.ui.shell.mending import mend  # noqa: PLC0415 - the same

    window = screens.window
    screen = ReadyScreen(screens.workspace, window.program.theme, window.program.settings)
    screen.mend_wanted.connect(lambda judgement: mend(window, judgement))
    return screen


def log(screens: "Screens") -> PlaceScreen:
    """Make the screen of the event log."""
    from facilitator.ui.chronicle.screen import LogScreen  # noqa: PLC0415 - not at the start

    program, file = screens.window.program, screens.workspace
    return LogScreen(file.desk, file.signals, program.theme, program.messages)


def team(screens: "Screens") -> PlaceScreen:
    """Make the screen of the team."""
    from facilitator.ui.team.screen import TeamScreen  # noqa: PLC0415 - not at the start

    window, program = screens.window, screens.window.program
    file, theme, settings = screens.workspace, program.theme, program.settings
    screen = TeamScreen(file, theme, settings, lambda: window.session_id)
    screen.row_wanted.connect(window.show_row)
    return screen
