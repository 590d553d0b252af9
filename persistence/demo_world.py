"""What the demo's loader has to find again after the real importers have run: classes, pupils, persons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

PupilName = tuple[UUID, str, str, date]
"""School, family name, first name, birth date."""


@dataclass(frozen=True)
class GuardianFound:
    id: UUID
    level: int


async def find_classes(session: AsyncSession, school_id: UUID, school_year: int) -> dict[str, UUID]:
    """The school's classes by code."""
    rows = await session.execute(
        text("SELECT code, id FROM classes WHERE school_id = :school AND school_year = :year AND kind = 'division'"),
        {"school": school_id, "year": school_year},
    )
    return {row.code: row.id for row in rows}


async def give_classes(session: AsyncSession, classes_of: Mapping[UUID, list[UUID]]) -> None:
    """Teachers receive their classes, by account."""
    pairs = [(actor, class_id) for actor, class_ids in classes_of.items() for class_id in class_ids]
    if pairs:
        await session.execute(
            text("""INSERT INTO actor_classes (actor_id, class_id)
                    SELECT * FROM unnest(CAST(:actors AS uuid[]), CAST(:classes AS uuid[])) ON CONFLICT DO NOTHING"""),
            {"actors": [actor for actor, _ in pairs], "classes": [class_id for _, class_id in pairs]},
        )


async def find_pupils(session: AsyncSession, school_id: UUID) -> dict[PupilName, UUID]:
    """The school's pupils; nobody bears the same name on the same birth date in the demo."""
    rows = await session.execute(
        text("""SELECT s.id, s.family_name, s.first_name, s.birth_date
                FROM school_students k JOIN students s ON s.id = k.student_id WHERE k.school_id = :school"""),
        {"school": school_id},
    )
    return {(school_id, row.family_name, row.first_name, row.birth_date): row.id for row in rows}


async def find_guardians(session: AsyncSession, school_id: UUID, student_id: UUID) -> list[GuardianFound]:
    rows = await session.execute(
        text("""SELECT id, level FROM guardians WHERE school_id = :school AND student_id = :student
                ORDER BY level, family_name, first_name"""),
        {"school": school_id, "student": student_id},
    )
    return [GuardianFound(*row) for row in rows]


async def find_unsettled(session: AsyncSession, kinds: str) -> list[tuple[UUID, date]]:
    """Effects of these kinds (a pattern) that no worker has carried out yet, with the legal day that asked for them."""
    rows = await session.execute(
        text("""SELECT id, CAST(created_at AT TIME ZONE 'Europe/Paris' AS date) AS day FROM effects
                WHERE state = 'queued' AND kind LIKE :kinds ORDER BY created_at, id"""),
        {"kinds": kinds},
    )
    return [(row.id, row.day) for row in rows]


@dataclass(frozen=True)
class LaidEnvelope:
    """An envelope of an office, as far as the demo's post needs to know it."""

    id: UUID
    unit_id: UUID
    kind: str
    channel: str
    state: str
    version: int


_ENVELOPES = """
    SELECT e.id, e.issuer_id, d.kind, e.channel, e.state, e.version
    FROM all_deliveries e JOIN all_documents d ON d.id = e.document_id
"""


async def find_ready(session: AsyncSession) -> list[LaidEnvelope]:
    """What waits for its office: to be handed over, or to be put in a batch."""
    rows = await session.execute(
        text(f"{_ENVELOPES} WHERE e.state IN ('prepared', 'signed') AND e.batch_id IS NULL AND e.channel <> 'mail'")
    )
    return [LaidEnvelope(*row) for row in rows]


async def find_in_batch(session: AsyncSession, batch_id: UUID) -> list[LaidEnvelope]:
    rows = await session.execute(text(f"{_ENVELOPES} WHERE e.batch_id = :batch ORDER BY e.id"), {"batch": batch_id})
    return [LaidEnvelope(*row) for row in rows]


@dataclass(frozen=True)
class OpenAlert:
    id: UUID
    student_id: UUID
    version: int


async def find_alerts_without_case(session: AsyncSession, school_id: UUID, month: date) -> list[OpenAlert]:
    """Open alerts of a month, at 4 or more, whose pupil has no file; those who crossed last come first."""
    rows = await session.execute(
        text("""SELECT a.id, a.student_id, a.version FROM attendance_alerts a
                WHERE a.school_id = :school AND a.month = :month AND a.threshold >= 4 AND a.closed_at IS NULL
                  AND NOT EXISTS (
                    SELECT FROM attendance_cases c WHERE c.student_id = a.student_id AND c.school_id = a.school_id)
                ORDER BY max(a.crossed_on) OVER (PARTITION BY a.student_id) DESC, a.student_id, a.id"""),
        {"school": school_id, "month": month},
    )
    return [OpenAlert(*row) for row in rows]


async def find_told(session: AsyncSession, before: date) -> list[UUID]:
    """Departures of which a DSDEN was told before that day and has not taken note."""
    rows = await session.execute(
        text("""SELECT id FROM departures WHERE dsden_informed_on < :day AND dsden_received_on IS NULL
                ORDER BY dsden_informed_on, id"""),
        {"day": before},
    )
    return list(rows.scalars())


async def find_handovers(session: AsyncSession) -> list[UUID]:
    """Young people handed over to a platform, by name."""
    rows = await session.execute(
        text("""SELECT h.id FROM platform_handovers h JOIN students s ON s.id = h.student_id
                ORDER BY s.family_name, s.first_name""")
    )
    return list(rows.scalars())


async def find_due_tasks(session: AsyncSession, student_id: UUID, origin: str, day: date) -> list[UUID]:
    """The pupil's tasks of that origin that are due by that day and not settled."""
    rows = await session.execute(
        text("""SELECT id FROM tasks WHERE student_id = :student AND origin_kind = :origin AND due_on <= :day
                  AND done_at IS NULL AND cancelled_at IS NULL ORDER BY created_at, id"""),
        {"student": student_id, "origin": origin, "day": day},
    )
    return list(rows.scalars())


async def find_unjustified(session: AsyncSession, school_id: UUID, day: date, students: list[UUID]) -> UUID | None:
    """A whole half-day away without a word, of a pupil of these whose file nobody has opened."""
    row = await session.execute(
        text("""SELECT e.id FROM absence_entries e
                JOIN half_days h ON h.student_id = e.student_id AND h.school_id = e.school_id AND h.day = e.first_day
                JOIN students s ON s.id = e.student_id
                WHERE e.school_id = :school AND e.first_day = :day AND e.last_day = :day AND e.kind = 'absence'
                  AND e.voided_at IS NULL AND h.state = 'unjustified' AND e.student_id = ANY(CAST(:students AS uuid[]))
                  AND NOT EXISTS (SELECT FROM absence_judgements j WHERE j.entry_id = e.id)
                  AND NOT EXISTS (SELECT FROM attendance_cases c WHERE c.student_id = e.student_id)
                ORDER BY h.complete DESC, s.sort_name, e.starts_at LIMIT 1"""),
        {"school": school_id, "day": day, "students": students},
    )
    return row.scalar_one_or_none()


@dataclass(frozen=True)
class SieiPairFound:
    """`key` names the two records: « kind:number|kind:number »."""

    id: UUID
    key: str
    double_reading: bool
    has_veto: bool


async def find_siei_pairs(session: AsyncSession, campaign_id: UUID) -> list[SieiPairFound]:
    rows = await session.execute(
        text("""SELECT id, pair_key, double_reading, veto IS NOT NULL FROM siei_pairs WHERE campaign_id = :campaign
                ORDER BY purpose, pair_key"""),
        {"campaign": campaign_id},
    )
    return [SieiPairFound(*row) for row in rows]


@dataclass(frozen=True)
class SieiRowFound:
    id: UUID
    version: int
    family_name: str
    first_names: str
    birth_date: date
    published_on: date


async def find_siei_rows(session: AsyncSession, campaign_id: UUID) -> list[SieiRowFound]:
    """The published rows of a campaign."""
    rows = await session.execute(
        text("""SELECT id, version, family_name, first_names, birth_date, CAST(published_at AS date) FROM siei_rows
                WHERE campaign_id = :campaign AND published_at IS NOT NULL ORDER BY sort_name, birth_date, id"""),
        {"campaign": campaign_id},
    )
    return [SieiRowFound(*row) for row in rows]


async def find_published(session: AsyncSession) -> list[tuple[UUID, datetime]]:
    """Campaigns that went to the platforms, the oldest first, each with its hour."""
    rows = await session.execute(
        text("SELECT id, published_at FROM siei_campaigns WHERE published_at IS NOT NULL ORDER BY published_at, id")
    )
    return [(row.id, row.published_at) for row in rows]


async def find_handed_over(session: AsyncSession) -> list[tuple[UUID, datetime]]:
    """Hand-overs that stand, each with the hour at which it was made."""
    rows = await session.execute(
        text("""SELECT h.id, max(s.recorded_at) AS at FROM platform_handovers h
                JOIN departure_steps s ON s.departure_id = h.departure_id AND s.name IN ('leave', 'hand_over')
                WHERE h.withdrawn_on IS NULL GROUP BY h.id ORDER BY max(s.recorded_at), h.id""")
    )
    return [(row.id, row.at) for row in rows]
