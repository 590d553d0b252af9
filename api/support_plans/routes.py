"""`/support-plans`: open, read, write by blocks, advance, lists."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.support_plans import use_cases
from api.support_plans import use_cases_lists as lists
from api.support_plans.bodies import SupportPlanBlockIn, SupportPlanOpenIn, SupportPlanStepIn
from api.support_plans.catalogue_schemas import (
    PlanBankOut,
    PlanMeasureOut,
    PlanSummaryOut,
    SchemeMeasuresOut,
    SupportSchemesOut,
)
from api.support_plans.schemas import BlockSavedOut, SupportPlanOut
from api.support_plans.use_cases import OpenPlan
from domain.access.permissions import Permission
from domain.kernel.calendar import school_year_of
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import PlanState
from domain.support_plans.views import SupportPlanLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.support_plans.queries import PlanFilter, PlanView
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["support_plans"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.SUPPORT_PLANS_READ)]
Writer = Annotated[Door, Requires(Permission.SUPPORT_PLANS_WRITE)]
Anyone = Annotated[Door, Requires(Permission.SCHOOLS_READ)]


@router.get("/support-schemes", response_model=SupportSchemesOut, responses=responses())
async def list_support_schemes(door: Anyone) -> Response:
    """The catalogue: for whom, how long, who decides, on which text, with the fields of each form. No pupil in it."""

    async def run(_: UnitOfWork) -> lists.Schemes:
        return lists.list_schemes(clock.today())

    return await door.read(run, SupportSchemesOut)


@router.get("/support-plan-bank", response_model=PlanBankOut, responses=responses())
async def show_support_plan_bank(door: Anyone) -> Response:
    """Needs and objectives by domain of the socle commun, and the models that a PPRE may start from."""

    async def run(_: UnitOfWork) -> lists.PlanBank:
        return lists.BANK

    return await door.read(run, PlanBankOut)


@router.get("/students/{student_id}/support-schemes", response_model=SupportSchemesOut, responses=responses(404))
async def list_support_schemes_of_student(student_id: UUID, door: Reader) -> Response:
    """Every scheme for one pupil; the closed ones say why, with the text."""
    return await door.read(lambda uow: lists.schemes_for(uow, student_id, clock.today()), SupportSchemesOut)


@router.post("/support-plans", status_code=201, response_model=SupportPlanOut, responses=responses(404, 409))
async def open_support_plan(body: SupportPlanOpenIn, door: Writer) -> Response:
    """A draft: empty, from a model, or from another plan (another pupil's comes without identity)."""
    wanted = OpenPlan(**body.model_dump())
    return await door.write(lambda uow: use_cases.open_plan(uow, wanted), SupportPlanOut, 201)


@router.get("/support-plans", response_model=Page[SupportPlanLine], responses=responses(404))
async def list_support_plans(
    door: Reader,
    view: PlanView | None = None,
    state: PlanState | None = None,
    scheme: SchemeCode | None = None,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
    student_id: UUID | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Plans within one's perimeter, the next deadline first; those that are over by `state`, or for one pupil."""
    wanted = PlanFilter(view, state, scheme, school_id, class_id, student_id)
    return await door.page(lambda uow: lists.list_plans(uow, clock.today(), wanted, cursor=cursor, limit=limit))


@router.get("/support-plans/summary", response_model=PlanSummaryOut, responses=responses())
async def summarise_support_plans(door: Reader) -> Response:
    """The counters above the list: to sign, reviews due, running."""
    return await door.read(lambda uow: lists.summarise_plans(uow, clock.today()), PlanSummaryOut)


@router.get("/support-plans/measures", response_model=SchemeMeasuresOut, responses=responses())
async def measure_support_schemes(door: Reader, since: date | None = None) -> Response:
    """Before and after, per scheme, since the rentrée unless another day is given; fewer than five pupils hidden."""
    start = since or date(school_year_of(clock.today()), 9, 1)
    return await door.read(lambda uow: lists.measure_schemes(uow, clock.today(), start), SchemeMeasuresOut)


@router.get("/support-plans/{plan_id}", response_model=SupportPlanOut, responses=responses(404))
async def show_support_plan(plan_id: UUID, door: Reader) -> Response:
    """The page of a plan: blocks, what is missing in words, steps on offer, signatures. Journalled."""
    return await door.read(lambda uow: use_cases.show_plan(uow, plan_id), SupportPlanOut)


@router.patch("/support-plans/{plan_id}/blocks", response_model=BlockSavedOut, responses=responses(404, 409, 412, 428))
async def save_support_plan_block(plan_id: UUID, body: SupportPlanBlockIn, door: Writer) -> Response:
    """Save one block as a whole. If-Match is the block's own version: two people may write two blocks."""
    seen, block, value = door.seen, body.block, body.value()
    return await door.write(lambda uow: use_cases.save_block(uow, plan_id, block, value, seen=seen), BlockSavedOut)


@router.post(
    "/support-plans/{plan_id}/transitions", response_model=SupportPlanOut, responses=responses(404, 409, 412, 428)
)
async def advance_support_plan(plan_id: UUID, body: SupportPlanStepIn, door: Writer) -> Response:
    """Take one step. A plan without a measurable objective is refused at the objective (422, JSON pointer)."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_plan(uow, plan_id, body.to_command(), seen=seen), SupportPlanOut
    )


@router.get("/support-plans/{plan_id}/measure", response_model=PlanMeasureOut, responses=responses(404))
async def measure_support_plan(plan_id: UUID, door: Reader) -> Response:
    """Half-days missed in the four weeks before and after: « avant / après, ce n'est pas une preuve »."""
    return await door.read(lambda uow: lists.measure_plan(uow, plan_id, clock.today()), PlanMeasureOut)
