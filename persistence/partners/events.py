"""What partners report, kept as it came; and the young people they send, until the platform has received them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.partners.kinds import PartnerType
from domain.partners.referrals import (
    DeclineReason,
    EventAlreadyReceived,
    PartnerContactResult,
    PartnerEvent,
    PartnerEventKind,
)
from domain.partners.youths import SpontaneousYouth
from persistence.ids import new_id

_INSERT = text("""
    INSERT INTO partner_events (id, partner_unit, platform_id, referral_id, follow_up_id, event_id, kind, occurred_on,
        contact_result, appointment_on, known, solution_type, provider, end_reason, decline_reason, reported_by,
        received_at)
    VALUES (:id, :partner, :platform, :referral, :follow_up, :event_id, :kind, :occurred_on, :contact_result,
        :appointment_on, :known, :solution_type, :provider, :end_reason, :decline_reason, :by, :at)
""")
_HELD = text("SELECT id FROM follow_up_referrals WHERE id = :referral FOR UPDATE")
_TO_APPLY = text("""
    SELECT e.*, u.name AS partner_name, coalesce(p.partner_type, 'other') AS partner_type,
        (SELECT x.id FROM partner_events x WHERE x.referral_id = e.referral_id AND x.kind = 'entry'
            ORDER BY x.rank DESC LIMIT 1) AS entry_id
    FROM partner_events e JOIN units u ON u.id = e.partner_unit LEFT JOIN partners p ON p.unit_id = e.partner_unit
    WHERE e.referral_id = :referral AND e.applied_at IS NULL ORDER BY e.rank
""")
_APPLIED = text("UPDATE partner_events SET applied_at = :at, outcome = :outcome WHERE id = :id")
_YOUTH = text("""
    INSERT INTO partner_youths (id, partner_unit, platform_id, told, consented_on, sent_by, received_at)
    VALUES (:id, :partner, :platform, CAST(:told AS jsonb), :consented_on, :by, :at)
""")
_TOLD = text("SELECT platform_id, told, received_at FROM partner_youths WHERE id = :id AND told IS NOT NULL FOR UPDATE")
_OPENED = text("UPDATE partner_youths SET told = NULL, opened_at = :at WHERE id = :id")


@dataclass(frozen=True)
class EventToApply:
    """An event in front of the follow-up that it moves; `entry_id` is also the id of the solution it began."""

    id: UUID
    follow_up_id: UUID
    partner_name: str
    partner_type: PartnerType
    event: PartnerEvent
    entry_id: UUID | None


@dataclass(frozen=True)
class SentYouth:
    """A young person who waits to be received."""

    platform_id: UUID
    told: Mapping[str, str | None]
    received_at: datetime


async def insert_event(session: AsyncSession, referral: Any, event: PartnerEvent, actor: Actor, at: datetime) -> UUID:
    """Once per identifier of the partner's own."""
    id_ = new_id()
    values: dict[str, Any] = {
        name: getattr(value, "value", value) for name, value in vars(event).items()
    } | {
        "id": id_, "partner": referral.partner_unit, "platform": referral.platform_id, "referral": referral.id,
        "follow_up": referral.follow_up_id, "by": actor.id, "at": at,
    }  # fmt: skip
    try:
        async with session.begin_nested():
            await session.execute(_INSERT, values)
    except IntegrityError as error:
        if "partner_events_partner_unit_event_id_key" in str(error):
            raise EventAlreadyReceived from error
        raise
    return id_


async def load_to_apply(session: AsyncSession, referral_id: UUID) -> list[EventToApply]:
    """What waits to be carried out for one referral, in the order it came; nobody else carries it out meanwhile."""
    await session.execute(_HELD, {"referral": referral_id})
    return [_to_apply(row) for row in await session.execute(_TO_APPLY, {"referral": referral_id})]


def _to_apply(row: Any) -> EventToApply:
    event = PartnerEvent(
        row.event_id, PartnerEventKind(row.kind), row.occurred_on,
        PartnerContactResult(row.contact_result) if row.contact_result else None, row.appointment_on, row.known,
        row.solution_type, row.provider, row.end_reason,
        DeclineReason(row.decline_reason) if row.decline_reason else None,
    )  # fmt: skip
    kind = PartnerType(row.partner_type)
    return EventToApply(row.id, row.follow_up_id, row.partner_name, kind, event, row.entry_id)


async def settle_event(session: AsyncSession, id_: UUID, outcome: str, at: datetime) -> None:
    await session.execute(_APPLIED, {"id": id_, "outcome": outcome, "at": at})


async def insert_youth(
    session: AsyncSession, youth: SpontaneousYouth, where: tuple[UUID, UUID], actor: Actor, at: datetime
) -> UUID:
    """`where` is (partner, platform)."""
    id_ = new_id()
    told = {name: _plain(value) for name, value in vars(youth).items() if name != "consented_on"}
    values = {
        "id": id_, "partner": where[0], "platform": where[1], "told": json.dumps(told),
        "consented_on": youth.consented_on, "by": actor.id, "at": at,
    }  # fmt: skip
    await session.execute(_YOUTH, values)
    return id_


async def load_youth(session: AsyncSession, id_: UUID) -> SentYouth | None:
    """None once the platform has received them."""
    row = (await session.execute(_TOLD, {"id": id_})).one_or_none()
    return None if row is None else SentYouth(row.platform_id, row.told, row.received_at)


async def forget_youth(session: AsyncSession, id_: UUID, at: datetime) -> None:
    """The platform has them: what remains is that they were sent, and their consent."""
    await session.execute(_OPENED, {"id": id_, "at": at})


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
