"""Steps: who takes them, what they lead to, what they refuse and where."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotYours
from domain.support_plans.advance import (
    InTheFuture,
    PlanIncomplete,
    advance,
    check_editable,
    check_writer,
    is_editable,
    offers,
)
from domain.support_plans.catalogue import SCHEMES
from domain.support_plans.commands import PlanStep
from domain.support_plans.family import step_of_answer
from domain.support_plans.plan import BlockName, Content, ObjectiveProgress, Review
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import ExitDecision, PlanState, Progress, ReviewDecision
from domain.support_plans.tracks import COMMISSION, PPRE, WORKFLOWS
from domain.workflow import Blocked, NotAvailable
from tests.domain.support_plans.plan_world import (
    DAY,
    HEAD,
    HEAD_SIGNS,
    MOTHER_SIGNS,
    OBJECTIVE,
    TEACHER,
    agreed,
    plan,
    standing,
)

REACHED = (ObjectiveProgress(1, Progress.REACHED, "quatre textes"),)


def test_a_ppre_without_an_objective_is_refused_at_its_place() -> None:
    empty = replace(plan(), content=replace(plan().content, objectives=()))
    with pytest.raises(PlanIncomplete) as refused:
        advance(standing(empty), PlanStep("propose"), HEAD, DAY)
    assert refused.value.data["errors"][0]["pointer"] == "/blocks/objectives/items"  # type: ignore[index]


@pytest.mark.parametrize(("field", "word"), [("sentence", "la phrase"), ("criterion", "le critère")])
def test_what_is_missing_is_said_with_the_objectives_number(field: str, word: str) -> None:
    second = replace(OBJECTIVE, **{field: ""})
    made = replace(plan(), content=replace(plan().content, objectives=(OBJECTIVE, second)))
    with pytest.raises(PlanIncomplete) as refused:
        advance(standing(made), PlanStep("propose"), HEAD, DAY)
    assert refused.value.sentence == f"Il manque {word} de l'objectif 2."


def test_an_objective_has_a_day() -> None:
    made = replace(plan(), content=replace(plan().content, objectives=(replace(OBJECTIVE, target_on=None),)))
    with pytest.raises(PlanIncomplete, match=r"^plan_incomplete$"):
        advance(standing(made), PlanStep("propose"), HEAD, DAY)


def test_the_head_alone_proposes_a_ppre_and_anybody_who_writes_a_tutoring() -> None:
    with pytest.raises(NotYours):
        advance(standing(plan()), PlanStep("propose"), TEACHER, DAY)
    assert advance(standing(plan()), PlanStep("propose"), HEAD, DAY).plan.state is PlanState.PROPOSED


def test_a_step_is_not_taken_from_elsewhere() -> None:
    with pytest.raises(NotAvailable):
        advance(standing(plan()), PlanStep("start"), HEAD, DAY)


def test_a_ppre_starts_once_agreed_and_signed() -> None:
    ready = replace(agreed(plan()), signatures=(HEAD_SIGNS, MOTHER_SIGNS))
    assert advance(standing(ready), PlanStep("start"), HEAD, DAY).plan.state is PlanState.ACTIVE
    with pytest.raises(Blocked):
        advance(standing(replace(ready, signatures=(MOTHER_SIGNS,))), PlanStep("start"), HEAD, DAY)


def test_a_review_keeps_the_sentence_of_each_objective() -> None:
    step = PlanStep("review", progress=REACHED, decision=ReviewDecision.STOP)
    moved = advance(standing(plan(state=PlanState.ACTIVE)), step, TEACHER, DAY)
    assert moved.plan.state is PlanState.REVIEWED
    assert moved.plan.reviews[0].progress[0].sentence == OBJECTIVE.sentence


def test_nothing_happens_in_the_future() -> None:
    step = PlanStep("review", on=date(2027, 1, 1), progress=REACHED, decision=ReviewDecision.STOP)
    with pytest.raises(InTheFuture):
        advance(standing(plan(state=PlanState.ACTIVE)), step, TEACHER, DAY)


def test_a_review_decides() -> None:
    with pytest.raises(Malformed) as refused:
        advance(standing(plan(state=PlanState.ACTIVE)), PlanStep("review", progress=REACHED), TEACHER, DAY)
    assert refused.value.data["errors"][0]["pointer"] == "/decision"  # type: ignore[index]


def test_a_review_names_only_objectives_of_the_plan() -> None:
    wrong = (*REACHED, ObjectiveProgress(2, Progress.REACHED, ""))
    step = PlanStep("review", progress=wrong, decision=ReviewDecision.STOP)
    with pytest.raises(Malformed):
        advance(standing(plan(state=PlanState.ACTIVE)), step, TEACHER, DAY)


def test_a_plan_ends_with_where_the_pupil_goes() -> None:
    with pytest.raises(Malformed):
        advance(standing(plan(state=PlanState.ACTIVE)), PlanStep("close"), HEAD, DAY)
    step = PlanStep("close", exit_decision=ExitDecision.SUCCEEDED)
    assert advance(standing(plan(state=PlanState.ACTIVE)), step, HEAD, DAY).plan.state is PlanState.CLOSED


@pytest.mark.parametrize("name", ["continue", "renew"])
def test_what_a_review_stops_does_not_go_on(name: str) -> None:
    stopped = (Review(DAY, ReviewDecision.STOP, ()),)
    with pytest.raises(Blocked, match=r"^blocked$"):
        advance(standing(plan(state=PlanState.REVIEWED, reviews=stopped)), PlanStep(name), HEAD, DAY)


def test_blocks_open_again_when_a_review_asks_to_revise() -> None:
    revised = plan(state=PlanState.REVIEWED, reviews=(Review(DAY, ReviewDecision.REVISE, ()),))
    assert is_editable(revised, BlockName.OBJECTIVES)
    going_on = plan(state=PlanState.REVIEWED, reviews=(Review(DAY, ReviewDecision.CONTINUE, ()),))
    assert not is_editable(going_on, BlockName.OBJECTIVES)


def test_the_pupils_words_are_open_until_the_end() -> None:
    running = plan(state=PlanState.ACTIVE)
    check_editable(running, BlockName.WORDS, running.content)
    assert not is_editable(plan(state=PlanState.CLOSED), BlockName.WORDS)


def test_the_mlds_writes_its_own_actions_only() -> None:
    mlds = Actor(UUID(int=7), Role.MLDS_COORDINATOR, frozenset())
    check_writer(SCHEMES[SchemeCode.MLDS], mlds)
    with pytest.raises(NotYours):
        check_writer(SCHEMES[SchemeCode.PPRE], mlds)
    assert offers(standing(plan()), mlds, DAY) == []


def test_a_commission_never_admits_what_was_not_filed() -> None:
    assert {row.name for row in COMMISSION.transitions if PlanState.AGREED in row.sources} == {"file", "abandon"}
    assert [row.target for row in COMMISSION.transitions if row.name == "start"] == [PlanState.ACTIVE]


def test_a_refusal_ends_a_plan_and_nothing_follows() -> None:
    for workflow in WORKFLOWS.values():
        assert not [row for row in workflow.transitions if PlanState.REFUSED in row.sources]


def test_offers_say_what_is_missing_and_on_which_text() -> None:
    offered = {one.name: one for one in offers(standing(plan(content=Content())), HEAD, DAY)}
    assert "Il manque un objectif" in offered["propose"].blocked_by[0]
    assert offered["propose"].legal_basis is not None
    assert offered["propose"].legal_basis.article == "L.\u00a0311-3-1 du code de l'éducation"


def test_the_familys_answer_by_link_is_a_step_unless_both_must_agree() -> None:
    yes = step_of_answer(SCHEMES[SchemeCode.PPRE], PlanState.PROPOSED, DAY, signed=True)
    no = step_of_answer(SCHEMES[SchemeCode.PPRE], PlanState.PROPOSED, DAY, signed=False)
    assert yes is not None
    assert no is not None
    assert (yes.target, no.target) == (PlanState.AGREED, PlanState.REFUSED)
    assert step_of_answer(SCHEMES[SchemeCode.SEGPA], PlanState.PROPOSED, DAY, signed=True) is None
    assert step_of_answer(SCHEMES[SchemeCode.PPRE], PlanState.AGREED, DAY, signed=True) is None


def test_every_step_of_a_ppre_has_a_text_today() -> None:
    assert all(row.basis_on(DAY) is not None for row in PPRE.transitions)
