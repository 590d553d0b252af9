"""What setting and trying share: the writing of a school's weeks and of its way of counting, without what follows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.errors import Malformed
from domain.schools.grid import LessonGrid, Period
from domain.schools.opening import Opening, OpeningWeek
from domain.schools.school import ClosureRow, OpeningRow, PeriodRow, SettingsRow
from domain.schools.settings import AttendanceSettings
from persistence.ids import new_id
from persistence.schools import repository
from persistence.unit_of_work import UnitOfWork

MANUAL = "manual"


class SettingsGoBackwards(Malformed):
    title = "Date à corriger"
    detail = "Un réglage s'applique à partir d'aujourd'hui ou d'une date à venir, jamais en arrière."


@dataclass(frozen=True)
class CalendarCommand:
    """A school's weeks as its own people set them; closures that came from a file are not touched."""

    openings: list[OpeningRow]
    periods: list[PeriodRow]
    closures: list[ClosureRow]


@dataclass(frozen=True)
class SettingsCommand:
    from_day: date
    settings: AttendanceSettings


async def write_calendar(uow: UnitOfWork, school_id: UUID, command: CalendarCommand) -> None:
    """Checked, then in the place of what was there."""
    OpeningWeek(tuple(Opening(o.weekday, o.half, o.opens_at, o.closes_at) for o in command.openings))
    LessonGrid(
        tuple(
            Period(p.code, p.label, p.starts_at, p.ends_at, p.half)
            for p in sorted(command.periods, key=lambda p: p.starts_at)
        )
    )
    await repository.replace_week(uow.session, school_id, command.openings, command.periods)
    await repository.replace_closures(uow.session, school_id, [(new_id(), row) for row in command.closures], MANUAL)


async def write_settings(uow: UnitOfWork, school_id: UUID, command: SettingsCommand, today: date) -> SettingsRow:
    """One version more, from today or from a day to come."""
    settings = command.settings
    if command.from_day < today:
        raise SettingsGoBackwards(errors=[{"pointer": "/from_day", "detail": SettingsGoBackwards.detail}])
    versions = await repository.load_settings(uow.session, school_id)
    row = SettingsRow(
        len(versions) + 1, command.from_day, settings.midday_split, settings.minimum_overlap_minutes,
        settings.overflow_tolerance_minutes, settings.lesson_slack_minutes, settings.threshold_count,
        settings.window, settings.invitations_before_referral,
    )  # fmt: skip
    await repository.add_settings(uow.session, school_id, row, uow.actor.id, uow.now)
    return row
