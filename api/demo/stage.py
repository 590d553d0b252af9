"""The stage of the loader: who can act, where, and at which hour, whatever the time really is."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from api.demo.attendance import AttendancePlan
from api.demo.staff import Person
from api.demo.world import World
from domain.access.actor import Caller
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import UnitOfWork, unit_of_work

Report = Callable[[str, int, int | None], None]
"""Stage in words, done, total (None when unknown)."""
_GENERATION = 2
"""Of an account that has just been given its password."""
PARIS = ZoneInfo("Europe/Paris")


def instant(day: date, hour: time) -> datetime:
    """That hour of the schools' clock."""
    return datetime.combine(day, hour, PARIS).astimezone(UTC)


@dataclass
class Stage:
    """Filled as the loader goes: ids of units, accounts, classes and pupils, by the keys of the world."""

    world: World
    plan: AttendancePlan
    sessions: Sessions
    people: tuple[Person, ...]
    report: Report
    units: dict[str, UUID] = field(default_factory=dict)
    accounts: dict[str, UUID] = field(default_factory=dict)
    classes: dict[tuple[str, str], UUID] = field(default_factory=dict)
    pupils: dict[int, UUID] = field(default_factory=dict)

    @asynccontextmanager
    async def acting(self, login: str, at: datetime) -> AsyncIterator[UnitOfWork]:
        """A unit of work of that account, as if it were then."""
        async with unit_of_work(self.sessions, Caller(self.accounts[login], _GENERATION, at)) as uow:
            yield uow

    def login_of(self, role: Role, unit: str) -> str:
        """Who has that function there."""
        return next(one.login for one in self.people if one.role is role and unit in one.units)

    def desk_of(self, uai: str) -> str:
        """Who imports and writes for that school: its CPE, in an école its head."""
        return next(
            (one.login for one in self.people if one.role is Role.EDUCATION_ADVISER and uai in one.units),
            self.login_of(Role.HEAD, uai),
        )

    def teacher_of(self, uai: str, code: str) -> str:
        """Who takes the rolls of that class."""
        return next(
            one.login for one in self.people
            if one.role is Role.TEACHER and one.units[0] == uai and code in one.classes
        )  # fmt: skip
