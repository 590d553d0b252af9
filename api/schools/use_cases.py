"""Schools: their sheet, their weeks, how they count."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.schools.steps import CalendarCommand, SettingsCommand, write_calendar, write_settings
from domain.absences.change import CountChange
from domain.access.permissions import Permission
from domain.kernel.calendar import month_start, school_year_of
from domain.kernel.errors import Duplicate, NotFound, Stale
from domain.kernel.events import Effect
from domain.schools.holidays import closures_of_year
from domain.schools.school import (
    ClosureRow,
    PlacementRow,
    School,
    SchoolCalendarSheet,
    SettingsRow,
)
from domain.schools.uai import department_of_uai, require_uai
from domain.schools.zones import AcademicZone, time_zone_of_department, zone_of_department
from persistence.absences.change_preview import change_since
from persistence.journal import Access, JournalEntry
from persistence.schools import repository
from persistence.unit_of_work import UnitOfWork


class SchoolExists(Duplicate):
    title = "Cet établissement existe déjà"
    detail = "Un établissement porte déjà cet UAI. Ouvrez sa fiche pour la modifier."


def within_reach(uow: UnitOfWork, school_id: UUID) -> None:
    """One's own schools; every school for who manages them."""
    if school_id not in uow.actor.units and not uow.actor.may(Permission.SCHOOLS_MANAGE):
        raise NotFound


def stands_in(uow: UnitOfWork, school_id: UUID) -> None:
    """One's own schools and no other, whoever manages them."""
    if school_id not in uow.actor.units:
        raise NotFound


async def show_school(uow: UnitOfWork, school_id: UUID) -> School:
    """A school's sheet."""
    within_reach(uow, school_id)
    return await repository.load_school(uow.session, school_id)


async def add_school(uow: UnitOfWork, draft: School) -> School:
    """Add a school. Its UAI must carry the right key letter; département, zone and clock follow from it."""
    uai = require_uai(draft.uai)
    if await repository.find_by_uai(uow.session, uai):
        raise SchoolExists
    department = draft.department_code or department_of_uai(uai)
    school = replace(
        draft, uai=uai, department_code=department, zone=zone_of_department(department).value,
        time_zone=time_zone_of_department(department),
    )  # fmt: skip
    await repository.insert_school(uow.session, school)
    await uow.record(JournalEntry("school:add", school_id=school.id, detail={"uai": uai}))
    return school


async def change_school(uow: UnitOfWork, school_id: UUID, changes: dict[str, object], *, seen: int) -> School:
    """Change a school's sheet; the fields not named stay."""
    school = await repository.load_school(uow.session, school_id)
    if school.version != seen:
        raise Stale
    changed = replace(school, version=seen + 1, **changes)  # type: ignore[arg-type]  # the schema has typed them
    await repository.update_school(uow.session, changed, expected=seen)
    await uow.record(JournalEntry("school:change", school_id=school_id, detail={"fields": sorted(changes)}))
    return changed


async def show_calendar(uow: UnitOfWork, school_id: UUID, today: date) -> SchoolCalendarSheet:
    """Opening half-days, grid, closures, and the holidays of the school's zone for this school year."""
    within_reach(uow, school_id)
    school = await repository.load_school(uow.session, school_id)
    return SchoolCalendarSheet(
        version=school.version,
        openings=await repository.load_openings(uow.session, school_id),
        periods=await repository.load_periods(uow.session, school_id),
        closures=await repository.load_closures(uow.session, school_id),
        holidays=[
            ClosureRow(first, last, label, "zone")
            for label, first, last in closures_of_year(AcademicZone(school.zone), today)
        ],
    )


async def set_calendar(
    uow: UnitOfWork, school_id: UUID, command: CalendarCommand, today: date, *, seen: int
) -> SchoolCalendarSheet:
    """Set the school's weeks. The counts of the present year are then made again by a job."""
    within_reach(uow, school_id)
    await repository.touch(uow.session, school_id, expected=seen)
    await write_calendar(uow, school_id, command)
    await _count_anew(uow, school_id, date(school_year_of(today), 9, 1))
    await uow.record(JournalEntry("school:set_calendar", school_id=school_id))
    return await show_calendar(uow, school_id, today)


async def _count_anew(uow: UnitOfWork, school_id: UUID, since: date) -> None:
    """Half-days follow from the calendar and the settings: a job makes them again."""
    await uow.enqueue([Effect("recount_school", {"school_id": str(school_id), "since": since.isoformat()})])


@dataclass(frozen=True)
class SettingsHistory:
    version: int
    items: list[SettingsRow]


async def show_settings(uow: UnitOfWork, school_id: UUID) -> SettingsHistory:
    """How the school counts, with every former version."""
    within_reach(uow, school_id)
    school = await repository.load_school(uow.session, school_id)
    return SettingsHistory(school.version, await repository.load_settings(uow.session, school_id))


async def add_settings(
    uow: UnitOfWork, school_id: UUID, command: SettingsCommand, today: date, *, seen: int
) -> SettingsHistory:
    """Count otherwise from a day on, never backwards."""
    within_reach(uow, school_id)
    await repository.touch(uow.session, school_id, expected=seen)
    row = await write_settings(uow, school_id, command, today)
    await _count_anew(uow, school_id, month_start(row.from_day))
    await uow.record(JournalEntry("school:add_settings", school_id=school_id, detail={"version": row.version}))
    return await show_settings(uow, school_id)


async def preview_calendar(uow: UnitOfWork, school_id: UUID, command: CalendarCommand, today: date) -> CountChange:
    """What setting these weeks would change in what is counted since the rentrée: done, looked at, and taken back."""
    stands_in(uow, school_id)
    async with uow.session.begin_nested() as attempt:
        await write_calendar(uow, school_id, command)
        change = await change_since(uow.session, school_id, date(school_year_of(today), 9, 1))
        await attempt.rollback()
    return change


async def preview_settings(uow: UnitOfWork, school_id: UUID, command: SettingsCommand, today: date) -> CountChange:
    """The same for another way of counting, since the first of the month in which it begins."""
    stands_in(uow, school_id)
    async with uow.session.begin_nested() as attempt:
        await write_settings(uow, school_id, command, today)
        change = await change_since(uow.session, school_id, month_start(command.from_day))
        await attempt.rollback()
    return change


async def list_placements(uow: UnitOfWork, school_id: UUID, class_id: UUID) -> list[PlacementRow]:
    """The weeks a class spends in companies."""
    within_reach(uow, school_id)
    return await repository.load_placements(uow.session, school_id, class_id)


async def set_placements(
    uow: UnitOfWork, school_id: UUID, class_id: UUID, rows: list[PlacementRow]
) -> list[PlacementRow]:
    """Set the weeks a class spends in companies (PFMP): no roll is expected then, and no half-day counted."""
    within_reach(uow, school_id)
    await repository.replace_placements(uow.session, school_id, class_id, rows)
    first = min((row.starts_on for row in rows), default=uow.now.date())
    await _count_anew(uow, school_id, date(school_year_of(min(first, uow.now.date())), 9, 1))
    entry = JournalEntry("class:set_placements", Access.WRITE, school_id=school_id, detail={"class_id": str(class_id)})
    await uow.record(entry)
    return await repository.load_placements(uow.session, school_id, class_id)
