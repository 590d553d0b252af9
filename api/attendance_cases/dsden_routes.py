"""`/referrals`, `/signature-book`, `/hearings`: the desk of the authority that receives referrals."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.attendance_cases import use_cases_lists as lists
from api.attendance_cases import use_cases_signing as signing
from api.attendance_cases.dsden_schemas import (
    ReferralSummaryOut,
    SignatureBookOut,
    SignatureBookSignIn,
    SignaturesOut,
)
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.access.permissions import Permission
from domain.attendance_cases.lines import HearingLine, ReferralLine
from domain.attendance_cases.states import Degree, DsdenState
from persistence.attendance_cases.queries_dsden import ReferralFilter
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["attendance_cases"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Instructor = Annotated[Door, Requires(Permission.CASES_INSTRUCT)]
FORTNIGHT = timedelta(days=14)
LAST_DAY = date(2100, 12, 31)


@router.get("/referrals", response_model=Page[ReferralLine], responses=responses())
async def list_referrals(
    door: Instructor,
    state: DsdenState | None = None,
    school_id: UUID | None = None,
    degree: Degree | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Referrals received, the oldest first: complete or what they lack, and what is proposed."""
    wanted = ReferralFilter(state, school_id, degree)
    return await door.page(lambda uow: lists.list_referrals(uow, clock.today(), wanted, cursor=cursor, limit=limit))


@router.get("/referrals/summary", response_model=ReferralSummaryOut, responses=responses())
async def summarise_referrals(door: Instructor) -> Response:
    """The counters above the inbox."""
    return await door.read(lambda uow: lists.summarise_referrals(uow, clock.today()), ReferralSummaryOut)


@router.get("/signature-book", response_model=SignatureBookOut, responses=responses())
async def show_signature_book(door: Instructor) -> Response:
    """The parapheur: prepared warnings with their count of this very moment."""
    return await door.read(signing.show_signature_book, SignatureBookOut)


@router.post("/signature-book/sign", response_model=SignaturesOut, responses=responses())
async def sign_warnings(body: SignatureBookSignIn, door: Annotated[Door, Requires(Permission.CASES_SIGN)]) -> Response:
    """Sign several prepared warnings; each has its own result, one that is refused takes no other with it."""
    wanted = [signing.ToSign(one.case_id, one.version) for one in body.items]
    return await door.write(lambda uow: signing.sign_warnings(uow, wanted), SignaturesOut)


@router.get("/hearings", response_model=Page[HearingLine], responses=responses())
async def list_hearings(
    door: Instructor,
    first: Annotated[date | None, Query(le=LAST_DAY, description="today, if absent")] = None,
    last: Annotated[date | None, Query(description="a fortnight after the first, if absent")] = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """The agenda of interviews, in order of day and hour."""
    start = first or clock.today()
    end = last or start + FORTNIGHT
    return await door.page(lambda uow: lists.list_hearings(uow, start, end, cursor=cursor, limit=limit))
