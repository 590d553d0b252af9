"""The task of a gesture that was undone: settled as no longer needed, unless it was done meanwhile."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.tasks.history import TaskChange, TaskOutcome
from persistence.tasks.repository import Hand, note_change


async def drop_task(session: AsyncSession, task_id: UUID, outcome: TaskOutcome, hand: Hand) -> bool:
    """Whether it was still open."""
    dropped = await session.execute(
        text("""UPDATE tasks SET version = version + 1, outcome = :outcome, cancelled_at = :at, cancelled_by = :by
                WHERE id = :id AND done_at IS NULL AND cancelled_at IS NULL RETURNING id"""),
        {"id": task_id, "outcome": outcome.value, "at": hand.at, "by": hand.by},
    )
    if dropped.first() is None:
        return False
    await note_change(session, task_id, TaskChange.NOT_DONE, hand)
    return True
