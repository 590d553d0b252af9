"""Reasons given to the DASEN to judge (R131-5): what they open to the authority, for whom, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.entries import EntryKind
from domain.absences.reasons import Authority, JudgementState, ReasonCode
from domain.kernel.calendar import school_year_of
from persistence.absences.absences import KnownAbsence

_LINK = text("""
    INSERT INTO person_links (student_id, unit_id, school_id, reason) VALUES (:student, :unit, :school, 'reason')
    ON CONFLICT DO NOTHING
""")
_STANDS = """
    SELECT FROM absence_entries e JOIN absence_judgements j ON j.entry_id = e.id
    WHERE e.student_id = l.student_id AND e.school_id = l.school_id AND e.voided_at IS NULL
      AND j.state = 'referred_to_dasen' AND j.withdrawn_at IS NULL
"""
_UNLINK = text(f"""
    DELETE FROM person_links l WHERE l.student_id = :student AND l.school_id = :school AND l.reason = 'reason'
      AND NOT EXISTS ({_STANDS})
""")
_END_LINKS = text(f"""
    DELETE FROM person_links l WHERE l.reason = 'reason' AND NOT EXISTS ({_STANDS} AND e.first_day >= :next_year)
    RETURNING l.student_id
""")
_TOGETHER = text("""
    SELECT e.id, e.kind, e.starts_at, e.ends_at, e.first_day, e.last_day FROM absence_entries e
    WHERE e.id = :entry OR (e.student_id = :student AND e.school_id = :school AND e.voided_at IS NULL AND e.id IN (
        SELECT j.entry_id FROM absence_judgements j WHERE j.reason_id = :reason AND j.withdrawn_at IS NULL))
    ORDER BY e.starts_at, e.id
""")
_SAID = text("""
    SELECT j.state, j.reason, j.authority, j.channel, j.known_at, coalesce(a.display_name, ''), j.withdrawn_at
    FROM absence_judgements j LEFT JOIN accounts a ON a.id = j.judged_by
    WHERE j.entry_id = :entry ORDER BY j.known_at, j.id
""")
_PUPIL = text("""
    SELECT s.family_name, s.first_name, k.name, sc.name
    FROM students s JOIN schools sc ON sc.id = :school
    LEFT JOIN enrolments n ON n.student_id = s.id AND n.school_id = sc.id AND n.school_year = :year
    LEFT JOIN classes k ON k.id = n.class_id
    WHERE s.id = :student
""")


@dataclass(frozen=True)
class TimeAway:
    """One entry that a reason was given for."""

    id: UUID
    kind: EntryKind
    starts_at: datetime
    ends_at: datetime
    first_day: date
    last_day: date


@dataclass(frozen=True)
class ReasonSaid:
    """What was said or decided of a reason, by whom; `withdrawn_at`: taken back since."""

    state: JudgementState
    reason: ReasonCode | None
    authority: Authority
    channel: str
    known_at: datetime
    by_name: str
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class PupilNamed:
    family_name: str
    first_name: str
    class_name: str | None
    school_name: str


async def link_authority(session: AsyncSession, known: KnownAbsence, authority_id: UUID) -> None:
    """The referral opens this pupil's record in this school to the authority that judges."""
    keys = {"student": known.student_id, "school": known.school_id, "unit": authority_id}
    await session.execute(_LINK, keys)


async def end_link_without_referral(session: AsyncSession, student_id: UUID, school_id: UUID) -> None:
    """Once the last referral of this pupil's reasons has been taken back, nothing is open any more."""
    await session.execute(_UNLINK, {"student": student_id, "school": school_id})


async def end_reason_links(session: AsyncSession, year: int) -> int:
    """End of rights (R131-6): what reasons of that school year or before had opened."""
    done = await session.execute(_END_LINKS, {"next_year": date(year + 1, 9, 1)})
    return len(done.all())


async def load_together(session: AsyncSession, known: KnownAbsence, reason_id: UUID | None) -> list[TimeAway]:
    """The entry, and the others that the same answer or decision was given for."""
    keys = {"entry": known.entry.id, "student": known.student_id, "school": known.school_id, "reason": reason_id}
    rows = await session.execute(_TOGETHER, keys)
    return [TimeAway(row.id, EntryKind(row.kind), *row[2:]) for row in rows]


async def load_said(session: AsyncSession, entry_id: UUID) -> Sequence[ReasonSaid]:
    """Everything said and decided of one entry, in order, with what was taken back."""
    return [
        ReasonSaid(JudgementState(state), None if reason is None else ReasonCode(reason), Authority(authority), *rest)
        for state, reason, authority, *rest in await session.execute(_SAID, {"entry": entry_id})
    ]


async def load_named(session: AsyncSession, known: KnownAbsence) -> PupilNamed:
    keys = {"student": known.student_id, "school": known.school_id, "year": school_year_of(known.first_day)}
    return PupilNamed(*(await session.execute(_PUPIL, keys)).one())
