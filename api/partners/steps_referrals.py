"""One referral, as the partner's page and its machines both open and answer it: same disclosure, quota and rules."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from api.partners.steps import tell_partner
from domain.access.permissions import Role
from domain.kernel.calendar import age_on
from domain.kernel.errors import Stale
from domain.kernel.events import Effect
from domain.partners.disclosure import DISCLOSURE, DisclosedField, told
from domain.partners.kinds import PartnerType
from domain.partners.quota import Openings, check_opening
from domain.partners.referrals import (
    DeclineReason,
    PartnerEvent,
    ReferralAnswer,
    ReferralChange,
    ReferralRequest,
    ReferralState,
    after,
)
from persistence.follow_ups import referrals
from persistence.journal import Access, JournalEntry
from persistence.partners import events, transmissions
from persistence.partners.transmissions import Transmission
from persistence.unit_of_work import UnitOfWork

PARIS = ZoneInfo("Europe/Paris")
_F = DisclosedField
_OF_THE_ROW = {
    _F.IDENTITY: ("family_name", "first_names", "birth_date"), _F.CITY: ("city", "postal_code"), _F.PHONE: ("phone",),
    _F.EMAIL: ("email",), _F.LAST_SCHOOL: ("last_school_name",), _F.LAST_FORMATION: ("last_formation",),
    _F.LEFT_ON: ("left_on",),
}  # fmt: skip


@dataclass(frozen=True)
class ReferralStanding:
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


@dataclass(frozen=True)
class ReferredYouth(ReferralStanding):
    """The disclosed fields of one young person, and null for the others."""

    fields: tuple[DisclosedField, ...]
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


async def open_referral(uow: UnitOfWork, referral_id: UUID, today: date, *, channel: str = "") -> ReferredYouth:
    """One young person, within the day's quota; journalled, and kept as a transmission."""
    row = await referrals.load_mine(uow.session, uow.actor, referral_id)
    fields = told(PartnerType(row.partner_type), row.fields)
    await _within_quota(uow, row)
    channel = channel or ("api" if uow.actor.role is Role.PARTNER_CLIENT else "web")
    basis = DISCLOSURE[PartnerType(row.partner_type)].basis.code
    one = Transmission(row.partner_unit, row.id, row.follow_up_id, tuple(fields), basis, channel)
    await transmissions.insert_transmission(uow.session, uow.actor, one, uow.now)
    detail = {"referral_id": str(referral_id), "fields": list(fields)}
    await uow.record(JournalEntry("referral:read", Access.READ, detail=detail))
    return _youth(row, fields, today)


async def report_event(
    uow: UnitOfWork, referral_id: UUID, event: PartnerEvent, today: date, *, seen: int | None = None
) -> ReferralStanding:
    """What the partner reports: kept, and the referral moves; the worker carries it to the follow-up."""
    row = await referrals.load_mine(uow.session, uow.actor, referral_id)
    if seen is not None and row.version != seen:
        raise Stale
    before = _state(row)
    state = after(before, event, today)
    await events.insert_event(uow.session, row, event, uow.actor, uow.now)
    by = uow.actor.id if state.answer is not before.answer else None
    await referrals.move_referral(uow.session, referral_id, state, by, uow.now)
    await tell_partner(uow, referral_id, ReferralChange.CHANGED)
    await uow.enqueue([Effect("apply_partner_events", {"referral_id": str(referral_id)})])
    detail = {"referral_id": str(referral_id), "event": event.kind.value}
    await uow.record(JournalEntry("referral:answer", detail=detail))
    return await show_standing(uow, referral_id)


async def acknowledge(uow: UnitOfWork, referral_id: UUID) -> ReferralStanding:
    """« Bien reçu »; twice changes nothing."""
    row = await referrals.load_mine(uow.session, uow.actor, referral_id)
    if row.acknowledged_at is None:
        await referrals.acknowledge_referral(uow.session, referral_id, uow.now)
        await tell_partner(uow, referral_id, ReferralChange.CHANGED)
        await uow.record(JournalEntry("referral:acknowledge", detail={"referral_id": str(referral_id)}))
    return await show_standing(uow, referral_id)


async def show_standing(uow: UnitOfWork, referral_id: UUID) -> ReferralStanding:
    return ReferralStanding(**_standing(await referrals.load_mine(uow.session, uow.actor, referral_id)))


async def openings_today(uow: UnitOfWork) -> Openings:
    """« 120 dossiers ouverts aujourd'hui sur 150. »"""
    return await transmissions.openings_of(uow.session, uow.actor, _midnight(uow.now))


async def _within_quota(uow: UnitOfWork, row: Any) -> None:
    """The opening that uses the quota up also says so, in the same act: those who watch know before it is refused."""
    since = _midnight(uow.now)
    openings, already = await transmissions.openings_before(uow.session, uow.actor, since, row.follow_up_id)
    left = int((_midnight(uow.now, 1) - uow.now).total_seconds())
    check_opening(openings, opened_already=already, seconds_left_today=left)
    if not already and openings.left == 1:
        seen = (since.astimezone(PARIS).date(), openings.opened + 1, uow.now)
        await transmissions.raise_alert(uow.session, uow.actor, row.partner_unit, seen)


def _midnight(now: datetime, days: int = 0) -> datetime:
    """The beginning of today in Paris, or of a day after it."""
    return datetime.combine(now.astimezone(PARIS).date() + timedelta(days=days), time(), PARIS)


def _state(row: Any) -> ReferralState:
    return ReferralState(
        row.referred_on, ReferralAnswer(row.answer) if row.answer else None,
        DeclineReason(row.answer_reason) if row.answer_reason else None, row.answered_on, row.entered_on, row.exited_on,
    )  # fmt: skip


def _standing(row: Any) -> dict[str, Any]:
    state = _state(row)
    return {
        "id": row.id, "version": row.version, "platform_name": row.platform_name, "referred_on": row.referred_on,
        "expected_on": row.expected_on, "request": ReferralRequest(row.request),
        "acknowledged_at": row.acknowledged_at, "answer": state.answer, "answer_reason": state.answer_reason,
        "answered_on": state.answered_on, "entered_on": state.entered_on, "exited_on": state.exited_on,
    }  # fmt: skip


def _youth(row: Any, fields: tuple[DisclosedField, ...], today: date) -> ReferredYouth:
    shown: dict[str, Any] = {
        name: getattr(row, name) if field in fields else None for field, names in _OF_THE_ROW.items() for name in names
    }
    born = shown["birth_date"]
    return ReferredYouth(
        **_standing(row), **shown, fields=fields, age=None if born is None else age_on(born, today)
    )  # fmt: skip
