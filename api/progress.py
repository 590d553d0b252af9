"""Progress over the wire: server-sent events that a `fetch` reads, two looks a second, no connection held."""

import asyncio
import json
from collections.abc import AsyncIterator
from uuid import UUID

from fastapi import Request
from fastapi.responses import StreamingResponse

from persistence.progress import ProgressLine, read_progress
from persistence.unit_of_work import anonymous_transaction

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_SIGNS = 15.0
"""A comment now and then keeps proxies from closing a quiet stream."""


def stream_progress(request: Request, job_id: UUID) -> StreamingResponse:
    """Events of one job until it ends: `event: progress`, then `event: end` with the same fields.

    The route must first have proved, through its door, that the caller may see this job.
    """
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(request, job_id), media_type="text/event-stream", headers=headers)


async def _events(request: Request, job_id: UUID) -> AsyncIterator[bytes]:
    last: ProgressLine | None = None
    quiet = 0.0
    while not await request.is_disconnected():
        async with anonymous_transaction(request.app.state.sessions) as session:
            line = await read_progress(session, job_id)
        if line is not None and line != last:
            ended = line.state != "running"
            yield _event("end" if ended else "progress", line)
            if ended:
                return
            last, quiet = line, 0.0
        elif quiet >= SECONDS_BETWEEN_SIGNS:
            yield b": en cours\n\n"
            quiet = 0.0
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        quiet += SECONDS_BETWEEN_LOOKS


def _event(name: str, line: ProgressLine) -> bytes:
    data = {"done": line.done, "total": line.total, "message": line.message, "state": line.state}
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
