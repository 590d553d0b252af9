"""Returns to training that an import or a campaign shows: proposed once per proof, answered by the referent."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.promises import Finding
from domain.kernel.errors import NotFound, Stale
from persistence.ids import new_id

_OPEN = "f.followup_status NOT IN ('closed', 'transferred')"
# Enrolled in this school since they arrived at a platform: the same pupil, or the same name born the same day.
_IN_SCHOOL = text(f"""
    INSERT INTO follow_up_findings (id, follow_up_id, platform_id, kind, evidence_id, found_on, place, formation, since)
    SELECT gen_random_uuid(), f.id, f.platform_id, 'import', e.id, :today, c.name, coalesce(k.name, ''),
        coalesce(e.entered_on, p.first_seen_on)
    FROM enrolments e
    JOIN school_students p ON p.student_id = e.student_id AND p.school_id = e.school_id AND p.missing_since IS NULL
    JOIN students s ON s.id = e.student_id JOIN schools c ON c.id = e.school_id
    LEFT JOIN classes k ON k.id = e.class_id
    JOIN follow_ups f ON f.birth_date = s.birth_date AND (f.student_id = s.id OR f.sort_name = s.sort_name)
    WHERE e.school_id = :school AND e.school_year = :year AND e.left_on IS NULL AND {_OPEN}
      AND coalesce(e.entered_on, p.first_seen_on) >= coalesce(f.left_on, f.arrived_on)
      AND coalesce(e.entered_on, p.first_seen_on) <= :today
    ON CONFLICT (follow_up_id, kind, evidence_id) DO NOTHING RETURNING follow_up_id
""")
# On the former list of the same institution, and not on this one: the crossing found them elsewhere, or qualified.
_IN_CAMPAIGN = text(f"""
    INSERT INTO follow_up_findings (id, follow_up_id, platform_id, kind, evidence_id, found_on, place, since)
    SELECT DISTINCT ON (f.id) gen_random_uuid(), f.id, f.platform_id, 'campaign', n.id, :today,
        to_char(n.campaign_date, 'DD/MM/YYYY'), n.campaign_date
    FROM siei_campaigns n JOIN siei_rows r ON r.campaign_id = n.previous_id AND r.published_at IS NOT NULL
    JOIN follow_up_sources s ON s.kind = 'siei' AND s.source_id = r.id
    JOIN follow_ups f ON f.id = s.follow_up_id
    WHERE n.id = :campaign AND {_OPEN}
      AND NOT EXISTS (SELECT FROM siei_rows x WHERE x.campaign_id = n.id AND x.identity_key = r.identity_key
                        AND x.state <> 'removed')
    ON CONFLICT (follow_up_id, kind, evidence_id) DO NOTHING RETURNING follow_up_id
""")
_BY_SCHOOL = text(f"""
    INSERT INTO follow_up_findings (id, follow_up_id, platform_id, kind, evidence_id, found_on, place, formation, since)
    SELECT :id, f.id, f.platform_id, 'school', h.id, :today, c.name, coalesce(d.destination_name, ''), h.withdrawn_on
    FROM platform_handovers h JOIN departures d ON d.id = h.departure_id JOIN schools c ON c.id = h.school_id
    JOIN follow_up_sources s ON s.kind = 'school' AND s.source_id = h.id
    JOIN follow_ups f ON f.id = s.follow_up_id
    WHERE h.departure_id = :departure AND h.withdrawn_reason IN ('returned', 'destination_confirmed') AND {_OPEN}
    ORDER BY h.withdrawn_on DESC LIMIT 1
    ON CONFLICT (follow_up_id, kind, evidence_id) DO NOTHING RETURNING follow_up_id
""")
_OF = text("""
    SELECT id, kind, found_on, place, formation, since, answer, answer_reason FROM follow_up_findings
    WHERE follow_up_id = :id ORDER BY found_on DESC, id DESC
""")
_ANSWER = text("""
    UPDATE follow_up_findings SET answer = :answer, answer_reason = :reason, answered_by = :by, answered_at = :at
    WHERE id = :id AND follow_up_id = :follow_up AND answer IS NULL RETURNING id
""")


async def find_in_school(session: AsyncSession, school_id: UUID, *, year: int, today: date) -> list[UUID]:
    """After a file of this school: the follow-ups of those who are enrolled there again."""
    keys = {"school": school_id, "year": year, "today": today}
    return list((await session.execute(_IN_SCHOOL, keys)).scalars())


async def find_in_campaign(session: AsyncSession, campaign_id: UUID, today: date) -> list[UUID]:
    """After a publication: the follow-ups of those who have left the list."""
    return list((await session.execute(_IN_CAMPAIGN, {"campaign": campaign_id, "today": today})).scalars())


async def find_by_school(session: AsyncSession, departure_id: UUID, today: date) -> list[UUID]:
    """The school of origin has confirmed where the pupil went, or has the pupil back."""
    keys = {"departure": departure_id, "today": today, "id": new_id()}
    return list((await session.execute(_BY_SCHOOL, keys)).scalars())


async def load_findings(session: AsyncSession, follow_up_id: UUID) -> list[Finding]:
    return [Finding(*row) for row in await session.execute(_OF, {"id": follow_up_id})]


async def load_finding(session: AsyncSession, follow_up_id: UUID, finding_id: UUID) -> Finding:
    found = next((one for one in await load_findings(session, follow_up_id) if one.id == finding_id), None)
    if found is None:
        raise NotFound
    return found


async def answer_finding(session: AsyncSession, actor: Actor, values: dict[str, Any], at: datetime) -> None:
    if (await session.execute(_ANSWER, values | {"by": actor.id, "at": at})).one_or_none() is None:
        raise Stale
