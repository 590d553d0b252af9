"""Contacts with families: append-only attempts, and the messages that the service sends itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from domain.kernel.calendar import Half, HalfDay
from domain.kernel.errors import NotFound


@dataclass(frozen=True)
class NewContact:
    id: UUID
    student_id: UUID
    about_day: date
    purpose: ContactPurpose
    channel: ContactChannel
    result: ContactResult
    guardian_id: UUID | None
    note: str = ""
    by_hand: bool = False
    """Noted by a person, not sent by the service."""


async def add_contacts(
    session: AsyncSession, school_id: UUID, new: Sequence[NewContact], by: UUID, at: datetime
) -> None:
    if not new:
        return
    await session.execute(
        text("""INSERT INTO contact_attempts (id, student_id, school_id, about_day, purpose, channel, result,
                                              guardian_id, by, at, note, by_hand)
                VALUES (:id, :student, :school, :about_day, :purpose, :channel, :result, :guardian, :by, :at,
                        :note, :by_hand)"""),
        [
            {
                "id": one.id, "student": one.student_id, "school": school_id, "about_day": one.about_day,
                "purpose": one.purpose.value, "channel": one.channel.value, "result": one.result.value,
                "guardian": one.guardian_id, "by": by, "at": at, "note": one.note,
                "by_hand": one.by_hand,
            }
            for one in new
        ],
    )  # fmt: skip


async def check_guardian(session: AsyncSession, student_id: UUID, school_id: UUID, guardian_id: UUID) -> None:
    """The guardian answers for this pupil in this school; else NotFound."""
    row = await session.execute(
        text("SELECT 1 FROM guardians WHERE id = :id AND student_id = :student AND school_id = :school"),
        {"id": guardian_id, "student": student_id, "school": school_id},
    )
    if row.one_or_none() is None:
        raise NotFound


@dataclass(frozen=True)
class AbsentHalf:
    """A half-day of absence, and whether its reason is still to be given or judged."""

    half_day: HalfDay
    unexplained: bool


@dataclass(frozen=True)
class Reachable:
    """Legal representatives reached by one message or one letter: several only under one address."""

    student_id: UUID
    guardian_ids: list[UUID]


_BY_MAIL = text("""
    SELECT student_id, ARRAY[id] FROM guardians
    WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[])) AND level = 1 AND missing_since IS NULL
      AND parental_authority <> 'withdrawn' AND coalesce(email, '') <> ''
    ORDER BY student_id, contact_first DESC, id
""")
_BY_LETTER = text("""
    SELECT student_id, array_agg(id ORDER BY contact_first DESC, id) FROM guardians
    WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[])) AND level = 1 AND missing_since IS NULL
      AND parental_authority <> 'withdrawn' AND coalesce(city, '') <> ''
    GROUP BY student_id, address_lines, postal_code, city, address_protected ORDER BY student_id, min(CAST(id AS text))
""")


async def load_reachable(
    session: AsyncSession, school_id: UUID, students: Sequence[UUID], channel: ContactChannel
) -> list[Reachable]:
    """One mail per person, one letter per address: two homes get two, neither shows the other."""
    statement = _BY_LETTER if channel is ContactChannel.LETTER else _BY_MAIL
    rows = await session.execute(statement, {"school": school_id, "students": list(students)})
    return [Reachable(*row) for row in rows]


async def load_absent_halves(
    session: AsyncSession, school_id: UUID, students: Sequence[UUID], days: Iterable[date]
) -> dict[UUID, list[AbsentHalf]]:
    """The half-days of absence of these days, by pupil, in order."""
    rows = await session.execute(
        text("""SELECT student_id, day, half, state <> 'justified' AS unexplained FROM half_days
                WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[]))
                  AND day = ANY(CAST(:days AS date[])) AND state IN ('justified', 'pending', 'unjustified')
                ORDER BY student_id, day, half"""),
        {"school": school_id, "students": list(students), "days": sorted(set(days))},
    )
    found: dict[UUID, list[AbsentHalf]] = defaultdict(list)
    for row in rows:
        found[row.student_id].append(AbsentHalf(HalfDay(row.day, Half(row.half)), row.unexplained))
    return found


async def load_invited(
    session: AsyncSession, school_id: UUID, students: Sequence[UUID], days: Iterable[date], zone: str
) -> dict[UUID, date]:
    """The day of the first invitation to give the reason of an absence of these days, by pupil; none that came back."""
    rows = await session.execute(
        text("""SELECT student_id, min(CAST(at AT TIME ZONE :zone AS date)) AS first_on FROM contact_attempts
                WHERE school_id = :school AND student_id = ANY(CAST(:students AS uuid[]))
                  AND about_day = ANY(CAST(:days AS date[])) AND purpose = 'reason_invitation'
                  AND result <> 'undeliverable' AND withdrawn_at IS NULL GROUP BY student_id"""),
        {"school": school_id, "students": list(students), "days": sorted(set(days)), "zone": zone},
    )
    return {row.student_id: row.first_on for row in rows}


@dataclass(frozen=True)
class NoticeToSend:
    """All that a message needs: no name of the pupil, no reason, no place."""

    about_day: date
    purpose: ContactPurpose
    email: str
    school_name: str
    school_phone: str


_NOTICE = text("""
    SELECT t.about_day, t.purpose, g.email, s.name, s.phone
    FROM contact_attempts t JOIN guardians g ON g.id = t.guardian_id JOIN schools s ON s.id = t.school_id
    WHERE t.id = :id AND t.result = 'queued' AND coalesce(g.email, '') <> ''
""")


async def load_notice(session: AsyncSession, contact_id: UUID) -> NoticeToSend | None:
    row = (await session.execute(_NOTICE, {"id": contact_id})).one_or_none()
    if row is None:
        return None
    return NoticeToSend(row.about_day, ContactPurpose(row.purpose), row.email, row.name, row.phone)


async def settle_contact(session: AsyncSession, contact_id: UUID, result: ContactResult) -> None:
    """What became of a message that the service sent; a person's own note never changes."""
    await session.execute(
        text("UPDATE contact_attempts SET result = :result WHERE id = :id AND result = 'queued'"),
        {"id": contact_id, "result": result.value},
    )


async def settle_letter(session: AsyncSession, contact_id: UUID, result: ContactResult) -> None:
    """What became of the letter that carries out an attempt: a later word corrects the former (sent, then returned)."""
    await session.execute(
        text("UPDATE contact_attempts SET result = :result WHERE id = :id AND channel = 'letter'"),
        {"id": contact_id, "result": result.value},
    )


async def load_school_voice(session: AsyncSession, school_id: UUID) -> tuple[str, str]:
    """The school's name and telephone, as a message says them."""
    row = await session.execute(text("SELECT name, phone FROM schools WHERE id = :id"), {"id": school_id})
    found = row.one()
    return found.name, found.phone


async def load_account_email(session: AsyncSession, account_id: UUID) -> str | None:
    row = await session.execute(
        text("SELECT email FROM accounts WHERE id = :id AND disabled_at IS NULL"), {"id": account_id}
    )
    return row.scalar_one_or_none()
