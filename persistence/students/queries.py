"""Lists of pupils, written as JSON by PostgreSQL; every one filters by the actor's perimeter and their classes."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, Subquery, and_, case, literal_column, or_, select, tuple_

from domain.access.actor import Actor
from domain.imports.names import fold
from domain.kernel.calendar import school_year_of
from domain.students.status import EnrolmentStatus
from domain.students.views import StudentLine, StudentName
from persistence.paging import page
from persistence.schools.rows import classes, schools
from persistence.students.rows import (
    enrolments,
    group_members,
    person_links,
    school_students,
    student_name_parts,
    students,
)

AFTER_EVERY_LETTER = "\U0010ffff"


@dataclass(frozen=True)
class StudentFilter:
    """What a list of pupils may be narrowed by."""

    school_id: UUID | None = None
    class_id: UUID | None = None
    status: EnrolmentStatus | None = None
    words: str = ""


def _status(today: date) -> ColumnElement[str]:
    return case(
        (school_students.c.missing_since.is_not(None), literal_column("'missing'")),
        (enrolments.c.left_on <= today, literal_column("'left'")),
        else_=literal_column("'enrolled'"),
    )


def student_page(
    actor: Actor, today: date, wanted: StudentFilter, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Pupils of the year within the actor's perimeter, in name order."""
    query = _lines(actor, today)
    if wanted.school_id is not None:
        query = query.where(enrolments.c.school_id == wanted.school_id)
    if wanted.class_id is not None:
        in_group = select(group_members.c.student_id).where(group_members.c.class_id == wanted.class_id)
        query = query.where(or_(enrolments.c.class_id == wanted.class_id, students.c.id.in_(in_group)))
    if wanted.status is not None:
        query = query.where(_status(today) == wanted.status.value)
    for word in fold(wanted.words).split():
        query = query.where(_named(word))
    if cursor is not None:
        last = select(students.c.sort_name, students.c.id).where(students.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(students.c.sort_name, students.c.id) > last)
    return page(StudentLine, query.order_by(students.c.sort_name, students.c.id), limit)


def student_name_page(actor: Actor, today: date, words: str, limit: int) -> Select[tuple[str]]:
    """Who is enrolled in one's own schools and is named so; only the name and the class leave the database."""
    query = _lines(actor, today).where(
        enrolments.c.school_id.in_(list(actor.units)), _status(today) == EnrolmentStatus.ENROLLED.value
    )
    for word in fold(words).split():
        query = query.where(_named(word))
    named = query.with_only_columns(
        students.c.id, students.c.family_name, students.c.first_name, classes.c.name.label("class_name")
    )
    return page(StudentName, named.order_by(students.c.sort_name, students.c.id), limit)


def _named(word: str) -> ColumnElement[bool]:
    """Some part of the name starts with the word. Bounds instead of LIKE: under the wall only they reach the index."""
    parts = student_name_parts
    return and_(
        select(parts.c.student_id)
        .where(
            parts.c.student_id == students.c.id,
            parts.c.school_id == enrolments.c.school_id,
            parts.c.part >= word,
            parts.c.part < word + AFTER_EVERY_LETTER,
        )
        .exists()
    )


def _links(actor: Actor) -> Subquery:
    """The records that the actor may open, each once however many reasons open it."""
    return (
        select(person_links.c.student_id, person_links.c.school_id)
        .where(person_links.c.unit_id.in_(list(actor.units)), person_links.c.reason != "handed_over")
        .distinct()
        .subquery("links")
    )


def _lines(actor: Actor, today: date) -> Select[Any]:
    links = _links(actor)
    year: ColumnElement[int] = literal_column(str(school_year_of(today)))
    query = (
        select(
            students.c.id,
            students.c.family_name,
            students.c.first_name,
            enrolments.c.school_id,
            schools.c.name.label("school_name"),
            enrolments.c.class_id,
            classes.c.name.label("class_name"),
            _status(today).cast(String).label("status"),
            enrolments.c.left_on,
            school_students.c.missing_since,
        )
        .select_from(links)
        .join(students, students.c.id == links.c.student_id)
        .join(
            enrolments,
            and_(
                enrolments.c.student_id == links.c.student_id,
                enrolments.c.school_id == links.c.school_id,
                enrolments.c.school_year == year,
            ),
        )
        .join(
            school_students,
            and_(
                school_students.c.student_id == enrolments.c.student_id,
                school_students.c.school_id == enrolments.c.school_id,
            ),
        )
        .join(schools, schools.c.id == enrolments.c.school_id)
        .outerjoin(classes, classes.c.id == enrolments.c.class_id)
    )
    return query if actor.classes is None else query.where(_of_own_classes(actor.classes))


def _of_own_classes(own: frozenset[UUID]) -> ColumnElement[bool]:
    """A teacher sees the pupils of their classes and groups, no others."""
    in_groups = select(group_members.c.student_id).where(group_members.c.class_id.in_(list(own)))
    return or_(enrolments.c.class_id.in_(list(own)), students.c.id.in_(in_groups))
