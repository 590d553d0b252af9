"""Walks the stories through the use cases, the oldest happening first, each at its own hour and by its own person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from api.absences.use_cases_absences import CorrectionCommand, correct_absence
from api.absences.use_cases_contacts import ContactCommand, record_contact
from api.absences.use_cases_reasons import ReasonCommand, ReasonScope, record_reason
from api.attendance_cases import use_cases as cases
from api.demo.following.acts import RefusedAct
from api.demo.happenings import By, Happening, Invited, Opened, ReasonGiven, RollCorrected, Step
from api.demo.people import Pupil
from api.demo.scenario import STORIES, Story
from api.demo.schools import SCHOOL_OF, DemoSchool
from api.demo.staff import DRAAF, DSDEN
from api.demo.stage import Stage, instant
from domain.absences.contacts import ContactChannel, ContactPurpose, ContactResult
from domain.absences.entries import AbsenceEntry
from domain.absences.reasons import JudgementState
from domain.access.permissions import Role
from domain.kernel.calendar import HalfDay
from domain.kernel.errors import Refusal
from persistence.absences.absences import load_standing
from persistence.demo_world import find_guardians
from persistence.unit_of_work import UnitOfWork

_FIRST_HOUR = time(9)
_ADDRESSED = 2


@dataclass
class Played:
    """A story on its way: its case, once opened, and why it stopped, if it did."""

    story: Story
    case_id: UUID | None = None
    version: int = 0
    addressees: tuple[UUID, ...] = ()
    stopped_by: Refusal | None = None


@dataclass
class Walk:
    """What came of the walk; `refused` and `left_out` are empty when the law and the data agree."""

    played: list[Played] = field(default_factory=list)
    left_out: list[RefusedAct] = field(default_factory=list)
    """Acts of prevention, support, orientation and leaving."""

    @property
    def refused(self) -> list[Played]:
        return [one for one in self.played if one.stopped_by is not None]


@dataclass(frozen=True)
class _Scene:
    stage: Stage
    played: Played

    def day(self, back: int) -> date:
        return self.stage.world.clock.day(back)

    @property
    def last_day(self) -> date:
        return self.stage.world.clock.last_of_year

    @property
    def addressees(self) -> tuple[UUID, ...]:
        return self.played.addressees

    @property
    def referent(self) -> UUID:
        pupil = self.stage.world.of_key[self.played.story.key]
        return self.stage.accounts[self.stage.desk_of(pupil.uai)]


async def walk(stage: Stage) -> Walk:
    """All stories for which the school year is old enough. A refused step ends its story, not the demo."""
    stories = [Played(story) for story in STORIES if story.fits(stage.world.clock)]
    timeline = list(_timeline(stage, stories))
    for done, (at, played, happening) in enumerate(timeline):
        stage.report("Dossiers", done, len(timeline))
        if played.stopped_by is None:
            try:
                await _happen(stage, at, played, happening)
            except Refusal as refusal:
                played.stopped_by = refusal
    return Walk(stories)


def _timeline(stage: Stage, stories: list[Played]) -> Iterator[tuple[datetime, Played, Happening]]:
    """By day, then story by story, a few minutes apart; today, everything before the pictures' hour."""
    clock = stage.world.clock
    dated = [
        (happening.back, rank, order, played, happening)
        for rank, played in enumerate(stories)
        for order, happening in enumerate(played.story.in_order)
    ]
    for back, rank, order, played, happening in sorted(dated, key=lambda one: (-one[0], one[1], one[2])):
        start = instant(clock.day(back), _FIRST_HOUR if back else time(7, 30))
        yield start + timedelta(minutes=(rank * 7 if back else rank) + order, seconds=order), played, happening


async def _happen(stage: Stage, at: datetime, played: Played, happening: Happening) -> None:
    pupil = stage.world.of_key[played.story.key]
    student_id = stage.pupils[pupil.number]
    if isinstance(happening, Opened):
        async with stage.acting(_login(stage, pupil.uai, happening.by), at) as uow:
            view = await cases.open_case(uow, student_id)
            found = await find_guardians(uow.session, stage.units[pupil.uai], student_id)
        played.case_id, played.version = view.id, view.version
        adult = any(tie.kinship == "70" for tie in pupil.ties)
        played.addressees = () if adult else tuple(one.id for one in found if one.level <= _ADDRESSED)
    elif isinstance(happening, Invited):
        async with stage.acting(stage.desk_of(pupil.uai), at) as uow:
            await record_contact(uow, _invitation(stage, pupil, happening))
    elif isinstance(happening, ReasonGiven | RollCorrected):
        async with stage.acting(stage.desk_of(pupil.uai), at) as uow:
            await _change_facts(stage, uow, pupil, happening)
    elif isinstance(happening, Step) and played.case_id is not None:
        async with stage.acting(_login(stage, pupil.uai, happening.by), at) as uow:
            opened = await cases.take_step(
                uow, played.case_id, happening.build(_Scene(stage, played)), seen=played.version
            )
        played.version = opened.case.version


def _invitation(stage: Stage, pupil: Pupil, happening: Invited) -> ContactCommand:
    """About the last absence before that day (L131-8, 1°)."""
    day = stage.world.clock.day(happening.back)
    about = max((half.day for half in stage.plan.of[pupil.number] if half.day <= day), default=day)
    purpose = ContactPurpose.REASON_INVITATION
    return ContactCommand(stage.pupils[pupil.number], about, ContactChannel.LETTER, ContactResult.SENT, purpose=purpose)


async def _change_facts(stage: Stage, uow: UnitOfWork, pupil: Pupil, happening: ReasonGiven | RollCorrected) -> None:
    """A late reason, judged the same day; or a roll that was wrong, whose marks are marked as such."""
    school = SCHOOL_OF[pupil.uai]
    student_id, school_id = stage.pupils[pupil.number], stage.units[pupil.uai]
    for half_day in stage.world.clock.half_days(happening.away, school.calendar):
        standing = await load_standing(uow.session, school_id, [student_id], half_day.day, half_day.day)
        of_half = [one for one in standing if _is_of(one.entry, school, half_day)]
        if isinstance(happening, RollCorrected):
            for one in of_half:
                await correct_absence(uow, one.entry.id, CorrectionCommand())
        elif of_half:
            state = JudgementState.ADMISSIBLE if happening.admissible else JudgementState.NOT_ADMISSIBLE
            command = ReasonCommand(state, happening.reason, ReasonScope.HALF_DAY, channel="call")
            await record_reason(uow, of_half[0].entry.id, command)


def _is_of(entry: AbsenceEntry, school: DemoSchool, half_day: HalfDay) -> bool:
    opened = next(one for one in school.calendar.open_half_days(half_day.day) if one.half is half_day.half)
    return entry.kind.counts and entry.starts_at < opened.ends_at and entry.ends_at > opened.starts_at


def _login(stage: Stage, uai: str, by: By) -> str:
    """The account of that function: the school's own, or its authority's (the DRAAF for an agricultural school)."""
    authority = DRAAF if SCHOOL_OF[uai].kind.is_agricultural else DSDEN
    match by:
        case By.CPE:
            return stage.desk_of(uai)
        case By.HEAD:
            return stage.login_of(Role.HEAD, uai)
        case By.IEN:
            return "ien"
        case By.OFFICER:
            return stage.login_of(Role.DASEN_OFFICER, authority)
        case By.SIGNATORY:
            return stage.login_of(Role.SIGNATORY, authority)
