"""`/attendance-cases/{id}/…`: what stands beside a case, and opening several at once."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from api import clock
from api.attendance_cases import use_cases, use_cases_companions
from api.attendance_cases.companion_schemas import (
    CaseDraftIn,
    CaseDraftsOut,
    CaseNeighboursOut,
    CaseOpeningsIn,
    CaseOpeningsOut,
    SamePersonCasesOut,
)
from api.door import Door, Requires, responses
from domain.access.permissions import Permission
from domain.attendance_cases.waiting import Party
from persistence.attendance_cases.queries import CaseFilter
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["attendance_cases"])
Reader = Annotated[Door, Requires(Permission.CASES_READ)]
Advancer = Annotated[Door, Requires(Permission.CASES_ADVANCE)]
Step = Annotated[str, Path(max_length=40, pattern="^[a-z_]+$", description="`name` of the transition")]


@router.post("/attendance-cases/batch", response_model=CaseOpeningsOut, status_code=201, responses=responses(404))
async def open_attendance_cases(
    body: CaseOpeningsIn, door: Annotated[Door, Requires(Permission.CASES_PREPARE)]
) -> Response:
    """« Préparer 3 dossiers »: a case for each pupil named; one that cannot be opened holds none of the others up."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases.open_cases(uow, body.school_id, body.student_ids)}

    return await door.write(run, CaseOpeningsOut, 201)


@router.get("/attendance-cases/{case_id}/neighbours", response_model=CaseNeighboursOut, responses=responses(404))
async def show_case_neighbours(
    case_id: UUID,
    door: Reader,
    state: Annotated[str | None, Query(max_length=40, pattern="^[a-z_]+$", description="of either track")] = None,
    waiting: Party | None = None,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
    still_for_15_days: Annotated[bool, Query(description="only those in which nothing was done for 15 days")] = False,
) -> Response:
    """« ‹ Précédent · 3 sur 12 · Suivant › »: the filters and the order are those of `GET /attendance-cases`."""
    wanted = CaseFilter(state, waiting, school_id, class_id, still_for_15_days)
    return await door.read(
        lambda uow: use_cases_companions.show_neighbours(uow, case_id, clock.today(), wanted), CaseNeighboursOut
    )


@router.get("/attendance-cases/{case_id}/same-person", response_model=SamePersonCasesOut, responses=responses(404))
async def list_same_person_cases(case_id: UUID, door: Reader) -> Response:
    """Cases of the same person in other schools, among those that the reader holds; never for one school alone."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases_companions.list_same_person(uow, case_id)}

    return await door.read(run, SamePersonCasesOut)


@router.get("/attendance-cases/{case_id}/drafts", response_model=CaseDraftsOut, responses=responses(404))
async def list_case_drafts(case_id: UUID, door: Advancer) -> Response:
    """One's own drafts of acts on this case, by step."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases_companions.list_drafts(uow, case_id)}

    return await door.read(run, CaseDraftsOut)


@router.put("/attendance-cases/{case_id}/drafts/{transition}", response_model=CaseDraftsOut, responses=responses(404))
async def save_case_draft(case_id: UUID, transition: Step, body: CaseDraftIn, door: Advancer) -> Response:
    """« Enregistrer comme brouillon »: seen by its author alone; it ends when the step is taken."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases_companions.save_draft(uow, case_id, transition, body.fields)}

    return await door.write(run, CaseDraftsOut)


@router.delete(
    "/attendance-cases/{case_id}/drafts/{transition}", response_model=CaseDraftsOut, responses=responses(404)
)
async def drop_case_draft(case_id: UUID, transition: Step, door: Advancer) -> Response:
    """« Abandonner »: the drafts that are left."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases_companions.drop_draft(uow, case_id, transition)}

    return await door.write(run, CaseDraftsOut)
