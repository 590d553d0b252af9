"""Lines of lists about pupils: declared once, for the SQL, for OpenAPI and for the screen."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class StudentLine:
    """One pupil in a list: no birth date, no address, no INE."""

    id: UUID
    family_name: str
    first_name: str
    school_id: UUID
    school_name: str
    class_id: UUID | None
    class_name: str | None
    status: str
    left_on: date | None
    missing_since: date | None


@dataclass(frozen=True)
class StudentName:
    """One pupil as somebody names them to say whom they mean: nothing but the name and the class."""

    id: UUID
    family_name: str
    first_name: str
    class_name: str | None


@dataclass(frozen=True)
class ClassLine:
    """One class of a school for one year; a group is a class whose kind says so."""

    id: UUID
    code: str
    name: str
    kind: str
    level: str
    student_count: int


@dataclass(frozen=True)
class SchoolLine:
    id: UUID
    uai: str
    name: str
    kind: str
    sector: str
    department_code: str
