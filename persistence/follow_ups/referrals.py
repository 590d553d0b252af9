"""Young people referred to a partner, as the platform and as the partner see it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.promises import Referral
from domain.kernel.errors import Duplicate, NotFound
from domain.partners.disclosure import may_receive
from domain.partners.kinds import PartnerType
from domain.partners.referrals import ReferralState
from persistence.ids import new_id

_COLUMNS = """
    r.id, r.partner_unit, u.name AS partner_name, r.referred_on, r.expected_on, r.request, r.fields, r.answer,
    r.answered_on, r.withdrawn_on, r.version
"""
_OF = text(f"""
    SELECT {_COLUMNS} FROM follow_up_referrals r JOIN units u ON u.id = r.partner_unit
    WHERE r.follow_up_id = :id ORDER BY r.referred_on, r.id
""")
_INSERT = text("""
    INSERT INTO follow_up_referrals (id, follow_up_id, platform_id, partner_unit, referred_on, expected_on, request,
        fields, referred_by)
    VALUES (:id, :follow_up, :platform, :partner, :on, :expected, :request, :fields, :by)
""")
_WITHDRAW = text("""
    UPDATE follow_up_referrals SET withdrawn_on = :on, version = version + 1
    WHERE id = :id AND follow_up_id = :follow_up AND withdrawn_on IS NULL RETURNING id
""")
_OF_PARTNER = """
    FROM follow_up_referrals r JOIN follow_ups f ON f.id = r.follow_up_id JOIN units p ON p.id = r.platform_id
    LEFT JOIN partners k ON k.unit_id = r.partner_unit
    WHERE r.partner_unit = ANY(CAST(:units AS uuid[])) AND r.withdrawn_on IS NULL
"""
_MINE = text(f"""
    SELECT r.*, p.name AS platform_name, f.family_name, f.first_names, f.birth_date, f.city, f.postal_code, f.phone,
        f.email, f.last_school_name, f.last_formation, f.left_on, coalesce(k.partner_type, 'other') AS partner_type
    {_OF_PARTNER} AND r.id = :id FOR UPDATE OF r
""")
_LINES = text(f"""
    SELECT r.id, r.version, p.name AS platform_name, r.referred_on, r.expected_on, r.request, f.family_name,
        f.first_names, f.birth_date, CASE WHEN 'city' = ANY(r.fields) THEN f.city END AS city, r.answer,
        r.answer_reason, r.answered_on, r.acknowledged_at
    {_OF_PARTNER}
      AND (:state = 'all' OR (:state = 'new' AND r.answer IS NULL) OR (:state = 'answered' AND r.answer IS NOT NULL))
    ORDER BY (r.answer IS NOT NULL), r.expected_on, r.id LIMIT 200
""")
_MOVE = text("""
    UPDATE follow_up_referrals SET answer = :answer, answer_reason = :reason, answered_on = :on, entered_on = :entered,
        exited_on = :exited, answered_by = coalesce(CAST(:by AS uuid), answered_by),
        acknowledged_at = coalesce(acknowledged_at, :at), version = version + 1
    WHERE id = :id RETURNING version
""")
_ACKNOWLEDGE = text("""
    UPDATE follow_up_referrals SET acknowledged_at = :at, version = version + 1
    WHERE id = :id AND acknowledged_at IS NULL
""")
_PARTNERS = text("""
    SELECT u.id, u.name, coalesce(k.partner_type, 'other') AS partner_type
    FROM units u LEFT JOIN partners k ON k.unit_id = u.id
    WHERE u.kind = 'organisation' AND k.suspended_at IS NULL
      AND (k.sandbox_platform IS NULL OR k.sandbox_platform = ANY(CAST(:units AS uuid[])))
    ORDER BY u.name, u.id
""")


@dataclass(frozen=True)
class PartnerRow:
    """A structure that may be asked, with its kind: what it may be told follows from it."""

    id: UUID
    name: str
    type: PartnerType


class ReferredAlready(Duplicate):
    title = "Ce jeune est déjà orienté vers cette structure"
    detail = "La structure n'a pas encore répondu. Attendez sa réponse, ou retirez l'orientation."


def is_silent(referral: Referral) -> bool:
    """Asked, still standing, and no answer yet."""
    return referral.answer is None and referral.withdrawn_on is None


async def load_referrals(session: AsyncSession, follow_up_id: UUID) -> list[Referral]:
    """The oldest first."""
    return [_referral(row) for row in await session.execute(_OF, {"id": follow_up_id})]


async def insert_referral(session: AsyncSession, values: dict[str, Any]) -> UUID:
    id_ = new_id()
    try:
        async with session.begin_nested():
            await session.execute(_INSERT, values | {"id": id_})
    except IntegrityError as error:
        if "follow_up_referrals_one" in str(error):
            raise ReferredAlready from error
        raise
    return id_


async def withdraw_referral(session: AsyncSession, follow_up_id: UUID, referral_id: UUID, on: date) -> None:
    keys = {"id": referral_id, "follow_up": follow_up_id, "on": on}
    if (await session.execute(_WITHDRAW, keys)).one_or_none() is None:
        raise NotFound


async def load_lines(session: AsyncSession, actor: Actor, state: str) -> list[Any]:
    """What a partner was asked: who, for when; the rest is shown when it is opened."""
    return list((await session.execute(_LINES, {"units": list(actor.units), "state": state})).all())


async def load_mine(session: AsyncSession, actor: Actor, referral_id: UUID) -> Any:
    """One referral made to the actor's structure, held until the end of the act; the row whole: the step keeps the
    fields that were disclosed.
    """
    row = (await session.execute(_MINE, {"units": list(actor.units), "id": referral_id})).one_or_none()
    if row is None:
        raise NotFound
    return row


async def move_referral(
    session: AsyncSession, referral_id: UUID, state: ReferralState, by: UUID | None, at: datetime
) -> int:
    """What the partner's event makes of it; `by` is who answered, None where nothing was. Answers the new version."""
    values = {
        "id": referral_id, "answer": state.answer, "reason": state.answer_reason, "on": state.answered_on,
        "entered": state.entered_on, "exited": state.exited_on, "by": by, "at": at,
    }  # fmt: skip
    version: int = (await session.execute(_MOVE, values)).scalar_one()
    return version


async def acknowledge_referral(session: AsyncSession, referral_id: UUID, at: datetime) -> None:
    """The first acknowledgement stands."""
    await session.execute(_ACKNOWLEDGE, {"id": referral_id, "at": at})


async def list_partners(session: AsyncSession, actor: Actor) -> list[PartnerRow]:
    """Those that may be told of somebody; a sandbox only to its own platform."""
    rows = await session.execute(_PARTNERS, {"units": list(actor.units)})
    found = [PartnerRow(row.id, row.name, PartnerType(row.partner_type)) for row in rows]
    return [one for one in found if may_receive(one.type)]


def _referral(row: Any) -> Referral:
    return Referral(
        row.id, row.partner_unit, row.partner_name, row.referred_on, row.expected_on, row.request, tuple(row.fields),
        row.answer, row.answered_on, row.withdrawn_on, row.version,
    )  # fmt: skip
