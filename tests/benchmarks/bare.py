"""The references: Starlette and asyncpg alone. No sign-in, no permission, no policy, no journal, no rule."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

MARK = """
    INSERT INTO bare_marks (class_id, day, period, student_id, absent)
    SELECT $1::uuid, $2::text, $3::text, u.student_id, u.absent
    FROM unnest($4::uuid[], $5::boolean[]) AS u (student_id, absent)
"""
LIST = """
    SELECT json_agg(row)::text FROM (
        SELECT s.id, s.family_name, s.first_name, c.name AS class_name, h.name AS school_name
        FROM enrolments e
        JOIN students s ON s.id = e.student_id
        JOIN classes c ON c.id = e.class_id
        JOIN schools h ON h.id = e.school_id
        WHERE e.school_id = $1 AND e.school_year = 2026
        ORDER BY s.sort_name, s.id LIMIT 50
    ) AS row
"""


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    async with asyncpg.create_pool(os.environ["BARE_DSN"], min_size=1, max_size=2) as pool:
        app.state.pool = pool
        yield


async def take_roll(request: Request) -> Response:
    """Thirty marks in one statement, in one transaction."""
    body = json.loads(await request.body())
    at = request.path_params
    async with request.app.state.pool.acquire() as connection, connection.transaction():
        await connection.execute(MARK, at["class_id"], at["day"], at["period"], body["pupils"], body["absent"])
    return Response(b"{}", media_type="application/json")


async def list_students(request: Request) -> Response:
    async with request.app.state.pool.acquire() as connection:
        body = await connection.fetchval(LIST, request.path_params["school_id"])
    return Response(body, media_type="application/json")


async def ready(_: Request) -> Response:
    return Response(b"{}", media_type="application/json")


app = Starlette(
    lifespan=lifespan,
    routes=[
        Route("/classes/{class_id}/roll-calls/{day}/{period}", take_roll, methods=["PUT"]),
        Route("/schools/{school_id}/students", list_students),
        Route("/health/ready", ready),
    ],
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), access_log=False, log_config=None)
