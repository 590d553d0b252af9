"""One step of a plan: who may, from where, what is missing at which place, and the plan as it then is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotYours
from domain.kernel.law import LegalBasis
from domain.support_plans import guards
from domain.support_plans.commands import PlanStep
from domain.support_plans.completeness import gaps_of
from domain.support_plans.fields import early_values
from domain.support_plans.plan import (
    ALWAYS_OPEN,
    BlockName,
    Content,
    ObjectiveProgress,
    Review,
    SchemeBlock,
    Standing,
    SupportPlan,
)
from domain.support_plans.schemes import Scheme, SchemeCode
from domain.support_plans.states import Agreement, PlanState, ReviewDecision
from domain.support_plans.tracks import workflow_of
from domain.workflow import NotAvailable, Offer

ADMITTING = frozenset({PlanState.FILED, PlanState.ADMITTED})
REVISING = frozenset({ReviewDecision.REVISE, ReviewDecision.NEW_ACTIONS})


class PlanIncomplete(Malformed):
    """Each place that is still empty, as a pointer into the page."""

    title = "Il manque des éléments au plan"
    detail = "Complétez les champs indiqués, puis recommencez."


class InTheFuture(Malformed):
    title = "Date à corriger"
    detail = "Cette date n'est pas encore passée."


class BlockClosed(NotAvailable):
    """What was proposed is not changed behind the family's back."""

    title = "Ce plan ne se modifie plus ici"
    detail = "Reprenez le plan pour le modifier, ou attendez le prochain bilan."


@dataclass(frozen=True)
class Moved:
    """The plan after the step, the row's text, and what the chain keeps of the step: codes, ids, days."""

    plan: SupportPlan
    source: PlanState
    basis: LegalBasis | None
    on: date
    detail: dict[str, object]


def check_writer(scheme: Scheme, actor: Actor) -> None:
    """The MLDS coordinator writes the MLDS's own actions, reads the rest."""
    if actor.role is Role.MLDS_COORDINATOR and scheme.code is not SchemeCode.MLDS:
        raise NotYours("La coordination MLDS écrit les actions de la MLDS.")


def is_editable(plan: SupportPlan, block: BlockName) -> bool:
    """A draft is open; words always; the decision of the authority that admits; the rest when a review revises it."""
    if plan.state is PlanState.DRAFT or (block in ALWAYS_OPEN and not plan.state.is_over):
        return True
    if block is BlockName.SCHEME and plan.state in ADMITTING:
        return any(field.late for field in plan.scheme.fields)
    review = plan.last_review
    return plan.state is PlanState.REVIEWED and review is not None and review.decision in REVISING


def check_editable(plan: SupportPlan, block: BlockName, written: Content) -> None:
    """`written` is the content as it would be: while a commission decides, only what it decides is noted."""
    if not is_editable(plan, block):
        raise BlockClosed
    if block is BlockName.SCHEME and plan.state in ADMITTING and _shown(plan, written) != _shown(plan, plan.content):
        raise BlockClosed("Le dossier est transmis\u00a0: seule la décision se note maintenant.")


def _shown(plan: SupportPlan, content: Content) -> SchemeBlock:
    return replace(content.scheme, fields=early_values(plan.scheme.fields, content.scheme.fields))


def offers(standing: Standing, actor: Actor, today: date) -> list[Offer]:
    """Every step this reader could take, the blocked ones with what they lack; none for those who only read."""
    if actor.role is Role.MLDS_COORDINATOR and standing.plan.scheme.code is not SchemeCode.MLDS:
        return []
    return workflow_of(standing.plan.scheme).available(standing, actor, today)


def advance(standing: Standing, command: PlanStep, actor: Actor, today: date) -> Moved:
    """Who, state, then content: gaps are named at their place before anything else of the content."""
    plan, on = standing.plan, command.on or today
    check_writer(plan.scheme, actor)
    workflow = workflow_of(plan.scheme)
    row = workflow.row(command.name, plan.state, today)
    if row and actor.may(row.permission) and plan.state in row.sources and guards.is_complete in row.guards:
        _check_gaps(plan)
    row = workflow.check(command.name, standing, actor, today)
    _check_command(plan, command, today)
    moved = _moved(plan, command, on)
    moved = replace(moved, state=PlanState(row.target_from(plan.state)), steps=plan.steps + 1, version=plan.version + 1)
    return Moved(moved, plan.state, row.basis_on(today), on, _detail(plan, command))


def _check_gaps(plan: SupportPlan) -> None:
    gaps = gaps_of(plan)
    if gaps:
        raise PlanIncomplete(
            " ".join(gap.sentence for gap in gaps),
            errors=[{"pointer": gap.pointer, "detail": gap.sentence} for gap in gaps],
        )


def _check_command(plan: SupportPlan, command: PlanStep, today: date) -> None:
    if command.on is not None and command.on > today:
        raise InTheFuture(errors=[{"pointer": "/on", "detail": InTheFuture.detail}])
    faults = list(_faults(plan, command))
    if faults:
        raise Malformed(faults[0][1], errors=[{"pointer": pointer, "detail": detail} for pointer, detail in faults])


def _faults(plan: SupportPlan, command: PlanStep) -> Iterable[tuple[str, str]]:
    if command.name in {"close", "abandon"} and command.exit_decision is None:
        yield "/exit_decision", "Dites où va l'élève maintenant."
    if command.name != "review":
        return
    if command.decision is None:
        yield "/decision", "Dites ce qui est décidé\u00a0: continuer, arrêter, revoir ou de nouvelles actions."
    said = {one.number for one in command.progress}
    for number in range(1, len(plan.content.objectives) + 1):
        if number not in said:
            yield "/progress", f"Dites où en est l'objectif {number}."
    for index, one in enumerate(command.progress):
        if not 1 <= one.number <= len(plan.content.objectives):
            yield f"/progress/{index}/number", "Cet objectif n'existe pas."


def _moved(plan: SupportPlan, command: PlanStep, on: date) -> SupportPlan:
    if command.name == "agree":
        return replace(plan, agreement=Agreement.AGREED, agreed_on=on)
    if command.name == "refuse":
        return replace(plan, agreement=Agreement.REFUSED)
    if command.name == "take_back":
        return replace(plan, signatures=())
    if command.name == "review" and command.decision is not None:
        review = Review(on, command.decision, _with_sentences(plan, command), command.line)
        follow_up = replace(plan.content.follow_up, review_on=command.next_review_on)
        return replace(plan, reviews=(*plan.reviews, review), content=replace(plan.content, follow_up=follow_up))
    return plan


def _with_sentences(plan: SupportPlan, command: PlanStep) -> tuple[ObjectiveProgress, ...]:
    return tuple(replace(one, sentence=plan.content.objectives[one.number - 1].sentence) for one in command.progress)


def _detail(plan: SupportPlan, command: PlanStep) -> dict[str, object]:
    kept: dict[str, object] = {
        "guardian_id": command.guardian_id and str(command.guardian_id),
        "line": command.line,
        "decision": command.decision and command.decision.value,
        "next_review_on": command.next_review_on and command.next_review_on.isoformat(),
        "exit_decision": command.exit_decision and command.exit_decision.value,
        "progress": [
            {"number": one.number, "progress": one.progress.value, "line": one.line, "sentence": one.sentence}
            for one in _with_sentences(plan, command)
        ],
    }
    return {name: value for name, value in kept.items() if value}
