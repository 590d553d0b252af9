"""What stands beside a case, on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.attendance_cases.companions import Opening

_Name = Annotated[str, Field(pattern=r"^[a-z0-9_.]{1,60}$")]
_Typed = Annotated[str, Field(max_length=2000)]


class CaseNeighboursOut(Out):
    """`position` is null for a case that the filter does not keep (any more)."""

    previous_id: UUID | None
    next_id: UUID | None
    position: int | None
    total: int


class SamePersonCaseOut(Out):
    id: UUID
    student_id: UUID
    school_id: UUID
    school_name: str
    school_year: int
    dsden_state: str


class SamePersonCasesOut(Out):
    items: list[SamePersonCaseOut]


class CaseDraftIn(In):
    """The fields of a step's form as they were typed, complete or not; nothing is checked before the step is taken."""

    fields: dict[_Name, _Typed | Annotated[list[_Typed], Field(max_length=40)]] = Field(max_length=40)


class CaseDraftOut(Out):
    step: str
    fields: dict[str, str | list[str]]
    saved_at: datetime


class CaseDraftsOut(Out):
    """One's own drafts on this case."""

    items: list[CaseDraftOut]


class CaseOpeningsIn(In):
    """Pupils of one school, a case for each."""

    school_id: UUID
    student_ids: list[UUID] = Field(min_length=1, max_length=100)


class CaseOpeningOut(Out):
    student_id: UUID
    outcome: Opening
    case_id: UUID | None
    sentence: str | None


class CaseOpeningsOut(Out):
    """One line a pupil, in the order asked; `sentence` says why no case was opened."""

    items: list[CaseOpeningOut]
