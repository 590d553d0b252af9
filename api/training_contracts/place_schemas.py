"""What screens send and read of networks and places."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from domain.follow_ups.solutions import SolutionType
from domain.training_contracts.places import HoldState, MemberKind, NsfField, PlaceLevel
from domain.training_contracts.states import YouthStatus

Name = Annotated[str, Field(min_length=2, max_length=140)]
Phone = Annotated[str, Field(max_length=30)]
Commune = Annotated[str, Field(pattern="^[0-9AB]{5}$")]


def _told(body: In, *may_be_emptied: str) -> dict[str, object]:
    """What the body names; null empties only what may stand empty."""
    told = body.model_dump(exclude_unset=True)
    return {name: value for name, value in told.items() if value is not None or name in may_be_emptied}


class FoqualeNetworkIn(In):
    platform_id: UUID
    name: Name
    phone: Phone = ""
    animator_id: UUID | None = None


class FoqualeNetworkPatchIn(In):
    name: Name | None = None
    phone: Phone | None = None
    animator_id: UUID | None = None

    def changes(self) -> dict[str, object]:
        return _told(self, "animator_id")


class FoqualeMemberIn(In):
    """A structure; `unit_id` when it works here: its people then see the network."""

    kind: MemberKind
    name: Name
    phone: Phone = ""
    unit_id: UUID | None = None


class FoqualeMemberOut(Out):
    id: UUID
    kind: MemberKind
    kind_label: str
    name: str
    phone: str
    unit_id: UUID | None
    joined_on: date


class FoqualeNetworkOut(Out):
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
    members: list[FoqualeMemberOut]


class TrainingPlaceIn(In):
    """Where it is: a commune that is known gives the coordinates; they may also be given."""

    provider_unit_id: UUID | None = None
    provider_name: Name
    phone: Phone = ""
    formation: Name
    level: PlaceLevel
    nsf: NsfField
    solution_type: SolutionType
    youth_status: YouthStatus
    commune_code: Commune | None = None
    commune_name: Annotated[str, Field(max_length=80)] = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    entry_on: date
    ends_on: date | None = None
    capacity: Annotated[int, Field(ge=1, le=200)]


class TrainingPlacePatchIn(In):
    provider_name: Name | None = None
    phone: Phone | None = None
    formation: Name | None = None
    level: PlaceLevel | None = None
    nsf: NsfField | None = None
    entry_on: date | None = None
    ends_on: date | None = None
    capacity: Annotated[int, Field(ge=1, le=200)] | None = None
    closed_on: date | None = None

    def changes(self) -> dict[str, object]:
        return _told(self, "ends_on", "closed_on")


class TrainingPlaceOut(Out):
    id: UUID
    version: int
    network_id: UUID
    provider_unit_id: UUID | None
    provider_name: str
    phone: str
    formation: str
    level: PlaceLevel
    nsf: NsfField
    solution_type: SolutionType
    youth_status: YouthStatus
    commune_code: str | None
    commune_name: str
    entry_on: date
    ends_on: date | None
    capacity: int
    taken: int
    free: int
    closed_on: date | None


class PlaceHoldIn(In):
    """For which young person whom one follows."""

    follow_up_id: UUID


class PlaceHoldStepIn(In):
    name: Literal["confirm", "release"]


class PlaceHoldOut(Out):
    id: UUID
    version: int
    place_id: UUID
    follow_up_id: UUID
    state: HoldState
    held_until: datetime
