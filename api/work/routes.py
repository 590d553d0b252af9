"""`/work-items` and `/tasks`: what to begin with, and who waits for what."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response
from pydantic import Field

from api import clock
from api.door import Door, Requires, responses
from api.schemas import In, Out, Page
from api.work import use_cases
from domain.access.permissions import Permission
from domain.work.items import SnoozeReason, WorkGroup, WorkTarget
from domain.work.tasks import TaskLine
from persistence.work.tasks import task_page

router = APIRouter(prefix="/api/v1", tags=["work"])
Reader = Annotated[Door, Requires(Permission.WORK_READ)]


class WorkPersonOut(Out):
    id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    school_name: str


class WorkDeadlineOut(Out):
    """`kind`: appointment, review, birthday or task; none of them is a delay of law."""

    on: date
    kind: str


class WorkItemOut(Out):
    """One row: verb, person, why, since when; `waiting_for` names the other party when it is not one's own turn."""

    key: str
    group: WorkGroup
    verb: str
    why: str
    since: date | None
    person: WorkPersonOut | None
    waiting_for: str | None
    deadline: WorkDeadlineOut | None
    target: WorkTarget
    target_id: UUID | None
    transition: str | None
    count: int


class WorkListOut(Out):
    today: date
    items: list[WorkItemOut]


class SnoozeIn(In):
    until: date
    reason: SnoozeReason


class SnoozedOut(Out):
    key: str
    until: date
    reason: SnoozeReason


class TaskIn(In):
    """`owner_id`: oneself when absent. `student_id`: a pupil of one's school."""

    what: Annotated[str, Field(min_length=3, max_length=140)]
    owner_id: UUID | None = None
    student_id: UUID | None = None
    due_on: date | None = None


class TaskOut(Out):
    id: UUID
    version: int
    what: str
    student_id: UUID | None
    family_name: str | None
    first_name: str | None
    owner_id: UUID
    owner_name: str
    due_on: date | None


@router.get("/work-items", response_model=WorkListOut, responses=responses())
async def list_work_items(door: Reader) -> Response:
    """« À faire » : the rows of this reader's day, in four groups; real gestures close them."""
    return await door.read(lambda uow: use_cases.list_work(uow, clock.today()), WorkListOut)


@router.post("/work-items/{key}/snooze", response_model=SnoozedOut, responses=responses(404))
async def snooze_work_item(
    key: Annotated[str, Path(max_length=120, pattern="^[a-z0-9:_-]+$")], body: SnoozeIn, door: Reader
) -> Response:
    """Put a row off until a day to come, for a reason of the list; it leaves one's own list only."""
    today = clock.today()
    return await door.write(lambda uow: use_cases.snooze_item(uow, key, body.until, body.reason, today), SnoozedOut)


@router.get("/tasks", response_model=Page[TaskLine], responses=responses())
async def list_tasks(door: Reader) -> Response:
    """One's own tasks, and those one gave, the most urgent first."""
    return await door.page(lambda uow: task_page(uow.actor, 100))


@router.post("/tasks", status_code=201, response_model=TaskOut, responses=responses(404))
async def add_task(body: TaskIn, door: Reader) -> Response:
    """Give a task to oneself or to somebody of the same house."""
    new = use_cases.NewTask(body.what, body.owner_id, body.student_id, body.due_on)
    return await door.write(lambda uow: use_cases.add_task(uow, new), TaskOut, 201)


@router.post("/tasks/{task_id}/done", response_model=TaskOut, responses=responses(404))
async def finish_task(task_id: UUID, door: Reader) -> Response:
    """« Fait ». Doing it twice changes nothing."""
    return await door.write(lambda uow: use_cases.finish_task(uow, task_id), TaskOut)
