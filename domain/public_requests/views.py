"""What the public page shows: communes to choose from, who answers there, places without any person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.public_requests.answers import CallMoment, DiplomaHeld, LastClass, TrainingWish


@dataclass(frozen=True)
class CommuneFound:
    code: str
    name: str
    postal_code: str


@dataclass(frozen=True)
class AnsweringPlatform:
    """Who answers for a commune; `phone` is empty when none is known."""

    id: UUID
    name: str
    phone: str


@dataclass(frozen=True)
class StructureNearby:
    name: str
    kind_label: str
    phone: str


@dataclass(frozen=True)
class PlaceNearby:
    """A place that is free: what, where, when; never who."""

    id: UUID
    formation: str
    level_label: str
    field_label: str
    provider_name: str
    commune_name: str
    phone: str
    entry_on: date
    km: float | None


@dataclass(frozen=True)
class Nearby:
    platform: AnsweringPlatform
    places: tuple[PlaceNearby, ...]
    structures: tuple[StructureNearby, ...]


@dataclass(frozen=True)
class RequestLine:
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
