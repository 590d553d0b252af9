"""What the file of a partner holds: referrals it has not had by file as they are now, and those it must forget."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# A minute of overlap: a change that committed while the last file was being written comes again rather than never.
_DUE = text("""
    SELECT r.id FROM follow_up_referrals r
    WHERE r.partner_unit = ANY(CAST(:units AS uuid[])) AND r.withdrawn_on IS NULL
      AND (CAST(:whole AS boolean) OR NOT EXISTS (
        SELECT FROM partner_transmissions t WHERE t.referral_id = r.id AND t.partner_unit = r.partner_unit
          AND t.channel = 'file' AND t.at > coalesce((SELECT max(c.at) + interval '1 minute' FROM partner_changes c
            WHERE c.partner_unit = r.partner_unit AND c.referral_id = r.id), '-infinity')))
    ORDER BY r.expected_on, r.id LIMIT :limit
""")
_TAKEN_BACK = text("""
    SELECT DISTINCT c.referral_id AS id, c.version FROM partner_changes c
    WHERE c.partner_unit = ANY(CAST(:units AS uuid[])) AND c.change = 'deleted' AND c.at >= :since
      AND EXISTS (SELECT FROM partner_transmissions t WHERE t.referral_id = c.referral_id
        AND t.partner_unit = c.partner_unit AND t.channel = 'file')
    ORDER BY c.referral_id LIMIT :limit
""")
_RECEIVED = text("""
    SELECT event_id FROM partner_events
    WHERE partner_unit = ANY(CAST(:units AS uuid[])) AND event_id = ANY(CAST(:ids AS uuid[]))
""")


@dataclass(frozen=True)
class TakenBack:
    """A referral that was in an earlier file and is no more."""

    id: UUID
    version: int


async def load_due(session: AsyncSession, units: Sequence[UUID], limit: int, *, whole: bool) -> list[UUID]:
    """Those that changed since they were last in a file; `whole`: all that stand. Those awaited first come first."""
    return list((await session.execute(_DUE, {"units": list(units), "whole": whole, "limit": limit})).scalars())


async def load_taken_back(session: AsyncSession, units: Sequence[UUID], since: date, limit: int) -> list[TakenBack]:
    rows = await session.execute(_TAKEN_BACK, {"units": list(units), "since": since, "limit": limit})
    return [TakenBack(row.id, row.version) for row in rows]


async def received_among(session: AsyncSession, units: Sequence[UUID], event_ids: Collection[UUID]) -> set[UUID]:
    """Which of these events were received already."""
    return set((await session.execute(_RECEIVED, {"units": list(units), "ids": list(event_ids)})).scalars())
