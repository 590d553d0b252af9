"""Facts as rows: added in one statement, marked as wrong, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.entries import AbsenceEntry
from domain.absences.reasons import Judgement
from domain.schools.calendar import SchoolCalendar
from persistence.ids import new_id


@dataclass(frozen=True)
class NewEntry:
    """A fact to write: of whom, and where it comes from when not from a person's hand."""

    student_id: UUID
    entry: AbsenceEntry
    first_day: date
    last_day: date
    roll_call_id: UUID | None = None
    import_key: str | None = None

    @property
    def days(self) -> tuple[date, date]:
        return self.first_day, self.last_day


def new_entry(student_id: UUID, entry: AbsenceEntry, calendar: SchoolCalendar) -> NewEntry:
    """An entry with the days it touches at the school."""
    return NewEntry(student_id, entry, calendar.day_of(entry.starts_at), calendar.day_of(entry.ends_at))


# An import may bring what is known already: its key decides, and only what is new comes back.
_INSERT = text("""
    INSERT INTO absence_entries (id, student_id, school_id, kind, starts_at, ends_at, first_day, last_day, source,
                                 known_at, recorded_by, roll_call_id, import_key, replaces)
    SELECT t.id, t.student_id, :school, t.kind, t.starts_at, t.ends_at, t.first_day, t.last_day, t.source,
           t.known_at, :by, t.roll_call_id, t.import_key, t.replaces
    FROM unnest(CAST(:ids AS uuid[]), CAST(:students AS uuid[]), CAST(:kinds AS text[]),
                CAST(:starts AS timestamptz[]), CAST(:ends AS timestamptz[]), CAST(:firsts AS date[]),
                CAST(:lasts AS date[]), CAST(:sources AS text[]), CAST(:known AS timestamptz[]),
                CAST(:rolls AS uuid[]), CAST(:keys AS text[]), CAST(:replaced AS uuid[]))
        AS t (id, student_id, kind, starts_at, ends_at, first_day, last_day, source, known_at, roll_call_id,
              import_key, replaces)
    ON CONFLICT (school_id, student_id, import_key)
        WHERE import_key IS NOT NULL AND voided_because IS DISTINCT FROM 'import_undone' DO NOTHING
    RETURNING id
""")


async def add_entries(session: AsyncSession, school_id: UUID, entries: Sequence[NewEntry], by: UUID) -> set[UUID]:
    """Write facts in one statement; the ids of those that were new."""
    if not entries:
        return set()
    rows = await session.execute(
        _INSERT,
        {
            "school": school_id,
            "by": by,
            "ids": [e.entry.id for e in entries],
            "students": [e.student_id for e in entries],
            "kinds": [e.entry.kind.value for e in entries],
            "starts": [e.entry.starts_at for e in entries],
            "ends": [e.entry.ends_at for e in entries],
            "firsts": [e.first_day for e in entries],
            "lasts": [e.last_day for e in entries],
            "sources": [e.entry.source.value for e in entries],
            "known": [e.entry.known_at for e in entries],
            "rolls": [e.roll_call_id for e in entries],
            "keys": [e.import_key for e in entries],
            "replaced": [e.entry.replaces for e in entries],
        },
    )
    return set(rows.scalars())


async def void_entries(session: AsyncSession, ids: Sequence[UUID], *, by: UUID, at: datetime, because: str) -> None:
    """Mark facts as wrong; they stay readable."""
    if ids:
        await session.execute(
            text("""UPDATE absence_entries SET voided_at = :at, voided_by = :by, voided_because = :because
                    WHERE id = ANY(CAST(:ids AS uuid[])) AND voided_at IS NULL"""),
            {"ids": list(ids), "by": by, "at": at, "because": because},
        )


@dataclass(frozen=True)
class NewJudgement:
    """A reason received or judged: for whose entry, given through which channel, by which guardian."""

    student_id: UUID
    judgement: Judgement
    channel: str = "none"
    guardian_id: UUID | None = None


async def add_judgements(session: AsyncSession, school_id: UUID, new: Sequence[NewJudgement], by: UUID) -> None:
    if not new:
        return
    await session.execute(
        text("""INSERT INTO absence_judgements (id, entry_id, student_id, school_id, state, reason, authority, channel,
                                                guardian_id, known_at, judged_by, reason_id)
                SELECT t.id, t.entry_id, t.student_id, :school, t.state, t.reason, t.authority, t.channel,
                       t.guardian_id, t.known_at, :by, t.reason_id
                FROM unnest(CAST(:ids AS uuid[]), CAST(:entries AS uuid[]), CAST(:students AS uuid[]),
                            CAST(:states AS text[]), CAST(:reasons AS text[]), CAST(:authorities AS text[]),
                            CAST(:channels AS text[]), CAST(:guardians AS uuid[]), CAST(:known AS timestamptz[]),
                            CAST(:reason_ids AS uuid[]))
                    AS t (id, entry_id, student_id, state, reason, authority, channel, guardian_id, known_at,
                          reason_id)"""),
        {
            "school": school_id,
            "by": by,
            "ids": [new_id() for _ in new],
            "entries": [n.judgement.entry_id for n in new],
            "students": [n.student_id for n in new],
            "states": [n.judgement.state.value for n in new],
            "reasons": [None if n.judgement.reason is None else n.judgement.reason.value for n in new],
            "authorities": [n.judgement.authority.value for n in new],
            "channels": [n.channel for n in new],
            "guardians": [n.guardian_id for n in new],
            "known": [n.judgement.known_at for n in new],
            "reason_ids": [n.judgement.reason_id for n in new],
        },
    )
