"""Plans of the domain's tests: written, in a state, among facts."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.schools.kinds import SchoolKind
from domain.support_plans.catalogue import SCHEMES, Candidate
from domain.support_plans.plan import (
    Action,
    Content,
    FollowUp,
    Objective,
    PlanFacts,
    SchemeBlock,
    Signature,
    Standing,
    SupportPlan,
)
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import Agreement, PlanParty, PlanState, Setting, SignatureMeans

DAY = date(2026, 11, 24)
MOTHER, FATHER, ID = UUID(int=1), UUID(int=2), UUID(int=9)
COLLEGIAN = Candidate(SchoolKind.COLLEGE, frozenset({"4e"}), date(2012, 12, 3))
LYCEAN = Candidate(SchoolKind.LYCEE_PROFESSIONNEL, frozenset({"Tle"}), date(2009, 5, 4))
OBJECTIVE = Objective("Trouver l'idée principale", "4 textes sur 5", date(2026, 12, 18))
ACTION = Action(Setting.IN_CLASS, "Consigne reformulée", "Mme Perrin", "à chaque cours", None, None)
DATES = FollowUp(date(2026, 11, 23), date(2026, 12, 18), date(2026, 12, 18), date(2026, 11, 20))
WRITTEN = Content(objectives=(OBJECTIVE,), actions=(ACTION,), follow_up=DATES)
HEAD_SIGNS = Signature(PlanParty.HEAD, SignatureMeans.PAPER, DAY)
MOTHER_SIGNS = Signature(PlanParty.GUARDIAN, SignatureMeans.CODE, DAY, MOTHER)
FATHER_SIGNS = Signature(PlanParty.GUARDIAN, SignatureMeans.PAPER, DAY, FATHER)
HEAD = Actor(UUID(int=5), Role.HEAD, frozenset())
TEACHER = Actor(UUID(int=6), Role.TEACHER, frozenset())


def plan(scheme: SchemeCode = SchemeCode.PPRE, state: PlanState = PlanState.DRAFT, **changes: Any) -> SupportPlan:
    made = SupportPlan(ID, ID, ID, SCHEMES[scheme], state, 2026, content=WRITTEN)
    return replace(made, **changes)


def standing(made: SupportPlan, candidate: Candidate = COLLEGIAN, **facts: Any) -> Standing:
    around = {"is_adult": False, "legal_representatives": frozenset({MOTHER, FATHER})}
    return Standing(made, PlanFacts(candidate, "Collège Jules-Verne", **(around | facts)))


def dated(made: SupportPlan, start: date, end: date | None) -> SupportPlan:
    follow_up = replace(made.content.follow_up, starts_on=start, ends_on=end)
    return replace(made, content=replace(made.content, follow_up=follow_up))


def with_fields(made: SupportPlan, **fields: object) -> SupportPlan:
    return replace(made, content=replace(made.content, scheme=SchemeBlock(fields=fields)))


def agreed(made: SupportPlan) -> SupportPlan:
    return replace(made, state=PlanState.AGREED, agreement=Agreement.AGREED)
