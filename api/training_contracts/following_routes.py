"""What is written while a contract runs: the tutor's notes, reviews, marks, amendments."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from api import clock
from api.door import Door, Requires, responses
from api.training_contracts import use_cases_following as following
from api.training_contracts.bodies import ContractAmendmentIn, ContractMarkIn, ContractReviewIn, TutorNoteIn
from api.training_contracts.schemas import TrainingContractOut
from api.training_contracts.use_cases_following import MarkAnswer
from domain.access.permissions import Permission

router = APIRouter(prefix="/api/v1", tags=["training_contracts"])
Tutor = Annotated[Door, Requires(Permission.TUTOR_LOG_WRITE)]
Reviewer = Annotated[Door, Requires(Permission.CONTRACTS_REVIEW)]
Preparer = Annotated[Door, Requires(Permission.CONTRACTS_PREPARE)]
Months = Annotated[int, Path(ge=1, le=12)]


@router.post(
    "/training-contracts/{contract_id}/notes", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def write_tutor_note(contract_id: UUID, body: TutorNoteIn, door: Tutor) -> Response:
    """« Ajouter une note (2 lignes) » in the tutor's log, on one's own contract."""
    seen, note = door.seen, body.value()
    return await door.write(
        lambda uow: following.note_week(uow, contract_id, note, clock.today(), seen=seen), TrainingContractOut
    )


@router.post(
    "/training-contracts/{contract_id}/reviews", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def review_training_contract(contract_id: UUID, body: ContractReviewIn, door: Reviewer) -> Response:
    """« Bilan » : attendance, progress, decision; at 1, 3, 6 or 12 months also whether the contract holds."""
    seen, review = door.seen, body.value()
    return await door.write(
        lambda uow: following.review_contract(uow, contract_id, review, clock.today(), seen=seen), TrainingContractOut
    )


@router.put(
    "/training-contracts/{contract_id}/marks/{months}", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def answer_contract_mark(contract_id: UUID, months: Months, body: ContractMarkIn, door: Reviewer) -> Response:
    """« Le contrat tient-il ? » once its day has come, also after the end."""
    seen, answer = door.seen, MarkAnswer(months, body.held)
    return await door.write(
        lambda uow: following.answer_mark(uow, contract_id, answer, clock.today(), seen=seen), TrainingContractOut
    )


@router.post(
    "/training-contracts/{contract_id}/amendments", response_model=TrainingContractOut,
    responses=responses(404, 409, 412, 428),
)  # fmt: skip
async def amend_training_contract(contract_id: UUID, body: ContractAmendmentIn, door: Preparer) -> Response:
    """A dated amendment; a new tutor or a new head signs it."""
    seen, new = door.seen, body.value()
    return await door.write(
        lambda uow: following.amend_contract(uow, contract_id, new, clock.today(), seen=seen), TrainingContractOut
    )
