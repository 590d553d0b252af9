"""Solutions as rows; a contract's solution is found by its contract."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.follow_ups.solutions import Solution, SolutionEnd, SolutionProof, SolutionState, SolutionType
from domain.kernel.errors import NotFound, Stale

_COLUMNS = (
    "type", "kind", "provider", "label", "state", "proposed_on", "started_on", "planned_end", "ended_on",
    "end_reason", "contract_id", "finding_id", "proof", "proved_on",
)  # fmt: skip
_INSERT = text(f"""
    INSERT INTO follow_up_solutions (id, follow_up_id, platform_id, recorded_by, recorded_at, {", ".join(_COLUMNS)})
    VALUES (:id, :follow_up_id, :platform, :by, :at, {", ".join(f":{name}" for name in _COLUMNS)})
""")
_UPDATE = text(f"""
    UPDATE follow_up_solutions SET version = version + 1, {", ".join(f"{name} = :{name}" for name in _COLUMNS)}
    WHERE id = :id AND version = :seen RETURNING version
""")
_OF = text("SELECT * FROM follow_up_solutions WHERE follow_up_id = :follow_up ORDER BY proposed_on DESC, id DESC")
_ONE = text("SELECT * FROM follow_up_solutions WHERE id = :id AND follow_up_id = :follow_up")
_OF_CONTRACT = text("SELECT * FROM follow_up_solutions WHERE contract_id = :contract AND follow_up_id = :follow_up")


async def load_solutions(session: AsyncSession, follow_up_id: UUID) -> list[Solution]:
    """The latest first."""
    return [_solution(row) for row in await session.execute(_OF, {"follow_up": follow_up_id})]


async def load_solution(session: AsyncSession, follow_up_id: UUID, solution_id: UUID) -> Solution:
    row = (await session.execute(_ONE, {"id": solution_id, "follow_up": follow_up_id})).one_or_none()
    if row is None:
        raise NotFound
    return _solution(row)


async def find_of_contract(session: AsyncSession, follow_up_id: UUID, contract_id: UUID) -> Solution | None:
    keys = {"contract": contract_id, "follow_up": follow_up_id}
    row = (await session.execute(_OF_CONTRACT, keys)).one_or_none()
    return None if row is None else _solution(row)


async def insert_solution(
    session: AsyncSession, solution: Solution, platform_id: UUID, *, by: UUID | None, at: datetime
) -> None:
    keys = {"id": solution.id, "follow_up_id": solution.follow_up_id, "platform": platform_id, "by": by, "at": at}
    await session.execute(_INSERT, _values(solution) | keys)


async def save_solution(session: AsyncSession, solution: Solution, *, seen: int) -> int:
    keys = _values(solution) | {"id": solution.id, "seen": seen}
    version: int | None = (await session.execute(_UPDATE, keys)).scalar_one_or_none()
    if version is None:
        raise Stale
    return version


def _values(solution: Solution) -> dict[str, Any]:
    found = {name: getattr(solution, name) for name in _COLUMNS if name != "kind"}
    found["kind"] = solution.type.kind
    return {name: getattr(value, "value", value) for name, value in found.items()}


def _solution(row: Any) -> Solution:
    return Solution(
        row.id, row.follow_up_id, SolutionType(row.type), row.provider, row.label, SolutionState(row.state),
        row.proposed_on, row.version, row.started_on, row.planned_end, row.ended_on,
        SolutionEnd(row.end_reason) if row.end_reason else None, row.contract_id, row.finding_id,
        SolutionProof(row.proof) if row.proof else None, row.proved_on,
    )  # fmt: skip
