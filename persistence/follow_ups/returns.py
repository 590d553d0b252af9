"""What comes back to the school of origin: followed, in training elsewhere, in a solution and of which kind, ended."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, select, table, text, tuple_
from sqlalchemy import column as c
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.followed import Followed
from domain.follow_ups.states import FollowUpCloseReason, FollowUpStatus
from domain.follow_ups.views import FollowUpReturnLine
from persistence.ids import new_id
from persistence.paging import page

_KEEP = text("""
    INSERT INTO follow_up_returns (id, follow_up_id, platform_id, school_id, family_name, first_names, kind,
        solution_kind, since)
    VALUES (:id, :follow_up, :platform, :school, :family_name, :first_names, :kind, :solution_kind, :on)
    ON CONFLICT (follow_up_id) DO UPDATE SET kind = EXCLUDED.kind, solution_kind = EXCLUDED.solution_kind,
        since = EXCLUDED.since
    WHERE (follow_up_returns.kind, follow_up_returns.solution_kind)
        IS DISTINCT FROM (EXCLUDED.kind, EXCLUDED.solution_kind)
""")
_KIND = text("""
    SELECT s.kind FROM follow_up_solutions s WHERE s.follow_up_id = :id AND s.state = 'started'
    ORDER BY s.started_on DESC, s.id DESC LIMIT 1
""")
_returns = table(
    "follow_up_returns", c("id", Uuid), c("school_id", Uuid), c("family_name"), c("first_names"), c("kind"),
    c("solution_kind"), c("since"), c("sort_name"),
)  # fmt: skip


async def keep_return(session: AsyncSession, followed: Followed, today: date) -> None:
    """The one line of the school of origin, renewed when its word changes."""
    if followed.school_id is None:
        return
    solution: str | None = None
    if followed.followup_status is FollowUpStatus.IN_SOLUTION:
        solution = (await session.execute(_KIND, {"id": followed.id})).scalar_one_or_none()
    values: dict[str, Any] = {
        "id": new_id(), "follow_up": followed.id, "platform": followed.platform_id, "school": followed.school_id,
        "family_name": followed.identity.family_name, "first_names": followed.identity.first_names,
        "kind": return_kind(followed), "solution_kind": solution, "on": today,
    }  # fmt: skip
    await session.execute(_KEEP, values)


def return_kind(followed: Followed) -> str:
    if followed.followup_status is FollowUpStatus.IN_SOLUTION:
        return "in_solution"
    if followed.close_reason is FollowUpCloseReason.ALREADY_ENROLLED:
        return "elsewhere"
    return "ended" if followed.followup_status is FollowUpStatus.CLOSED else "followed"


def return_page(actor: Actor, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Of one's schools, by name."""
    r = _returns.c
    order = (r.sort_name, r.id)
    query: Select[Any] = (
        select(r.id, r.family_name, r.first_names, r.kind, r.solution_kind, r.since)
        .where(r.school_id.in_(list(actor.units)))
        .order_by(*order)
    )
    if cursor is not None:
        query = query.where(tuple_(*order) > select(*order).where(r.id == cursor).scalar_subquery())
    return page(FollowUpReturnLine, query, limit)
