"""How people arrive at a platform, one or a whole campaign at once: once per source, once per person.

Under the jobs role, or by somebody who stands in that platform: the second wall lets nobody else write there.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.follow_ups.followed import NewFollowUp
from domain.follow_ups.states import DeadlineCode, WaitingFor
from persistence.ids import new_id

FIRST_CONTACT_DAYS = 8
"""Where a platform has set nothing: a rule of ours."""

# `arriving` gives rows (id, platform_id, kind, source_id, …); everything after is the same for one and for a campaign.
_FILE = f"""
    fresh AS (
        SELECT DISTINCT ON (a.platform_id, a.kind, a.source_id) a.* FROM arriving a
        WHERE NOT EXISTS (SELECT FROM follow_up_sources s
            WHERE s.platform_id = a.platform_id AND s.kind = a.kind AND s.source_id = a.source_id)
        ORDER BY a.platform_id, a.kind, a.source_id),
    opened AS (
        INSERT INTO follow_ups (id, platform_id, family_name, usage_name, first_names, birth_date, sex, commune,
            postal_code, city, phone, email, student_id, school_id, source_kind, source_id, arrived_on,
            known_to_mission_locale, last_school_uai, last_school_name, last_formation, left_on, waiting_for,
            waiting_since, deadline_code, deadline_on, created_at)
        SELECT f.id, f.platform_id, f.family_name, f.usage_name, f.first_names, f.birth_date, f.sex, f.commune,
            f.postal_code, f.city, f.phone, f.email, f.student_id, f.school_id, f.kind, f.source_id, f.arrived_on,
            f.known_to_mission_locale, f.last_school_uai, f.last_school_name, f.last_formation, f.left_on,
            '{WaitingFor.REFERENT.value}', f.arrived_on, '{DeadlineCode.FIRST_CONTACT.value}',
            f.arrived_on + coalesce(p.first_contact_days, {FIRST_CONTACT_DAYS}), :at
        FROM fresh f LEFT JOIN platform_settings p ON p.platform_id = f.platform_id
        ON CONFLICT (platform_id, sort_name, birth_date)
            WHERE followup_status NOT IN ('closed', 'transferred') DO NOTHING
        RETURNING id, platform_id, sort_name, birth_date),
    referents AS (
        INSERT INTO follow_up_referents (follow_up_id, platform_id, rank, account_id, reason, from_at)
        SELECT o.id, o.platform_id, 1, NULL, 'arrival', :at FROM opened o),
    known AS (
        SELECT f.platform_id, f.kind, f.source_id, f.arrived_on, coalesce(o.id, t.id) AS follow_up_id
        FROM fresh f
        LEFT JOIN opened o ON o.platform_id = f.platform_id AND o.birth_date = f.birth_date
            AND o.sort_name = fold(f.family_name) || ' ' || fold(f.first_names)
        LEFT JOIN follow_ups t ON t.platform_id = f.platform_id AND t.birth_date = f.birth_date
            AND t.sort_name = fold(f.family_name) || ' ' || fold(f.first_names)
            AND t.followup_status NOT IN ('closed', 'transferred')),
    sources AS (
        INSERT INTO follow_up_sources (platform_id, follow_up_id, kind, source_id, arrived_on)
        SELECT k.platform_id, k.follow_up_id, k.kind, k.source_id, k.arrived_on FROM known k
        WHERE k.follow_up_id IS NOT NULL ON CONFLICT DO NOTHING
        RETURNING follow_up_id)
    SELECT (SELECT count(*) FROM opened) AS opened,
        (SELECT count(*) FROM sources) - (SELECT count(*) FROM opened) AS known
"""
_ONE = text(f"""
    WITH arriving AS (
        SELECT CAST(:id AS uuid) AS id, CAST(:platform AS uuid) AS platform_id, CAST(:kind AS text) AS kind,
            CAST(:source AS uuid) AS source_id, CAST(:family_name AS text) AS family_name,
            CAST(:usage_name AS text) AS usage_name, CAST(:first_names AS text) AS first_names,
            CAST(:birth_date AS date) AS birth_date, CAST(:sex AS text) AS sex, CAST(:commune AS text) AS commune,
            CAST(:postal_code AS text) AS postal_code, CAST(:city AS text) AS city, CAST(:phone AS text) AS phone,
            CAST(:email AS text) AS email, CAST(:student AS uuid) AS student_id, CAST(:school AS uuid) AS school_id,
            CAST(:arrived_on AS date) AS arrived_on, CAST(:known AS boolean) AS known_to_mission_locale,
            CAST(:last_uai AS text) AS last_school_uai, CAST(:last_school AS text) AS last_school_name,
            CAST(:last_formation AS text) AS last_formation, CAST(:left_on AS date) AS left_on),
    {_FILE}
""")
_CAMPAIGN = text(f"""
    WITH arriving AS (
        SELECT gen_random_uuid() AS id, r.platform_id, 'siei'::text AS kind, r.id AS source_id, r.family_name,
            r.usage_name, r.first_names, r.birth_date,
            CASE WHEN r.sex IN ('1', 'M') THEN 'M' WHEN r.sex IN ('2', 'F') THEN 'F' END AS sex, r.commune,
            r.postal_code, r.city, r.phone, r.email, CAST(NULL AS uuid) AS student_id, c.id AS school_id,
            CAST(:today AS date) AS arrived_on, r.known_to_mission_locale, r.last_school_uai, r.last_school_name,
            r.last_formation, r.left_on
        FROM siei_rows r LEFT JOIN schools c ON c.uai = r.last_school_uai
        WHERE r.campaign_id = :campaign AND r.published_at IS NOT NULL AND r.state <> 'removed'
          AND r.platform_id IS NOT NULL),
    {_FILE}
""")
_HANDOVER = text(f"""
    WITH arriving AS (
        SELECT CAST(:id AS uuid) AS id, h.platform_unit AS platform_id, 'school'::text AS kind, h.id AS source_id,
            s.family_name, s.usage_name, s.first_name AS first_names, s.birth_date,
            CASE WHEN s.sex IN ('F', 'M') THEN s.sex END AS sex, CAST(NULL AS text) AS commune, s.postal_code, s.city,
            s.phone, s.email, h.student_id, h.school_id, h.handed_over_on AS arrived_on,
            false AS known_to_mission_locale, c.uai AS last_school_uai, c.name AS last_school_name,
            coalesce(k.name, '') AS last_formation, h.left_on
        FROM platform_handovers h JOIN students s ON s.id = h.student_id JOIN schools c ON c.id = h.school_id
        JOIN departures d ON d.id = h.departure_id
        LEFT JOIN enrolments e ON e.student_id = h.student_id AND e.school_id = h.school_id
            AND e.school_year = d.school_year
        LEFT JOIN classes k ON k.id = e.class_id
        WHERE h.id = :handover AND h.withdrawn_on IS NULL),
    {_FILE}
""")
_OF_SOURCE = text("""
    SELECT s.follow_up_id FROM follow_up_sources s
    WHERE s.platform_id = :platform AND s.kind = :kind AND s.source_id = :source
""")


@dataclass(frozen=True)
class Arrived:
    """How many follow-ups were opened, and how many arrivals were of people already followed there."""

    opened: int
    known: int


async def insert_arrival(session: AsyncSession, new: NewFollowUp, at: datetime) -> UUID:
    """The follow-up of this arrival: a new one, or the one that stands for the same person."""
    who, last = new.identity, new.last
    values: dict[str, Any] = {
        "id": new_id(), "platform": new.platform_id, "kind": new.source.value, "source": new.source_id,
        "family_name": who.family_name, "usage_name": who.usage_name, "first_names": who.first_names,
        "birth_date": who.birth_date, "sex": who.sex, "commune": who.commune, "postal_code": who.postal_code,
        "city": who.city, "phone": who.phone, "email": who.email, "student": new.student_id,
        "school": new.school_id, "arrived_on": new.arrived_on, "known": new.known_to_mission_locale,
        "last_uai": last.school_uai, "last_school": last.school_name, "last_formation": last.formation,
        "left_on": last.left_on, "at": at,
    }  # fmt: skip
    await session.execute(_ONE, values)
    keys = {"platform": new.platform_id, "kind": new.source.value, "source": new.source_id}
    found: UUID = (await session.execute(_OF_SOURCE, keys)).scalar_one()
    return found


async def insert_campaign(session: AsyncSession, campaign_id: UUID, *, today: date, at: datetime) -> Arrived:
    """Every published row that has a platform, in one statement; published twice, it changes nothing."""
    row = (await session.execute(_CAMPAIGN, {"campaign": campaign_id, "today": today, "at": at})).one()
    return Arrived(row.opened, row.known)


async def insert_handover(session: AsyncSession, handover_id: UUID, at: datetime) -> Arrived:
    """What a school handed over, unless it has been withdrawn since."""
    row = (await session.execute(_HANDOVER, {"handover": handover_id, "id": new_id(), "at": at})).one()
    return Arrived(row.opened, row.known)
