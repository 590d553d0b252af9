"""Give a task, hand it on, remind of it, settle it, take that back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.tasks.steps import check_somebody
from domain.absences.contacts import NoteTooPersonal, check_note
from domain.kernel.events import Effect
from domain.tasks import task as rules
from domain.tasks.history import TaskChange, TaskOutcome
from domain.tasks.task import Charge, NewTask, Task, TaskKind
from domain.tasks.views import TaskChangeLine, TaskLine
from persistence.journal import Access, JournalEntry
from persistence.students.repository import within_reach
from persistence.tasks import queries, repository
from persistence.tasks.repository import Hand
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class GivenTask:
    """What somebody asks for: a verb, a day, who."""

    label: str
    due_on: date
    kind: TaskKind
    charge: Charge
    student_id: UUID | None


@dataclass(frozen=True)
class TaskShown(TaskLine):
    """The line, and its history."""

    changes: list[TaskChangeLine]


async def add_task(uow: UnitOfWork, given: GivenTask, today: date) -> TaskShown:
    """A fact and a verb, nothing about health or family; about a pupil of one's own school, or about nobody."""
    _check_words(given.label)
    rules.check_due(given.due_on, today)
    charge = Charge(uow.actor.id) if given.charge.nobody else given.charge
    if given.student_id is not None:
        unit_id = (await within_reach(uow.session, uow.actor, given.student_id)).school_id
    else:
        unit_id = await repository.unit_shared_with(uow.session, uow.actor, charge.owner_id or uow.actor.id)
    await check_somebody(uow, charge, unit_id)
    new = NewTask(
        unit_id, given.label, given.due_on, uow.actor.id, uow.now, given.kind, student_id=given.student_id,
        charge=charge,
    )  # fmt: skip
    task_id = await repository.add_task(uow.session, new)
    persons = [(given.student_id, unit_id)] if given.student_id else []
    await uow.record(JournalEntry("task:add", persons=persons, school_id=unit_id))
    return await _shown(uow, task_id, today)


async def show_task(uow: UnitOfWork, task_id: UUID, today: date) -> TaskShown:
    """One task within reach, with its history."""
    task = await repository.load_task(uow.session, uow.actor, task_id)
    await _record(uow, task, "task:show", Access.READ)
    return await _shown(uow, task_id, today)


async def settle_task(uow: UnitOfWork, task_id: UUID, outcome: TaskOutcome, today: date) -> TaskShown:
    """« Fait » or « pas fait », with what came of it."""
    task = await repository.load_task(uow.session, uow.actor, task_id)
    change = TaskChange.DONE if outcome.is_done else TaskChange.NOT_DONE
    return await _write(uow, rules.settle(task, uow.actor, outcome), change, today)


async def reopen_task(uow: UnitOfWork, task_id: UUID, today: date) -> TaskShown:
    """« Annuler »: it is to be done again."""
    task = await repository.load_task(uow.session, uow.actor, task_id)
    return await _write(uow, rules.reopen(task, uow.actor), TaskChange.REOPENED, today)


async def hand_task_on(
    uow: UnitOfWork, task_id: UUID, charge: Charge, *, due_on: date | None, today: date
) -> TaskShown:
    """« Ce n'est pas à moi » : to somebody of the same house, or to a function; or another day."""
    task = await repository.load_task(uow.session, uow.actor, task_id)
    moved, change = rules.hand_on(task, uow.actor, charge, due_on, today)
    await check_somebody(uow, charge, task.school_id)
    return await _write(uow, moved, change, today)


async def remind_of_task(uow: UnitOfWork, task_id: UUID, today: date) -> TaskShown:
    """« Relancer »: a mail without any name, once a day at most, and a line of history."""
    task = rules.check_reminder(await repository.load_task(uow.session, uow.actor, task_id), uow.actor)
    await repository.mark_reminded(uow.session, task_id, uow.now)
    await repository.note_change(uow.session, task_id, TaskChange.REMINDED, Hand(uow.actor.id, uow.now))
    if task.charge.owner_id is not None:
        await uow.enqueue([Effect("remind_of_tasks", {"account_id": str(task.charge.owner_id)})])
    await _record(uow, task, "task:remind")
    return await _shown(uow, task_id, today)


async def _write(uow: UnitOfWork, task: Task, change: TaskChange, today: date) -> TaskShown:
    hand = Hand(uow.actor.id, uow.now)
    await repository.save_task(uow.session, task, hand)
    await repository.note_change(uow.session, task.id, change, hand)
    await _record(uow, task, f"task:{change.value}")
    return await _shown(uow, task.id, today)


async def _record(uow: UnitOfWork, task: Task, operation: str, access: Access = Access.WRITE) -> None:
    persons = [(task.student_id, task.school_id)] if task.student_id else []
    detail = {"task_id": str(task.id)}
    await uow.record(JournalEntry(operation, access, persons, school_id=task.school_id, detail=detail))


async def _shown(uow: UnitOfWork, task_id: UUID, today: date) -> TaskShown:
    line = await queries.load_line(uow.session, task_id, today)
    return TaskShown(**vars(line), changes=await queries.load_changes(uow.session, task_id))


def _check_words(label: str) -> None:
    try:
        check_note(label)
    except NoteTooPersonal:
        raise NoteTooPersonal(errors=[{"pointer": "/label", "detail": NoteTooPersonal.detail}]) from None
