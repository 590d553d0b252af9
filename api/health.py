"""Health: alive; ready, degraded or not ready, with what is missing; measurements for Prometheus."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api import metrics
from api.door import Public
from api.operations.steps import missing_parts
from api.problems import documented
from api.schemas import Out
from domain.kernel.errors import NotFound
from domain.operations.readiness import NotReady, Readiness, readiness

router = APIRouter(tags=["health"])


class HealthOut(Out):
    """`missing` names what is not there: database, migrations, key, disk, worker."""

    status: str
    missing: list[str]


@router.get("/health/live")
async def live(_: Annotated[None, Depends(Public())]) -> HealthOut:
    """The process answers."""
    return HealthOut(status="live", missing=[])


@router.get("/health/ready", responses=documented(503))
async def ready(request: Request, response: Response, _: Annotated[None, Depends(Public())]) -> HealthOut:
    """Ready, or what is missing: degraded when requests are still answered, else a 503 with the same `missing`."""
    there = await missing_parts(request.app.state)
    found, missing = readiness(there), [part.value for part in there]
    if found is Readiness.NOT_READY:
        raise NotReady(missing=missing)
    response.headers["Cache-Control"] = "no-store"
    return HealthOut(status=found.value, missing=missing)


@router.get("/metrics", include_in_schema=False)
async def show_metrics(request: Request, _: Annotated[None, Depends(Public())]) -> Response:
    """Prometheus. For this machine alone, or with the token; to others it does not exist."""
    if not may_measure(request):
        raise NotFound
    return Response(await metrics.exposition(request.app.state), media_type=metrics.MEDIA)


def may_measure(request: Request) -> bool:
    """A proxy on this machine is not this machine: whatever came through one needs the token."""
    settings = request.app.state.settings
    if not settings.metrics:
        return False
    if settings.metrics_token is not None:
        wanted = f"Bearer {settings.metrics_token.get_secret_value()}".encode()
        if hmac.compare_digest(request.headers.get("authorization", "").encode(), wanted):
            return True
    forwarded = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    return not forwarded and request.client is not None and request.client.host in {"127.0.0.1", "::1"}
