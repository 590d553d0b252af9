"""What surrounds a pair under review: what was said of it before, who holds the others, how its communes are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.siei.pairs import Pair

# Postponements of this pair, and the last words of former campaigns on the same two identities.
_EARLIER = text("""
    SELECT d.answer, d.decided_at, a.display_name AS by_name, d.motive, c.campaign_date
    FROM siei_decisions d JOIN accounts a ON a.id = d.decided_by JOIN siei_campaigns c ON c.id = d.campaign_id
    WHERE d.unit_id = :unit AND d.undone_at IS NULL AND (
        (d.pair_id = :pair AND d.answer = 'later')
        OR (d.campaign_id <> :campaign AND d.answer <> 'later' AND d.purpose = 'review' AND d.reading = 1
            AND ((d.left_key = :left AND d.right_key = :right) OR (d.left_key = :right AND d.right_key = :left))))
    ORDER BY d.decided_at DESC LIMIT 5
""")
_HOLDERS = text("""
    SELECT a.display_name AS name, count(*) AS pairs, max(p.held_until) AS until
    FROM siei_pairs p JOIN accounts a ON a.id = p.held_by
    WHERE p.campaign_id = :campaign AND p.held_until > :now AND p.held_by <> :by
    GROUP BY a.id, a.display_name ORDER BY a.display_name
""")
_CITIES = text("""
    SELECT commune_code, min(city) AS city FROM platform_areas
    WHERE commune_code = ANY(CAST(:codes AS text[])) AND city IS NOT NULL GROUP BY commune_code
""")


@dataclass(frozen=True)
class EarlierAnswer:
    """`campaign_date` is that of the campaign in which it was given."""

    answer: str
    decided_at: datetime
    by_name: str
    motive: str
    campaign_date: date


@dataclass(frozen=True)
class Holder:
    """Another reader, with the pairs they hold until then."""

    name: str
    pairs: int
    until: datetime


async def load_earlier(session: AsyncSession, pair: Pair) -> list[EarlierAnswer]:
    keys = {
        "unit": pair.unit_id, "pair": pair.id, "campaign": pair.campaign_id, "left": pair.left_key,
        "right": pair.right_key,
    }  # fmt: skip
    return [EarlierAnswer(*row) for row in await session.execute(_EARLIER, keys)]


async def load_holders(session: AsyncSession, campaign_id: UUID, *, by: UUID, now: datetime) -> list[Holder]:
    keys = {"campaign": campaign_id, "by": by, "now": now}
    return [Holder(*row) for row in await session.execute(_HOLDERS, keys)]


async def load_cities(session: AsyncSession, codes: Iterable[str]) -> dict[str, str]:
    """Official commune codes and their names, where the platforms' areas give them."""
    return {row.commune_code: row.city for row in await session.execute(_CITIES, {"codes": sorted(set(codes))})}
