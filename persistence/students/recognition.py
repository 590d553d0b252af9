"""Records of one person in several schools: matched by a job, read by each school as a bare fact of its own record."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.recognition import KnownPerson, SchoolRecord, is_later, is_same_person
from persistence.ids import new_id

Pair = tuple[UUID, UUID]  # (student, school)

# For jobs, whose role sees every school: an INE and a birth date in common. The names are judged by the rule.
_CANDIDATES = text("""
    WITH here AS (
        SELECT DISTINCT x.student_id AS one, y.student_id AS other
        FROM school_students k JOIN student_ines x ON x.student_id = k.student_id
        JOIN student_ines y ON y.ine = x.ine AND y.student_id <> x.student_id
        WHERE k.school_id = :school)
    SELECT h.one, h.other FROM here h
    JOIN students p ON p.id = h.one JOIN students q ON q.id = h.other AND q.birth_date = p.birth_date
""")
_RECORDS = text("""
    SELECT s.id, k.school_id, s.family_name, s.usage_name, s.first_name, s.birth_date, k.first_seen_on, k.missing_since,
           e.entered_on, e.left_on, ARRAY(SELECT i.ine FROM student_ines i WHERE i.student_id = s.id) AS ines
    FROM students s JOIN school_students k ON k.student_id = s.id
    LEFT JOIN LATERAL (SELECT entered_on, left_on FROM enrolments e
                       WHERE e.student_id = s.id AND e.school_id = k.school_id
                       ORDER BY e.school_year DESC LIMIT 1) e ON true
    WHERE s.id = ANY(CAST(:ids AS uuid[]))
""")
_MATCHES = text("""
    SELECT m.id, m.earlier_student_id, m.earlier_school_id, m.later_student_id, m.later_school_id, k.since, k.until
    FROM person_matches m JOIN known_elsewhere k ON k.match_id = m.id AND k.student_id = m.earlier_student_id
    WHERE m.earlier_school_id = :school OR m.later_school_id = :school
""")
_PART = text("DELETE FROM person_matches WHERE id = :id")
_MATCH = text("""
    INSERT INTO person_matches
        (id, earlier_student_id, earlier_school_id, later_student_id, later_school_id, matched_at)
    VALUES (:id, :student, :school, :later_student, :later_school, :at)
""")
_KNOWN = text("""
    INSERT INTO known_elsewhere (match_id, student_id, school_id, side, since, until)
    VALUES (:id, :student, :school, 'later', :since, :until),
           (:id, :later_student, :later_school, 'earlier', NULL, NULL)
""")


@dataclass(frozen=True)
class PersonMatch:
    """One person: the record of the school they were in, that of the school they entered, and since when."""

    earlier: Pair
    later: Pair
    since: date
    until: date | None


@dataclass(frozen=True)
class _Record:
    pair: Pair
    person: KnownPerson
    stay: SchoolRecord


async def match_school(session: AsyncSession, school_id: UUID, at: datetime) -> tuple[list[PersonMatch], list[Pair]]:
    """Make the matches of a school's pupils what the rule says now; those that are new, and the records parted."""
    wanted = {(m.earlier, m.later, m.since, m.until): m for m in await _matching(session, school_id)}
    parted: list[tuple[Pair, Pair]] = []
    for row in (await session.execute(_MATCHES, {"school": school_id})).all():
        earlier, later = (row[1], row[2]), (row[3], row[4])
        if wanted.pop((earlier, later, row.since, row.until), None) is None:
            await session.execute(_PART, {"id": row.id})
            parted.append((earlier, later))
    for match in wanted.values():
        await _insert(session, match, at)
    kept = {(m.earlier, m.later) for m in wanted.values()}
    new = [m for m in wanted.values() if (m.earlier, m.later) not in parted]
    return new, [record for pair in parted if pair not in kept for record in pair]


async def _matching(session: AsyncSession, school_id: UUID) -> list[PersonMatch]:
    pairs = [(row.one, row.other) for row in await session.execute(_CANDIDATES, {"school": school_id})]
    rows = await session.execute(_RECORDS, {"ids": sorted({one for pair in pairs for one in pair})})
    records: dict[UUID, list[_Record]] = {}
    for row in rows:
        records.setdefault(row.id, []).append(_record(row))
    return [
        _match(mine, theirs)
        for one, other in pairs
        for mine in records[one]
        for theirs in records[other]
        if mine.pair[1] == school_id != theirs.pair[1] and is_same_person(mine.person, theirs.person)
    ]


def _record(row: Any) -> _Record:
    person = KnownPerson(frozenset(row.ines), row.birth_date, row.family_name, row.first_name, row.usage_name)
    ended = row.left_on or row.missing_since
    stay = SchoolRecord(row.entered_on or row.first_seen_on, row.first_seen_on, ended, str(row.id))
    return _Record((row.id, row.school_id), person, stay)


def _match(one: _Record, other: _Record) -> PersonMatch:
    earlier, later = (other, one) if is_later(one.stay, other.stay) else (one, other)
    return PersonMatch(earlier.pair, later.pair, later.stay.entered_on, later.stay.ended_on)


async def _insert(session: AsyncSession, match: PersonMatch, at: datetime) -> None:
    keys = {
        "id": new_id(),
        "student": match.earlier[0],
        "school": match.earlier[1],
        "later_student": match.later[0],
        "later_school": match.later[1],
    }
    await session.execute(_MATCH, keys | {"at": at})
    await session.execute(_KNOWN, keys | {"since": match.since, "until": match.until})


_ELSEWHERE = text("""
    SELECT max(since) FILTER (WHERE side = 'later' AND until IS NULL) AS since,
           coalesce(bool_or(side = 'earlier'), false) AS schooled_before
    FROM known_elsewhere WHERE student_id = :student
""")


@dataclass(frozen=True)
class Elsewhere:
    """What a school may know of its pupil elsewhere: that they were, or since when they are. Never where."""

    schooled_before: bool
    enrolled_since: date | None


async def load_elsewhere(session: AsyncSession, student_id: UUID) -> Elsewhere:
    row = (await session.execute(_ELSEWHERE, {"student": student_id})).one()
    return Elsewhere(row.schooled_before, row.since)


async def enrolled_elsewhere(session: AsyncSession, student_id: UUID) -> date | None:
    """Since when this pupil, whom the school lost, is enrolled in another one: their destination is confirmed."""
    return (await load_elsewhere(session, student_id)).enrolled_since
