"""`/follow-ups`: the work list and the page of one young person."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.follow_ups import use_cases, use_cases_lists
from api.follow_ups.bodies import (
    FindingAnswerIn,
    FollowUpAttemptIn,
    FollowUpDetailsIn,
    FollowUpOpenIn,
    FollowUpStepIn,
)
from api.follow_ups.list_schemas import FollowUpColumnsOut, WorkListFrameOut
from api.follow_ups.schemas import ActedOut, FollowUpPageOut
from api.schemas import Page
from domain.access.permissions import Permission
from domain.follow_ups.states import ContactStatus, FollowUpSource, FollowUpStatus
from domain.follow_ups.views import FollowUpLine, FollowUpReturnLine
from persistence.follow_ups.queries import FollowUpFilter
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["follow_ups"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.FOLLOW_UPS_READ)]
Writer = Annotated[Door, Requires(Permission.FOLLOW_UPS_WRITE)]
School = Annotated[Door, Requires(Permission.FOLLOW_UP_RETURNS_READ)]
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "UTF-8, `;`, without a name"}}
Scope = Literal["open", "over", "all"]
Need = Literal["to_contact", "to_call_today", "without_referent", "legal_deadline", "silent"]


def _wanted(
    *,
    scope: Scope = "open",
    need: Need | None = None,
    contact_status: ContactStatus | None = None,
    followup_status: FollowUpStatus | None = None,
    city: Annotated[str | None, Query(max_length=60)] = None,
    month: Annotated[str | None, Query(pattern="^[0-9]{4}-[0-9]{2}$")] = None,
    source: FollowUpSource | None = None,
    referent_id: UUID | None = None,
    minors: bool = False,
    platform_id: UUID | None = None,
    by_month: bool = False,
) -> FollowUpFilter:
    return FollowUpFilter(
        scope, need, contact_status, followup_status, city, month, source, referent_id, minors, platform_id,
        by_month,
    )  # fmt: skip


Wanted = Annotated[FollowUpFilter, Depends(_wanted)]


@router.get("/follow-ups", response_model=Page[FollowUpLine], responses=responses(404))
async def list_follow_ups(
    door: Reader, wanted: Wanted, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """Who to call now: by deadline, then by silence. `need`: one of the counters; `by_month`: latest arrivals first."""
    return await door.read(
        lambda uow: use_cases_lists.list_follow_ups(uow, wanted, clock.today(), cursor=cursor, limit=limit),
        Page[FollowUpLine],
    )


@router.get("/follow-ups/frame", response_model=WorkListFrameOut, responses=responses(404))
async def show_work_list_frame(door: Reader, wanted: Wanted) -> Response:
    """The counters of the whole list, the months of arrival within the filter, one's platforms."""
    return await door.read(lambda uow: use_cases_lists.show_frame(uow, wanted, clock.today()), WorkListFrameOut)


@router.get("/follow-ups/columns", response_model=FollowUpColumnsOut, responses=responses(404))
async def list_follow_up_columns(door: Reader, wanted: Wanted) -> Response:
    """« Colonnes »: the most urgent of each status and how many there are."""

    async def run(uow: Any) -> Any:
        return {"columns": await use_cases_lists.list_columns(uow, wanted, clock.today())}

    return await door.read(run, FollowUpColumnsOut)


@router.get("/follow-ups/export", response_class=Response, responses={**responses(404), **CSV})
async def export_follow_ups(door: Reader, wanted: Wanted) -> Response:
    """The list without a name, of young people and of agents alike: functions only."""
    return await door.bytes(lambda uow: use_cases_lists.export_follow_ups(uow, wanted, clock.today()))


@router.get("/follow-up-returns", response_model=Page[FollowUpReturnLine], responses=responses())
async def list_follow_up_returns(door: School, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT) -> Response:
    """To the school of origin: followed, elsewhere, in a solution, ended. Nothing of where or by whom."""
    return await door.page(lambda uow: use_cases_lists.list_returns(uow, cursor=cursor, limit=limit))


@router.post("/follow-ups", status_code=201, response_model=ActedOut, responses=responses(404))
async def open_follow_up(body: FollowUpOpenIn, door: Writer) -> Response:
    """Somebody who came by themselves, or whom a partner sent. Already followed there: the same one is answered."""
    return await door.write(lambda uow: use_cases.open_by_hand(uow, body.to_told(), clock.today()), ActedOut, 201)


@router.get("/follow-ups/{follow_up_id}", response_model=FollowUpPageOut, responses=responses(404))
async def show_follow_up(follow_up_id: UUID, door: Reader) -> Response:
    """Where they are, who answers, what was promised and for when, what may come next. Journalled."""
    return await door.read(lambda uow: use_cases.show_follow_up(uow, follow_up_id, clock.today()), FollowUpPageOut)


@router.post(
    "/follow-ups/{follow_up_id}/contact-attempts",
    status_code=201,
    response_model=ActedOut,
    responses=responses(404, 409),
)
async def note_follow_up_contact(follow_up_id: UUID, body: FollowUpAttemptIn, door: Writer) -> Response:
    """« Noter un appel »: kept for ever; after so many failures, « injoignable », to be looked at again."""
    return await door.write(
        lambda uow: use_cases.note_attempt(uow, follow_up_id, body.to_attempt(uow.now), clock.today()), ActedOut, 201
    )


@router.post("/follow-ups/{follow_up_id}/details", response_model=ActedOut, responses=responses(404, 409, 412, 428))
async def correct_follow_up_details(follow_up_id: UUID, body: FollowUpDetailsIn, door: Writer) -> Response:
    """New coordinates: where the old ones led nowhere, the tries begin again."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.correct_details(uow, follow_up_id, body.to_details(), clock.today(), seen=seen), ActedOut
    )


@router.post("/follow-ups/{follow_up_id}/transitions", response_model=ActedOut, responses=responses(404, 409, 412, 428))
async def advance_follow_up(follow_up_id: UUID, body: FollowUpStepIn, door: Writer) -> Response:
    """Take one step of the page. The version of If-Match comes before any rule."""
    seen, today = door.seen, clock.today()
    return await door.write(
        lambda uow: use_cases.advance_follow_up(uow, follow_up_id, body.to_given(today), today, seen=seen), ActedOut
    )


@router.post(
    "/follow-ups/{follow_up_id}/findings/{finding_id}/answer",
    response_model=ActedOut,
    responses=responses(404, 409, 412),
)
async def answer_follow_up_finding(
    follow_up_id: UUID, finding_id: UUID, body: FindingAnswerIn, door: Writer
) -> Response:
    """A return to training was found: accept, and the follow-up ends with its proof; refuse, with the reason."""
    return await door.write(
        lambda uow: use_cases.answer_finding(uow, follow_up_id, finding_id, body.to_answer(), clock.today()), ActedOut
    )
