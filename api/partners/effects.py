"""What the worker does for partners: carries their events to the follow-up, receives the young people they send."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from api.follow_ups import use_cases
from api.follow_ups.acting import open_scene_of_job, settle_with_solution
from api.follow_ups.steps import open_follow_up
from domain.follow_ups.advance import Scene
from domain.follow_ups.contacts import ContactAttempt, FollowUpChannel, FollowUpContactResult
from domain.follow_ups.followed import FollowedIdentity, LastSchooling, NewFollowUp
from domain.follow_ups.referents import FollowUpIsOver
from domain.follow_ups.solutions import Solution, SolutionEnd, SolutionState, SolutionType, check_solution
from domain.follow_ups.states import FollowUpSource
from domain.kernel.errors import NotFound, Refusal
from domain.partners.kinds import PartnerType
from domain.partners.referrals import PartnerContactResult, PartnerEventKind
from persistence.follow_ups import repository, solutions
from persistence.journal import JournalEntry
from persistence.partners import events
from persistence.partners.events import EventToApply
from persistence.unit_of_work import UnitOfWork

PARIS = ZoneInfo("Europe/Paris")
Ids = Mapping[str, str]
_R, _T = FollowUpContactResult, SolutionType
_RESULTS = {
    PartnerContactResult.REACHED: _R.OTHER,
    PartnerContactResult.NO_ANSWER: _R.NO_ANSWER,
    PartnerContactResult.WRONG_DETAILS: _R.WRONG_DETAILS,
    PartnerContactResult.REFUSES_SUPPORT: _R.REFUSES_SUPPORT,
}
USUAL_SOLUTIONS = {
    PartnerType.MISSION_LOCALE: _T.MISSION_LOCALE_SUPPORT, PartnerType.E2C: _T.E2C, PartnerType.EPIDE: _T.EPIDE,
    PartnerType.CFA: _T.APPRENTICESHIP, PartnerType.GRETA: _T.VOCATIONAL_TRAINEE,
    PartnerType.AGRICULTURAL_SCHOOL: _T.SCHOOL_AGRICULTURAL, PartnerType.CIVIC_SERVICE: _T.CIVIC_SERVICE,
}  # fmt: skip
"""What an entry is where the partner does not say: what its kind usually offers."""


async def apply_partner_events(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """{referral_id}: what waits for this referral, in the order it came. What the rules refuse is kept as refused."""
    today = uow.now.astimezone(PARIS).date()
    for one in await events.load_to_apply(uow.session, UUID(ids["referral_id"])):
        outcome = "applied"
        try:
            async with uow.session.begin_nested():
                await _apply(uow, one, await open_scene_of_job(uow, one.follow_up_id, today))
        except Refusal:
            outcome = "refused"
        await events.settle_event(uow.session, one.id, outcome, uow.now)
        await use_cases.settle_follow_up(uow, await open_scene_of_job(uow, one.follow_up_id, today))


async def _apply(uow: UnitOfWork, one: EventToApply, scene: Scene) -> None:
    if not scene.followed.is_open:
        raise FollowUpIsOver
    kind = one.event.kind
    if kind in {PartnerEventKind.CONTACT, PartnerEventKind.APPOINTMENT}:
        await use_cases.note_attempt_on(uow, scene, _attempt(one, uow.now, scene.today))
    elif kind is PartnerEventKind.KNOWN and one.event.known is not False:
        if one.partner_type is PartnerType.MISSION_LOCALE:
            await repository.mark_known_to_mission_locale(uow.session, one.follow_up_id)
    elif kind is PartnerEventKind.ENTRY:
        await _enter(uow, one, scene)
    elif kind is PartnerEventKind.EXIT:
        await _leave(uow, one, scene)


def _attempt(one: EventToApply, now: datetime, today: date) -> ContactAttempt:
    """At noon of that day: partners report days. An appointment already past is a contact that was made."""
    event = one.event
    tried_at = min(datetime.combine(event.occurred_on, time(12), PARIS), now)
    result, appointment = _RESULTS[event.contact_result or PartnerContactResult.REACHED], None
    if event.appointment_on is not None and event.appointment_on >= today:
        result, appointment = _R.APPOINTMENT, event.appointment_on
    return ContactAttempt(FollowUpChannel.THROUGH_PARTNER, result, tried_at, None, appointment)


async def _enter(uow: UnitOfWork, one: EventToApply, scene: Scene) -> None:
    """The solution bears the event's id: the exit finds it again."""
    event = one.event
    kind = SolutionType(event.solution_type) if event.solution_type else USUAL_SOLUTIONS.get(one.partner_type, _T.OTHER)
    solution = Solution(
        one.id, one.follow_up_id, kind, (event.provider or one.partner_name)[:140], "", SolutionState.STARTED,
        min(scene.today, event.occurred_on), 1, event.occurred_on,
    )  # fmt: skip
    check_solution(solution, scene.today)
    platform = scene.followed.platform_id
    await solutions.insert_solution(uow.session, solution, platform, by=None, at=uow.now)
    await settle_with_solution(uow, scene, "follow_up:enter_by_partner", solution=kind.value)


async def _leave(uow: UnitOfWork, one: EventToApply, scene: Scene) -> None:
    if one.entry_id is None:
        raise NotFound
    before = await solutions.load_solution(uow.session, one.follow_up_id, one.entry_id)
    reason = SolutionEnd(one.event.end_reason) if one.event.end_reason else SolutionEnd.COMPLETED
    ended = replace(before, state=SolutionState.ENDED, ended_on=one.event.occurred_on, end_reason=reason)
    check_solution(ended, scene.today)
    await solutions.save_solution(uow.session, ended, seen=before.version)
    await settle_with_solution(uow, scene, "follow_up:leave_by_partner", reason=reason.value)


async def open_partner_youth(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """{youth_id}: the platform receives them; whoever is followed there already is found again, and nobody is told."""
    youth_id = UUID(ids["youth_id"])
    sent = await events.load_youth(uow.session, youth_id)
    if sent is None:
        return
    told = sent.told
    identity = FollowedIdentity(
        str(told["family_name"]), str(told["first_names"]), date.fromisoformat(str(told["birth_date"])),
        commune=told["commune_code"], postal_code=told["postal_code"] or None, city=told["city"] or None,
        phone=told["phone"] or None, email=told["email"] or None,
    )  # fmt: skip
    arrived_on = sent.received_at.astimezone(PARIS).date()
    last = LastSchooling(formation=told["last_formation"] or None)
    await open_follow_up(
        uow, NewFollowUp(sent.platform_id, FollowUpSource.PARTNER, youth_id, identity, arrived_on, last)
    )  # fmt: skip
    await events.forget_youth(uow.session, youth_id, uow.now)
    await uow.record(JournalEntry("partner_youth:open", detail={"youth_id": str(youth_id)}))
