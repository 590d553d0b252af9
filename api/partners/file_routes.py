"""« Télécharger » and « Déposer un fichier de suivi », on the page of a partner without a machine."""

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response

from api import clock
from api.door import Door, Requires, responses
from api.partners import use_cases_files as use_cases
from api.partners.file_schemas import DepositOut
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["partners"])
Partner = Annotated[Door, Requires(Permission.REFERRALS_ANSWER)]
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "UTF-8 with its mark, `;`"}}
CSV_BODY: dict[str, Any] = {
    "requestBody": {"content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}, "required": True}
}  # fmt: skip


@router.get("/referral-file", response_class=Response, responses={**responses(429), **CSV})
async def download_referral_file(door: Partner, *, whole: bool = False) -> Response:
    """Referrals that are new or changed since the last file, or all; the disclosed fields alone. Journalled."""
    return await door.bytes(lambda uow: use_cases.export_referrals(uow, clock.today(), whole=whole))


@router.post("/referral-file", response_model=DepositOut, responses=responses(409, 413), openapi_extra=CSV_BODY)
async def deposit_event_file(request: Request, door: Partner) -> Response:
    """One event a line. Each line is kept whole, known already, or said with its column, its rule and what to do."""
    content = await request.body()
    return await door.write(lambda uow: use_cases.deposit_events(uow, content, clock.today()), DepositOut)
