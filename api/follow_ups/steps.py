"""What other areas call of follow-ups: open one, load one, tell what a contract became.

`open_follow_up` writes for a platform: call it under the jobs role, or as somebody who stands there. A request that
comes from elsewhere (a school, the public page) leaves an effect, and the worker calls it.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.follow_ups.followed import Followed, NewFollowUp
from domain.follow_ups.solutions import Solution, SolutionEnd, SolutionState, SolutionType, check_solution
from persistence.follow_ups import arrivals, repository, solutions
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ContractSolution:
    """What a contract says of a solution: it began, or it ended."""

    follow_up_id: UUID
    contract_id: UUID
    type: SolutionType
    provider: str
    label: str
    started_on: date
    planned_end: date | None = None
    ended_on: date | None = None
    end_reason: SolutionEnd | None = None


async def open_follow_up(uow: UnitOfWork, new: NewFollowUp) -> UUID:
    """The follow-up of this arrival; the same source twice is once, the same person already followed there is one."""
    follow_up_id = await arrivals.insert_arrival(uow.session, new, uow.now)
    persons = ((new.student_id, new.school_id),) if new.student_id else ()
    detail = {"follow_up_id": str(follow_up_id), "source": new.source.value}
    await uow.record(JournalEntry("follow_up:open", persons=persons, detail=detail))
    return follow_up_id


async def load_followed(
    uow: UnitOfWork, follow_up_id: UUID, today: date | None = None, *, for_update: bool = False
) -> Followed:
    """One follow-up of one's platforms, else NotFound. Whoever shows it to somebody records the reading."""
    day = today or uow.now.date()
    return await repository.load_followed(uow.session, uow.actor, follow_up_id, today=day, for_update=for_update)


async def record_solution(uow: UnitOfWork, told: ContractSolution, today: date) -> Solution:
    """A contract began or ended: its solution, once per contract. Whoever acts must see the follow-up's platform."""
    before = await solutions.find_of_contract(uow.session, told.follow_up_id, told.contract_id)
    state = SolutionState.STARTED if told.ended_on is None else SolutionState.ENDED
    solution = Solution(
        before.id if before else new_id(), told.follow_up_id, told.type, told.provider, told.label, state,
        before.proposed_on if before else min(today, told.started_on), before.version if before else 1,
        told.started_on, told.planned_end, told.ended_on, told.end_reason, told.contract_id,
    )  # fmt: skip
    check_solution(solution, today)
    if before is None:
        followed = await repository.load_any(uow.session, told.follow_up_id, today)
        await solutions.insert_solution(uow.session, solution, followed.platform_id, by=uow.actor.id, at=uow.now)
        return solution
    return replace(solution, version=await solutions.save_solution(uow.session, solution, seen=before.version))
