"""How a plan of the demo is written and moved: one story, its blocks on one day, then its steps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from api.demo.following.acts import Act, NotMadeError, Troupe
from api.demo.people import Pupil
from api.students.use_cases import show_student
from api.students.use_cases_writing import change_guardian
from api.support_plans import use_cases as plans
from api.support_plans.use_cases import OpenPlan
from api.support_plans.use_cases_places import take_place
from api.support_plans.use_cases_signing import PaperSignature, ask_by_mail, sign_on_paper
from domain.support_plans.commands import PlanStep
from domain.support_plans.plan import BlockName, Content, FollowUp, Objective, ObjectiveProgress, SchemeBlock
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import ExitDecision, PlanParty, Progress, ReviewDecision
from domain.support_plans.views import PlanView
from persistence.demo_world import find_guardians
from persistence.unit_of_work import UnitOfWork

SIGN, MAIL, PLACE = "sign", "mail", "place"
"""What is done to a plan and is no step of it."""


@dataclass(frozen=True)
class Move:
    """Something done to the plan, so many open days ago. `by`: a login, `head`, or whoever leads the plan."""

    back: int
    name: str
    by: str = ""
    party: PlanParty | None = None
    decision: ReviewDecision | None = None
    progress: tuple[Progress, ...] = ()
    next_review: int | None = None
    leaving: ExitDecision | None = None
    place: str = ""
    line: str = ""


@dataclass(frozen=True)
class Dates:
    """In open days back, negative when to come; `shift` adds days to the start, `lasting` gives the end by days."""

    starts: int
    ends: int | None = None
    review: int | None = None
    met: int | None = None
    shift: int = 0
    lasting: int | None = None


@dataclass(frozen=True)
class PlanStory:
    """`key` names a pupil of the cast; else one is drawn from `classes`. An empty `by` is the class's teacher."""

    name: str
    uai: str
    scheme: SchemeCode
    opened: int
    dates: Dates
    moves: tuple[Move, ...] = ()
    key: str = ""
    classes: tuple[str, ...] = ()
    ages: tuple[int, int] = (0, 30)
    by: str = ""
    model: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""
    provider: str = ""
    strengths: str = ""
    words: str = ""
    objectives: tuple[tuple[str, str], ...] = ()
    from_meeting: bool = False


@dataclass(frozen=True)
class Cast:
    """A story and its pupil."""

    story: PlanStory
    pupil: Pupil
    lead: str


def plan_acts(troupe: Troupe, stories: tuple[PlanStory, ...]) -> Iterator[Act]:
    for story in stories:
        if not troupe.reaches(story.opened):
            continue
        cast = _cast(troupe, story)
        if cast is None:
            continue
        written = troupe.school_day(story.uai, story.opened)
        yield Act(written, time(17, 20), story.name, partial(_write, troupe, cast))
        for rank, move in enumerate(story.moves):
            day = troupe.school_day(story.uai, move.back)
            hour = time(17, 30 + rank) if day == written else time(12, rank)
            yield Act(day, hour, f"{story.name}, {move.name}", partial(_move, troupe, cast, move))


def _cast(troupe: Troupe, story: PlanStory) -> Cast | None:
    pupil = troupe.pupil(story.key) if story.key else troupe.draw(story.uai, story.classes, story.ages)
    if pupil is None:
        return None
    return Cast(story, pupil, troupe.who(story.uai, story.by or f"class {pupil.class_code}"))


async def _write(troupe: Troupe, cast: Cast, at: datetime) -> None:
    """The draft, opened here or by a meeting before, and its blocks."""
    story, student_id = cast.story, troupe.student(cast.pupil)
    async with troupe.acting(cast.lead, at) as uow:
        if story.from_meeting:
            view = await plans.show_plan(uow, troupe.recall(f"plan {story.key}"))
        else:
            view = await plans.open_plan(
                uow, OpenPlan(student_id, story.scheme, story.model, lead_id=troupe.account(cast.lead))
            )
        versions = {block.name: block.version for block in view.blocks}
        for block, value in _blocks(troupe, cast, view.content):
            await plans.save_block(uow, view.id, block, value, seen=versions[block])
        troupe.made[story.name] = view.id


def _blocks(troupe: Troupe, cast: Cast, content: Content) -> Iterator[tuple[BlockName, object]]:
    story, dates = cast.story, _follow_up(troupe, cast)
    yield BlockName.FOLLOW_UP, dates
    if story.strengths:
        yield BlockName.STRENGTHS, story.strengths
    if story.words:
        yield BlockName.WORDS, story.words
    target = dates.review_on or dates.ends_on
    if story.objectives:
        yield BlockName.OBJECTIVES, tuple(Objective(one, criterion, target) for one, criterion in story.objectives)
    elif content.objectives:
        yield BlockName.OBJECTIVES, tuple(replace(one, target_on=target) for one in content.objectives)
    if content.actions:
        spread = tuple(replace(one, starts_on=dates.starts_on, ends_on=dates.ends_on) for one in content.actions)
        yield BlockName.ACTIONS, spread
    if story.fields or story.reason:
        given = {name: troupe.day(v.back).isoformat() if isinstance(v, On) else v for name, v in story.fields.items()}
        yield BlockName.SCHEME, SchemeBlock(story.reason, story.provider, given)


@dataclass(frozen=True)
class On:
    """A day among the fields of a scheme."""

    back: int


def _follow_up(troupe: Troupe, cast: Cast) -> FollowUp:
    story, dates = cast.story, cast.story.dates

    def day(back: int | None) -> date | None:
        return None if back is None else troupe.school_day(story.uai, back)

    starts = troupe.school_day(story.uai, dates.starts) + timedelta(days=dates.shift)
    ends = day(dates.ends) if dates.lasting is None else starts + timedelta(days=dates.lasting)
    return FollowUp(starts, ends, day(dates.review), day(dates.met), lead_id=troupe.account(cast.lead))


async def _move(troupe: Troupe, cast: Cast, move: Move, at: datetime) -> None:
    login = troupe.who(cast.story.uai, move.by or cast.lead)
    plan_id = troupe.recall(cast.story.name)
    async with troupe.acting(login, at) as uow:
        view = await plans.show_plan(uow, plan_id)
        if move.name == SIGN and move.party is not None:
            await _sign(troupe, uow, cast, view, move.party)
        elif move.name == MAIL:
            await _ask(troupe, uow, cast, view)
        elif move.name == PLACE:
            await take_place(uow, plan_id, troupe.recall(f"place {move.place}"), seen=view.version)
        else:
            await plans.advance_plan(uow, plan_id, _step(troupe, cast, move), seen=view.version)


async def _sign(troupe: Troupe, uow: UnitOfWork, cast: Cast, view: PlanView, party: PlanParty) -> None:
    guardian = (await _guardians(troupe, uow, cast))[0] if party is PlanParty.GUARDIAN else None
    await sign_on_paper(uow, view.id, PaperSignature(party, guardian), seen=view.version)


async def _ask(troupe: Troupe, uow: UnitOfWork, cast: Cast, view: PlanView) -> None:
    """The guardian has said that mail suits them; then the link goes there."""
    student_id = troupe.student(cast.pupil)
    student = await show_student(uow, student_id, uow.now.date())
    reached = next((one for one in student.guardians or () if one.email and one.level == 1), None)
    if reached is None:
        raise NotMadeError(cast.story.name)
    pair = (student_id, reached.id)
    await change_guardian(uow, pair, {"prefers_mail": True}, uow.now.date(), seen=reached.version)
    await ask_by_mail(uow, view.id, reached.id, seen=view.version)


async def _guardians(troupe: Troupe, uow: UnitOfWork, cast: Cast) -> list[UUID]:
    found = await find_guardians(uow.session, troupe.stage.units[cast.story.uai], troupe.student(cast.pupil))
    legal = [one.id for one in found if one.level == 1]
    if not legal:
        raise NotMadeError(cast.story.name)
    return legal


def _step(troupe: Troupe, cast: Cast, move: Move) -> PlanStep:
    said = tuple(ObjectiveProgress(n, progress, "") for n, progress in enumerate(move.progress, 1))
    review = None if move.next_review is None else troupe.school_day(cast.story.uai, move.next_review)
    return PlanStep(
        move.name, line=move.line, progress=said, decision=move.decision, next_review_on=review,
        exit_decision=move.leaving,
    )  # fmt: skip
