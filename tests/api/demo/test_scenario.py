"""The stories follow the law: every step is one that the workflow allows on its day, whatever day today is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest

from api.demo.attendance import AttendancePlan
from api.demo.days import Clock
from api.demo.happenings import By, Invited, Opened, Step
from api.demo.people import Pupil
from api.demo.scenario import STORIES, Story
from api.demo.schools import SCHOOL_OF, DemoSchool
from api.demo.world import World, build_world
from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.attendance_cases.advance import advance
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import (
    AuthorityLevel,
    Delegation,
    Facts,
    Invitation,
    MissedHalfDay,
    ResponsiblePerson,
)
from domain.attendance_cases.states import Degree, DsdenState, ProsecutorState, SchoolState, Sector
from domain.kernel.calendar import HalfDay

ACTORS = {
    By.CPE: Actor(uuid4(), Role.EDUCATION_ADVISER, frozenset()),
    By.HEAD: Actor(uuid4(), Role.HEAD, frozenset()),
    By.IEN: Actor(uuid4(), Role.IEN, frozenset()),
    By.OFFICER: Actor(uuid4(), Role.DASEN_OFFICER, frozenset()),
    By.SIGNATORY: Actor(uuid4(), Role.SIGNATORY, frozenset()),
}
ARRETE = Delegation("arrêté de délégation", date(2020, 1, 1), None)


@dataclass(frozen=True)
class OnPaper:
    """The scene without a database: persons are numbers."""

    clock: Clock
    pupil: Pupil

    def day(self, back: int) -> date:
        return self.clock.day(back)

    @property
    def last_day(self) -> date:
        return self.clock.last_of_year

    @property
    def addressees(self) -> tuple[UUID, ...]:
        if any(tie.kinship == "70" for tie in self.pupil.ties):
            return ()
        return tuple(UUID(int=tie.adult.number) for tie in self.pupil.ties if tie.level < 3)

    @property
    def referent(self) -> UUID:
        return ACTORS[By.CPE].id


def _facts(pupil: Pupil, school: DemoSchool, known: Iterable[HalfDay], invited: list[date], day: date) -> Facts:
    known = sorted(known, key=lambda half: (half.day, half.half.value))
    weeks = (len(school.calendar.school_days(known[-1].day, day)) - 1) // 5 if known else 0
    return Facts(
        pupil.born,
        tuple(MissedHalfDay(half) for half in known),
        invitations=tuple(Invitation(on, "letter") for on in invited),
        persons=tuple(
            ResponsiblePerson(UUID(int=tie.adult.number), AuthorityLevel(str(tie.level)), None) for tie in pupil.ties
        ),
        delegation=ARRETE,
        class_weeks_present=weeks,
    )


def play(world: World, plan: AttendancePlan, story: Story) -> AttendanceCase:
    """The case at the end of the story, by the rules alone."""
    pupil = world.of_key[story.key]
    school, clock = SCHOOL_OF[pupil.uai], world.clock
    away = {half for half, missed in plan.of[pupil.number].items() if not missed.justified and missed.lesson is None}
    invited: list[date] = []
    case: AttendanceCase | None = None
    for happening in story.in_order:
        day = clock.day(happening.back)
        if isinstance(happening, Opened):
            degree = Degree.PRIMARY if school.kind.is_first_degree else Degree.SECONDARY
            sector = Sector.AGRICULTURAL if school.kind.is_agricultural else Sector.PUBLIC
            case = AttendanceCase(uuid4(), uuid4(), uuid4(), clock.school_year, day, degree, sector)
        elif isinstance(happening, Invited):
            invited.append(day)
        elif isinstance(happening, Step):
            assert case is not None
            facts = _facts(pupil, school, (half for half in away if half.day <= day), invited, day)
            command = happening.build(OnPaper(clock, pupil))
            case = advance(case, command, ACTORS[happening.by], facts=facts, today=day).entity
        else:
            away -= set(clock.half_days(happening.away, school.calendar))
    assert case is not None
    return case


@pytest.mark.parametrize(
    "today",
    [date(2026, 11, 23), date(2026, 11, 25), date(2026, 12, 18), date(2027, 1, 5), date(2027, 3, 9), date(2027, 7, 2)],
)
def test_every_step_is_allowed_on_its_day(today):
    world = build_world(today)
    plan = AttendancePlan(world)
    cases = [play(world, plan, story) for story in STORIES if story.fits(world.clock)]
    assert len(cases) >= 30


def test_the_stories_reach_every_state():
    world = build_world(date(2026, 11, 23))
    plan = AttendancePlan(world)
    cases = [play(world, plan, story) for story in STORIES]
    never_last = {SchoolState.SUPPORT_CONTRACT_UNSIGNED}  # both go on to « poursuite »
    assert {case.school_state for case in cases} >= {*SchoolState} - never_last
    assert {case.dsden_state for case in cases} == {*DsdenState}
    assert {case.prosecutor_state for case in cases} == {*ProsecutorState}


def test_stories_that_need_more_of_the_year_wait():
    assert not any(story.fits(Clock(date(2026, 9, 3))) for story in STORIES)


def test_each_pupil_has_one_story():
    assert len({story.key for story in STORIES}) == len(STORIES) >= 30
