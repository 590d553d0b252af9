"""Tasks in « À faire »: to their owner, late or not; and, late, to those who watch over the house."""

from datetime import date

from domain.kernel.french import day_month, typeset
from domain.tasks.task import late_words
from domain.tasks.views import TaskLine
from domain.work.items import WorkDeadline, WorkGroup, WorkItem, WorkPerson, WorkTarget


def own_row(task: TaskLine, today: date) -> WorkItem:
    """A task does not leave the list because it is late: it moves up, and says by how much."""
    due = task.due_on is None or task.due_on <= today
    group = WorkGroup.TODAY if due else WorkGroup.THIS_WEEK
    why = late_words(task.late_days) or task.origin_kind.label
    return _row(task, group, task.label, why, None)


def late_row(task: TaskLine) -> WorkItem:
    """Somebody else's, late: who has it, since when."""
    who = task.owner_name or (task.owner_role.label if task.owner_role else "")
    since = f"{late_words(task.late_days)}, prévue le {day_month(task.due_on)}" if task.due_on else ""
    return _row(task, WorkGroup.WAITING, task.label, since, who)


def _row(task: TaskLine, group: WorkGroup, verb: str, why: str, waiting_for: str | None) -> WorkItem:
    names = (task.family_name or "", task.first_name or "")
    who = task.student_id or task.follow_up_id
    person = WorkPerson(who, *names, task.class_name, "", followed=task.student_id is None) if who else None
    deadline = WorkDeadline(task.due_on, "task") if task.due_on else None
    return WorkItem(
        f"task:{task.id}", group, verb, typeset(why), task.due_on if task.late_days else None, person, waiting_for,
        deadline, WorkTarget.TASK, task.id, None,
    )  # fmt: skip
