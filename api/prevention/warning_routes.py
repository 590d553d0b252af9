"""`/early-warnings`: the week, one pupil's signs, gestures, groups, rules and the yearly report."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.absences.absence_routes import Limit
from api.door import Door, Requires, responses
from api.prevention import use_cases, use_cases_gestures, use_cases_rules
from api.prevention.use_cases import Group
from api.prevention.use_cases_rules import RuleShown
from api.prevention.warning_schemas import (
    CapacityIn,
    CapacityOut,
    GroupWarningsOut,
    PupilSignsOut,
    RuleSwitchIn,
    WarningGestureIn,
    WarningGestureOut,
    WarningRulesOut,
    WeekOut,
    YearReportOut,
)
from api.schemas import Page
from domain.access.permissions import Permission
from domain.prevention.rules import RuleCode
from domain.prevention.views import WarningLine
from domain.prevention.warnings import WarningState
from persistence.paging import DEFAULT_LIMIT
from persistence.prevention.warnings import WarningFilter
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["prevention"])
Reader = Annotated[Door, Requires(Permission.WARNINGS_READ)]
Handler = Annotated[Door, Requires(Permission.WARNINGS_HANDLE)]


@dataclass(frozen=True)
class _Groups:
    items: list[Group]


@dataclass(frozen=True)
class _Rules:
    items: list[RuleShown]


@router.get("/early-warnings/week", response_model=WeekOut, responses=responses(404))
async def show_prevention_week(door: Reader, school_id: UUID | None = None) -> Response:
    """The situations of this week: as many as the school can treat, in an order that says itself."""
    return await door.read(lambda uow: use_cases.show_week(uow, school_id), WeekOut)


@router.get("/early-warnings", response_model=Page[WarningLine], responses=responses())
async def list_early_warnings(
    door: Reader,
    school_id: UUID | None = None,
    rule: RuleCode | None = None,
    state: WarningState | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Every warning of one's schools, ended ones too, the latest first."""
    wanted = WarningFilter(school_id, rule, state)
    return await door.page(lambda uow: use_cases.list_warnings(uow, wanted, clock.today(), cursor, limit))


@router.get("/early-warnings/groups", response_model=GroupWarningsOut, responses=responses(404))
async def list_group_warnings(door: Reader, school_id: UUID | None = None) -> Response:
    """What touches a class on a half-day of the week: a number of pupils, never who."""

    async def run(uow: UnitOfWork) -> _Groups:
        return _Groups(await use_cases.list_groups(uow, school_id))

    return await door.read(run, GroupWarningsOut)


@router.get("/early-warnings/report", response_model=YearReportOut, responses=responses(404))
async def report_early_warnings(
    door: Reader,
    school_id: UUID | None = None,
    school_year: Annotated[int | None, Query(ge=2013, le=2100)] = None,
) -> Response:
    """By rule: true and false alarms, misses, by sex; numbers under five hidden. The answer says its method."""
    return await door.read(lambda uow: use_cases_rules.report_year(uow, school_id, school_year), YearReportOut)


@router.get("/early-warnings/rules", response_model=WarningRulesOut, responses=responses(404))
async def list_warning_rules(
    door: Annotated[Door, Requires(Permission.SIGNALS_WRITE)], school_id: UUID | None = None
) -> Response:
    """Every rule: its phrase, levels, tracks, period, source, since when; any adult of the school may read them."""

    async def run(uow: UnitOfWork) -> _Rules:
        return _Rules(await use_cases_rules.list_rules(uow, school_id))

    return await door.read(run, WarningRulesOut)


@router.post(
    "/schools/{school_id}/early-warning-rules/{rule}/switch",
    response_model=WarningRulesOut,
    responses=responses(404, 409),
)
async def switch_warning_rule(
    school_id: UUID,
    rule: RuleCode,
    body: RuleSwitchIn,
    door: Annotated[Door, Requires(Permission.WARNINGS_CONFIGURE)],
) -> Response:
    """Turn a rule off (for a while, or for good) with a reason, or on again."""

    async def run(uow: UnitOfWork) -> _Rules:
        return _Rules(await use_cases_rules.switch_rule(uow, school_id, rule, body.to_command()))

    return await door.write(run, WarningRulesOut)


@router.get("/schools/{school_id}/prevention-settings", response_model=CapacityOut, responses=responses(404))
async def show_prevention_settings(school_id: UUID, door: Reader) -> Response:
    """How many situations a week; ten until somebody says otherwise."""
    return await door.read(lambda uow: use_cases_rules.show_capacity(uow, school_id), CapacityOut)


@router.put("/schools/{school_id}/prevention-settings", response_model=CapacityOut, responses=responses(404, 412, 428))
async def set_prevention_settings(school_id: UUID, body: CapacityIn, door: Handler) -> Response:
    """Say how many situations the school life can really treat in a week."""
    run = use_cases_rules.set_capacity
    return await door.write(lambda uow: run(uow, school_id, body.capacity, seen=door.seen), CapacityOut)


@router.get("/students/{student_id}/early-warnings", response_model=PupilSignsOut, responses=responses(404))
async def show_early_warnings(student_id: UUID, door: Reader) -> Response:
    """One pupil's live signs, in words, with what was done before."""
    return await door.read(lambda uow: use_cases.show_pupil_signs(uow, student_id), PupilSignsOut)


@router.post(
    "/students/{student_id}/early-warnings/gestures",
    status_code=201,
    response_model=WarningGestureOut,
    responses=responses(404, 409),
)
async def handle_early_warnings(student_id: UUID, body: WarningGestureIn, door: Handler) -> Response:
    """Take it in hand, put it on the agenda, set it aside, or say that it is a false alarm."""
    run = use_cases_gestures.make_gesture
    return await door.write(lambda uow: run(uow, student_id, body.to_command()), WarningGestureOut, 201)


@router.post(
    "/early-warning-gestures/{gesture_id}/undo", response_model=WarningGestureOut, responses=responses(404, 409)
)
async def undo_early_warning_gesture(gesture_id: UUID, door: Handler) -> Response:
    """Undo a gesture, as long as nothing else was done since."""
    return await door.write(lambda uow: use_cases_gestures.undo_gesture(uow, gesture_id), WarningGestureOut)
