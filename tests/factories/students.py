"""Pupils of the test world, written as an import would leave them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text

from domain.imports.names import fold
from persistence.database import Sessions
from persistence.ids import new_id


@dataclass(frozen=True)
class StudentFixture:
    id: UUID
    school_id: UUID
    class_id: UUID


async def make_class(sessions: Sessions, school_id: UUID, name: str = "2de MELEC", year: int = 2026) -> UUID:
    class_id = new_id()
    async with sessions() as session, session.begin():
        await session.execute(
            text("INSERT INTO classes (id, school_id, school_year, code, name) VALUES (:id, :s, :y, :n, :n)"),
            {"id": class_id, "s": school_id, "y": year, "n": name},
        )
    return class_id


async def make_student(
    sessions: Sessions,
    school_id: UUID,
    class_id: UUID,
    family_name: str = "FONTAINE",
    first_name: str = "Lucas",
    *,
    birth_date: date = date(2011, 5, 4),
    year: int = 2026,
) -> StudentFixture:
    """`sessions` are the jobs role's: no actor is needed to plant a world."""
    student_id = new_id()
    ids = {"id": student_id, "s": school_id, "c": class_id}
    async with sessions() as session, session.begin():
        await session.execute(
            text("INSERT INTO students (id, family_name, first_name, birth_date) VALUES (:id, :f, :g, :b)"),
            ids | {"f": family_name, "g": first_name, "b": birth_date},
        )
        await session.execute(
            text(
                "INSERT INTO school_students (student_id, school_id, source_key, first_seen_on) VALUES (:id, :s, :k, :d)"
            ),
            ids | {"k": str(student_id), "d": date(year, 9, 1)},
        )
        await session.execute(
            text("INSERT INTO person_links (student_id, unit_id, school_id, reason) VALUES (:id, :s, :s, 'enrolled')"),
            ids,
        )
        await session.execute(
            text(
                "INSERT INTO enrolments (id, student_id, school_id, school_year, class_id, entered_on) VALUES (:e, :id, :s, :y, :c, :d)"
            ),
            ids | {"e": new_id(), "y": year, "d": date(year, 9, 1)},
        )
        for part in set(fold(f"{family_name} {first_name}").split()):
            await session.execute(text("INSERT INTO student_name_parts VALUES (:p, :id, :s)"), ids | {"p": part})
    return StudentFixture(student_id, school_id, class_id)


async def make_guardian(
    sessions: Sessions,
    student: StudentFixture,
    family_name: str = "FONTAINE",
    first_name: str = "Claire",
    *,
    level: int = 1,
    protected: bool = False,
    street: str = "3 rue des Tilleuls",
) -> UUID:
    guardian_id = new_id()
    async with sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO guardians (id, student_id, school_id, level, kinship, civility, family_name, first_name,
                        phone_mobile, accepts_sms, address_lines, postal_code, city, address_protected)
                    VALUES (:g, :id, :s, :level, '10', 'MME', :f, :n, '06 39 98 04 11', true, ARRAY[:street], '99900', 'VAL-FICTIF', :p)"""),
            {
                "g": guardian_id, "id": student.id, "s": student.school_id, "level": level, "f": family_name,
                "n": first_name, "p": protected, "street": street,
            },
        )  # fmt: skip
    return guardian_id
