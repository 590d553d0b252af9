"""Opening a contract on a place, writing its path, naming its parties, taking its steps, reading it."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.follow_ups.acting import open_scene, settle_with_solution
from api.follow_ups.steps import ContractSolution, load_followed, record_solution
from api.training_contracts.steps import NamedParty, lock, party_of, record, shown
from api.training_contracts.steps_reading import standing_of, view_of
from domain.follow_ups.solutions import SolutionEnd, SolutionType
from domain.kernel.errors import Duplicate, Malformed, NotFound
from domain.kernel.french import person_name
from domain.training_contracts.advance import ContractMoved, ContractStep, advance, check_editable
from domain.training_contracts.contract import Commitments, PartyOfContract, Path, TrainingContract
from domain.training_contracts.places import HoldOver
from domain.training_contracts.states import BreakReason, ContractParty, ContractState, TrainingOutcome
from domain.training_contracts.views import TrainingContractView
from persistence.ids import new_id
from persistence.journal import Access
from persistence.training_contracts import following, parties, places, reading, repository
from persistence.training_contracts.repository import ContractAct, NewContract
from persistence.unit_of_work import UnitOfWork


class ContractExists(Duplicate):
    title = "Un contrat est déjà en préparation"
    detail = "Un contrat est déjà en préparation pour ce jeune, ou s'appuie déjà sur cette place. Ouvrez-le."


@dataclass(frozen=True)
class OpenContract:
    """« Aucun contrat sans place »: it starts from a place that is held for the young person."""

    hold_id: UUID
    objective: str = ""


async def open_contract(uow: UnitOfWork, wanted: OpenContract, today: date) -> TrainingContractView:
    """A draft for the young person of the hold: names, entry and structure are already written."""
    hold = await places.lock_hold(uow.session, uow.actor, wanted.hold_id)
    if not hold.state.is_live:
        raise HoldOver
    place = await places.load_place(uow.session, uow.actor, hold.place_id)
    followed = await load_followed(uow, hold.follow_up_id, today)
    identity = followed.identity
    family_name = identity.usage_name or identity.family_name
    new = NewContract(
        hold.platform_id, hold.follow_up_id, hold.id, place.provider_unit_id, identity.first_name, family_name,
        identity.birth_date, place.youth_status, place.entry_on, wanted.objective or place.formation,
        followed.student_id, followed.school_id,
    )  # fmt: skip
    contract_id = await repository.insert_contract(uow.session, new, uow.actor.id, uow.now)
    if contract_id is None:
        raise ContractExists
    contract = await repository.load_contract(uow.session, uow.actor, contract_id)
    young = PartyOfContract(
        new_id(),
        ContractParty.YOUNG_PERSON,
        person_name(f"{identity.first_name} {family_name}"),
        email=identity.email or "",
    )
    await parties.set_party(uow.session, contract, young, uow.now)
    await record(uow, contract, "open")
    return await shown(uow, contract_id, today)


async def show_contract(uow: UnitOfWork, contract_id: UUID, today: date) -> TrainingContractView:
    """The page. Journalled."""
    contract = await repository.load_contract(uow.session, uow.actor, contract_id)
    await record(uow, contract, "read", Access.READ)
    return await view_of(uow, contract, today)


async def write_contract(
    uow: UnitOfWork, contract_id: UUID, content: tuple[Path, Commitments], today: date, *, seen: int
) -> TrainingContractView:
    """The draft's path and commitments, whole. Dates that are reversed are refused at once."""
    contract = await lock(uow, contract_id, seen)
    check_editable(contract)
    path, commitments = content
    if path.starts_on and path.ends_on and path.ends_on < path.starts_on:
        detail = "La fin du contrat vient avant son début."
        raise Malformed(detail, errors=[{"pointer": "/ends_on", "detail": detail}])
    after = replace(contract, path=path, commitments=commitments)
    await repository.write_contract(uow.session, after, expected=seen)
    await record(uow, contract, "write")
    return await shown(uow, contract_id, today)


async def name_party(
    uow: UnitOfWork, contract_id: UUID, named: NamedParty, today: date, *, seen: int
) -> TrainingContractView:
    """Who signs for each; the tutor is an account, the guardian only for a minor."""
    contract = await lock(uow, contract_id, seen)
    check_editable(contract)
    if named.party is ContractParty.GUARDIAN and not contract.is_minor(today):
        detail = f"{contract.first_name} est majeur : aucun responsable légal ne signe."
        raise Malformed(detail, errors=[{"pointer": "/party", "detail": detail}])
    await parties.set_party(uow.session, contract, await party_of(uow, contract, named), uow.now)
    await repository.touch(uow.session, contract_id, expected=seen)
    await record(uow, contract, "name_party", party=named.party.value)
    return await shown(uow, contract_id, today)


async def advance_contract(
    uow: UnitOfWork, contract_id: UUID, step: ContractStep, today: date, *, seen: int
) -> TrainingContractView:
    """One step; what follows (place, marks, solution, signatures) is written with it."""
    contract = await lock(uow, contract_id, seen)
    moved = advance(await standing_of(uow, contract, today), step, uow.actor, today)
    await repository.write_step(uow.session, moved, ContractAct(step.name, uow.actor, uow.now, uow.act_id))
    await _follow(uow, moved, step, today)
    await record(uow, contract, step.name, state=moved.contract.state.value)
    return await shown(uow, contract_id, today)


async def _follow(uow: UnitOfWork, moved: ContractMoved, step: ContractStep, today: date) -> None:
    contract = moved.contract
    if step.name in {"take_back", "abandon"}:
        await parties.withdraw_signatures(uow.session, contract.id, uow.now)
    if step.name == "start":
        await following.lay_marks(uow.session, contract, moved.on)
    if step.name == "break":
        await following.end_marks(uow.session, contract.id, moved.on)
    if step.name in {"break", "transfer", "abandon"}:
        await places.end_hold(uow.session, contract.hold_id, uow.now)
    if step.name == "start" or (contract.state.is_over and contract.started_on is not None):
        scene = await open_scene(uow, contract.follow_up_id, today)
        await record_solution(uow, await _solution(uow, contract, step), today)
        await settle_with_solution(uow, scene, f"follow_up:contract_{step.name}", contract_id=str(contract.id))


async def _solution(uow: UnitOfWork, contract: TrainingContract, step: ContractStep) -> ContractSolution:
    shown_place = await reading.load_place_of(uow.session, contract.id)
    place = await places.load_place(uow.session, uow.actor, shown_place.place_id)
    if contract.started_on is None:
        raise NotFound
    return ContractSolution(
        contract.follow_up_id, contract.id, SolutionType(place.solution_type), place.provider_name, place.formation,
        contract.started_on, contract.path.ends_on, contract.ended_on, _end(contract, step),
    )  # fmt: skip


def _end(contract: TrainingContract, step: ContractStep) -> SolutionEnd | None:
    if contract.state is ContractState.COMPLETED:
        won = {TrainingOutcome.DIPLOMA, TrainingOutcome.QUALIFICATION}
        return SolutionEnd.QUALIFIED if step.outcome in won else SolutionEnd.COMPLETED
    if contract.state is ContractState.TRANSFERRED:
        return SolutionEnd.OTHER_SOLUTION
    if contract.state is not ContractState.BROKEN:
        return None
    by_reason = {
        BreakReason.STRUCTURE_ENDS: SolutionEnd.PLACE_WITHDRAWN,
        BreakReason.OTHER_TRAINING: SolutionEnd.OTHER_SOLUTION,
        BreakReason.JOB_FOUND: SolutionEnd.OTHER_SOLUTION,
    }
    return by_reason.get(step.reason or BreakReason.BY_AGREEMENT, SolutionEnd.STOPPED_EARLY)
