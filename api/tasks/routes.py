"""`/tasks`: dated, for somebody or for a function, in sight until they are settled."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import Select

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.tasks import use_cases
from api.tasks.schemas import TaskHandOnIn, TaskIn, TaskOut, TaskOutcomeIn
from domain.access.permissions import Permission
from domain.tasks.views import TaskLine
from persistence.journal import Access, JournalEntry
from persistence.tasks.queries import TaskFilter, TaskScope, TaskSearch, task_page
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1/tasks", tags=["tasks"])
Reader = Annotated[Door, Requires(Permission.TASKS_READ)]
Writer = Annotated[Door, Requires(Permission.TASKS_WRITE)]


@router.get("", response_model=Page[TaskLine], responses=responses())
async def list_tasks(
    door: Reader,
    scope: TaskScope = TaskScope.MINE,
    state: TaskFilter = TaskFilter.OPEN,
    student_id: UUID | None = None,
    owner_id: UUID | None = None,
    cursor: UUID | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Response:
    """One's own tasks, those one gave, or those of the house; late ones on top. `house` is for the CPE and the head:
    others read their own.
    """
    search = TaskSearch(scope, state, student_id, owner_id, cursor, limit)

    async def run(uow: UnitOfWork) -> Select[tuple[str]]:
        await uow.record(JournalEntry("task:list", Access.LIST, detail={"scope": scope.value, "state": state.value}))
        return task_page(uow.actor, search, clock.today())

    return await door.page(run)


@router.post("", status_code=201, response_model=TaskOut, responses=responses(404))
async def add_task(body: TaskIn, door: Writer) -> Response:
    """Give a task to oneself, to somebody or to a function of the same house."""
    given = use_cases.GivenTask(body.label, body.due_on, body.kind, body.charge(), body.student_id)
    return await door.write(lambda uow: use_cases.add_task(uow, given, clock.today()), TaskOut, 201)


@router.get("/{task_id}", response_model=TaskOut, responses=responses(404))
async def show_task(task_id: UUID, door: Reader) -> Response:
    """One task, with who had it and what became of it."""
    return await door.read(lambda uow: use_cases.show_task(uow, task_id, clock.today()), TaskOut)


@router.post("/{task_id}/settle", response_model=TaskOut, responses=responses(404, 409))
async def settle_task(task_id: UUID, body: TaskOutcomeIn, door: Writer) -> Response:
    """« Fait » or « pas fait », with what came of it; `reopen` takes it back."""
    return await door.write(lambda uow: use_cases.settle_task(uow, task_id, body.outcome, clock.today()), TaskOut)


@router.post("/{task_id}/reopen", response_model=TaskOut, responses=responses(404, 409))
async def reopen_task(task_id: UUID, door: Writer) -> Response:
    """Undo: the task is to be done again, and its history says so."""
    return await door.write(lambda uow: use_cases.reopen_task(uow, task_id, clock.today()), TaskOut)


@router.post("/{task_id}/hand-on", response_model=TaskOut, responses=responses(404, 409))
async def hand_task_on(task_id: UUID, body: TaskHandOnIn, door: Writer) -> Response:
    """Give it to somebody else of the house or to a function, or for another day."""
    return await door.write(
        lambda uow: use_cases.hand_task_on(uow, task_id, body.charge(), due_on=body.due_on, today=clock.today()),
        TaskOut,
    )


@router.post("/{task_id}/remind", response_model=TaskOut, responses=responses(404, 409))
async def remind_of_task(task_id: UUID, door: Writer) -> Response:
    """« Relancer »: a mail to whoever has it, which names nobody."""
    return await door.write(lambda uow: use_cases.remind_of_task(uow, task_id, clock.today()), TaskOut)
