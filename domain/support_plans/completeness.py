"""What a plan still lacks, in words and at its place: « Il manque le critère de l'objectif 2 »."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.support_plans.fields import missing_fields
from domain.support_plans.plan import SupportPlan


@dataclass(frozen=True)
class Gap:
    """`pointer` is a JSON pointer into the page of the plan."""

    pointer: str
    sentence: str


def gaps_of(plan: SupportPlan) -> list[Gap]:
    """Everything that must be there before the plan is proposed or starts."""
    return [*_objectives(plan), *_actions(plan), *_dates(plan), *_fields(plan)]


def _objectives(plan: SupportPlan) -> Iterator[Gap]:
    base = "/blocks/objectives/items"
    if plan.scheme.needs_objectives and not plan.content.objectives:
        yield Gap(base, "Il manque un objectif avec son critère de réussite.")
    for n, objective in enumerate(plan.content.objectives):
        if not objective.sentence:
            yield Gap(f"{base}/{n}/sentence", f"Il manque la phrase de l'objectif {n + 1}.")
        if not objective.criterion:
            yield Gap(f"{base}/{n}/criterion", f"Il manque le critère de l'objectif {n + 1}.")
        if objective.target_on is None:
            yield Gap(f"{base}/{n}/target_on", f"Il manque l'échéance de l'objectif {n + 1}.")


def _actions(plan: SupportPlan) -> Iterator[Gap]:
    if not plan.scheme.needs_objectives:
        return
    base = "/blocks/actions/items"
    if not plan.content.actions:
        yield Gap(base, "Il manque une action.")
    for n, action in enumerate(plan.content.actions):
        if not action.who:
            yield Gap(f"{base}/{n}/who", f"Il manque la personne qui mène l'action {n + 1}.")


def _dates(plan: SupportPlan) -> Iterator[Gap]:
    follow_up = plan.content.follow_up
    if follow_up.starts_on is None:
        yield Gap("/blocks/follow_up/starts_on", "Il manque la date de début.")
    if follow_up.ends_on is None and plan.scheme.arrangement is not None:
        yield Gap("/blocks/follow_up/ends_on", "Il manque la date de fin.")
    if plan.scheme.needs_objectives and follow_up.review_on is None:
        yield Gap("/blocks/follow_up/review_on", "Il manque la date du bilan.")


def _fields(plan: SupportPlan) -> Iterator[Gap]:
    for field in missing_fields(plan.scheme.fields, plan.content.scheme.fields):
        yield Gap(f"/blocks/scheme/fields/{field.name}", f"Il manque «\u00a0{field.label}\u00a0».")
