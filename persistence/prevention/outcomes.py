"""What a meeting decided, brought back to the signal or the warning that had put the pupil on its agenda."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

NOTHING = "nothing"
"""The decision « rien pour l'instant »: the warning comes back if it still holds after `REST`."""
REST = timedelta(days=28)

_SIGNAL = text("""
    UPDATE signals SET state = 'decided', decision = :decision, decided_at = :at, decided_by = app_actor(),
        version = version + 1
    WHERE id = :id AND state <> 'closed' AND decision IS DISTINCT FROM :decision RETURNING id
""")
# Every warning of the pupil that goes with it: a meeting speaks of a situation, not of a rule.
_WARNINGS = text("""
    UPDATE early_warnings w SET
        state = CASE WHEN :decision = 'nothing' THEN 'set_aside' ELSE 'taken' END, decision = :decision,
        set_aside_until = CASE WHEN :decision = 'nothing' THEN CAST(:until AS date) END,
        set_aside_reason = CASE WHEN :decision = 'nothing' THEN 'decided_in_meeting' END,
        state_changed_at = :at, state_changed_by = app_actor(), gesture_id = NULL, version = w.version + 1
    FROM early_warnings named
    WHERE named.id = :id AND w.student_id = named.student_id AND w.school_id = named.school_id
      AND (w.id = named.id OR w.state = 'on_agenda') AND w.ended_on IS NULL
      AND w.state <> 'false_alarm' RETURNING w.id
""")


async def settle_from_meeting(
    session: AsyncSession, *, origin_kind: str, origin_id: UUID, decision: str, at: datetime
) -> bool:
    """A review was decided: its signal is « décidé » (only the kind is kept), its warnings are taken in hand.

    « Rien » sets the warnings aside for four weeks: ended, they would be found again the same night. Returns whether
    something here was settled; other origins are none of ours. Who decided is who the session acts for.
    """
    keys = {"id": origin_id, "decision": decision, "at": at}
    if origin_kind == "signal":
        return (await session.execute(_SIGNAL, keys)).first() is not None
    if origin_kind == "early_warning":
        return (await session.execute(_WARNINGS, keys | {"until": at.date() + REST})).first() is not None
    return False
