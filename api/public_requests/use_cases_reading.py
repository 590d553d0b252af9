"""What a platform reads of requests: beside the follow-up they became."""

from dataclasses import dataclass
from uuid import UUID

from api.follow_ups.steps import load_followed
from domain.public_requests.views import RequestLine
from persistence.journal import Access, JournalEntry
from persistence.public_requests import repository
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RequestsFound:
    items: list[RequestLine]


async def requests_of(uow: UnitOfWork, follow_up_id: UUID) -> RequestsFound:
    """Within one's platforms, else NotFound."""
    followed = await load_followed(uow, follow_up_id)
    persons = ((followed.student_id, followed.school_id),) if followed.student_id else ()
    detail = {"follow_up_id": str(follow_up_id)}
    await uow.record(JournalEntry("public_request:read", Access.READ, persons, detail=detail))
    return RequestsFound(await repository.requests_of(uow.session, follow_up_id))
