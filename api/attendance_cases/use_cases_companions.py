"""What stands beside a case: neighbours in the list, one's own drafts, the same person's case in another school."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from uuid import UUID

from domain.attendance_cases.advance import WORKFLOWS, StepUnknown
from domain.attendance_cases.companions import CaseDraft, CaseNeighbours, SamePersonCase
from persistence.attendance_cases import drafts, repository
from persistence.attendance_cases.neighbours import load_neighbours, load_same_person
from persistence.attendance_cases.queries import CaseFilter
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

TAKING_OVER = "take_over"


async def show_neighbours(uow: UnitOfWork, case_id: UUID, today: date, wanted: CaseFilter) -> CaseNeighbours:
    """The case before and the case after, under the filter of the list that the reader came from."""
    detail = {name: str(value) for name, value in asdict(wanted).items() if value is not None}
    await uow.record(JournalEntry("attendance_case:list", Access.LIST, detail=detail))
    return await load_neighbours(uow.session, uow.actor, today, wanted, case_id=case_id)


async def list_same_person(uow: UnitOfWork, case_id: UUID) -> list[SamePersonCase]:
    """Cases of the same person in other schools, among those that the reader holds."""
    await _reach(uow, case_id, "attendance_case:read", Access.READ)
    return await load_same_person(uow.session, uow.actor, case_id)


async def list_drafts(uow: UnitOfWork, case_id: UUID) -> list[CaseDraft]:
    """One's own drafts of acts on this case, nobody else's."""
    await _reach(uow, case_id, "attendance_case:read", Access.READ)
    return await drafts.load_drafts(uow.session, case_id, uow.actor.id)


async def save_draft(
    uow: UnitOfWork, case_id: UUID, step: str, fields: Mapping[str, str | list[str]]
) -> list[CaseDraft]:
    """« Enregistrer comme brouillon »: one per step, the last one saved stands. Taking the step ends it."""
    _require_step(step)
    await _reach(uow, case_id, "attendance_case:draft", Access.WRITE)
    await drafts.save_draft(uow.session, case_id, uow.actor.id, CaseDraft(step, dict(fields), uow.now))
    return await drafts.load_drafts(uow.session, case_id, uow.actor.id)


async def drop_draft(uow: UnitOfWork, case_id: UUID, step: str) -> list[CaseDraft]:
    """« Abandonner »; one that does not exist is abandoned already."""
    await _reach(uow, case_id, "attendance_case:drop_draft", Access.WRITE)
    await drafts.drop_draft(uow.session, case_id, uow.actor.id, step)
    return await drafts.load_drafts(uow.session, case_id, uow.actor.id)


def _require_step(step: str) -> None:
    if step != TAKING_OVER and all(workflow.named(step) is None for workflow in WORKFLOWS.values()):
        raise StepUnknown(errors=[{"pointer": "path.transition", "detail": StepUnknown.detail}])


async def _reach(uow: UnitOfWork, case_id: UUID, operation: str, access: Access) -> None:
    """The case, or NotFound. The school reads its journal: what the authority intends names no school there."""
    case = (await repository.load_case(uow.session, uow.actor, case_id)).case
    school = case.school_id if access is Access.READ or case.school_id in uow.actor.units else None
    await uow.record(JournalEntry.of((case.student_id, school), operation, access, case_id=str(case_id)))
