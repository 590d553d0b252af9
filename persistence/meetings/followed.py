"""Young people of a platform's meeting: what was disclosed to a partner, what was exchanged with them, who they are."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.meetings.views import FollowedFacts

# Field by field: what the referral does not name is not even read.
_DISCLOSED = text("""
    SELECT DISTINCT ON (f.id) f.id, r.id AS referral_id,
        CASE WHEN 'city' = ANY(r.fields) THEN f.city END AS city,
        CASE WHEN 'phone' = ANY(r.fields) THEN f.phone END AS phone,
        CASE WHEN 'email' = ANY(r.fields) THEN f.email END AS email,
        CASE WHEN 'last_school' = ANY(r.fields) THEN f.last_school_name END AS last_school_name,
        CASE WHEN 'last_formation' = ANY(r.fields) THEN f.last_formation END AS last_formation,
        CASE WHEN 'left_on' = ANY(r.fields) THEN f.left_on END AS left_on
    FROM follow_ups f JOIN follow_up_referrals r ON r.follow_up_id = f.id AND r.withdrawn_on IS NULL
    WHERE f.id = ANY(CAST(:ids AS uuid[])) AND r.partner_unit = ANY(CAST(:units AS uuid[]))
    ORDER BY f.id, r.referred_on DESC, r.id
""")
_REFERRED = text("""
    SELECT DISTINCT r.follow_up_id FROM follow_up_referrals r
    WHERE r.follow_up_id = ANY(CAST(:ids AS uuid[])) AND r.partner_unit = :partner AND r.withdrawn_on IS NULL
""")
_PUPILS = text("""
    SELECT student_id, school_id FROM follow_ups
    WHERE id = ANY(CAST(:ids AS uuid[])) AND student_id IS NOT NULL
""")
_EXCHANGES = text("""
    SELECT (SELECT count(*) FROM follow_up_contacts c WHERE c.follow_up_id = :id AND c.status_after = 'reached'
              AND CAST(c.tried_at AS date) BETWEEN :first AND :last)
         + (SELECT count(*) FROM follow_up_interviews i WHERE i.follow_up_id = :id AND i.state = 'finished'
              AND i.held_on BETWEEN :first AND :last)
""")


async def load_disclosed(session: AsyncSession, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, FollowedFacts]:
    """What this partner was told of each young person referred to their institution."""
    rows = await session.execute(_DISCLOSED, {"ids": list(ids), "units": list(actor.units)})
    return {row.id: _facts(row) for row in rows}


async def referred_to(session: AsyncSession, ids: Sequence[UUID], partner_id: UUID) -> set[UUID]:
    """Those of these young people who are referred to that institution."""
    rows = await session.execute(_REFERRED, {"ids": list(ids), "partner": partner_id})
    return set(rows.scalars())


async def load_pupils(session: AsyncSession, ids: Sequence[UUID]) -> list[tuple[UUID, UUID | None]]:
    """Those who are also pupils of our base, with their school: the journal names them so."""
    return [(row.student_id, row.school_id) for row in await session.execute(_PUPILS, {"ids": list(ids)})]


async def count_exchanges(session: AsyncSession, follow_up_id: UUID, first: date, last: date) -> Decimal:
    """Times the young person was reached or met, both days included."""
    found = await session.execute(_EXCHANGES, {"id": follow_up_id, "first": first, "last": last})
    return Decimal(found.scalar_one())


def _facts(row: Any) -> FollowedFacts:
    return FollowedFacts(
        row.referral_id, row.city, row.phone, row.email, row.last_school_name, row.last_formation, row.left_on
    )
