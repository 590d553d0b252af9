"""The same exchange by file, for a script that knows no JSON: two operations, one credential."""

from typing import Annotated

from fastapi import APIRouter, Request, Response

from api import clock
from api.partner_api.door import Machine, MachineDoor, answers
from api.partner_api.headers import PREFIX
from api.partners import use_cases_files as use_cases
from api.partners.file_routes import CSV, CSV_BODY
from api.partners.file_schemas import DepositOut
from domain.access.permissions import Permission

router = APIRouter(prefix=PREFIX, tags=["partner"])


@router.get("/referrals-file", response_class=Response, responses={**answers(), **CSV})
async def download_partner_referrals(
    door: Annotated[MachineDoor, Machine(Permission.PARTNER_REFERRALS_READ)], *, whole: bool = False
) -> Response:
    """Referrals that are new or changed since your last file, or all of them, as a table. Counted in the day's quota.

    What the quota holds back comes with the next file.
    """
    return await door.bytes(lambda uow: use_cases.export_referrals(uow, clock.today(), whole=whole))


@router.post(
    "/events-file", response_model=DepositOut, responses=answers(409, 413, 428), openapi_extra=CSV_BODY
)  # fmt: skip
async def deposit_partner_events(
    request: Request, door: Annotated[MachineDoor, Machine(Permission.PARTNER_REFERRALS_WRITE)]
) -> Response:
    """One event a line; each is kept whole, known already, or said with its column, its rule and what to do.

    The same line deposited twice is one event.
    """
    content = await request.body()
    return await door.write(lambda uow: use_cases.deposit_events(uow, content, clock.today()), DepositOut)
