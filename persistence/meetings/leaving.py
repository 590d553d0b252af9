"""What had brought a pupil to an agenda is taken back: the reason goes, and the point when nothing else holds it."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.meetings.agenda import ItemOrigin
from domain.meetings.meeting import MeetingState

_FIND = text("""
    SELECT i.id, i.origin_kind = :kind AND i.origin_id = :origin AS named_by_it,
           EXISTS (SELECT FROM meeting_notes n WHERE n.item_id = i.id) AS has_notes
    FROM meeting_items i JOIN meeting_item_origins o ON o.item_id = i.id
    WHERE i.meeting_id = :meeting AND o.origin_kind = :kind AND o.origin_id = :origin AND i.state = 'to_see'
""")
# The point keeps the name of the oldest reason that stays; one that somebody wrote about stays by hand.
_RENAME = text("""
    UPDATE meeting_items i SET version = version + 1, origin_kind = coalesce(n.origin_kind, 'by_hand'),
        origin_id = n.origin_id
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (
        SELECT origin_kind, origin_id FROM meeting_item_origins WHERE item_id = :item ORDER BY added_at LIMIT 1) AS n
      ON true
    WHERE i.id = :item
""")


async def is_planned(session: AsyncSession, meeting_id: UUID) -> bool:
    """Whether the meeting has not begun; it waits for the answer until the act is done."""
    found = await session.execute(text("SELECT state FROM meetings WHERE id = :id FOR UPDATE"), {"id": meeting_id})
    return found.scalar_one_or_none() == MeetingState.PLANNED.value


async def drop_reason(
    session: AsyncSession, meeting_id: UUID, origin: tuple[ItemOrigin, UUID]
) -> tuple[UUID, bool] | None:
    """The point that it had brought, and whether nothing else holds it; None when it was taken off meanwhile."""
    keys: dict[str, object] = {"meeting": meeting_id, "kind": origin[0].value, "origin": origin[1]}
    found = (await session.execute(_FIND, keys)).one_or_none()
    if found is None:
        return None
    await session.execute(
        text("""DELETE FROM meeting_item_origins
                WHERE item_id = :item AND origin_kind = :kind AND origin_id = :origin"""),
        {"item": found.id, "kind": origin[0].value, "origin": origin[1]},
    )
    if not found.named_by_it:
        return found.id, False
    left = await session.execute(
        text("SELECT EXISTS (SELECT FROM meeting_item_origins WHERE item_id = :item)"), {"item": found.id}
    )
    alone = not left.scalar_one() and not found.has_notes
    if not alone:
        await session.execute(_RENAME, {"item": found.id})
    return found.id, alone
