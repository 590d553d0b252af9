"""What the links of an interview are given, and what they answer."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, field_validator

from api.follow_ups.bodies import Email
from api.links.bodies import LinkIn
from api.schemas import In, Out
from api.security.typed_codes import plain_code
from domain.follow_ups.interview_links import InterviewLinkMeans, InterviewLinkState, InterviewReader


class InterviewReaderIn(In):
    reader: InterviewReader


class InterviewLinkIn(InterviewReaderIn):
    """Without an address, the one that is known of the young person; a guardian's is forgotten once the mail left."""

    email: Email | None = None


class InterviewReadIn(LinkIn):
    """The token of the mail, or the code of the sheet however it was typed; and the young person's day of birth."""

    token: Annotated[str, Field(min_length=12, max_length=100)]

    @field_validator("token")
    @classmethod
    def _bare(cls, typed: str) -> str:
        return plain_code(typed)


class InterviewLinkOut(Out):
    """A link that was not replaced: sent or on paper, opened or not."""

    id: UUID
    interview_id: UUID
    reader: InterviewReader
    means: InterviewLinkMeans
    state: InterviewLinkState
    sent_at: datetime
    expires_at: datetime
    opened_at: datetime | None


class SynthesisReadOut(Out):
    """To who holds the link: the synthesis as it was written, by which functions, who reads it, how to correct it."""

    first_name: str
    held_on: date
    synthesis: str
    written_by: str
    platform_name: str
    phone: str
    who_reads: list[str]
    correction: list[str]
    expires_at: datetime
