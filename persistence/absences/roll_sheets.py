"""The roll as a teacher reads it: every pupil, the marks, who is known to be away, who was absent last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.entries import EntryEffect
from domain.absences.facts import DayFacts
from domain.absences.rolls import RollStatus, Slot
from domain.absences.visibility import discreet
from domain.kernel.calendar import Half
from persistence.absences.facts import load_day_facts
from persistence.absences.rolls import CalledClass, Member, RollRow, StandingMarks, find_roll, load_marks, load_members
from persistence.schools.calendars import SchoolRules

_RECENT = timedelta(days=7)


@dataclass(frozen=True)
class LastAbsence:
    """« Absent vendredi après-midi »: when, never why."""

    day: date
    half: Half


@dataclass(frozen=True)
class RollPupil:
    """One pupil in the roll. `away`: known to be elsewhere, in words, until when; the mark is then not to be changed.

    `known_absent`: an absence is already on record for this lesson (declared by the family, entered by vie scolaire).
    """

    student_id: UUID
    family_name: str
    first_name: str
    mark: str
    minutes: int | None
    away: str | None
    away_until: date | None
    known_absent: bool
    last_absence: LastAbsence | None


@dataclass(frozen=True)
class RollSheet:
    class_id: UUID
    class_name: str
    school_id: UUID
    day: date
    period: str
    period_label: str
    half: Half
    starts_at: datetime
    ends_at: datetime
    status: RollStatus
    taken_at: datetime | None
    taken_by: str | None
    version: int
    students: list[RollPupil]


async def load_sheet(
    session: AsyncSession, rules: SchoolRules, called: CalledClass, slot: Slot, now: datetime
) -> RollSheet:
    roll = await find_roll(session, called.id, slot)
    marks = StandingMarks({}, {}) if roll is None else await load_marks(session, roll.id)
    members = await load_members(session, called, slot.day)
    ids = [member.id for member in members]
    facts = await load_day_facts(session, rules, dict.fromkeys(ids, frozenset({slot.day})))
    last = await _last_absences(session, rules.school_id, ids, slot)
    by_pupil = {one.student_id: one for one in facts}
    pupils = [_pupil(m, by_pupil[m.id], slot, (marks, last.get(m.id))) for m in members]
    return RollSheet(
        called.id, called.name, called.school_id, slot.day, slot.code, slot.label, slot.half, slot.starts_at,
        slot.ends_at, slot.status(roll.taken_at if roll else None, now), roll.taken_at if roll else None,
        await _name_of(session, roll), roll.version if roll else 0, pupils,
    )  # fmt: skip


def _pupil(member: Member, facts: DayFacts, slot: Slot, known: tuple[StandingMarks, LastAbsence | None]) -> RollPupil:
    marks, last = known
    away, until = _away(facts, slot)
    minutes = marks.late[member.id][1] if member.id in marks.late else None
    mark = "away" if away else "present"
    if member.id in marks.absent:
        mark = "absent"
    elif minutes is not None:
        mark = "late"
    return RollPupil(
        member.id, member.family_name, member.first_name, mark, minutes, away, until,
        known_absent=_overlaps(facts, slot, {EntryEffect.ABSENT}, but=marks.absent.get(member.id)) is not None,
        last_absence=last,
    )  # fmt: skip


def _away(facts: DayFacts, slot: Slot) -> tuple[str | None, date | None]:
    """Why the pupil is not expected in this lesson, in words, and the last day of it."""
    for neutral in facts.neutralisations:
        if _covers(neutral, slot):
            return neutral.kind.label, None
    entry = _overlaps(facts, slot, {EntryEffect.NOT_EXPECTED, EntryEffect.ATTENDING})
    return (None, None) if entry is None else (discreet(entry.kind).label, entry.ends_at.date())


def _overlaps(facts: DayFacts, slot: Slot, effects: Iterable[EntryEffect], but: UUID | None = None) -> Any:
    return next((e for e in facts.entries if e.kind.effect in effects and e.id != but and _covers(e, slot)), None)


def _covers(span: Any, slot: Slot) -> bool:
    return bool(span.starts_at < slot.ends_at and span.ends_at > slot.starts_at)


async def _last_absences(
    session: AsyncSession, school_id: UUID, students: list[UUID], slot: Slot
) -> dict[UUID, LastAbsence]:
    rows = await session.execute(
        text("""SELECT DISTINCT ON (student_id) student_id, day, half FROM half_days
                WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[]))
                  AND day >= :since AND (day < :day OR (day = :day AND half < :half))
                  AND state IN ('justified', 'pending', 'unjustified')
                ORDER BY student_id, day DESC, half DESC"""),
        {
            "school": school_id, "students": students, "since": slot.day - _RECENT, "day": slot.day,
            "half": slot.half.value,
        },
    )  # fmt: skip
    return {row.student_id: LastAbsence(row.day, Half(row.half)) for row in rows}


async def _name_of(session: AsyncSession, roll: RollRow | None) -> str | None:
    if roll is None or roll.taken_by is None:
        return None
    row = await session.execute(text("SELECT display_name FROM accounts WHERE id = :id"), {"id": roll.taken_by})
    return row.scalar_one_or_none()
