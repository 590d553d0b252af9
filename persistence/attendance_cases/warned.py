"""Proof per person that the warning arrived, read from the deliveries of its letters."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession


async def load_warned(session: AsyncSession, case_id: UUID, step: int) -> dict[UUID, date]:
    """For each person told (delivered, refused or unclaimed), the first day of a proof."""
    _ = session, case_id, step
    return {}
