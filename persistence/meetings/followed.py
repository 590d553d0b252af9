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
from domain.partners.disclosure import DisclosedField, told
from domain.partners.kinds import PartnerType

_DISCLOSED = text("""
    SELECT DISTINCT ON (f.id) f.id, r.id AS referral_id, r.fields, coalesce(k.partner_type, 'other') AS partner_type,
        f.city, f.phone, f.email, f.last_school_name, f.last_formation, f.left_on
    FROM follow_ups f JOIN follow_up_referrals r ON r.follow_up_id = f.id AND r.withdrawn_on IS NULL
    LEFT JOIN partners k ON k.unit_id = r.partner_unit
    WHERE f.id = ANY(CAST(:ids AS uuid[])) AND r.partner_unit = ANY(CAST(:units AS uuid[]))
    ORDER BY f.id, r.referred_on DESC, r.id
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


async def load_pupils(session: AsyncSession, ids: Sequence[UUID]) -> list[tuple[UUID, UUID | None]]:
    """Those who are also pupils of our base, with their school: the journal names them so."""
    return [(row.student_id, row.school_id) for row in await session.execute(_PUPILS, {"ids": list(ids)})]


async def count_exchanges(session: AsyncSession, follow_up_id: UUID, first: date, last: date) -> Decimal:
    """Times the young person was reached or met, both days included."""
    found = await session.execute(_EXCHANGES, {"id": follow_up_id, "first": first, "last": last})
    return Decimal(found.scalar_one())


_COLUMN_OF = {
    DisclosedField.CITY: "city", DisclosedField.PHONE: "phone", DisclosedField.EMAIL: "email",
    DisclosedField.LAST_SCHOOL: "last_school_name", DisclosedField.LAST_FORMATION: "last_formation",
    DisclosedField.LEFT_ON: "left_on",
}  # fmt: skip


def _facts(row: Any) -> FollowedFacts:
    """The fields that the referral names and the partner's kind may receive; null for every other."""
    known = told(PartnerType(row.partner_type), row.fields)
    kept = {column: getattr(row, column) if field in known else None for field, column in _COLUMN_OF.items()}
    return FollowedFacts(row.referral_id, **kept)
