"""`/indicators`: does it work, for whom one answers; figures that point at nobody."""

import asyncio
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.indicators.files import as_csv, as_words
from api.indicators.schemas import IndicatorsOut
from api.indicators.use_cases import Wanted, export_indicators, show_indicators
from api.letters.indicator_paper import render_indicators
from domain.access.permissions import Permission
from domain.indicators.families import IndicatorFamily
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["indicators"])
Reader = Annotated[Door, Requires(Permission.INDICATORS_READ)]
Year = Annotated[int | None, Query(ge=2013, le=2100)]
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        "description": "PDF/UA-1, or CSV (UTF-8 with its mark, `;`)",
    }
}


@router.get("/indicators/{family}", response_model=IndicatorsOut, responses=responses(404))
async def show_indicator_family(
    family: IndicatorFamily, door: Reader, territory: UUID | None = None, year: Year = None
) -> Response:
    """Sentences, tables, definitions. From one to four nothing is shown, nor what would give it away by subtraction.

    `territory` is a unit where one stands, the widest when nothing is said; `year` is that of the rentrée.
    """
    wanted = Wanted(family, territory, year)
    return await door.read(lambda uow: show_indicators(uow, wanted, clock.today()), IndicatorsOut)


@router.get("/indicators/{family}/file", response_class=Response, responses={**responses(404), **FILE})
async def export_indicator_family(
    family: IndicatorFamily,
    door: Reader,
    territory: UUID | None = None,
    year: Year = None,
    format: Literal["csv", "pdf"] = "pdf",  # noqa: A002 - the word of the address
) -> Response:
    """The same page as a sheet to print or a file for a spreadsheet. Journalled as an export."""
    demo = door.request.app.state.settings.demo

    async def run(uow: UnitOfWork) -> tuple[bytes, str, str]:
        page = await export_indicators(uow, Wanted(family, territory, year), clock.today())
        name = f"indicateurs-{family.value}-{page.year}"
        if format == "csv":
            return as_csv(page), "text/csv; charset=utf-8", f"{name}.csv"
        return await asyncio.to_thread(render_indicators, as_words(page, demo=demo)), "application/pdf", f"{name}.pdf"

    return await door.bytes(run)
