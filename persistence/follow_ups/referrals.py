"""Young people referred to a partner, as the platform and as the partner see it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.promises import Referral
from domain.kernel.errors import Duplicate, NotFound, Stale
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
_MINE = text("""
    SELECT r.*, p.name AS platform_name, f.family_name, f.first_names, f.birth_date, f.city, f.postal_code, f.phone,
        f.email, f.last_school_name, f.last_formation, f.left_on, f.known_to_mission_locale
    FROM follow_up_referrals r JOIN follow_ups f ON f.id = r.follow_up_id JOIN units p ON p.id = r.platform_id
    WHERE r.partner_unit = ANY(CAST(:units AS uuid[])) AND r.withdrawn_on IS NULL
      AND (CAST(:id AS uuid) IS NULL OR r.id = CAST(:id AS uuid))
      AND (:state = 'all' OR (:state = 'new' AND r.answer IS NULL) OR (:state = 'answered' AND r.answer IS NOT NULL))
    ORDER BY (r.answer IS NOT NULL), r.expected_on, r.id LIMIT 200
""")
_ANSWER = text("""
    UPDATE follow_up_referrals SET answer = :answer, answer_reason = :reason, answered_on = :on, answered_by = :by,
        version = version + 1
    WHERE id = :id AND version = :seen AND withdrawn_on IS NULL AND partner_unit = ANY(CAST(:units AS uuid[]))
    RETURNING version
""")
_PARTNERS = text("SELECT id, name FROM units WHERE kind = 'organisation' ORDER BY name, id")


class ReferredAlready(Duplicate):
    title = "Ce jeune est déjà orienté vers cette structure"
    detail = "La structure n'a pas encore répondu. Attendez sa réponse, ou retirez l'orientation."


def is_silent(referral: Referral) -> bool:
    """Asked, still standing, and no answer yet."""
    return referral.answer is None and referral.withdrawn_on is None


async def load_referrals(session: AsyncSession, follow_up_id: UUID) -> list[Referral]:
    """The oldest first."""
    return [_referral(row) for row in await session.execute(_OF, {"id": follow_up_id})]


async def insert_referral(session: AsyncSession, values: dict[str, Any]) -> None:
    try:
        async with session.begin_nested():
            await session.execute(_INSERT, values | {"id": new_id()})
    except IntegrityError as error:
        if "follow_up_referrals_one" in str(error):
            raise ReferredAlready from error
        raise


async def withdraw_referral(session: AsyncSession, follow_up_id: UUID, referral_id: UUID, on: date) -> None:
    keys = {"id": referral_id, "follow_up": follow_up_id, "on": on}
    if (await session.execute(_WITHDRAW, keys)).one_or_none() is None:
        raise NotFound


async def load_of_partner(
    session: AsyncSession, actor: Actor, state: str, referral_id: UUID | None = None
) -> list[Any]:
    """What a partner was asked, rows whole: the use case keeps the fields that were disclosed."""
    keys = {"units": list(actor.units), "state": state, "id": referral_id}
    return list((await session.execute(_MINE, keys)).all())


async def answer_referral(session: AsyncSession, actor: Actor, values: dict[str, Any]) -> int:
    version: int | None = (
        await session.execute(_ANSWER, values | {"units": list(actor.units), "by": actor.id})
    ).scalar_one_or_none()
    if version is None:
        raise Stale
    return version


async def list_partners(session: AsyncSession) -> list[tuple[UUID, str]]:
    return [(row.id, row.name) for row in await session.execute(_PARTNERS)]


def _referral(row: Any) -> Referral:
    return Referral(
        row.id, row.partner_unit, row.partner_name, row.referred_on, row.expected_on, row.request, tuple(row.fields),
        row.answer, row.answered_on, row.withdrawn_on, row.version,
    )  # fmt: skip
