"""Opening a plan, writing its blocks one by one, taking its steps, reading it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.support_plans.steps_arrangements import follow_arrangement
from api.support_plans.steps_reading import standing_of, today_of, view_of
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import Malformed, NotFound, Stale
from domain.support_plans.advance import Moved, advance, check_editable, check_writer
from domain.support_plans.catalogue import check_open, scheme_of
from domain.support_plans.checks import check_block
from domain.support_plans.commands import PlanStep
from domain.support_plans.completeness import Gap, gaps_of
from domain.support_plans.models import MODELS, content_of_model, copied
from domain.support_plans.plan import BlockName, Content, SupportPlan
from domain.support_plans.schemes import Scheme, SchemeCode
from domain.support_plans.states import PlanState
from domain.support_plans.views import PlanView
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.students.repository import within_reach
from persistence.support_plans import places, reading, repository, signing
from persistence.support_plans.contents import blocks_of
from persistence.support_plans.opening import NewPlan, insert_plan
from persistence.support_plans.pupils import load_pupil
from persistence.support_plans.repository import StepAct
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OpenPlan:
    """Which scheme for whom; started from a model, from another plan, or from nothing."""

    student_id: UUID
    scheme: SchemeCode
    model: str | None = None
    copy_of: UUID | None = None
    lead_id: UUID | None = None


@dataclass(frozen=True)
class BlockSaved:
    block: BlockName
    version: int
    saved_at: datetime
    gaps: list[Gap]


async def open_plan(uow: UnitOfWork, wanted: OpenPlan) -> PlanView:
    """A draft for a pupil within reach; refused where the scheme is not open, with its text."""
    scope = await within_reach(uow.session, uow.actor, wanted.student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    scheme = scheme_of(wanted.scheme)
    check_writer(scheme, uow.actor)
    pupil = await load_pupil(uow.session, scope.student_id, scope.school_id)
    today = (await load_rules(uow.session, scope.school_id)).calendar.day_of(uow.now)
    check_open(scheme, pupil.candidate, today)
    await _check_lead(uow, wanted.lead_id, scope.school_id, "/lead_id")
    content = await _first_content(uow, wanted, scheme, today)
    new = NewPlan(
        scope.student_id, scope.school_id, scheme, school_year_of(today), lead_id=wanted.lead_id,
        blocks=blocks_of(content),
    )  # fmt: skip
    plan_id = await insert_plan(uow.session, new, uow.actor.id, uow.now)
    entry = JournalEntry.of(scope.pair, "support_plan:open", plan_id=str(plan_id), scheme=scheme.code.value)
    await uow.record(entry)
    return await view_of(uow, await repository.load_plan(uow.session, uow.actor, plan_id), today)


async def _first_content(uow: UnitOfWork, wanted: OpenPlan, scheme: Scheme, today: date) -> Content:
    if wanted.copy_of is not None:
        source = await repository.load_plan(uow.session, uow.actor, wanted.copy_of)
        if source.scheme.code is not scheme.code:
            raise Malformed(errors=[{"pointer": "/copy_of", "detail": "Ce plan est d'un autre dispositif."}])
        if source.student_id == wanted.student_id:
            return copied(source.content, same_pupil=True)
        other = await load_pupil(uow.session, source.student_id, source.school_id)
        return copied(source.content, same_pupil=False, names=(other.first_name, other.family_name))
    if wanted.model is None:
        return Content()
    model = next((one for one in MODELS if one.code == wanted.model), None)
    if model is None or scheme.code is not SchemeCode.PPRE:
        raise Malformed(errors=[{"pointer": "/model", "detail": "Choisissez un modèle de la liste."}])
    return content_of_model(model, today)


async def _check_lead(uow: UnitOfWork, lead_id: UUID | None, school_id: UUID, pointer: str) -> None:
    if lead_id is not None and not await reading.lead_stands_in(uow.session, lead_id, school_id):
        raise Malformed(errors=[{"pointer": pointer, "detail": "Choisissez un adulte de l'établissement."}])


async def show_plan(uow: UnitOfWork, plan_id: UUID) -> PlanView:
    """The page. Journalled."""
    plan = await repository.load_plan(uow.session, uow.actor, plan_id)
    pair = (plan.student_id, plan.school_id)
    await uow.record(JournalEntry.of(pair, "support_plan:read", Access.READ, plan_id=str(plan_id)))
    return await view_of(uow, plan, await today_of(uow, plan))


async def save_block(uow: UnitOfWork, plan_id: UUID, block: BlockName, value: Any, *, seen: int) -> BlockSaved:
    """One block on the version its writer had before them; the others are not touched."""
    plan = await repository.lock_plan(uow.session, uow.actor, plan_id)
    check_writer(plan.scheme, uow.actor)
    written = replace(plan, content=replace(plan.content, **{block.value: value}))
    if block is BlockName.FOLLOW_UP:
        await _check_lead(uow, written.content.follow_up.lead_id, plan.school_id, "/lead_id")
    by = (uow.actor.id, uow.now)
    version = await repository.write_block(uow.session, written, block, expected=seen, by=by)
    check_editable(plan, block, written.content)
    check_block(plan.scheme, block, written.content)
    entry = JournalEntry.of(
        (plan.student_id, plan.school_id), "support_plan:write", plan_id=str(plan_id), block=block.value
    )
    await uow.record(entry)
    return BlockSaved(block, version, uow.now, gaps_of(written))


async def advance_plan(uow: UnitOfWork, plan_id: UUID, command: PlanStep, *, seen: int) -> PlanView:
    """One step; what follows it (half-days, a place, a renewal, links) is written with it."""
    plan = await repository.lock_plan(uow.session, uow.actor, plan_id)
    if seen != plan.version:
        raise Stale
    today = await today_of(uow, plan)
    standing, _ = await standing_of(uow, plan, today)
    if command.guardian_id is not None and command.guardian_id not in standing.facts.legal_representatives:
        raise Malformed(errors=[{"pointer": "/guardian_id", "detail": "Choisissez un représentant légal de l'élève."}])
    moved = advance(standing, command, uow.actor, today)
    moved = await _followed(uow, moved, command)
    await repository.write_step(uow.session, moved, StepAct(command.name, uow.actor, uow.now, uow.act_id))
    if command.name == "renew":
        await _renew(uow, moved.plan, today)
    pair = (plan.student_id, plan.school_id)
    entry = JournalEntry.of(pair, f"support_plan:{command.name}", plan_id=str(plan_id), state=moved.plan.state.value)
    await uow.record(entry)
    return await view_of(uow, await repository.load_plan(uow.session, uow.actor, plan_id), today)


async def _followed(uow: UnitOfWork, moved: Moved, command: PlanStep) -> Moved:
    plan = moved.plan
    arrangement_id = await follow_arrangement(uow, plan, command.name, moved.on)
    plan = replace(plan, arrangement_id=arrangement_id)
    if plan.state.is_over or command.name == "take_back":
        await signing.revoke_requests(uow.session, plan.id, uow.now)
    if plan.place_id is not None and _frees_place(plan, moved.source):
        await places.release_place(uow.session, plan.place_id)
        plan = replace(plan, place_id=None)
    return replace(moved, plan=plan)


def _frees_place(plan: SupportPlan, source: PlanState) -> bool:
    """Given back by whoever never came; one who left during a session had taken it."""
    return plan.state.is_over and source not in {PlanState.ACTIVE, PlanState.REVIEWED}


async def _renew(uow: UnitOfWork, plan: SupportPlan, today: date) -> UUID:
    """The next plan, a draft linked to this one: same needs and objectives, new dates."""
    content = copied(plan.content, same_pupil=True)
    new = NewPlan(
        plan.student_id, plan.school_id, plan.scheme, school_year_of(today), "support_plan", plan.id,
        content.follow_up.lead_id, plan.id, blocks_of(content),
    )  # fmt: skip
    return await insert_plan(uow.session, new, uow.actor.id, uow.now)
