"""Health: alive, and ready or what is missing."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import text

from api.door import Public
from api.problems import documented
from api.schemas import Out
from persistence.unit_of_work import anonymous_transaction

router = APIRouter(prefix="/health", tags=["health"])


class HealthOut(Out):
    status: str
    missing: list[str]


@router.get("/live")
async def live(_: Annotated[None, Depends(Public())]) -> HealthOut:
    """The process answers."""
    return HealthOut(status="live", missing=[])


@router.get("/ready", responses=documented(503))
async def ready(request: Request, response: Response, _: Annotated[None, Depends(Public())]) -> HealthOut:
    """The database answers and is migrated; otherwise 503 says what is missing."""
    async with anonymous_transaction(request.app.state.sessions) as session:
        await session.execute(text("SELECT 1 FROM accounts LIMIT 1"))
    response.headers["Cache-Control"] = "no-store"
    return HealthOut(status="ready", missing=[])
