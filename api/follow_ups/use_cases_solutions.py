"""Solutions proposed, begun, ended: the status of the follow-up moves with them."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.follow_ups.acting import Acted, open_scene, settle_with_solution
from domain.follow_ups.referents import FollowUpIsOver
from domain.follow_ups.solutions import (
    Solution,
    SolutionEnd,
    SolutionState,
    SolutionToCorrect,
    SolutionType,
    check_solution,
)
from domain.kernel.errors import Stale
from domain.workflow import NotAvailable
from persistence.follow_ups import solutions
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NewSolution:
    type: SolutionType
    provider: str
    label: str
    started_on: date | None = None
    planned_end: date | None = None


async def propose_solution(uow: UnitOfWork, follow_up_id: UUID, told: NewSolution, today: date) -> Acted:
    """Proposed; begun at once when its first day has come."""
    scene = await open_scene(uow, follow_up_id, today)
    if not scene.followed.is_open:
        raise FollowUpIsOver
    begun = told.started_on is not None and told.started_on <= today
    solution = Solution(
        new_id(), follow_up_id, told.type, told.provider, told.label,
        SolutionState.STARTED if begun else SolutionState.PROPOSED, today, 1, told.started_on, told.planned_end,
    )  # fmt: skip
    if told.started_on is not None and told.started_on < scene.followed.identity.birth_date:
        raise SolutionToCorrect(errors=[{"pointer": "/started_on", "detail": "Vérifiez l'année."}])
    check_solution(replace(solution, proposed_on=min(today, told.started_on or today)), today)
    platform = scene.followed.platform_id
    await solutions.insert_solution(uow.session, solution, platform, by=uow.actor.id, at=uow.now)
    return await settle_with_solution(uow, scene, "follow_up:propose_solution", solution=told.type.value)


@dataclass(frozen=True)
class SolutionStep:
    """`start` with its day, `end` with its day and reason, `decline`."""

    name: str
    on: date | None = None
    reason: SolutionEnd | None = None


async def advance_solution(
    uow: UnitOfWork, ids: tuple[UUID, UUID], step: SolutionStep, today: date, *, seen: int
) -> Acted:
    """(follow-up, solution): a contract's solution moves with its contract, not here."""
    scene = await open_scene(uow, ids[0], today)
    before = await solutions.load_solution(uow.session, *ids)
    if before.version != seen:
        raise Stale
    if before.contract_id is not None:
        raise NotAvailable("Cette solution suit son contrat : agissez dans le contrat.")
    after = _moved(before, step, today)
    check_solution(after, today)
    await solutions.save_solution(uow.session, after, seen=seen)
    return await settle_with_solution(uow, scene, f"follow_up:{step.name}_solution")


def _moved(before: Solution, step: SolutionStep, today: date) -> Solution:
    on = step.on or today
    if step.name == "start" and before.state is SolutionState.PROPOSED:
        return replace(before, state=SolutionState.STARTED, started_on=on, proposed_on=min(before.proposed_on, on))
    if step.name == "decline" and before.state is SolutionState.PROPOSED:
        return replace(before, state=SolutionState.DECLINED, end_reason=step.reason or SolutionEnd.NOT_CHOSEN)
    if step.name == "end" and before.state is SolutionState.STARTED:
        if step.reason is None:
            raise SolutionToCorrect(errors=[{"pointer": "/reason", "detail": "Indiquez pourquoi elle se termine."}])
        return replace(before, state=SolutionState.ENDED, ended_on=on, end_reason=step.reason)
    raise NotAvailable
