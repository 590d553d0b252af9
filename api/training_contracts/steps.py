"""What every gesture on a contract shares: lock it on the version seen, name a party, leave a journal row, show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.training_contracts.steps_reading import view_of
from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotFound, Stale
from domain.training_contracts.contract import PartyOfContract, TrainingContract
from domain.training_contracts.states import BY_LINK, ContractParty
from domain.training_contracts.views import TrainingContractView
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.training_contracts import parties, repository
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NamedParty:
    party: ContractParty
    name: str = ""
    quality: str = ""
    email: str = ""
    account_id: UUID | None = None


async def party_of(uow: UnitOfWork, contract: TrainingContract, named: NamedParty) -> PartyOfContract:
    if named.party is ContractParty.TUTOR:
        tutor = None
        if named.account_id is not None:
            tutor = await parties.find_tutor(uow.session, named.account_id, frozenset({Role.TUTOR.value}))
        if tutor is None:
            raise Malformed(errors=[{"pointer": "/account_id", "detail": "Choisissez un tuteur dans la liste."}])
        return PartyOfContract(new_id(), named.party, tutor.name, tutor.job_title, account_id=tutor.id)
    before = contract.party(named.party)
    name = before.name if named.party is ContractParty.YOUNG_PERSON and before else named.name
    if not name:
        raise Malformed(errors=[{"pointer": "/name", "detail": "Indiquez le nom de la personne qui signe."}])
    email = named.email if named.party in BY_LINK else ""
    return PartyOfContract(new_id(), named.party, name, named.quality, email)


async def lock(uow: UnitOfWork, contract_id: UUID, seen: int) -> TrainingContract:
    contract = await repository.load_contract(uow.session, uow.actor, contract_id, for_update=True)
    if contract.platform_id not in uow.actor.units:
        raise NotFound
    if seen != contract.version:
        raise Stale
    return contract


async def shown(uow: UnitOfWork, contract_id: UUID, today: date) -> TrainingContractView:
    return await view_of(uow, await repository.load_contract(uow.session, uow.actor, contract_id), today)


async def record(
    uow: UnitOfWork, contract: TrainingContract, verb: str, access: Access = Access.WRITE, **detail: object
) -> None:
    said = {"contract_id": str(contract.id), "follow_up_id": str(contract.follow_up_id), **detail}
    persons = ((contract.student_id, contract.school_id),) if contract.student_id else ()
    await uow.record(JournalEntry(f"training_contract:{verb}", access, persons, detail=said))
