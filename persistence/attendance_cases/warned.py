"""Proof per person that the warning arrived, read from the deliveries of its letters."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from persistence.documents.proofs import told_on


async def load_warned(session: AsyncSession, case_id: UUID, step: int) -> dict[UUID, date]:
    """For each person told (delivered, refused or unclaimed), the first day of a proof."""
    return await told_on(session, case_id, step)
