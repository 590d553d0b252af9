"""What somebody asks of a plan: one step, with the little that it needs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.support_plans.plan import ObjectiveProgress
from domain.support_plans.states import ExitDecision, ReviewDecision


@dataclass(frozen=True)
class PlanStep:
    """`on` is the day it happened, today when none is given. The rest is of reviews, agreements and endings."""

    name: str
    on: date | None = None
    guardian_id: UUID | None = None
    line: str = ""
    progress: tuple[ObjectiveProgress, ...] = ()
    decision: ReviewDecision | None = None
    next_review_on: date | None = None
    exit_decision: ExitDecision | None = None
