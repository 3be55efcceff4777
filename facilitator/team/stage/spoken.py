"""A scene as lines of text, for a machine that shows no window."""

from facilitator.domain.scenes import (
    AgendaScene,
    ClockScene,
    Entry,
    QuestionScene,
    Scene,
    SummaryScene,
    WelcomeScene,
)


def lines_of(scene: Scene) -> list[str]:
    """Return what can be read in a scene, in its order; clocks are left out, for they never stand still."""
    match scene:
        case QuestionScene():
            head = " · ".join(filter(None, (scene.code, scene.topic)))
            return [head, scene.question, *map(_line, scene.entries)]
        case SummaryScene():
            return [scene.topic, *map(_line, scene.results)]
        case AgendaScene():
            now = {"past": "✓", "now": "›", "later": " "}
            rows = [f"{now[row.moment]} {row.time}  {row.title}" for row in scene.rows]
            return [scene.workshop, *rows]
        case WelcomeScene():
            return [part for part in (scene.title, *scene.lines, scene.begins) if part]
        case ClockScene():
            return [part for part in (scene.title, scene.next) if part]


def _line(entry: Entry) -> str:
    if entry.level == 0:
        return entry.text
    return f"{'  ' * (entry.level - 1)}– {entry.text}"
