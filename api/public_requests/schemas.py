"""Bodies and answers of the public page: codes and contact details, no sentence about oneself."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.kernel.law import LegalKind
from domain.public_requests.answers import CallMoment, DiplomaHeld, LastClass, TrainingWish
from domain.public_requests.asking import Residence, TrainingRequest, dialled

Name = Annotated[str, Field(min_length=1, max_length=50)]
Commune = Annotated[str, Field(pattern="^[0-9AB]{5}$")]


class TrainingRequestIn(In):
    """Five answers. `ticket` comes from GET /public/training-requests/ticket; `website` is a trap and stays empty."""

    ticket: Annotated[str, Field(max_length=200)]
    birth_date: date
    commune_code: Commune | None = None
    postal_code: Annotated[str, Field(pattern="^[0-9]{5}$")]
    city: Annotated[str, Field(min_length=1, max_length=80)]
    last_class: LastClass
    diploma: DiplomaHeld
    wish: TrainingWish
    first_name: Name
    family_name: Name
    phone: Annotated[str, Field(max_length=25)] = ""
    email: Annotated[str, Field(max_length=200, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")] = ""
    call_when: CallMoment = CallMoment.ANY
    website: Annotated[str, Field(max_length=200)] = ""

    def to_request(self) -> TrainingRequest:
        home = Residence(self.commune_code, self.postal_code, self.city)
        return TrainingRequest(
            self.birth_date, home, self.last_class, self.diploma, self.wish, self.first_name, self.family_name,
            dialled(self.phone), self.email.lower(), self.call_when,
        )  # fmt: skip


class TicketOut(Out):
    ticket: str


class CommuneFoundOut(Out):
    code: str
    name: str
    postal_code: str


class CommunesFoundOut(Out):
    items: list[CommuneFoundOut]


class AnsweringPlatformOut(Out):
    name: str
    phone: str


class PlaceNearbyOut(Out):
    """`km` is null when it is not known from where."""

    id: UUID
    formation: str
    level_label: str
    field_label: str
    provider_name: str
    commune_name: str
    phone: str
    entry_on: date
    km: float | None


class StructureNearbyOut(Out):
    name: str
    kind_label: str
    phone: str


class NearbyOut(Out):
    platform: AnsweringPlatformOut
    places: list[PlaceNearbyOut]
    structures: list[StructureNearbyOut]


class PromiseBasisOut(Out):
    """The text behind a date; `internal_rule` is an aim of ours, not a right."""

    code: str
    kind: LegalKind
    article: str
    title: str
    quote: str
    valid_from: date
    valid_to: date | None


class PromisedDayOut(Out):
    on: date
    basis: PromiseBasisOut


class RequestReceiptOut(Out):
    """The same for everybody: it says nothing of what was known before."""

    reference: str
    received_on: date
    platform_name: str
    phone: str
    free_number: str
    call_before: PromisedDayOut
    interview_before: PromisedDayOut | None
    mailed: bool


class TrainingRequestOut(Out):
    """A request as the platform reads it beside the follow-up."""

    id: UUID
    reference: str
    received_on: date
    last_class: LastClass
    diploma: DiplomaHeld
    wish: TrainingWish
    phone: str
    email: str
    call_when: CallMoment
    city: str


class TrainingRequestsOut(Out):
    items: list[TrainingRequestOut]
