"""The feed of a partner: changes in the order of their transactions, read below the horizon of those still open.

A time or a sequence loses what commits late: a row numbered before another may appear after it. Here a position is
(transaction, id), and nothing is shown that an older open transaction could still precede.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.partners.referrals import ReferralChange
from persistence.ids import new_id

_APPEND = text("""
    INSERT INTO partner_changes (id, partner_unit, referral_id, change, version, at)
    SELECT :id, r.partner_unit, r.id, :change, r.version, :at FROM follow_up_referrals r WHERE r.id = :referral
""")
_STANDING = text("""
    UPDATE follow_up_referrals SET version = version + 1
    WHERE follow_up_id = :follow_up AND withdrawn_on IS NULL RETURNING id
""")
# The start: the first row of that time or later; what follows is taken by position alone.
_START = text("""
    SELECT c.xid::text AS xid, c.id FROM partner_changes c
    WHERE c.partner_unit = ANY(CAST(:units AS uuid[])) AND c.at >= :since
      AND c.xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY c.xid, c.id LIMIT 1
""")
_PAGE = """
    SELECT c.xid::text AS xid, c.id, c.referral_id, c.change, c.version, c.at FROM partner_changes c
    WHERE c.partner_unit = ANY(CAST(:units AS uuid[])) AND c.xid < pg_snapshot_xmin(pg_current_snapshot())
      AND (c.xid, c.id) {after} (CAST(CAST(:xid AS text) AS xid8), CAST(:id AS uuid))
    ORDER BY c.xid, c.id LIMIT :limit
"""
_AFTER, _FROM = text(_PAGE.format(after=">")), text(_PAGE.format(after=">="))
_HORIZON = text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Position:
    """Where a reader stands: the last row it has seen."""

    xid: int
    id: UUID


START = Position(0, _NOBODY)


@dataclass(frozen=True)
class Change:
    """One line: `id` is the referral's, `version` the one it had."""

    id: UUID
    change: ReferralChange
    version: int
    at: datetime


@dataclass(frozen=True)
class Slice:
    """Some changes, where to go on, and whether more is there already."""

    items: tuple[Change, ...]
    position: Position
    has_more: bool


async def append_change(session: AsyncSession, referral_id: UUID, change: ReferralChange, at: datetime) -> UUID:
    id_ = new_id()
    await session.execute(_APPEND, {"id": id_, "referral": referral_id, "change": change.value, "at": at})
    return id_


async def touch_standing(session: AsyncSession, follow_up_id: UUID) -> list[UUID]:
    """What was disclosed of this young person has changed: their standing referrals have a new version."""
    return list((await session.execute(_STANDING, {"follow_up": follow_up_id})).scalars())


async def changes_since(session: AsyncSession, units: Sequence[UUID], since: datetime, limit: int) -> Slice:
    """From the first change of that time or later."""
    start = (await session.execute(_START, {"units": units, "since": since})).one_or_none()
    if start is None:
        return Slice((), await _horizon(session), has_more=False)
    return await _slice(session, _FROM, Position(int(start.xid), start.id), (units, limit))


async def changes_after(session: AsyncSession, units: Sequence[UUID], position: Position, limit: int) -> Slice:
    return await _slice(session, _AFTER, position, (units, limit))


async def _slice(session: AsyncSession, query: Any, position: Position, wanted: tuple[Sequence[UUID], int]) -> Slice:
    units, limit = wanted
    keys = {"units": list(units), "xid": str(position.xid), "id": position.id, "limit": limit + 1}
    rows = (await session.execute(query, keys)).all()
    kept = rows[:limit]
    items = tuple(Change(row.referral_id, ReferralChange(row.change), row.version, row.at) for row in kept)
    last = Position(int(kept[-1].xid), kept[-1].id) if kept else position
    return Slice(items, last, has_more=len(rows) > limit)


async def _horizon(session: AsyncSession) -> Position:
    """Before the first row that may still come."""
    return Position(int((await session.execute(_HORIZON)).scalar_one()), _NOBODY)
