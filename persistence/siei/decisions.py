"""Keys of pairs and of the decisions kept about them: what dates from before keyed digests is keyed anew."""

from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_MARKED = "k1:%"


async def key_anew(session: AsyncSession, key: Callable[[str], str]) -> int:
    """How many rows held a plain digest; none, once it has been done."""
    done = 0
    for table in ("siei_pairs", "siei_decisions"):
        found = await session.execute(
            text(f"SELECT id, left_key, right_key FROM {table} WHERE left_key NOT LIKE :marked"), {"marked": _MARKED}
        )
        rows = [{"id": row.id, "left": key(row.left_key), "right": key(row.right_key)} for row in found]
        if rows:
            await session.execute(text(f"UPDATE {table} SET left_key = :left, right_key = :right WHERE id = :id"), rows)
        done += len(rows)
    return done
