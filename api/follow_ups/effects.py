"""What the worker does for follow-ups: arrivals from elsewhere, returns found, what a partner's answer moves."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from api.follow_ups import use_cases, use_cases_referents
from api.follow_ups.acting import open_scene_of_job, touch
from api.letters import mails
from api.links.steps import make_link
from api.mail import Mail
from api.settings import Settings
from domain.follow_ups.followed import NewFollowUp
from domain.follow_ups.return_right import Asked, open_request
from domain.follow_ups.states import FollowUpSource
from domain.kernel.calendar import school_year_of
from persistence.follow_ups import arrivals, findings, interview_links, promises, referents, repository
from persistence.follow_ups.promises import PromiseThere
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork

PARIS = ZoneInfo("Europe/Paris")
Ids = Mapping[str, str]


async def open_siei_follow_ups(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """A campaign is published: {campaign_id}. One statement for all; whoever left the list is proposed for an end."""
    campaign, today = UUID(ids["campaign_id"]), uow.now.astimezone(PARIS).date()
    arrived = await arrivals.insert_campaign(uow.session, campaign, today=today, at=uow.now)
    detail = {"campaign_id": str(campaign), "opened": arrived.opened, "known": arrived.known}
    await uow.record(JournalEntry("follow_up:open_campaign", detail=detail))
    await _settle_all(uow, await findings.find_in_campaign(uow.session, campaign, today))


async def open_handover_follow_up(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """A school handed a pupil over: {handover_id}."""
    handover = UUID(ids["handover_id"])
    arrived = await arrivals.insert_handover(uow.session, handover, uow.now)
    detail = {"handover_id": str(handover), "opened": arrived.opened}
    await uow.record(JournalEntry("follow_up:open_handover", detail=detail))


async def find_return_by_school(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """The school took its hand-over back, the pupil is there or elsewhere: {departure_id}."""
    today = uow.now.astimezone(PARIS).date()
    await _settle_all(uow, await findings.find_by_school(uow.session, UUID(ids["departure_id"]), today))


async def find_returns_in_school(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """After a file of a school: {school_id}. Whoever is enrolled there again is proposed for an end, with the proof."""
    today = uow.now.astimezone(PARIS).date()
    found = await findings.find_in_school(uow.session, UUID(ids["school_id"]), year=school_year_of(today), today=today)
    await _settle_all(uow, found)


async def receive_transferred_follow_up(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """The other platform receives the young person: {follow_up_id}."""
    today = uow.now.astimezone(PARIS).date()
    before = await repository.load_any(uow.session, UUID(ids["follow_up_id"]), today)
    if before.transferred_to is None:
        return
    new = NewFollowUp(
        before.transferred_to, FollowUpSource.PLATFORM, before.id, before.identity, today, before.last,
        before.student_id, before.school_id, before.known_to_mission_locale,
    )  # fmt: skip
    opened = await arrivals.insert_arrival(uow.session, new, uow.now)
    await uow.record(JournalEntry("follow_up:receive_transfer", detail={"follow_up_id": str(opened)}))


async def open_return_right(uow: UnitOfWork, follow_up_id: UUID, asked: Asked, today: date) -> None:
    """A request from the public page opens the right to return; one that is already open keeps its first date."""
    scene = await open_scene_of_job(uow, follow_up_id, today)
    request = open_request(scene.followed, asked, new_id(), today)
    try:
        await promises.insert_promise(uow.session, request, scene.followed.platform_id, by=None, at=uow.now)
    except PromiseThere:
        return
    await touch(uow, await open_scene_of_job(uow, follow_up_id, today), "follow_up:open_return_request")


class HasSettings(Protocol):
    @property
    def settings(self) -> Settings: ...


async def compose_interview_link(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """{interview_link_id}: the token stands in no queue and no table, only its hash does."""
    link_id = UUID(ids["interview_link_id"])
    to = await interview_links.load_reader(uow.session, link_id)
    if to is None:
        return None
    token = await make_link(uow, interview_links.INTERVIEW_DOOR, link_id)
    link = f"{services.settings.base_url}/entretien#{token}"
    said = mails.interview_to_read(platform=to.platform_name, link=link, phone=to.phone)
    return Mail(to.email, said.subject, said.body, str(link_id))


async def interview_link_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """The address is kept no longer than the mail needs it."""
    link_id = UUID(ids["interview_link_id"])
    await interview_links.INTERVIEW_DOOR.settle_mail(uow.session, link_id, outcome)
    await interview_links.forget_address(uow.session, link_id)


async def settle_follow_up(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """Something beside a follow-up changed (a partner's answer, a contract): {follow_up_id}."""
    await _settle(uow, UUID(ids["follow_up_id"]))


async def watch_follow_ups(uow: UnitOfWork) -> tuple[int, int]:
    """In the night: (referents gone, hand-overs nobody answered). Nobody is left without somebody who answers."""
    today = uow.now.astimezone(PARIS).date()
    gone = await referents.referents_gone(uow.session, today)
    for follow_up_id in gone:
        await use_cases_referents.take_over(uow, follow_up_id, today)
    expired = await referents.handovers_expired(uow.session, today)
    for handover_id, follow_up_id in expired:
        await use_cases_referents.expire_handover(uow, handover_id, follow_up_id, today)
    return len(gone), len(expired)


async def _settle_all(uow: UnitOfWork, follow_up_ids: list[UUID]) -> None:
    for follow_up_id in dict.fromkeys(follow_up_ids):
        await _settle(uow, follow_up_id)


async def _settle(uow: UnitOfWork, follow_up_id: UUID) -> None:
    today = uow.now.astimezone(PARIS).date()
    await use_cases.settle_follow_up(uow, await open_scene_of_job(uow, follow_up_id, today))
