"""What lists of SIEI show: campaigns, refused lines, rows of the list, what comes back to a school."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class CampaignLine:
    """A row of « Campagnes »: no person, only figures."""

    id: UUID
    version: int
    unit_id: UUID
    unit_name: str
    campaign_date: date
    departments: list[str]
    state: str
    source_count: int
    row_count: int
    to_confirm_count: int
    pairs_left: int
    digest: str | None
    created_at: datetime
    published_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class RejectLine:
    """One line of a source that was set aside; never its content."""

    id: UUID
    source: str
    line: int
    field: str
    rule: str
    remedy: str
    found_by: str
    """`deposit`: the line is that of the file received; `crossing`: that of the copy which was kept."""


@dataclass(frozen=True)
class SieiSearch:
    """A source in which the person was looked for, and the day it was received."""

    kind: str
    received_on: date


@dataclass(frozen=True)
class SieiRowLine:
    """A young person of the list, as the institution that runs the campaign sees them."""

    id: UUID
    version: int
    family_name: str
    usage_name: str | None
    first_names: str
    birth_date: date
    age: int
    is_minor: bool
    commune: str | None
    city: str | None
    platform_id: UUID | None
    platform_name: str | None
    last_school_uai: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None
    known_to_mission_locale: bool
    searched_in: list[SieiSearch]
    state: str
    removed_because: str | None
    known_before: bool
    outcome: str | None
    found_in: str | None
    outcome_on: date | None


@dataclass(frozen=True)
class SieiPlatformLine:
    """The same as its platform receives it, once published. Follow-ups are built upon `id`."""

    id: UUID
    version: int
    campaign_id: UUID
    campaign_date: date
    family_name: str
    usage_name: str | None
    first_names: str
    birth_date: date
    age: int
    is_minor: bool
    commune: str | None
    postal_code: str | None
    city: str | None
    phone: str | None
    email: str | None
    last_school_uai: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None
    known_to_mission_locale: bool
    searched_in: list[SieiSearch]
    state: str
    known_before: bool
    platform_id: UUID
    published_at: datetime
    received_at: datetime | None
    outcome: str | None
    found_in: str | None
    outcome_on: date | None


@dataclass(frozen=True)
class SieiReturnLine:
    """What a school learns of somebody who left it: « en formation ailleurs » or « suivi », and nothing more."""

    id: UUID
    school_id: UUID
    family_name: str
    first_names: str
    kind: str
    campaign_date: date
