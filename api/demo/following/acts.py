"""One dated act of the demo, and what the acts share: who does it, about whom, what was made before."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from uuid import UUID

from api.demo.dice import stream
from api.demo.morning import mornings
from api.demo.people import Pupil
from api.demo.schools import SCHOOL_OF
from api.demo.stage import Stage, instant
from domain.access.permissions import Role
from domain.kernel.calendar import age_on
from domain.kernel.errors import Refusal
from persistence.database import Sessions
from persistence.unit_of_work import UnitOfWork


class NotMadeError(LookupError):
    """What this act continues does not exist: an earlier act was refused, or the year is too young for it."""


@dataclass(frozen=True)
class Act:
    """`run` receives the instant. Acts are carried out by day and hour, whatever theme they belong to."""

    day: date
    hour: time
    name: str
    run: Callable[[datetime], Awaitable[None]]

    @property
    def at(self) -> datetime:
        return instant(self.day, self.hour)


@dataclass(frozen=True)
class RefusedAct:
    """An act that the rules did not allow, or that came after one."""

    act: Act
    why: Refusal | NotMadeError


@dataclass
class Troupe:
    """The stage, and a memory of what was made: ids by a name of ours."""

    stage: Stage
    jobs: Sessions
    made: dict[str, UUID] = field(default_factory=dict)
    drawn: set[int] = field(default_factory=set)

    @asynccontextmanager
    async def acting(self, login: str, at: datetime) -> AsyncIterator[UnitOfWork]:
        async with self.stage.acting(login, at) as uow:
            yield uow

    def day(self, back: int) -> date:
        return self.stage.world.clock.day(back)

    def school_day(self, uai: str, back: int) -> date:
        """That many open days ago, or the day before on which that school was open."""
        calendar = SCHOOL_OF[uai].calendar
        while not calendar.is_school_day(self.day(back)):
            back += 1
        return self.day(back)

    def reaches(self, back: int) -> bool:
        """In September, few acts have had the time to happen."""
        return back <= self.stage.world.clock.oldest_back - 3

    def draw(self, uai: str, codes: tuple[str, ...], ages: tuple[int, int] = (0, 30)) -> Pupil | None:
        """One more quiet pupil, for a story of their own."""
        found = next((one for one in self.quiet(uai, codes, ages) if one.number not in self.drawn), None)
        if found is not None:
            self.drawn.add(found.number)
        return found

    def recall(self, name: str) -> UUID:
        if name not in self.made:
            raise NotMadeError(name)
        return self.made[name]

    def pupil(self, key: str) -> Pupil:
        return self.stage.world.of_key[key]

    def student(self, pupil: Pupil) -> UUID:
        return self.stage.pupils[pupil.number]

    def account(self, login: str) -> UUID:
        return self.stage.accounts[login]

    def head(self, uai: str) -> str:
        return self.stage.login_of(Role.HEAD, uai)

    def who(self, uai: str, said: str) -> str:
        """A login: of the head, of the teacher of a class (« class 4106 »), or the one that is said."""
        if said.startswith("class "):
            return self.stage.teacher_of(uai, said.removeprefix("class "))
        return self.head(uai) if said == "head" else said

    def age(self, pupil: Pupil) -> int:
        return age_on(pupil.born, self.stage.world.clock.today)

    @cached_property
    def _away(self) -> set[int]:
        """Absent this morning, or more than once lately: somebody else's story."""
        world, plan = self.stage.world, self.stage.plan
        missing = {one.pupil.number for morning in mornings(world, plan) for one in morning.missing}
        recent = self.day(min(20, world.clock.oldest_back))
        return missing | {n for n, halves in plan.of.items() if sum(half.day >= recent for half in halves) > 1}

    def quiet(self, uai: str, codes: Iterable[str], ages: tuple[int, int] = (0, 30)) -> list[Pupil]:
        """Pupils of these classes whom no other story speaks of, in an order of the seed."""
        wanted = set(codes)
        found = [
            one for one in self.stage.world.present(uai)
            if one.class_code in wanted and not one.key and not one.is_apprentice and one.number not in self._away
            and ages[0] <= self.age(one) <= ages[1]
        ]  # fmt: skip
        stream(self.stage.world.seed, "following", uai, *sorted(wanted)).shuffle(found)
        return found
