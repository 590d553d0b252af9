"""`/work-items`: what to begin with, and who waits for what."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import In, Out
from api.work import use_cases
from domain.access.permissions import Permission
from domain.work.items import SnoozeReason, WorkGroup, WorkTarget

router = APIRouter(prefix="/api/v1", tags=["work"])
Reader = Annotated[Door, Requires(Permission.WORK_READ)]
Key = Annotated[str, Path(max_length=120, pattern="^[a-z0-9:_-]+$")]


class WorkPersonOut(Out):
    id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    school_name: str
    followed: bool


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


class BroughtBackOut(Out):
    key: str


@router.get("/work-items", response_model=WorkListOut, responses=responses())
async def list_work_items(door: Reader) -> Response:
    """« À faire » : the rows of this reader's day, in four groups; real gestures close them."""
    return await door.read(lambda uow: use_cases.list_work(uow, clock.today()), WorkListOut)


@router.post("/work-items/{key}/snooze", response_model=SnoozedOut, responses=responses(404))
async def snooze_work_item(key: Key, body: SnoozeIn, door: Reader) -> Response:
    """Put a row off until a day to come, for a reason of the list; it leaves one's own list only."""
    today = clock.today()
    return await door.write(lambda uow: use_cases.snooze_item(uow, key, body.until, body.reason, today), SnoozedOut)


@router.delete("/work-items/{key}/snooze", response_model=BroughtBackOut, responses=responses(404))
async def bring_work_item_back(key: Key, door: Reader) -> Response:
    """Take a putting off back: the row is in one's own list again at once."""
    return await door.write(lambda uow: use_cases.bring_item_back(uow, key), BroughtBackOut)
