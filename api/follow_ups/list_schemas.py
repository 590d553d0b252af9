"""Answers of the work list, of sharing out, of partners and of settings."""

from datetime import date
from uuid import UUID

from api.schemas import Out
from domain.access.permissions import Role
from domain.follow_ups.disclosure import DeclineReason, DisclosedField, ReferralAnswer, ReferralRequest
from domain.follow_ups.states import FollowUpStatus
from domain.follow_ups.views import ArrivalMonth, FollowUpCounters, FollowUpLine


class NamedUnitOut(Out):
    id: UUID
    name: str


class WorkListFrameOut(Out):
    """Counters of the whole list, months of arrival within the filter, communes, one's platforms and the others."""

    counters: FollowUpCounters
    months: list[ArrivalMonth]
    cities: list[str]
    platforms: list[NamedUnitOut]
    other_platforms: list[NamedUnitOut]


class FollowUpColumnOut(Out):
    status: FollowUpStatus
    count: int
    items: list[FollowUpLine]


class FollowUpColumnsOut(Out):
    columns: list[FollowUpColumnOut]


class StaffMemberOut(Out):
    id: UUID
    name: str
    role: Role
    load: int
    away_until: date | None


class PlatformStaffOut(Out):
    platform_id: UUID
    platform_name: str
    staff: list[StaffMemberOut]


class PlatformsStaffOut(Out):
    platforms: list[PlatformStaffOut]


class ShareOut(Out):
    account_id: UUID
    before: int
    after: int
    given: list[UUID]


class SharedOutOut(Out):
    """Who gets how many, from how many to how many."""

    shares: list[ShareOut]
    count: int


class PartnersOut(Out):
    partners: list[NamedUnitOut]


class ReferredYouthOut(Out):
    """The disclosed fields of one young person; null for those that were not."""

    id: UUID
    version: int
    platform_name: str
    referred_on: date
    expected_on: date
    request: ReferralRequest
    fields: list[DisclosedField]
    family_name: str
    first_names: str
    birth_date: date
    age: int
    city: str | None
    postal_code: str | None
    phone: str | None
    email: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None
    answer: ReferralAnswer | None
    answer_reason: DeclineReason | None
    answered_on: date | None


class ReferredYouthsOut(Out):
    items: list[ReferredYouthOut]


class PlatformRulesOut(Out):
    """Rules of ours; version 0 while the platform has set nothing. The ETag is the version."""

    unreachable_after: int
    first_contact_days: int
    silence_days: int
    handover_days: int
    version: int
