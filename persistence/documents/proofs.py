"""What deliveries prove: who was told, and when."""

from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.documents.delivery_states import DeliveryState

PROOFS = sorted(state.value for state in DeliveryState if state.is_proof)
WARNINGS = ["warning_letter", "attendance_reminder"]

# A proof counts while it is the last word on its envelope: « remis », noted by mistake and corrected, proves nothing.
_WARNED = text("""
    SELECT guardian_id, min(settled_on) AS told_on
    FROM deliveries e JOIN documents d ON d.id = e.document_id, unnest(e.guardian_ids) AS guardian_id
    WHERE d.case_id = :case AND d.act_track = 'dsden' AND d.act_number = :step AND d.kind = ANY(:kinds)
      AND e.state = ANY(:proofs) AND e.settled_on IS NOT NULL
    GROUP BY guardian_id
""")


async def told_on(session: AsyncSession, case_id: UUID, step: int) -> dict[UUID, date]:
    """For each person whom the warning of that step reached (delivered, refused, unclaimed), the first day of proof."""
    keys = {"case": case_id, "step": step, "kinds": WARNINGS, "proofs": PROOFS}
    return {row.guardian_id: row.told_on for row in await session.execute(_WARNED, keys)}
