"""The page of a plan: the plan among its facts, and who may do what with it."""

from datetime import date
from typing import Any

from domain.support_plans.advance import is_editable, offers
from domain.support_plans.catalogue import why_closed
from domain.support_plans.completeness import gaps_of
from domain.support_plans.plan import BlockName, PlanFacts, Standing, SupportPlan
from domain.support_plans.states import PlanParty
from domain.support_plans.tracks import workflow_of
from domain.support_plans.views import (
    BlockState,
    PlanPerson,
    PlanSchool,
    PlanStepView,
    PlanStudent,
    PlanView,
    view_of_scheme,
)
from domain.support_plans.wording import fixed_lines
from persistence.schools.calendars import load_rules
from persistence.support_plans import reading, repository
from persistence.support_plans.pupils import PlanPupil, load_pupil
from persistence.support_plans.reading import GuardianRow, PlanSurroundings
from persistence.unit_of_work import UnitOfWork

NO_MAIL = "Pas d'adresse de courriel\u00a0: faites signer sur papier."
MAIL_NOT_ACCEPTED = "Cette personne n'a pas accepté les courriels\u00a0: faites signer sur papier."


async def today_of(uow: UnitOfWork, plan: SupportPlan) -> date:
    return (await load_rules(uow.session, plan.school_id)).calendar.day_of(uow.now)


async def standing_of(uow: UnitOfWork, plan: SupportPlan, today: date) -> tuple[Standing, PlanPupil]:
    pupil = await load_pupil(uow.session, plan.student_id, plan.school_id)
    facts = PlanFacts(
        pupil.candidate, pupil.school_name, pupil.is_adult(today), pupil.representatives,
        await repository.load_running(uow.session, plan), await repository.load_earlier(uow.session, plan),
    )  # fmt: skip
    return Standing(plan, facts), pupil


async def view_of(uow: UnitOfWork, plan: SupportPlan, today: date) -> PlanView:
    standing, pupil = await standing_of(uow, plan, today)
    around = await reading.load_surroundings(uow.session, plan)
    labels = {row.name: row.label for row in workflow_of(plan.scheme).transitions}
    closed_because = None if plan.state.is_over else why_closed(plan.scheme, pupil.candidate, today)
    return PlanView(
        plan=plan,
        student=PlanStudent(pupil.id, pupil.family_name, pupil.first_name, pupil.class_name, standing.facts.is_adult),
        school=PlanSchool(plan.school_id, pupil.school_name, pupil.school_kind.value),
        scheme=view_of_scheme(plan.scheme, plan.content.follow_up.starts_on or today, closed_because),
        lead=around.lead,
        blocks=_blocks(plan, around),
        content=plan.content,
        gaps=() if plan.state.is_over else tuple(gaps_of(plan)),
        available_transitions=tuple(offers(standing, uow.actor, today)),
        steps=tuple(_step(row, labels) for row in around.steps),
        reviews=plan.reviews,
        signatories=_signatories(plan, pupil, around, is_adult=standing.facts.is_adult),
        signature_requests=tuple(around.requests),
        papers=tuple(around.papers),
        place=around.place,
        renewed_by=around.renewed_by,
        notices=fixed_lines(plan, pupil.school_name),
    )


def _blocks(plan: SupportPlan, around: PlanSurroundings) -> tuple[BlockState, ...]:
    return tuple(
        BlockState(name, name.label, around.blocks[name][0], is_editable(plan, name), around.blocks[name][1])
        for name in BlockName
    )


def _step(row: Any, labels: dict[str, str]) -> PlanStepView:
    detail = row.detail or {}
    return PlanStepView(
        row.step, row.name, labels.get(row.name, row.name), row.source, row.target, row.acted_on, row.recorded_at,
        row.display_name, row.actor_role, detail.get("line", ""), detail.get("exit_decision"),
    )  # fmt: skip


def _signatories(
    plan: SupportPlan, pupil: PlanPupil, around: PlanSurroundings, *, is_adult: bool
) -> tuple[PlanPerson, ...]:
    """The head, a teacher, each legal representative of a minor, the pupil; with what they did."""
    found = {(row.party, row.person_id if row.party == PlanParty.GUARDIAN else None): row for row in around.signatures}
    head = _person(PlanParty.HEAD, None, PlanParty.HEAD.label.capitalize(), found)
    teacher = _person(PlanParty.TEACHER, None, PlanParty.TEACHER.label.capitalize(), found)
    guardians = [] if is_adult else [_guardian(one, found) for one in around.guardians]
    obstacle = "" if pupil.email else NO_MAIL
    itself = _person(
        PlanParty.PUPIL, None, f"{pupil.first_name} {pupil.family_name}", found,
        obstacle=obstacle if is_adult else "L'élève mineur signe sur papier.",
    )  # fmt: skip
    return (head, teacher, *guardians, itself) if plan.scheme.signed_by_head else (*guardians, itself)


def obstacle_of(one: GuardianRow) -> str:
    """Why this person cannot be asked by mail; empty when they can."""
    if not one.has_mail:
        return NO_MAIL
    return "" if one.prefers_mail else MAIL_NOT_ACCEPTED


def _guardian(one: GuardianRow, found: dict[Any, Any]) -> PlanPerson:
    return _person(PlanParty.GUARDIAN, one.id, one.name, found, obstacle=obstacle_of(one))


def _person(
    party: PlanParty, person_id: Any, name: str, found: dict[Any, Any], *, obstacle: str = "Signe sur papier."
) -> PlanPerson:
    row = found.get((party.value, person_id))
    return PlanPerson(
        party.value, person_id, name, row.signed if row else None, row.means if row else None,
        row.signed_on if row else None, not obstacle, obstacle,
    )  # fmt: skip
