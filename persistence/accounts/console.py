"""Accounts as the terminal sees them: units found by what a person types, and a plain list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import NotFound


@dataclass(frozen=True)
class AccountSummary:
    email: str
    role: str
    units: str
    is_open: bool
    last_signed_in_at: datetime | None


_FIND_UNIT = text("""
    SELECT u.id FROM units u LEFT JOIN schools s ON s.id = u.id
    WHERE u.id::text = :typed OR s.uai = upper(:typed) OR lower(u.name) = lower(:typed)
""")


async def find_units(session: AsyncSession, typed: Sequence[str]) -> list[UUID]:
    """Each by its id, its UAI or its exact name; one that is unknown or ambiguous stops everything."""
    found = []
    for word in typed:
        ids = list((await session.execute(_FIND_UNIT, {"typed": word})).scalars())
        if len(ids) != 1:
            raise NotFound(f"« {word} » désigne {len(ids)} structures : donnez un UAI, un identifiant ou un nom exact.")
        found.append(ids[0])
    return found


async def summaries(session: AsyncSession) -> list[AccountSummary]:
    rows = await session.execute(
        text("""SELECT a.email, a.role, coalesce(string_agg(u.name, ', ' ORDER BY u.name), '') AS units,
                       a.disabled_at IS NULL AS is_open, a.last_signed_in_at
                FROM accounts a LEFT JOIN actor_units p ON p.actor_id = a.id LEFT JOIN units u ON u.id = p.unit_id
                GROUP BY a.id ORDER BY a.email""")
    )
    return [AccountSummary(*row) for row in rows]
