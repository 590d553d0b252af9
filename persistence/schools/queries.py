"""Lists of schools and classes."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.accounts.views import StaffLine
from domain.kernel.calendar import school_year_of
from domain.students.views import ClassLine, SchoolLine
from persistence.accounts.rows import accounts, actor_units
from persistence.paging import page
from persistence.schools.rows import classes, schools
from persistence.students.rows import enrolments, group_members


def school_page(actor: Actor, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The schools of one's perimeter; all of them for who manages schools."""
    columns = (schools.c.id, schools.c.uai, schools.c.name, schools.c.kind, schools.c.sector, schools.c.department_code)
    query: Select[Any] = select(*columns)
    if not actor.may(Permission.SCHOOLS_MANAGE):
        units = list(actor.units)
        query = query.where(
            schools.c.id.in_(units) | schools.c.dsden_id.in_(units) | schools.c.circonscription_id.in_(units)
        )
    if cursor is not None:
        last = select(schools.c.name, schools.c.id).where(schools.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(schools.c.name, schools.c.id) > last)
    return page(SchoolLine, query.order_by(schools.c.name, schools.c.id), limit)


def class_page(actor: Actor, school_id: UUID, today: date, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The classes and groups of a school this year, a teacher's own only; pupils present counted."""
    in_division = (
        select(func.count())
        .where(enrolments.c.class_id == classes.c.id, (enrolments.c.left_on.is_(None)) | (enrolments.c.left_on > today))
        .scalar_subquery()
    )
    in_group = select(func.count()).where(group_members.c.class_id == classes.c.id).scalar_subquery()
    query: Select[Any] = select(
        classes.c.id, classes.c.code, classes.c.name, classes.c.kind, classes.c.level,
        (in_division + in_group).label("student_count"),
    ).where(
        classes.c.school_id == school_id,
        classes.c.school_id.in_(list(actor.units)),
        classes.c.school_year == literal_column(str(school_year_of(today))),
        classes.c.missing_since.is_(None),
    )  # fmt: skip
    if actor.classes is not None:
        query = query.where(classes.c.id.in_(list(actor.classes)))
    if cursor is not None:
        last = select(classes.c.name, classes.c.id).where(classes.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(classes.c.name, classes.c.id) > last)
    return page(ClassLine, query.order_by(classes.c.name, classes.c.id), limit)


def staff_page(actor: Actor, school_id: UUID, today: date, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Who may be named in this school (référent, who takes a task on): its people whose account is open, by name."""
    order = (accounts.c.display_name, accounts.c.id)
    query: Select[Any] = (
        select(accounts.c.id, accounts.c.display_name, accounts.c.role, accounts.c.job_title)
        .select_from(accounts.join(actor_units, actor_units.c.actor_id == accounts.c.id))
        .where(
            actor_units.c.unit_id == school_id,
            actor_units.c.unit_id.in_(list(actor.units)),
            accounts.c.disabled_at.is_(None),
            accounts.c.valid_until.is_(None) | (accounts.c.valid_until >= today),
        )
        .order_by(*order)
    )
    if cursor is not None:
        last = select(*order).where(accounts.c.id == cursor).correlate(None)
        query = query.where(tuple_(*order) > last.scalar_subquery())
    return page(StaffLine, query, limit)


@dataclass(frozen=True)
class NamedSchool:
    id: UUID
    uai: str
    name: str


async def named_schools(session: AsyncSession, uai: str | None) -> list[NamedSchool]:
    """For jobs: every school in the order of their UAI, or the one of that UAI."""
    query = select(schools.c.id, schools.c.uai, schools.c.name).order_by(schools.c.uai)
    rows = await session.execute(query if uai is None else query.where(schools.c.uai == uai))
    return [NamedSchool(*row) for row in rows]
