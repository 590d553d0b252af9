"""« Par quoi je commence, et qui attend quoi ? » : the rows of one person's day, put off or done."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.absences.contacts import check_note
from domain.access.permissions import Permission
from domain.work.case_rows import rows_of
from domain.work.items import (
    SnoozeDate,
    SnoozeReason,
    WorkDeadline,
    WorkGroup,
    WorkItem,
    WorkPerson,
    WorkTarget,
)
from domain.work.tasks import TaskLine
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork
from persistence.work import queries, tasks
from persistence.work.absent import families_to_tell

LONGEST_SNOOZE = timedelta(days=30)
MOST_ROWS = 200
_ORDER = list(WorkGroup)


@dataclass(frozen=True)
class WorkList:
    """The rows of this day for this reader, the most pressing group first; what was put off is not among them."""

    today: date
    items: tuple[WorkItem, ...]


async def list_work(uow: UnitOfWork, today: date) -> WorkList:
    """Everything that waits for this reader, and what this reader waits for."""
    found = [*await _absences(uow, today), *await _cases(uow, today), *await _tasks(uow, today)]
    hidden = await queries.load_snoozed(uow.session, uow.actor, today)
    rows = [item for item in found if item.key not in hidden]
    rows.sort(key=lambda item: (_ORDER.index(item.group), item.since or today))
    await uow.record(JournalEntry("work_item:list", Access.LIST, detail={"count": len(rows)}))
    return WorkList(today, tuple(rows[:MOST_ROWS]))


async def _cases(uow: UnitOfWork, today: date) -> list[WorkItem]:
    if not uow.actor.may(Permission.CASES_READ):
        return []
    cases = await queries.load_open_cases(uow.session, uow.actor, today)
    return [row for case in cases for row in rows_of(case, uow.actor, today)]


async def _absences(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """What the school's own day asks for: families to tell, thresholds reached, reasons to judge, rolls not taken."""
    actor, found = uow.actor, []
    if actor.may(Permission.CONTACTS_WRITE):
        families = await families_to_tell(uow.session, actor, today)
        found += [
            WorkItem(
                f"tell:{one.id}:{today}", WorkGroup.NOW, "Prévenir la famille", "absence du jour sans motif", today,
                one, None, None, WorkTarget.CONTACTS, one.id, None,
            )
            for one in families
        ]  # fmt: skip
    if actor.may(Permission.CASES_PREPARE):
        alerts = await queries.load_untouched_alerts(uow.session, actor, today)
        found += [
            WorkItem(
                f"alert:{one.id}", WorkGroup.NOW, "Ouvrir un dossier",
                f"seuil de {one.threshold} demi-journées atteint, sans dossier", one.crossed_on, one.person, None, None,
                WorkTarget.ALERTS, one.person.id, None,
            )
            for one in alerts
        ]  # fmt: skip
    return found + await _gathered(uow, today)


async def _gathered(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """Rows that gather many things: one for the reasons to judge, one for the rolls to ask for."""
    found = []
    if uow.actor.may(Permission.REASONS_JUDGE):
        reasons = await queries.count_reasons(uow.session, uow.actor, today)
        if reasons.count:
            verb = "Apprécier 1 motif reçu" if reasons.count == 1 else f"Apprécier {reasons.count} motifs reçus"
            found.append(_row("reasons", WorkGroup.TODAY, verb, reasons, WorkTarget.REASONS))
    if uow.actor.may(Permission.ROLL_CALLS_SUPERVISE):
        rolls = await queries.count_rolls(uow.session, uow.actor, today - timedelta(days=1), uow.now)
        if rolls.count:
            verb = "Relancer 1 appel non fait" if rolls.count == 1 else f"Relancer {rolls.count} appels non faits"
            found.append(_row("rolls", WorkGroup.NOW, verb, rolls, WorkTarget.ROLLS))
    return found


def _row(key: str, group: WorkGroup, verb: str, counted: queries.Counted, target: WorkTarget) -> WorkItem:
    return WorkItem(key, group, verb, "", counted.since, None, None, None, target, None, None, counted.count)


async def _tasks(uow: UnitOfWork, today: date) -> list[WorkItem]:
    return [_task_row(one, today) for one in await tasks.load_own_tasks(uow.session, uow.actor)]


def _task_row(task: TaskLine, today: date) -> WorkItem:
    late = task.due_on is not None and task.due_on <= today
    names = (task.family_name or "", task.first_name or "")
    person = WorkPerson(task.student_id, *names, None, "") if task.student_id else None
    deadline = WorkDeadline(task.due_on, "task") if task.due_on else None
    group = WorkGroup.TODAY if late or task.due_on is None else WorkGroup.THIS_WEEK
    return WorkItem(
        f"task:{task.id}", group, task.what, "", None, person, None, deadline, WorkTarget.TASK, task.id, None
    )


@dataclass(frozen=True)
class Snoozed:
    key: str
    until: date
    reason: SnoozeReason


async def snooze_item(uow: UnitOfWork, key: str, until: date, reason: SnoozeReason, today: date) -> Snoozed:
    """« Reporter à… » : the row leaves one's own list until that day."""
    if not today < until <= today + LONGEST_SNOOZE:
        raise SnoozeDate(errors=[{"pointer": "/until", "detail": SnoozeDate.detail}])
    values: dict[str, object] = {"key": key, "until": until, "reason": reason.value, "at": uow.now}
    await queries.snooze(uow.session, uow.actor, values)
    await uow.record(JournalEntry("work_item:snooze", detail={"until": until.isoformat(), "reason": reason.value}))
    return Snoozed(key, until, reason)


@dataclass(frozen=True)
class NewTask:
    """A task to give: to oneself, or to somebody of the same house."""

    what: str
    owner_id: UUID | None
    student_id: UUID | None
    due_on: date | None


async def add_task(uow: UnitOfWork, new: NewTask) -> TaskLine:
    """A fact and a verb, nothing about health or family; about a pupil of one's own school, or about nobody."""
    check_note(new.what)
    owner = new.owner_id or uow.actor.id
    unit_id = await tasks.unit_shared_with(uow.session, uow.actor, owner)
    if new.student_id is not None:
        unit_id = (await within_reach(uow.session, uow.actor, new.student_id)).school_id
    values: dict[str, object] = {
        "id": new_id(), "unit_id": unit_id, "student_id": new.student_id, "what": new.what, "owner_id": owner,
        "due_on": new.due_on, "created_by": uow.actor.id, "created_at": uow.now,
    }  # fmt: skip
    await tasks.insert_task(uow.session, values)
    persons = [(new.student_id, unit_id)] if new.student_id else []
    await uow.record(JournalEntry("task:add", persons=persons, school_id=unit_id))
    return await tasks.load_task(uow.session, uow.actor, UUID(str(values["id"])))


async def finish_task(uow: UnitOfWork, task_id: UUID) -> TaskLine:
    """« Fait ». Doing it twice changes nothing."""
    task = await tasks.load_task(uow.session, uow.actor, task_id)
    await tasks.finish_task(uow.session, task_id, uow.now)
    await uow.record(JournalEntry("task:finish", detail={"task_id": str(task_id)}))
    return task
