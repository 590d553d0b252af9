"""What a letter is made from: the pupil, those who answer for them, offices, agents, the services that help parents."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.documents.parts import SupportService
from domain.kernel.errors import NotFound
from domain.students.status import KINSHIP_LABELS


@dataclass(frozen=True)
class PupilSource:
    id: UUID
    first_name: str
    family_name: str
    birth_date: date
    sex: str | None
    address: tuple[str, ...]
    class_name: str


@dataclass(frozen=True)
class GuardianSource:
    """A person who answers for the pupil. `address` is their own, empty when none is known."""

    id: UUID
    level: int
    quality: str
    civility: str
    family_name: str
    first_name: str
    address: tuple[str, ...]
    address_protected: bool
    is_ase: bool
    parental_authority: str
    prefers_mail: bool
    email: str
    phone: str


@dataclass(frozen=True)
class AgentSource:
    """Who acted: a name as it is printed under a letter."""

    id: UUID
    name: str
    job_title: str
    role: str


@dataclass(frozen=True)
class ContactSource:
    """A call, a message or an invitation that was noted: day, channel and result, never its text."""

    day: date
    channel: str
    purpose: str
    result: str


_PUPIL = text("""
    SELECT s.id, s.first_name, coalesce(s.usage_name, s.family_name) AS family_name, s.birth_date, s.sex,
        s.address_lines, s.postal_code, s.city, coalesce(c.name, '') AS class_name
    FROM students s
    LEFT JOIN LATERAL (SELECT class_id FROM enrolments e WHERE e.student_id = s.id AND e.school_id = :school
                       ORDER BY e.school_year DESC LIMIT 1) e ON true
    LEFT JOIN classes c ON c.id = e.class_id
    WHERE s.id = :student
""")
_GUARDIANS = text("""
    SELECT id, level, kinship, civility, coalesce(usage_name, family_name) AS family_name, first_name, address_lines,
        postal_code, city, address_protected, is_ase, parental_authority, prefers_mail, email,
        coalesce(phone_mobile, phone_personal, phone_work, '') AS phone
    FROM guardians WHERE student_id = :student AND school_id = :school AND missing_since IS NULL
    ORDER BY level, contact_first DESC, id
""")
_CONTACTS = text("""
    SELECT CAST(a.at AT TIME ZONE :zone AS date) AS day, a.channel, a.purpose, a.result
    FROM contact_attempts a WHERE a.student_id = :student AND a.school_id = :school AND a.about_day >= :first
        AND a.withdrawn_at IS NULL
    ORDER BY a.at
""")
_SUPPORT = text("""
    SELECT name, description, address, phone, opening FROM department_support_services
    WHERE unit_id = :unit AND (ended_on IS NULL OR ended_on > :on) ORDER BY position, name, id
""")


async def load_pupil(session: AsyncSession, student_id: UUID, school_id: UUID) -> PupilSource:
    row = (await session.execute(_PUPIL, {"student": student_id, "school": school_id})).one_or_none()
    if row is None:
        raise NotFound
    return PupilSource(row.id, row.first_name, row.family_name, row.birth_date, row.sex, _address(row), row.class_name)


async def load_guardians(session: AsyncSession, student_id: UUID, school_id: UUID) -> list[GuardianSource]:
    rows = await session.execute(_GUARDIANS, {"student": student_id, "school": school_id})
    return [_guardian(row) for row in rows]


def _guardian(row: Any) -> GuardianSource:
    return GuardianSource(
        row.id, row.level, KINSHIP_LABELS.get(row.kinship or "", "responsable"), row.civility or "", row.family_name,
        row.first_name, _address(row), row.address_protected, row.is_ase, row.parental_authority, row.prefers_mail,
        row.email or "", row.phone,
    )  # fmt: skip


def _address(row: Any) -> tuple[str, ...]:
    town = " ".join(part for part in (row.postal_code, row.city) if part)
    return tuple(line for line in (*row.address_lines, town) if line)


async def load_agent(session: AsyncSession, account_id: UUID | None) -> AgentSource | None:
    if account_id is None:
        return None
    row = (
        await session.execute(
            text("SELECT id, display_name, job_title, role FROM accounts WHERE id = :id"), {"id": account_id}
        )
    ).one_or_none()
    return None if row is None else AgentSource(*row)


async def load_unit_name(session: AsyncSession, unit_id: UUID) -> str:
    return str((await session.execute(text("SELECT name FROM units WHERE id = :id"), {"id": unit_id})).scalar_one())


async def load_academy_name(session: AsyncSession, unit_id: UUID) -> str:
    """The academy of an office, as its schools say it; empty when it has none yet."""
    row = await session.execute(
        text("SELECT academy_name FROM schools WHERE :id IN (dsden_id, draaf_id) AND academy_name <> '' LIMIT 1"),
        {"id": unit_id},
    )
    return str(row.scalar_one_or_none() or "")


async def load_support(session: AsyncSession, unit_id: UUID, on: date) -> tuple[SupportService, ...]:
    """The département's catalogue of parental support on that day (L131-8)."""
    rows = await session.execute(_SUPPORT, {"unit": unit_id, "on": on})
    return tuple(SupportService(*row) for row in rows)


async def load_contacts(
    session: AsyncSession, student_id: UUID, school_id: UUID, *, zone: str, since: date
) -> list[ContactSource]:
    keys = {"student": student_id, "school": school_id, "zone": zone, "first": since}
    return [ContactSource(*row) for row in await session.execute(_CONTACTS, keys)]


async def load_delegation(session: AsyncSession, case_id: UUID, track: str, step: int) -> str:
    """The arrêté under which that act was signed; empty when it was signed in person."""
    if track not in {"dsden", "prosecutor"}:
        return ""
    row = await session.execute(
        text(f"""SELECT d.reference FROM {track}_case_transitions t
                 JOIN signature_delegations d ON d.id = t.delegation_id
                 WHERE t.case_id = :case AND t.step = :step"""),
        {"case": case_id, "step": step},
    )
    return row.scalar_one_or_none() or ""
