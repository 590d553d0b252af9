"""Everything that happened in one follow-up, in order: steps, attempts, referents, interviews, promises, partners."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_TIMELINE = text("""
    SELECT e.at, e.kind, e.code, e.detail, coalesce(a.display_name, '') AS by_name FROM (
        SELECT s.recorded_at AS at, 'step' AS kind, s.name AS code, s.target AS detail, s.actor_id AS actor
        FROM follow_up_steps s WHERE s.follow_up_id = :id AND s.name <> 'note_contact'
        UNION ALL
        SELECT c.tried_at, 'contact', c.channel, c.result, c.tried_by FROM follow_up_contacts c
        WHERE c.follow_up_id = :id
        UNION ALL
        SELECT r.from_at, 'referent', r.reason, coalesce(n.display_name, ''), r.given_by FROM follow_up_referents r
        LEFT JOIN accounts n ON n.id = r.account_id WHERE r.follow_up_id = :id
        UNION ALL
        SELECT h.answered_at, 'handover', h.answer, t.display_name, NULL FROM referent_handovers h
        JOIN accounts t ON t.id = h.to_account WHERE h.follow_up_id = :id AND h.answer IN ('refused', 'expired')
        UNION ALL
        SELECT i.finished_at, 'interview', i.kind, i.next_step, i.author_id FROM follow_up_interviews i
        WHERE i.follow_up_id = :id AND i.state = 'finished'
        UNION ALL
        SELECT s.recorded_at, 'solution', s.type, s.state, s.recorded_by FROM follow_up_solutions s
        WHERE s.follow_up_id = :id
        UNION ALL
        SELECT q.recorded_at, 'return_request', q.channel, q.state, q.recorded_by FROM return_requests q
        WHERE q.follow_up_id = :id
        UNION ALL
        SELECT m.recorded_at, 'summons', m.ground, coalesce(m.end_kind, ''), m.recorded_by
        FROM mission_locale_summons m WHERE m.follow_up_id = :id
        UNION ALL
        SELECT CAST(p.referred_on AS timestamptz), 'referral', p.request, u.name, p.referred_by
        FROM follow_up_referrals p JOIN units u ON u.id = p.partner_unit WHERE p.follow_up_id = :id
        UNION ALL
        SELECT CAST(p.answered_on AS timestamptz), 'referral_answer', p.answer, u.name, p.answered_by
        FROM follow_up_referrals p JOIN units u ON u.id = p.partner_unit
        WHERE p.follow_up_id = :id AND p.answer IS NOT NULL
        UNION ALL
        SELECT CAST(f.found_on AS timestamptz), 'finding', f.kind, f.place, NULL FROM follow_up_findings f
        WHERE f.follow_up_id = :id
        UNION ALL
        SELECT m.decided_at, 'meeting', m.decision, concat_ws(', ', u.name, n.display_name), m.decided_by
        FROM meeting_items m LEFT JOIN units u ON u.id = m.partner_id LEFT JOIN accounts n ON n.id = m.owner_id
        WHERE m.follow_up_id = :id AND m.decision IS NOT NULL
        UNION ALL
        SELECT CAST(o.arrived_on AS timestamptz), 'arrival', o.kind, '', NULL FROM follow_up_sources o
        WHERE o.follow_up_id = :id
    ) e LEFT JOIN accounts a ON a.id = e.actor WHERE e.at IS NOT NULL ORDER BY e.at DESC, e.kind LIMIT 400
""")


@dataclass(frozen=True)
class TimelineRow:
    """`kind` says which list `code` belongs to; `detail` is a code, or a name, of the same event."""

    at: datetime
    kind: str
    code: str
    detail: str
    by_name: str


async def load_timeline(session: AsyncSession, follow_up_id: UUID) -> list[TimelineRow]:
    """The latest first."""
    return [TimelineRow(*row) for row in await session.execute(_TIMELINE, {"id": follow_up_id})]
