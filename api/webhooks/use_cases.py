"""Addresses of a partner and what became of its messages: the same for its machine and for the administrator."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Select

from api.security.sealing import Vault
from api.webhooks.steps import let_all_go, let_next_go
from domain.kernel.errors import NotFound
from domain.webhooks.deliveries import PauseReason, WebhookState
from domain.webhooks.endpoints import (
    MOST_ENDPOINTS,
    DeliveryNotFound,
    Endpoint,
    EndpointPaused,
    EndpointState,
    NotReplayable,
    TooManyEndpoints,
)
from domain.webhooks.messages import MessageType, body_of
from domain.webhooks.signature import BOTH_SECRETS_FOR, SECRET_BYTES, secret_of
from domain.webhooks.targets import target_of
from domain.webhooks.views import WebhookAttemptLine, WebhookDeliveryLine
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork
from persistence.webhooks import deliveries, endpoints, queries
from persistence.webhooks.deliveries import Announcement, Lane


class WebhookStep(StrEnum):
    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"


@dataclass(frozen=True)
class Webhook:
    """An address, how it fares, and how many of its messages are in each state."""

    id: UUID
    url: str
    state: EndpointState
    state_label: str
    pause_reason_label: str | None
    both_secrets_until: datetime | None
    failing_since: datetime | None
    last_accepted_at: datetime | None
    created_at: datetime
    delivered: int
    waiting: int
    failed: int
    dead: int
    uncertain: int
    version: int


@dataclass(frozen=True)
class WebhookWithSecret:
    """The one time its secret is shown."""

    webhook: Webhook
    secret: str

    @property
    def version(self) -> int:
        return self.webhook.version


@dataclass(frozen=True)
class WebhookDelivery:
    delivery: WebhookDeliveryLine
    attempts: list[WebhookAttemptLine]
    body: str


async def list_webhooks(uow: UnitOfWork, unit_id: UUID) -> list[Webhook]:
    await _check_partner(uow, unit_id)
    counts = await endpoints.count_deliveries(uow.session, unit_id)
    await uow.record(JournalEntry("webhook:list", Access.LIST, detail={"partner_id": str(unit_id)}))
    return [_view(one, counts.get(one.id, {}), uow.now) for one in await endpoints.load_endpoints(uow.session, unit_id)]


async def add_webhook(uow: UnitOfWork, unit_id: UUID, url: str, vault: Vault, *, loopback: bool) -> WebhookWithSecret:
    """Check the address, make its secret, and send a first message of trial."""
    target_of(url, loopback=loopback)
    await _check_partner(uow, unit_id)
    if len(await endpoints.lock_endpoints(uow.session, unit_id)) >= MOST_ENDPOINTS:
        raise TooManyEndpoints
    endpoint_id, secret = new_id(), secret_of(secrets.token_bytes(SECRET_BYTES))
    values = {
        "id": endpoint_id, "unit": unit_id, "url": url, "secret": vault.seal(secret, endpoint_id), "by": uow.actor.id,
        "now": uow.now,
    }  # fmt: skip
    await endpoints.insert_endpoint(uow.session, values)
    await _record(uow, "webhook:add", endpoint_id)
    await _ping(uow, unit_id, endpoint_id)
    return WebhookWithSecret(await _show(uow, unit_id, endpoint_id), secret)


async def rotate_webhook_secret(
    uow: UnitOfWork, unit_id: UUID, webhook_id: UUID, vault: Vault, *, seen: int
) -> WebhookWithSecret:
    """A new secret; for a day every message carries both signatures."""
    endpoint = await endpoints.load_endpoint(uow.session, unit_id, webhook_id)
    secret = secret_of(secrets.token_bytes(SECRET_BYTES))
    sealed = vault.seal(secret, endpoint.id)
    await endpoints.rotate_secret(uow.session, endpoint, seen, sealed, uow.now + BOTH_SECRETS_FOR)
    await _record(uow, "webhook:rotate_secret", webhook_id)
    return WebhookWithSecret(await _show(uow, unit_id, webhook_id), secret)


async def advance_webhook(uow: UnitOfWork, unit_id: UUID, webhook_id: UUID, step: WebhookStep, *, seen: int) -> Webhook:
    """Pause (messages wait), resume (they leave in order), remove (what waits is given up)."""
    endpoint = await endpoints.load_endpoint(uow.session, unit_id, webhook_id)
    counts = await endpoints.count_deliveries(uow.session, unit_id)
    await _record(uow, f"webhook:{step.value}", webhook_id)
    if step is WebhookStep.PAUSE:
        await endpoints.pause(uow.session, endpoint, seen, PauseReason.BY_HAND, uow.now)
    elif step is WebhookStep.RESUME:
        await endpoints.resume(uow.session, endpoint, seen)
        await let_all_go(uow, webhook_id)
    else:
        await endpoints.remove(uow.session, endpoint, seen, uow.now)
        await deliveries.abandon(uow.session, webhook_id, uow.now)
        return _view(endpoint, counts.get(webhook_id, {}), uow.now)
    return await _show(uow, unit_id, webhook_id)


async def ping_webhook(uow: UnitOfWork, unit_id: UUID, webhook_id: UUID) -> Webhook:
    """A message of trial, without any young person; its delivery says what came of it."""
    endpoint = await endpoints.load_endpoint(uow.session, unit_id, webhook_id)
    if not endpoint.is_open:
        raise EndpointPaused
    await _ping(uow, unit_id, webhook_id)
    await _record(uow, "webhook:ping", webhook_id)
    return await _show(uow, unit_id, webhook_id)


async def list_deliveries(
    uow: UnitOfWork, unit_id: UUID, webhook_id: UUID, state: WebhookState | None, asked: tuple[UUID | None, int]
) -> Select[tuple[str]]:
    """The latest first; `asked` is (cursor, limit)."""
    await endpoints.load_endpoint(uow.session, unit_id, webhook_id)
    await _record(uow, "webhook:list_deliveries", webhook_id, Access.LIST)
    return queries.delivery_page(webhook_id, state, cursor=asked[0], limit=asked[1])


async def show_delivery(uow: UnitOfWork, unit_id: UUID, webhook_id: UUID, delivery_id: UUID) -> WebhookDelivery:
    """One message with each of its attempts, and its body: ids alone."""
    await endpoints.load_endpoint(uow.session, unit_id, webhook_id)
    line = await queries.load_delivery_line(uow.session, webhook_id, delivery_id)
    message = await deliveries.load_delivery(uow.session, delivery_id)
    if line is None or message is None:
        raise DeliveryNotFound
    body = body_of(message.kind, message.at, message.referral_id).decode()
    return WebhookDelivery(line, await queries.load_attempts(uow.session, delivery_id), body)


async def replay_delivery(uow: UnitOfWork, unit_id: UUID, webhook_id: UUID, delivery_id: UUID) -> WebhookDelivery:
    """Sent again under the same id: a receiver that has it already recognises it."""
    endpoint = await endpoints.load_endpoint(uow.session, unit_id, webhook_id)
    message = await deliveries.load_delivery(uow.session, delivery_id)
    if message is None or message.endpoint_id != webhook_id:
        raise DeliveryNotFound
    if not endpoint.is_open:
        raise EndpointPaused
    await deliveries.lock_lane(uow.session, message.lane)
    lane = await deliveries.replay(uow.session, webhook_id, delivery_id)
    if lane is None:
        raise NotReplayable
    await let_next_go(uow, lane)
    await uow.record(JournalEntry("webhook:replay", detail={"delivery_id": str(delivery_id)}))
    return await show_delivery(uow, unit_id, webhook_id, delivery_id)


async def replay_deliveries(uow: UnitOfWork, unit_id: UUID, webhook_id: UUID) -> int:
    """Every abandoned or uncertain message of an address, in order; how many."""
    endpoint = await endpoints.load_endpoint(uow.session, unit_id, webhook_id)
    if not endpoint.is_open:
        raise EndpointPaused
    count = len(await deliveries.replay_all(uow.session, webhook_id))
    await let_all_go(uow, webhook_id)
    await uow.record(JournalEntry("webhook:replay", detail={"webhook_id": str(webhook_id), "count": count}))
    return count


async def _ping(uow: UnitOfWork, unit_id: UUID, endpoint_id: UUID) -> None:
    lane = Lane(endpoint_id, endpoint_id)
    await deliveries.lock_lane(uow.session, lane.lane)
    told = Announcement(unit_id, lane.lane, MessageType.PING, uow.now)
    await deliveries.announce(uow.session, told, [endpoint_id], uow.now)
    await let_next_go(uow, lane)


async def _check_partner(uow: UnitOfWork, unit_id: UUID) -> None:
    if not await endpoints.is_partner(uow.session, unit_id):
        raise NotFound


async def _show(uow: UnitOfWork, unit_id: UUID, endpoint_id: UUID) -> Webhook:
    endpoint = await endpoints.load_endpoint(uow.session, unit_id, endpoint_id)
    counts = await endpoints.count_deliveries(uow.session, unit_id)
    return _view(endpoint, counts.get(endpoint_id, {}), uow.now)


def _view(one: Endpoint, counts: Mapping[WebhookState, int], now: datetime) -> Webhook:
    s = WebhookState
    both = one.former_until if one.former_until is not None and one.former_until > now else None
    return Webhook(
        id=one.id, url=one.url, state=one.state, state_label=one.state.label,
        pause_reason_label=one.pause_reason.label if one.pause_reason else None, both_secrets_until=both,
        failing_since=one.failing_since, last_accepted_at=one.last_accepted_at, created_at=one.created_at,
        delivered=counts.get(s.DELIVERED, 0), waiting=counts.get(s.WAITING, 0) + counts.get(s.SENDING, 0),
        failed=counts.get(s.FAILED, 0), dead=counts.get(s.DEAD, 0), uncertain=counts.get(s.UNCERTAIN, 0),
        version=one.version,
    )  # fmt: skip


async def _record(uow: UnitOfWork, operation: str, webhook_id: UUID, access: Access = Access.WRITE) -> None:
    await uow.record(JournalEntry(operation, access, detail={"webhook_id": str(webhook_id)}))
