"""Answers of the work list, of sharing out, of partners and of settings."""

from datetime import date, datetime
from uuid import UUID

from api.schemas import Out
from domain.access.permissions import Role
from domain.follow_ups.states import FollowUpStatus
from domain.follow_ups.views import ArrivalMonth, CampaignArrival, FollowUpCounters, FollowUpLine
from domain.partners.disclosure import DisclosedField
from domain.partners.kinds import PartnerType
from domain.partners.referrals import DeclineReason, ReferralAnswer, ReferralRequest


class NamedUnitOut(Out):
    id: UUID
    name: str


class WorkListFrameOut(Out):
    """Counters of the whole list, months of arrival within the filter, communes, one's platforms and the others."""

    counters: FollowUpCounters
    months: list[ArrivalMonth]
    arrival: CampaignArrival | None
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


class ReferentAbsenceOut(Out):
    """Both days included; `load`: for how many young people the platform answers meanwhile."""

    id: UUID
    platform_id: UUID
    platform_name: str
    account_id: UUID
    name: str
    role: Role
    from_on: date
    to_on: date
    load: int


class ReferentAbsencesOut(Out):
    absences: list[ReferentAbsenceOut]


class ShareOut(Out):
    account_id: UUID
    before: int
    after: int
    given: list[UUID]


class SharedOutOut(Out):
    """Who gets how many, from how many to how many."""

    shares: list[ShareOut]
    count: int


class PartnerChoiceOut(Out):
    """A structure that may be asked, and the fields that its kind may receive."""

    id: UUID
    name: str
    type: PartnerType
    fields: list[DisclosedField]


class PartnersOut(Out):
    partners: list[PartnerChoiceOut]


class ReferredLineOut(Out):
    """One line of a partner's list; how to reach the young person is shown when the line is opened."""

    id: UUID
    version: int
    platform_name: str
    referred_on: date
    expected_on: date
    request: ReferralRequest
    family_name: str
    first_names: str
    age: int
    city: str | None
    answer: ReferralAnswer | None
    answer_reason: DeclineReason | None
    answered_on: date | None


class ReferredYouthsOut(Out):
    """The lines, and how many young people were opened today of how many that may be."""

    items: list[ReferredLineOut]
    opened_today: int
    daily_quota: int


class ReferralStandingOut(Out):
    """Where a referral stands with its partner; nothing of the person."""

    id: UUID
    version: int
    platform_name: str
    referred_on: date
    expected_on: date
    request: ReferralRequest
    acknowledged_at: datetime | None
    answer: ReferralAnswer | None
    answer_reason: DeclineReason | None
    answered_on: date | None
    entered_on: date | None
    exited_on: date | None


class ReferredYouthOut(ReferralStandingOut):
    """The disclosed fields of one young person; null for those that were not."""

    fields: list[DisclosedField]
    family_name: str | None
    first_names: str | None
    birth_date: date | None
    age: int | None
    city: str | None
    postal_code: str | None
    phone: str | None
    email: str | None
    last_school_name: str | None
    last_formation: str | None
    left_on: date | None


class PlatformRulesOut(Out):
    """Rules of ours; version 0 while the platform has set nothing. The ETag is the version."""

    unreachable_after: int
    first_contact_days: int
    silence_days: int
    handover_days: int
    version: int
