"""What the worker does for webhooks: a change becomes messages, a message leaves, its outcome is written.

At least once: `sending` is written before the call. A worker that dies in between leaves « envoi incertain », which is
shown and not repeated by itself; the id of the message never changes, so that a receiver recognises a repetition.
"""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api import clock
from api.letters import mails
from api.mail import Mail
from api.security.sealing import Vault
from api.settings import Settings
from api.webhooks.sender import Parcel, WebhookSender
from api.webhooks.steps import let_next_go, opened_secrets
from domain.kernel.events import Effect
from domain.webhooks.deliveries import KEPT_FOR, Attempt, Outcome, WebhookState, judge, pause_due
from domain.webhooks.endpoints import Endpoint
from domain.webhooks.messages import MessageType, body_of
from domain.webhooks.signature import signed_headers
from domain.webhooks.targets import TargetRefused, target_of
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork
from persistence.webhooks import deliveries, endpoints
from persistence.webhooks.deliveries import Announcement, Delivery, Lane

Ids = Mapping[str, str]


class Services(Protocol):
    """The part of the worker's services that this needs."""

    @property
    def settings(self) -> Settings: ...

    @property
    def webhooks(self) -> WebhookSender: ...


async def tell_webhooks(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """{change_id}: one message per change, one delivery per address; each change is told once, in its order."""
    found = await deliveries.lane_of_change(uow.session, UUID(ids["change_id"]))
    if found is None:
        return
    lane, unit_id = found
    await deliveries.lock_lane(uow.session, lane)
    addressed = [one.id for one in await endpoints.load_endpoints(uow.session, unit_id)]
    for untold in await deliveries.untold_changes(uow.session, UUID(ids["change_id"]), unit_id, lane):
        kind = MessageType.REFERRAL_DELETED if untold.change == "deleted" else MessageType.REFERRAL_CHANGED
        told = Announcement(unit_id, lane, kind, untold.at, untold.change_id, untold.referral_id)
        await deliveries.announce(uow.session, told, addressed, uow.now)
    for endpoint_id in addressed:
        await let_next_go(uow, Lane(endpoint_id, lane))


async def begin_delivery(uow: UnitOfWork, ids: Ids, services: Services) -> Parcel | Attempt | None:
    """{delivery_id, attempt}: what leaves; None when it is not its turn any more, or nothing leaves for this address.

    An address that is refused as written is an outcome already: nothing is called.
    """
    delivery = await _locked(uow, ids)
    if delivery is None or delivery.attempts + 1 != int(ids["attempt"]):
        return None
    endpoint = await endpoints.find_endpoint(uow.session, delivery.endpoint_id)
    lined_up = await deliveries.load_lane(uow.session, Lane(delivery.endpoint_id, delivery.lane))
    under_way = any(state is WebhookState.SENDING for _, state, _ in lined_up)
    if endpoint is None or not endpoint.is_open or under_way or not lined_up or lined_up[0][0] != delivery.id:
        return None
    await deliveries.mark_sending(uow.session, delivery.id)
    return _parcel(uow, delivery, endpoint, services.settings)


def _parcel(uow: UnitOfWork, delivery: Delivery, endpoint: Endpoint, settings: Settings) -> Parcel | Attempt:
    try:
        target = target_of(endpoint.url, loopback=settings.webhooks_to_loopback)
    except TargetRefused:
        return Attempt(Outcome.TARGET_REFUSED)
    body = body_of(delivery.kind, delivery.at, delivery.referral_id)
    secrets = opened_secrets(endpoint, Vault.configured(settings), uow.now)
    return Parcel(target, signed_headers(secrets, str(delivery.message_id), clock.wire_seconds(), body), body)


async def carry_delivery(parcel: Parcel | Attempt, services: Services) -> Attempt:
    return parcel if isinstance(parcel, Attempt) else await services.webhooks.send(parcel)


async def settle_delivery(uow: UnitOfWork, ids: Ids, attempt: Attempt | None, services: Services) -> None:
    """Write what became of the attempt (None: its worker died), and let the next message of this person go.

    A truth that comes late, after « incertain », is still written; one about an attempt that was replayed is not.
    """
    delivery = await _locked(uow, ids)
    if delivery is None or delivery.attempts != int(ids["attempt"]):
        return
    if delivery.state not in {WebhookState.SENDING, WebhookState.UNCERTAIN}:
        return
    told = attempt or Attempt(Outcome.UNKNOWN)
    verdict = judge(told, delivery.failures + 1, services.webhooks.back_off)
    await deliveries.settle(uow.session, delivery, told, verdict, uow.now)
    if told.outcome is not Outcome.UNKNOWN:
        await _note_health(uow, delivery, told)
    waits = {delivery.id: verdict.wait} if verdict.wait is not None else {}
    await let_next_go(uow, Lane(delivery.endpoint_id, delivery.lane), waits)


async def _note_health(uow: UnitOfWork, delivery: Delivery, attempt: Attempt) -> None:
    """Since when an address accepts nothing; after days of it, a pause and a mail to the partner's contact."""
    accepted = attempt.outcome is Outcome.ACCEPTED
    await endpoints.note_health(uow.session, delivery.endpoint_id, uow.now, accepted=accepted)
    endpoint = await endpoints.find_endpoint(uow.session, delivery.endpoint_id)
    reason = pause_due(attempt, endpoint.failing_since, uow.now) if endpoint else None
    if reason and await endpoints.pause_open(uow.session, delivery.endpoint_id, reason, uow.now):
        detail = {"endpoint_id": str(delivery.endpoint_id), "reason": reason.value}
        await uow.record(JournalEntry("webhook:pause", detail=detail))
        await uow.enqueue([Effect("alert_webhook_contact", {"endpoint_id": str(delivery.endpoint_id)})])


async def _locked(uow: UnitOfWork, ids: Ids) -> Delivery | None:
    """The delivery as it is once nobody else decides about its lane."""
    delivery = await deliveries.load_delivery(uow.session, UUID(ids["delivery_id"]))
    if delivery is None:
        return None
    await deliveries.lock_lane(uow.session, delivery.lane)
    return await deliveries.load_delivery(uow.session, delivery.id)


async def compose_webhook_alert(uow: UnitOfWork, ids: Ids, services: Services) -> Mail | None:
    """{endpoint_id}: to the partner's contact; None when there is none."""
    contact = await endpoints.contact_of(uow.session, UUID(ids["endpoint_id"]))
    endpoint = await endpoints.find_endpoint(uow.session, UUID(ids["endpoint_id"]))
    if contact is None or endpoint is None or endpoint.pause_reason is None:
        return None
    host = target_of(endpoint.url, loopback=services.settings.webhooks_to_loopback).host
    said = mails.webhooks_paused(partner=contact[1], host=host, gone=endpoint.pause_reason == "gone")
    return Mail(contact[0], said.subject, said.body, f"{endpoint.id}-{endpoint.version}")


async def webhook_alert_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """The effect's own row says what became of the mail."""


async def release_webhooks(uow: UnitOfWork) -> int:
    """Lanes in which something is due and nothing moves (a partner that was suspended, a queue row lost)."""
    stuck = await deliveries.stuck_lanes(uow.session, uow.now)
    for lane in stuck:
        await deliveries.lock_lane(uow.session, lane.lane)
        await let_next_go(uow, lane)
    return len(stuck)


async def forget_messages(uow: UnitOfWork) -> int:
    return await deliveries.purge_messages(uow.session, uow.now - KEPT_FOR)
