"""What was told to whom: one row each time somebody of a partner opens a young person; the day's quota counts them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.partners.quota import USUAL_QUOTA, Openings
from persistence.ids import new_id

# One after the other for the same actor: two openings at once must not both be the last one allowed.
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(CAST(:actor AS text), 0))")
_OPENED = text("""
    SELECT count(DISTINCT t.follow_up_id) AS opened,
        coalesce(bool_or(t.follow_up_id = CAST(:follow_up AS uuid)), false) AS already
    FROM partner_transmissions t WHERE t.actor_id = :actor AND t.at >= :since
""")
_QUOTA = text("""
    SELECT min(p.adviser_quota) AS person, min(p.client_quota) AS machine FROM partners p
    WHERE p.unit_id = ANY(CAST(:units AS uuid[]))
""")
_INSERT = text("""
    INSERT INTO partner_transmissions (id, partner_unit, actor_id, referral_id, follow_up_id, fields, legal_basis,
        channel, at)
    VALUES (:id, :partner, :actor, :referral, :follow_up, :fields, :basis, :channel, :at)
""")
_ALERT = text("""
    INSERT INTO partner_alerts (actor_id, partner_unit, day, opened, at) VALUES (:actor, :partner, :day, :opened, :at)
    ON CONFLICT DO NOTHING
""")


@dataclass(frozen=True)
class Transmission:
    """`follow_up_id` tells distinct young people apart; it is shown to nobody."""

    partner_unit: UUID
    referral_id: UUID
    follow_up_id: UUID
    fields: tuple[str, ...]
    legal_basis: str
    channel: str


async def openings_of(session: AsyncSession, actor: Actor, since: datetime) -> Openings:
    opened, _ = await _counted(session, actor, since, None)
    return Openings(opened, await _quota_of(session, actor))


async def openings_before(
    session: AsyncSession, actor: Actor, since: datetime, follow_up_id: UUID
) -> tuple[Openings, bool]:
    """Today's count, held until the end of the act, and whether this young person is in it already."""
    await session.execute(_ALONE, {"actor": str(actor.id)})
    opened, already = await _counted(session, actor, since, follow_up_id)
    return Openings(opened, await _quota_of(session, actor)), already


async def insert_transmission(session: AsyncSession, actor: Actor, one: Transmission, at: datetime) -> None:
    values: dict[str, Any] = {
        "id": new_id(), "partner": one.partner_unit, "actor": actor.id, "referral": one.referral_id,
        "follow_up": one.follow_up_id, "fields": list(one.fields), "basis": one.legal_basis, "channel": one.channel,
        "at": at,
    }  # fmt: skip
    await session.execute(_INSERT, values)


async def raise_alert(session: AsyncSession, actor: Actor, partner: UUID, seen: tuple[date, int, datetime]) -> None:
    """Once a day and actor; `seen` is (day, opened, at)."""
    day, opened, at = seen
    await session.execute(_ALERT, {"actor": actor.id, "partner": partner, "day": day, "opened": opened, "at": at})


async def _counted(session: AsyncSession, actor: Actor, since: datetime, follow_up_id: UUID | None) -> tuple[int, bool]:
    row = (await session.execute(_OPENED, {"actor": actor.id, "since": since, "follow_up": follow_up_id})).one()
    return row.opened, row.already


async def _quota_of(session: AsyncSession, actor: Actor) -> int:
    row = (await session.execute(_QUOTA, {"units": list(actor.units)})).one()
    quota: int | None = row.machine if actor.role is Role.PARTNER_CLIENT else row.person
    return USUAL_QUOTA if quota is None else quota
