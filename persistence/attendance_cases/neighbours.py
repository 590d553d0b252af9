"""Around one case: the one before and after it in the list, and the cases of the same person that its reader holds."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.attendance_cases.companions import CaseNeighbours, SamePersonCase
from domain.kernel.errors import NotFound
from persistence.attendance_cases.queries import CaseFilter, narrowed, waits_since, with_names, within_reach
from persistence.attendance_cases.repository import REACHED
from persistence.attendance_cases.tables import attendance_cases as c


async def load_neighbours(
    session: AsyncSession, actor: Actor, today: date, wanted: CaseFilter, *, case_id: UUID
) -> CaseNeighbours:
    """In the order and under the filter of `case_page`; one pass over the cases of the perimeter."""
    row = (await session.execute(_neighbours(actor, today, wanted, case_id))).one_or_none()
    if row is None:
        raise NotFound
    return CaseNeighbours(row.previous_id, row.next_id, row.position if row.is_listed else None, row.total)


def _neighbours(actor: Actor, today: date, wanted: CaseFilter, case_id: UUID) -> Select[Any]:
    since = waits_since(today).label("since")
    every = select(c.c.id, since).select_from(with_names()).where(within_reach(actor))
    listed = narrowed(every, today, wanted).cte("listed")
    here = select(c.c.id, since).where(c.c.id == case_id, within_reach(actor)).cte("here")
    key, place = tuple_(listed.c.since, listed.c.id), tuple_(here.c.since, here.c.id)
    before = select(listed.c.id).where(key < place).order_by(listed.c.since.desc(), listed.c.id.desc()).limit(1)
    after = select(listed.c.id).where(key > place).order_by(listed.c.since, listed.c.id).limit(1)
    upto = select(func.count()).select_from(listed).where(key <= place)
    found: Select[Any] = select(
        before.correlate(here).scalar_subquery().label("previous_id"),
        after.correlate(here).scalar_subquery().label("next_id"),
        upto.correlate(here).scalar_subquery().label("position"),
        select(func.count()).select_from(listed).scalar_subquery().label("total"),
        select(listed.c.id).where(listed.c.id == here.c.id).correlate(here).exists().label("is_listed"),
    ).select_from(here)
    return found


_SAME_PERSON = text(f"""
    SELECT c.id, c.student_id, c.school_id, s.name, c.school_year, c.dsden_state
    FROM attendance_cases o
    JOIN person_matches m ON (m.earlier_student_id = o.student_id AND m.earlier_school_id = o.school_id)
        OR (m.later_student_id = o.student_id AND m.later_school_id = o.school_id)
    JOIN attendance_cases c ON c.id <> o.id
        AND ((m.earlier_student_id = c.student_id AND m.earlier_school_id = c.school_id)
            OR (m.later_student_id = c.student_id AND m.later_school_id = c.school_id))
        AND c.student_id <> o.student_id
    JOIN schools s ON s.id = c.school_id
    WHERE o.id = :case AND {REACHED}
    ORDER BY c.school_year DESC, s.name, c.id
""")


async def load_same_person(session: AsyncSession, actor: Actor, case_id: UUID) -> list[SamePersonCase]:
    """Both cases were given to this reader: the wall shows no match otherwise."""
    rows = await session.execute(_SAME_PERSON, {"case": case_id, "units": list(actor.units)})
    return [SamePersonCase(*row) for row in rows]
