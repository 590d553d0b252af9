"""`/siei/campaigns/…/review` and `/pairs`: for whoever reviews, never for a platform."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.door import Door, Requires, responses
from api.siei import use_cases_review as review
from api.siei.review_schemas import SieiAnsweredOut, SieiAnswerIn, SieiNextPairOut, SieiPairOut, SieiReviewOut
from domain.access.permissions import Permission
from domain.siei.review import Given

router = APIRouter(prefix="/api/v1/siei/campaigns/{campaign_id}", tags=["siei"])
Reviewer = Annotated[Door, Requires(Permission.SIEI_REVIEW)]


@router.get("/review", response_model=SieiReviewOut, responses=responses(404))
async def show_siei_review(campaign_id: UUID, door: Reviewer) -> Response:
    """How far the review is, and what it lets one say: an interval, in a sentence."""
    return await door.read(lambda uow: review.show_review(uow, campaign_id), SieiReviewOut)


@router.post("/pairs/next", response_model=SieiNextPairOut, responses=responses(404, 409))
async def take_next_siei_pair(
    campaign_id: UUID, door: Reviewer, besides: Annotated[list[UUID] | None, Query(max_length=5)] = None
) -> Response:
    """The next pair, by lot, held two minutes for this reader; `besides` are those already on their screen."""
    return await door.write(lambda uow: review.next_pair(uow, campaign_id, besides or ()), SieiNextPairOut)


@router.get("/pairs/{pair_id}", response_model=SieiPairOut, responses=responses(404, 409))
async def show_siei_pair(campaign_id: UUID, pair_id: UUID, door: Reviewer) -> Response:
    """A pair once more; refused while somebody else reads it."""
    return await door.read(lambda uow: review.show_pair(uow, campaign_id, pair_id), SieiPairOut)


@router.post("/pairs/{pair_id}/answer", response_model=SieiAnsweredOut, responses=responses(404, 409))
async def answer_siei_pair(campaign_id: UUID, pair_id: UUID, body: SieiAnswerIn, door: Reviewer) -> Response:
    """Same person, two persons, or later. The consequence is told in the answer, not before."""
    given = Given(body.answer, body.motive)
    return await door.write(lambda uow: review.answer_pair(uow, campaign_id, pair_id, given), SieiAnsweredOut)


@router.delete("/pairs/{pair_id}/answer", response_model=SieiNextPairOut, responses=responses(404, 409))
async def undo_siei_answer(campaign_id: UUID, pair_id: UUID, door: Reviewer) -> Response:
    """Take one's own last answer to this pair back; the pair is shown again."""
    return await door.write(lambda uow: review.undo_pair(uow, campaign_id, pair_id), SieiNextPairOut)
