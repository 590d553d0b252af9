"""A new plan as rows: the draft with its blocks, empty or copied."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.support_plans.plan import BlockName
from domain.support_plans.schemes import Scheme
from domain.support_plans.tracks import workflow_of
from persistence.ids import new_id


@dataclass(frozen=True)
class NewPlan:
    """Who it is for, which scheme, where it comes from; `blocks` holds what is copied into it, as JSON values."""

    student_id: UUID
    school_id: UUID
    scheme: Scheme
    school_year: int
    origin_kind: str = "by_hand"
    origin_id: UUID | None = None
    lead_id: UUID | None = None
    parent_plan_id: UUID | None = None
    blocks: Mapping[BlockName, object] | None = None


_PLAN = text("""
    INSERT INTO support_plans (id, school_id, student_id, scheme, track, school_year, starts_on, ends_on,
                               next_review_on, lead_id, parent_plan_id, origin_kind, origin_id, created_by, created_at)
    VALUES (:id, :school, :student, :scheme, :track, :year, :starts_on, :ends_on, :review_on, :lead, :parent,
            :origin_kind, :origin, :by, :at)
""")
_BLOCKS = text("""
    INSERT INTO support_plan_blocks (plan_id, student_id, school_id, name, content)
    SELECT :plan, :student, :school, t.name, CAST(t.content AS jsonb)
    FROM unnest(CAST(:names AS text[]), CAST(:contents AS text[])) AS t (name, content)
""")


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


async def insert_plan(session: AsyncSession, new: NewPlan, by: UUID, at: datetime) -> UUID:
    """The draft and every block of its page, at version 1."""
    plan_id = new_id()
    blocks = dict(new.blocks or {})
    follow_up = blocks.get(BlockName.FOLLOW_UP)
    dates: Mapping[str, object] = follow_up if isinstance(follow_up, Mapping) else {}
    if new.lead_id is not None:
        blocks[BlockName.FOLLOW_UP] = {**dates, "lead_id": str(new.lead_id)}
    await session.execute(
        _PLAN,
        {
            "id": plan_id, "school": new.school_id, "student": new.student_id, "scheme": new.scheme.code.value,
            "track": workflow_of(new.scheme).name, "year": new.school_year, "starts_on": _day(dates.get("starts_on")),
            "ends_on": _day(dates.get("ends_on")), "review_on": _day(dates.get("review_on")), "lead": new.lead_id,
            "parent": new.parent_plan_id, "origin_kind": new.origin_kind, "origin": new.origin_id, "by": by, "at": at,
        },
    )  # fmt: skip
    contents = [json.dumps(blocks.get(name, {}), default=str) for name in BlockName]
    keys = {"plan": plan_id, "student": new.student_id, "school": new.school_id}
    await session.execute(_BLOCKS, keys | {"names": [name.value for name in BlockName], "contents": contents})
    return plan_id
