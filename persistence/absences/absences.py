"""Absences one by one: found within a perimeter, with the entries beside them and what was judged of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.reasons import Authority, Judgement, JudgementState, ReasonCode
from domain.access.actor import Actor
from domain.kernel.errors import NotFound


@dataclass(frozen=True)
class KnownAbsence:
    """An entry in its place: whose, in which school, on which days, what was judged of it."""

    student_id: UUID
    school_id: UUID
    entry: AbsenceEntry
    first_day: date
    last_day: date
    judgements: tuple[Judgement, ...]
    roll_call_id: UUID | None


_COLUMNS = """
    SELECT e.id, e.student_id, e.school_id, e.kind, e.starts_at, e.ends_at, e.source, e.known_at, e.replaces,
           e.voided_at, e.first_day, e.last_day, e.roll_call_id, coalesce(a.display_name, '') AS by_name,
           (SELECT json_agg(json_build_array(j.state, j.reason, j.known_at, j.authority, j.reason_id)
                           ORDER BY j.known_at, j.id)
              FROM absence_judgements j WHERE j.entry_id = e.id AND j.withdrawn_at IS NULL) AS judgements
    FROM absence_entries e LEFT JOIN accounts a ON a.id = e.recorded_by
"""
_ONE = text(f"""{_COLUMNS}
    WHERE e.id = :id AND (e.school_id = ANY(CAST(:units AS uuid[])) OR EXISTS (
        SELECT FROM person_links l WHERE l.student_id = e.student_id AND l.school_id = e.school_id
          AND l.unit_id = ANY(CAST(:units AS uuid[])) AND l.reason <> 'handed_over'))
""")
_OF_DAYS = text(f"""{_COLUMNS}
    WHERE e.school_id = :school AND e.student_id = ANY(CAST(:students AS uuid[])) AND e.first_day <= :last
      AND e.last_day >= :first AND e.voided_at IS NULL
    ORDER BY e.student_id, e.starts_at, e.id
""")


async def load_absence(session: AsyncSession, actor: Actor, absence_id: UUID) -> KnownAbsence:
    row = (await session.execute(_ONE, {"id": absence_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return _known(row)


async def load_standing(
    session: AsyncSession, school_id: UUID, students: Iterable[UUID], first: date, last: date
) -> list[KnownAbsence]:
    """The entries that stand on these days, in order."""
    keys = {"school": school_id, "students": list(students), "first": first, "last": last}
    return [_known(row) for row in await session.execute(_OF_DAYS, keys)]


def _known(row: Any) -> KnownAbsence:
    entry = AbsenceEntry(
        row.id, EntryKind(row.kind), row.starts_at, row.ends_at, EntrySource(row.source), row.known_at, row.by_name,
        row.replaces, row.voided_at,
    )  # fmt: skip
    judgements = tuple(
        Judgement(
            row.id,
            JudgementState(state),
            None if reason is None else ReasonCode(reason),
            datetime.fromisoformat(known_at),
            Authority(authority),
            reason_id=None if reason_id is None else UUID(reason_id),
        )
        for state, reason, known_at, authority, reason_id in row.judgements or ()
    )
    return KnownAbsence(row.student_id, row.school_id, entry, row.first_day, row.last_day, judgements, row.roll_call_id)
