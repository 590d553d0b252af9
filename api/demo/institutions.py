"""Units, accounts, schools and their weeks: what an administrator lays before any file is imported."""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.demo.schools import SCHOOLS, DemoSchool, placements
from api.demo.staff import CIRCONSCRIPTION, DEMO_PEOPLE, DRAAF, DSDEN, UNITS, Person
from api.demo.stage import Stage, instant
from api.schools import use_cases as schools
from api.schools.steps import CalendarCommand
from api.security.passwords import hash_password
from domain.access.permissions import Role
from domain.accounts.account import ManagedAccount
from domain.accounts.passwords import DEMO_PASSWORD
from domain.schools.school import OpeningRow, PeriodRow, PlacementRow, School
from persistence.accounts import administration, repository
from persistence.accounts.administration import UnitRow
from persistence.demo_world import find_classes, give_classes
from persistence.ids import new_id
from persistence.unit_of_work import anonymous_transaction

_ADMIN = "admin"


def laid_at(stage: Stage) -> datetime:
    """A week before the first day of class."""
    return instant(stage.world.clock.first_of_year - timedelta(days=7), time(9))


def _first_morning(stage: Stage) -> datetime:
    return instant(stage.world.clock.first_of_year, time(7))


async def lay_institutions(stage: Stage, *, cheap_hash: bool) -> None:
    """Everything that stands before the pupils come."""
    at = laid_at(stage)
    hashed = await hash_password(DEMO_PASSWORD, cheap=cheap_hash)
    for unit in UNITS:
        stage.units[unit.key] = new_id()
    async with anonymous_transaction(stage.sessions) as session:
        for unit in UNITS:
            await administration.add_unit(
                session, UnitRow(stage.units[unit.key], unit.kind, unit.name), unit.department, at
            )
        admin = next(person for person in DEMO_PEOPLE if person.login == _ADMIN)
        await _add_account(stage, session, admin, (hashed, at + timedelta(seconds=len(DEMO_PEOPLE))))
    await _add_schools(stage, at)
    async with anonymous_transaction(stage.sessions) as session:
        for rank, person in enumerate(one for one in stage.people if one.login != _ADMIN):
            # The sign-in page lists accounts by age: those of the page first, in its order.
            await _add_account(stage, session, person, (hashed, at + timedelta(seconds=rank)))
    for school in SCHOOLS:
        await _set_week(stage, school, at)


async def _add_account(stage: Stage, session: AsyncSession, person: Person, signed: tuple[str, datetime]) -> None:
    hashed, at = signed
    account_id = stage.accounts[person.login] = new_id()
    account = ManagedAccount(
        account_id, person.email, person.name, person.title, person.role,
        frozenset(stage.units[key] for key in person.units),
        frozenset() if person.role is Role.TEACHER else None, None, False, True, False, 1,
    )  # fmt: skip
    await administration.add_account(session, account, stage.accounts[_ADMIN], at)
    await repository.keep_password(session, account_id, hashed)


async def _add_schools(stage: Stage, at: datetime) -> None:
    async with stage.acting(_ADMIN, at) as uow:
        for school in SCHOOLS:
            draft = _draft(stage, school)
            stage.units[school.uai] = draft.id
            await schools.add_school(uow, draft)


def _draft(stage: Stage, school: DemoSchool) -> School:
    """An école answers to its IEN, an agricultural lycée to the DRAAF, all to the département."""
    return School(
        id=new_id(), version=1, uai=school.uai, name=school.name, kind=school.kind, sector="public",
        department_code="999", academy_name="Académie de démonstration", zone="", time_zone="",
        dsden_id=stage.units[DSDEN],
        circonscription_id=stage.units[CIRCONSCRIPTION] if school.kind.is_first_degree else None,
        draaf_id=stage.units[DRAAF] if school.kind.is_agricultural else None,
        head_title=school.head_title.capitalize(), head_name=school.head, address_lines=[school.street,
        f"{school.postcode} {school.town}"], phone=school.phone, email=f"ce.{school.uai.lower()}@example.invalid",
    )  # fmt: skip


async def _set_week(stage: Stage, school: DemoSchool, at: datetime) -> None:
    """Opening half-days and grid, as the head sets them."""
    openings = [OpeningRow(one.weekday, one.half, one.opens, one.closes) for one in school.calendar.week.openings]
    periods = [PeriodRow(one.code, one.label, one.half, one.starts_at, one.ends_at) for one in school.grid.periods]
    async with stage.acting(stage.login_of(Role.HEAD, school.uai), at) as uow:
        seen = (await schools.show_school(uow, stage.units[school.uai])).version
        command = CalendarCommand(openings, periods, [])
        await schools.set_calendar(uow, stage.units[school.uai], command, at.date(), seen=seen)


async def share_classes(stage: Stage) -> None:
    """After the first import: each teacher's classes, and the weeks that classes spend in companies."""
    year = stage.world.clock.school_year
    for school in SCHOOLS:
        async with stage.acting(stage.login_of(Role.HEAD, school.uai), _first_morning(stage)) as uow:
            found = await find_classes(uow.session, stage.units[school.uai], year)
            stage.classes |= {(school.uai, code): class_id for code, class_id in found.items()}
            for one in school.classes:
                rows = [PlacementRow(new_id(), first, last, "PFMP") for first, last in placements(one, year)]
                if rows:
                    await schools.set_placements(uow, stage.units[school.uai], found[one.code], rows)
    async with anonymous_transaction(stage.sessions) as session:
        await give_classes(
            session,
            {
                stage.accounts[person.login]: [stage.classes[person.units[0], code] for code in person.classes]
                for person in stage.people
                if person.classes
            },
        )
