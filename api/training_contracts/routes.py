"""`/training-contracts`: open, read, write, name who signs, advance, sign."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.training_contracts import use_cases, use_cases_lists
from api.training_contracts import use_cases_signing as signatures
from api.training_contracts.bodies import (
    ContractLinkIn,
    ContractPaperSignatureIn,
    ContractPartyIn,
    TrainingContractContentIn,
    TrainingContractIn,
    TrainingContractStepIn,
)
from api.training_contracts.schemas import ContractTutorsOut, TrainingContractOut, TrainingContractSummaryOut
from api.training_contracts.steps import NamedParty
from api.training_contracts.use_cases import OpenContract
from api.training_contracts.use_cases_signing import SignedSheet
from domain.access.permissions import Permission
from domain.training_contracts.states import ContractState
from domain.training_contracts.views import ContractListView, TrainingContractLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.training_contracts.queries import ContractFilter

router = APIRouter(prefix="/api/v1", tags=["training_contracts"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.CONTRACTS_READ)]
Preparer = Annotated[Door, Requires(Permission.CONTRACTS_PREPARE)]
Signer = Annotated[Door, Requires(Permission.CONTRACTS_SIGN)]
PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.post("/training-contracts", status_code=201, response_model=TrainingContractOut, responses=responses(404, 409))
async def open_training_contract(body: TrainingContractIn, door: Preparer) -> Response:
    """A draft on a held place: there is no contract without one. Names, entry and structure are already written."""
    wanted = OpenContract(**body.model_dump())
    return await door.write(
        lambda uow: use_cases.open_contract(uow, wanted, clock.today()), TrainingContractOut, 201
    )  # fmt: skip


@router.get("/training-contracts", response_model=Page[TrainingContractLine], responses=responses())
async def list_training_contracts(
    door: Reader,
    view: ContractListView | None = None,
    state: ContractState | None = None,
    follow_up_id: UUID | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Contracts within one's perimeter, the next review first; those that are over by `state`. `mine`: the tutor's."""
    wanted = ContractFilter(view, state, follow_up_id)
    return await door.page(
        lambda uow: use_cases_lists.list_contracts(uow, clock.today(), wanted, cursor=cursor, limit=limit)
    )


@router.get("/training-contracts/summary", response_model=TrainingContractSummaryOut, responses=responses())
async def summarise_training_contracts(door: Reader) -> Response:
    """The counters above the list."""
    return await door.read(lambda uow: use_cases_lists.summarise(uow, clock.today()), TrainingContractSummaryOut)


@router.get("/training-contracts/tutors", response_model=ContractTutorsOut, responses=responses())
async def list_contract_tutors(door: Preparer) -> Response:
    """Who may be chosen as a tutor in one's département."""
    return await door.read(use_cases_lists.list_tutors, ContractTutorsOut)


@router.get("/training-contracts/{contract_id}", response_model=TrainingContractOut, responses=responses(404))
async def show_training_contract(contract_id: UUID, door: Reader) -> Response:
    """The page of a contract: parties, path, commitments, steps on offer, marks, the tutor's log. Journalled."""
    return await door.read(lambda uow: use_cases.show_contract(uow, contract_id, clock.today()), TrainingContractOut)


@router.put(
    "/training-contracts/{contract_id}/content", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def write_training_contract(contract_id: UUID, body: TrainingContractContentIn, door: Preparer) -> Response:
    """The draft's path and commitments, whole. A contract that runs changes by an amendment."""
    seen, path, said = door.seen, body.path(), body.said()
    return await door.write(
        lambda uow: use_cases.write_contract(uow, contract_id, (path, said), clock.today(), seen=seen),
        TrainingContractOut,
    )


@router.put(
    "/training-contracts/{contract_id}/parties", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def name_contract_party(contract_id: UUID, body: ContractPartyIn, door: Preparer) -> Response:
    """Who signs for each: the guardian of a minor, the tutor (an account), the head of the structure."""
    seen, named = door.seen, NamedParty(**body.model_dump())
    return await door.write(
        lambda uow: use_cases.name_party(uow, contract_id, named, clock.today(), seen=seen), TrainingContractOut
    )


@router.post(
    "/training-contracts/{contract_id}/transitions", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def advance_training_contract(contract_id: UUID, body: TrainingContractStepIn, door: Preparer) -> Response:
    """Take one step; blocked ones say what is missing (409 `blocked`, `blocked_by`)."""
    seen, step = door.seen, body.to_command()
    return await door.write(
        lambda uow: use_cases.advance_contract(uow, contract_id, step, clock.today(), seen=seen), TrainingContractOut
    )


@router.post(
    "/training-contracts/{contract_id}/signatures", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def sign_training_contract(contract_id: UUID, door: Signer) -> Response:
    """Sign as oneself: the tutor of the contract, or the head of the structure that hosts."""
    seen = door.seen
    return await door.write(
        lambda uow: signatures.sign_as_me(uow, contract_id, clock.today(), seen=seen), TrainingContractOut
    )


@router.post(
    "/training-contracts/{contract_id}/paper-signatures", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def note_contract_paper_signature(contract_id: UUID, body: ContractPaperSignatureIn, door: Preparer) -> Response:
    """Note a signature given on the sheet that the platform keeps."""
    seen, given = door.seen, SignedSheet(**body.model_dump())
    return await door.write(
        lambda uow: signatures.sign_on_paper(uow, contract_id, given, clock.today(), seen=seen), TrainingContractOut
    )


@router.post(
    "/training-contracts/{contract_id}/links", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def send_contract_link(contract_id: UUID, body: ContractLinkIn, door: Preparer) -> Response:
    """Mail a link to the young person or the guardian: to sign with a code (seven days), or to read (thirty)."""
    seen, party = door.seen, body.party
    send = signatures.ask_by_mail if body.purpose == "sign" else signatures.send_reading_link
    return await door.write(
        lambda uow: send(uow, contract_id, party, clock.today(), seen=seen), TrainingContractOut
    )  # fmt: skip


@router.get(
    "/training-contracts/{contract_id}/document", response_class=Response, responses=responses(404) | PDF
)  # fmt: skip
async def print_training_contract(contract_id: UUID, door: Reader) -> Response:
    """The contract on one page, with who has signed (PDF/UA-1). Journalled."""
    return await door.bytes(lambda uow: signatures.print_contract(uow, contract_id, clock.today()))
