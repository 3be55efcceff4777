"""The parts of the plan: one entry for each, in the order of the bar, and what makes its tab."""

from typing import TYPE_CHECKING, cast

from facilitator.language import tr
from facilitator.ui.planning.tab import Part, PlanTab

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.ui.planning.screen import PlanScreen
    from facilitator.ui.readying.plan_judging import PlanJudging
    from facilitator.ui.shell.screens import Screens


def parts() -> tuple[Part, ...]:
    """Return those that work, in the order in which a workshop is planned."""
    return (
        Part("agenda", tr("Agenda"), _agenda),
        Part("topics", tr("Topics & questions"), _topics, lambda head: len(head.topics)),
        Part("people", tr("People"), _people, _count_people),
        Part("groups", tr("Groups"), _groups),
        Part("timeline", tr("Timeline"), _timeline),
        Part("handouts", tr("Handouts"), _handouts),
        Part("open", tr("Until the day"), _open, is_aside=True),
    )


def _agenda(screens: "Screens") -> PlanTab:
    """Make the tab of the agenda."""
    from facilitator.ui.agenda_plan.tab import AgendaTab  # noqa: PLC0415 - not at the start

    window, file = screens.window, screens.workspace
    tab = AgendaTab(file.desk, file.signals, window.program.theme)
    tab.sheet_wanted.connect(lambda: _go_to(screens, "handouts"))
    tab.workshop_wanted.connect(lambda key: window.show_workshop(key, "plan"))
    return tab


def _topics(screens: "Screens") -> PlanTab:
    """Make the tab of the topics and their questions."""
    from facilitator.ui.topics.tab import TopicsTab  # noqa: PLC0415 - not at the start

    return TopicsTab(screens.workspace, screens.window.program.theme)


def _people(screens: "Screens") -> PlanTab:
    """Make the tab of who is invited."""
    from facilitator.ui.people.tab import PeopleTab  # noqa: PLC0415 - not at the start

    file = screens.workspace
    tab = PeopleTab(file.desk, file.signals, screens.window.program.theme)
    tab.row_wanted.connect(screens.window.show_row)
    return tab


def _count_people(head: "Dossier") -> int:
    from facilitator.ui.people.rows import person_ids, without_part  # noqa: PLC0415 - not at the start

    return len(person_ids(head) | without_part(head))


def _groups(screens: "Screens") -> PlanTab:
    """Make the tab of who sits where."""
    from facilitator.ui.groups.tab import GroupsTab  # noqa: PLC0415 - not at the start

    window, file = screens.window, screens.workspace
    tab = GroupsTab(file.desk, file.signals, window.program.theme)
    tab.place_wanted.connect(lambda name: _go_to(screens, name))
    return tab


def _timeline(screens: "Screens") -> PlanTab:
    """Make the tab of the process and its milestones."""
    from facilitator.ui.timeline.tab import TimelineTab  # noqa: PLC0415 - not at the start

    file = screens.workspace
    return TimelineTab(file.desk, file.signals, screens.window.program.theme)


def _handouts(screens: "Screens") -> PlanTab:
    """Make the tab of what is handed out before the day."""
    from facilitator.ui.handouts.folders import Folders  # noqa: PLC0415 - not at the start
    from facilitator.ui.handouts.tab import HandoutsTab  # noqa: PLC0415 - the same

    program, file = screens.window.program, screens.workspace
    folders = Folders(program.settings, file.path.parent)
    tab = HandoutsTab(file, program.theme, program.messages, folders, program.settings)
    tab.written.connect(_plan(screens).judging.repeat)
    return tab


def _open(screens: "Screens") -> PlanTab:
    """Make the tab of what the plan lacks."""
    from facilitator.ui.readying.plan_tab import OpenTab  # noqa: PLC0415 - not at the start
    from facilitator.ui.shell.mending import mend  # noqa: PLC0415 - the same

    window = screens.window
    tab = OpenTab(_plan(screens).judging, window.program.theme)
    tab.mend_wanted.connect(lambda found: mend(window, found))
    return tab


def judging(screens: "Screens") -> "PlanJudging":
    """Return what judges plans of the open file, with the place where their handouts are written."""
    from facilitator.ui.handouts.folders import Folders  # noqa: PLC0415 - not at the start
    from facilitator.ui.readying.plan_judging import PlanJudging  # noqa: PLC0415 - the same

    file = screens.workspace
    folders = Folders(screens.window.program.settings, file.path.parent)
    return PlanJudging(file, folders.of, screens.window)


def _go_to(screens: "Screens", name: str) -> PlanTab:
    """Put another part of the plan in front and return it."""
    return _plan(screens).show_tab(name)


def _plan(screens: "Screens") -> "PlanScreen":
    """Return the place that these are parts of."""
    return cast("PlanScreen", screens.of("plan"))
