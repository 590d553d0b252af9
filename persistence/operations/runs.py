"""Back-ups, recounts, purges and restores: one row each, with what came of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.operations.views import OperationKind, OperationRun, OperationState

_BEGIN = text("""
    INSERT INTO operation_runs (id, kind, state, started_at, detail)
    VALUES (:id, :kind, 'running', :now, CAST(:detail AS jsonb))
""")
_END = text("""
    UPDATE operation_runs SET state = :state, ended_at = :now, detail = detail || CAST(:detail AS jsonb) WHERE id = :id
""")
_LAST = text("""
    SELECT DISTINCT ON (kind) id, kind, state, started_at, ended_at, detail FROM operation_runs
    WHERE state <> 'running' ORDER BY kind, started_at DESC
""")
_CHECKED = text("""
    UPDATE operation_runs r SET
        detail = r.detail || jsonb_build_object('checked', n.checked, 'differences', n.differences),
        state = CASE WHEN n.checked >= n.schools THEN 'done' ELSE r.state END,
        ended_at = CASE WHEN n.checked >= n.schools THEN CAST(:now AS timestamptz) END
    FROM (SELECT id, CAST(detail ->> 'schools' AS int) AS schools, CAST(detail ->> 'checked' AS int) + 1 AS checked,
                 CAST(detail ->> 'differences' AS int) + CAST(:differences AS int) AS differences
          FROM operation_runs WHERE id = :id FOR UPDATE) n
    WHERE r.id = n.id
""")


async def begin_run(
    session: AsyncSession, run_id: UUID, kind: OperationKind, now: datetime, *, detail: Mapping[str, object]
) -> None:
    values = {"id": run_id, "kind": kind.value, "now": now, "detail": json.dumps(dict(detail))}
    await session.execute(_BEGIN, values)


async def end_run(
    session: AsyncSession, run_id: UUID, state: OperationState, now: datetime, *, detail: Mapping[str, object]
) -> None:
    values = {"id": run_id, "state": state.value, "now": now, "detail": json.dumps(dict(detail))}
    await session.execute(_END, values)


async def note_school_checked(session: AsyncSession, run_id: UUID, differences: int, now: datetime) -> None:
    """One school of a recount: the last one ends the run."""
    await session.execute(_CHECKED, {"id": run_id, "differences": differences, "now": now})


async def last_runs(session: AsyncSession) -> tuple[OperationRun, ...]:
    """The last of each kind that ended."""
    return tuple(
        OperationRun(
            row.id, OperationKind(row.kind), OperationState(row.state), row.started_at, row.ended_at, row.detail
        )
        for row in await session.execute(_LAST)
    )
