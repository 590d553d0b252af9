"""What screens show of networks and places: the same values for SQL lists and answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.training_contracts.places import HoldState, MemberKind, NsfField, PlaceLevel
from domain.training_contracts.states import YouthStatus


@dataclass(frozen=True)
class NetworkMember:
    id: UUID
    kind: MemberKind
    kind_label: str
    name: str
    phone: str
    unit_id: UUID | None
    joined_on: date


@dataclass(frozen=True)
class NetworkView:
    id: UUID
    version: int
    platform_id: UUID
    platform_name: str
    name: str
    phone: str
    animator_id: UUID | None
    animator_name: str | None
    places: int
    free: int
    may_change: bool
    members: tuple[NetworkMember, ...]


@dataclass(frozen=True)
class NetworkLine:
    id: UUID
    version: int
    platform_id: UUID
    platform_name: str
    name: str
    phone: str
    animator_name: str | None
    members: int
    places: int
    free: int


@dataclass(frozen=True)
class TrainingPlaceLine:
    """`km`: from where one looks, if that is known; `next_lapse_at`: when the next held place may come free."""

    id: UUID
    version: int
    network_id: UUID
    network_name: str
    provider_unit_id: UUID | None
    provider_name: str
    phone: str
    formation: str
    level: PlaceLevel
    nsf: NsfField
    solution_type: str
    youth_status: YouthStatus
    commune_code: str | None
    commune_name: str
    km: float | None
    entry_on: date
    ends_on: date | None
    capacity: int
    taken: int
    free: int
    held: int
    next_lapse_at: datetime | None
    closed_on: date | None
    own: bool


@dataclass(frozen=True)
class PlaceHoldLine:
    """A hold with its young person: for the platform alone."""

    id: UUID
    version: int
    place_id: UUID
    formation: str
    provider_name: str
    entry_on: date
    follow_up_id: UUID
    family_name: str
    first_names: str
    state: HoldState
    held_by_name: str
    held_at: datetime
    held_until: datetime
    confirmed_on: date | None
    contract_id: UUID | None
