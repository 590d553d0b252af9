"""Referents as a chain of periods, hand-overs that wait, absences, and who works at a platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import ROLE_PERMISSIONS, Permission
from domain.follow_ups.promises import PendingHandover
from domain.follow_ups.referents import ReferentReason
from domain.kernel.errors import Stale
from persistence.ids import new_id

FOLLOWING_ROLES = tuple(role.value for role, may in ROLE_PERMISSIONS.items() if Permission.FOLLOW_UPS_WRITE in may)
_STAFF = text("""
    SELECT a.id, a.display_name AS name, a.role,
        (SELECT count(*) FROM follow_up_referents r JOIN follow_ups f ON f.id = r.follow_up_id
          WHERE r.account_id = a.id AND r.to_at IS NULL AND r.platform_id = :platform
            AND f.followup_status NOT IN ('closed', 'transferred')) AS load,
        (SELECT max(x.to_on) FROM referent_absences x WHERE x.platform_id = :platform AND x.account_id = a.id
            AND x.cancelled_at IS NULL AND x.from_on <= :today AND x.to_on >= :today) AS away_until
    FROM accounts a JOIN actor_units u ON u.actor_id = a.id AND u.unit_id = :platform
    WHERE a.role = ANY(:roles) AND a.disabled_at IS NULL AND (a.valid_until IS NULL OR a.valid_until >= :today)
    ORDER BY a.display_name, a.id
""")
_END = text("""
    UPDATE follow_up_referents SET to_at = :at
    WHERE follow_up_id = ANY(CAST(:ids AS uuid[])) AND to_at IS NULL AND from_at <= :at RETURNING follow_up_id
""")
_NEXT = text("""
    INSERT INTO follow_up_referents (follow_up_id, platform_id, rank, account_id, reason, note, from_at, given_by)
    SELECT f.id, f.platform_id, f.referent_rank + 1, :account, :reason, :note, :at, :by
    FROM follow_ups f WHERE f.id = ANY(CAST(:ids AS uuid[]))
""")
_POINT = text("""
    UPDATE follow_ups SET referent_rank = referent_rank + 1, version = version + :more
    WHERE id = ANY(CAST(:ids AS uuid[]))
""")
_HISTORY = text("""
    SELECT r.rank, r.account_id, a.display_name AS name, r.reason, r.note, r.from_at, r.to_at
    FROM follow_up_referents r LEFT JOIN accounts a ON a.id = r.account_id
    WHERE r.follow_up_id = :id ORDER BY r.rank DESC
""")
_PENDING = text("""
    SELECT h.id, h.to_account, t.display_name AS to_name, h.from_account, f.display_name AS from_name, h.note,
        h.asked_at, h.answer_due_on
    FROM referent_handovers h JOIN accounts t ON t.id = h.to_account LEFT JOIN accounts f ON f.id = h.from_account
    WHERE h.follow_up_id = :id AND h.answer IS NULL
""")
_ASK = text("""
    INSERT INTO referent_handovers (id, follow_up_id, platform_id, from_account, to_account, note, asked_by, asked_at,
        answer_due_on)
    VALUES (:id, :follow_up, :platform, :from_account, :to_account, :note, :by, :at, :due)
""")
_ANSWER = text("""
    UPDATE referent_handovers SET answer = :answer, answer_reason = :reason, answered_at = :at
    WHERE id = :id AND answer IS NULL RETURNING id
""")
_ABSENCE = text("""
    INSERT INTO referent_absences (id, platform_id, account_id, from_on, to_on, declared_by, declared_at)
    VALUES (:id, :platform, :account, :from_on, :to_on, :by, :at)
""")
_ABSENCES = text("""
    SELECT x.id, x.platform_id, u.name AS platform_name, x.account_id, a.display_name, a.role, x.from_on, x.to_on,
        (SELECT count(*) FROM follow_up_referents r JOIN follow_ups f ON f.id = r.follow_up_id
          WHERE r.account_id = x.account_id AND r.to_at IS NULL AND r.platform_id = x.platform_id
            AND f.followup_status NOT IN ('closed', 'transferred')) AS load
    FROM referent_absences x JOIN units u ON u.id = x.platform_id JOIN accounts a ON a.id = x.account_id
    WHERE x.platform_id = ANY(CAST(:units AS uuid[])) AND x.cancelled_at IS NULL AND x.to_on >= :today
    ORDER BY x.from_on, a.display_name, x.id
""")
_BACK = text("""
    UPDATE referent_absences SET
        cancelled_at = CASE WHEN from_on >= :today THEN CAST(:at AS timestamptz) END,
        to_on = CASE WHEN from_on >= :today THEN to_on ELSE CAST(:today AS date) - 1 END
    WHERE id = :id AND cancelled_at IS NULL AND to_on >= :today RETURNING id
""")
_GONE = text("""
    SELECT r.follow_up_id FROM follow_up_referents r JOIN follow_ups f ON f.id = r.follow_up_id
    WHERE r.to_at IS NULL AND r.account_id IS NOT NULL AND f.followup_status NOT IN ('closed', 'transferred')
      AND NOT EXISTS (SELECT FROM accounts a JOIN actor_units u ON u.actor_id = a.id AND u.unit_id = r.platform_id
          WHERE a.id = r.account_id AND a.disabled_at IS NULL AND (a.valid_until IS NULL OR a.valid_until >= :today)
            AND a.role = ANY(:roles))
""")
_EXPIRED = text("""
    SELECT h.id, h.follow_up_id FROM referent_handovers h WHERE h.answer IS NULL AND h.answer_due_on < :today
""")


@dataclass(frozen=True)
class StaffMember:
    """Somebody who may follow at this platform, how many they follow, and until when they are away."""

    id: UUID
    name: str
    role: str
    load: int
    away_until: date | None


@dataclass(frozen=True)
class ReferentAbsence:
    """Days, both included, during which the platform answers for those whom somebody follows."""

    id: UUID
    platform_id: UUID
    platform_name: str
    account_id: UUID
    name: str
    role: str
    from_on: date
    to_on: date
    load: int


@dataclass(frozen=True)
class ReferentPeriod:
    """One period; without an account, the platform answered."""

    rank: int
    account_id: UUID | None
    name: str | None
    reason: str
    note: str
    from_at: datetime
    to_at: datetime | None


@dataclass(frozen=True)
class Naming:
    """Who becomes the referent (None: the platform), why, with which note, by whom."""

    account_id: UUID | None
    reason: ReferentReason
    at: datetime
    by: UUID | None = None
    note: str = ""


async def load_staff(session: AsyncSession, platform_id: UUID, today: date) -> list[StaffMember]:
    keys = {"platform": platform_id, "today": today, "roles": list(FOLLOWING_ROLES)}
    return [StaffMember(*row) for row in await session.execute(_STAFF, keys)]


async def name_referent(
    session: AsyncSession, follow_up_ids: Sequence[UUID], naming: Naming, *, new_version: bool = True
) -> None:
    """End the open period and open the next at the same instant, for one follow-up or for many.

    `new_version` False: the caller saves the follow-up in the same act, and that is its new version.
    """
    ids = list(follow_up_ids)
    ended = (await session.execute(_END, {"ids": ids, "at": naming.at})).all()
    if len(ended) != len(ids):
        raise Stale
    values = {
        "ids": ids, "account": naming.account_id, "reason": naming.reason.value, "note": naming.note,
        "at": naming.at, "by": naming.by,
    }  # fmt: skip
    await session.execute(_NEXT, values)
    await session.execute(_POINT, {"ids": ids, "more": 1 if new_version else 0})


async def load_history(session: AsyncSession, follow_up_id: UUID) -> list[ReferentPeriod]:
    """The present one first."""
    return [ReferentPeriod(*row) for row in await session.execute(_HISTORY, {"id": follow_up_id})]


async def load_pending(session: AsyncSession, follow_up_id: UUID) -> PendingHandover | None:
    row = (await session.execute(_PENDING, {"id": follow_up_id})).one_or_none()
    return None if row is None else PendingHandover(*row)


async def ask_handover(session: AsyncSession, values: dict[str, object]) -> None:
    await session.execute(_ASK, values | {"id": new_id()})


async def answer_handover(session: AsyncSession, handover_id: UUID, answer: str, reason: str, at: datetime) -> None:
    keys = {"id": handover_id, "answer": answer, "reason": reason, "at": at}
    if (await session.execute(_ANSWER, keys)).one_or_none() is None:
        raise Stale


async def add_absence(session: AsyncSession, values: dict[str, object]) -> None:
    await session.execute(_ABSENCE, values | {"id": new_id()})


async def load_absences(session: AsyncSession, units: Sequence[UUID], today: date) -> list[ReferentAbsence]:
    """Of these platforms, those that run or will; the nearest first."""
    keys = {"units": list(units), "today": today}
    return [ReferentAbsence(*row) for row in await session.execute(_ABSENCES, keys)]


async def end_absence(session: AsyncSession, absence_id: UUID, today: date, at: datetime) -> None:
    """Back today: it ends the day before, or never was."""
    keys = {"id": absence_id, "today": today, "at": at}
    if (await session.execute(_BACK, keys)).one_or_none() is None:
        raise Stale


async def referents_gone(session: AsyncSession, today: date) -> list[UUID]:
    """Follow-ups whose referent no longer works there."""
    return list((await session.execute(_GONE, {"today": today, "roles": list(FOLLOWING_ROLES)})).scalars())


async def handovers_expired(session: AsyncSession, today: date) -> list[tuple[UUID, UUID]]:
    """(hand-over, follow-up) that nobody answered in time."""
    return [(row.id, row.follow_up_id) for row in await session.execute(_EXPIRED, {"today": today})]
