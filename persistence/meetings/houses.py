"""Where meetings stand: the school or the platform, its open days, and who may sit there."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.errors import NotFound
from domain.meetings.days import OfficeDays, OpenDays
from domain.meetings.frames import House
from domain.meetings.kinds import PART_OF_ROLE, PARTNER_ROLES, GroupPart
from domain.meetings.views import SeatLine
from domain.schools.kinds import SchoolKind
from persistence.schools.calendars import load_rules

_HOUSE = text("""
    SELECT u.name, u.department_code, s.kind, s.sector FROM units u LEFT JOIN schools s ON s.id = u.id
    WHERE u.id = :id AND (s.id IS NOT NULL OR u.kind = 'platform')
""")
# Those who stand in the house; and, where partners sit, those of a partner who answer referrals.
_SEATS = """
    SELECT DISTINCT ON (a.id) a.id, a.display_name, a.role, a.job_title, p.id AS institution_id,
           coalesce(p.name, '') AS institution
    FROM accounts a JOIN actor_units u ON u.actor_id = a.id
    LEFT JOIN units p ON p.id = u.unit_id AND p.id <> :unit
    WHERE a.disabled_at IS NULL
      AND (u.unit_id = :unit OR (:partners AND a.role = ANY(:partner_roles) AND p.kind = 'organisation'))
      AND (CAST(:ids AS uuid[]) IS NULL OR a.id = ANY(CAST(:ids AS uuid[])))
    ORDER BY a.id, (u.unit_id = :unit) DESC
"""


def check_unit(actor: Actor, unit_id: UUID) -> None:
    """One's own house; any other does not exist."""
    if unit_id not in actor.units:
        raise NotFound


async def load_house(session: AsyncSession, unit_id: UUID) -> House:
    row = (await session.execute(_HOUSE, {"id": unit_id})).one_or_none()
    if row is None:
        raise NotFound
    if row.kind is None:
        return House(row.name, None)
    return House(row.name, SchoolKind(row.kind), row.sector == "public")


async def load_days(session: AsyncSession, unit_id: UUID) -> OpenDays:
    """The school's own calendar; a platform's working days."""
    row = (await session.execute(_HOUSE, {"id": unit_id})).one()
    if row.kind is None:
        return OfficeDays(row.department_code or "")
    return (await load_rules(session, unit_id)).calendar


async def load_seats(session: AsyncSession, unit_id: UUID, *, partners: bool) -> list[SeatLine]:
    """Who may be named, the house first, then by institution and name."""
    rows = (await session.execute(text(_SEATS), _keys(unit_id, None, partners=partners))).all()
    seats = [_seat(row) for row in rows]
    return sorted(seats, key=lambda one: (one.institution, one.display_name, str(one.id)))


async def seats_among(
    session: AsyncSession, unit_id: UUID, accounts: list[UUID], *, partners: bool
) -> dict[UUID, UUID | None]:
    """Those of these accounts that may sit, each with the institution they sit for; None: the house itself."""
    rows = await session.execute(text(_SEATS), _keys(unit_id, accounts, partners=partners))
    return {row.id: row.institution_id for row in rows}


def _keys(unit_id: UUID, accounts: list[UUID] | None, *, partners: bool) -> dict[str, object]:
    roles = [role.value for role in PARTNER_ROLES]
    return {"unit": unit_id, "ids": accounts, "partners": partners, "partner_roles": roles}


def _seat(row: Any) -> SeatLine:
    role = Role(row.role)
    return SeatLine(
        row.id, row.display_name, role, row.job_title, PART_OF_ROLE.get(role, GroupPart.GUEST), row.institution
    )
