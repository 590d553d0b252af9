"""`/partners/{partner_id}/webhooks`: a partner's addresses and their messages, for the administrator."""

from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.door import Door, Requires, responses
from api.schemas import Page
from api.webhooks import use_cases
from api.webhooks.schemas import (
    ReplayedOut,
    WebhookDeliveryOut,
    WebhookIn,
    WebhookOut,
    WebhookSecretOut,
    WebhooksOut,
    WebhookStepIn,
)
from domain.access.permissions import Permission
from domain.webhooks.deliveries import WebhookState
from domain.webhooks.views import WebhookDeliveryLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix="/api/v1/partners/{partner_id}/webhooks", tags=["partners"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.PARTNERS_READ)]
Manager = Annotated[Door, Requires(Permission.PARTNERS_MANAGE)]


@router.get("", response_model=WebhooksOut, responses=responses(404))
async def list_webhooks(partner_id: UUID, door: Reader) -> Response:
    """Where a partner is told of changes, and how its messages fare."""

    async def run(uow: Any) -> Any:
        return {"items": await use_cases.list_webhooks(uow, partner_id)}

    return await door.read(run, WebhooksOut)


@router.post("", status_code=201, response_model=WebhookSecretOut, responses=responses(404, 409))
async def add_webhook(partner_id: UUID, body: WebhookIn, door: Manager) -> Response:
    """Add an address; its secret is shown this once, and a message of trial leaves at once."""
    state = door.request.app.state
    loopback = state.settings.webhooks_to_loopback
    return await _unkept(door).write(
        lambda uow: use_cases.add_webhook(uow, partner_id, body.url, state.vault, loopback=loopback),
        WebhookSecretOut,
        201,
    )


@router.post("/{webhook_id}/secret", response_model=WebhookSecretOut, responses=responses(404, 412, 428))
async def rotate_webhook_secret(partner_id: UUID, webhook_id: UUID, door: Manager) -> Response:
    """A new secret, shown this once; for 24 hours messages carry both signatures."""
    seen, vault = door.seen, door.request.app.state.vault
    return await _unkept(door).write(
        lambda uow: use_cases.rotate_webhook_secret(uow, partner_id, webhook_id, vault, seen=seen), WebhookSecretOut
    )


@router.post("/{webhook_id}/transitions", response_model=WebhookOut, responses=responses(404, 412, 428))
async def advance_webhook(partner_id: UUID, webhook_id: UUID, body: WebhookStepIn, door: Manager) -> Response:
    """Pause, resume or remove an address."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_webhook(uow, partner_id, webhook_id, body.name, seen=seen), WebhookOut
    )


@router.post("/{webhook_id}/ping", response_model=WebhookOut, responses=responses(404, 409))
async def ping_webhook(partner_id: UUID, webhook_id: UUID, door: Manager) -> Response:
    """A message of trial, of nobody; its delivery says what came of it."""
    return await door.write(lambda uow: use_cases.ping_webhook(uow, partner_id, webhook_id), WebhookOut)


@router.get("/{webhook_id}/deliveries", response_model=Page[WebhookDeliveryLine], responses=responses(404))
async def list_webhook_deliveries(
    partner_id: UUID,
    webhook_id: UUID,
    door: Reader,
    state: WebhookState | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Messages of an address, the latest first."""
    return await door.page(lambda uow: use_cases.list_deliveries(uow, partner_id, webhook_id, state, (cursor, limit)))


@router.get("/{webhook_id}/deliveries/{delivery_id}", response_model=WebhookDeliveryOut, responses=responses(404))
async def show_webhook_delivery(partner_id: UUID, webhook_id: UUID, delivery_id: UUID, door: Reader) -> Response:
    """One message, each of its attempts, and its body: ids alone."""
    return await door.read(
        lambda uow: use_cases.show_delivery(uow, partner_id, webhook_id, delivery_id), WebhookDeliveryOut
    )


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}/replay", response_model=WebhookDeliveryOut, responses=responses(404, 409)
)
async def replay_webhook_delivery(partner_id: UUID, webhook_id: UUID, delivery_id: UUID, door: Manager) -> Response:
    """« Rejouer »: sent again under the same id, or at once if it was waiting for its next attempt."""
    return await door.write(
        lambda uow: use_cases.replay_delivery(uow, partner_id, webhook_id, delivery_id), WebhookDeliveryOut
    )


@router.post("/{webhook_id}/replay", response_model=ReplayedOut, responses=responses(404, 409))
async def replay_webhook_deliveries(partner_id: UUID, webhook_id: UUID, door: Manager) -> Response:
    """« Rejouer tout »: every abandoned or uncertain message, in order."""

    async def run(uow: Any) -> Any:
        return {"replayed": await use_cases.replay_deliveries(uow, partner_id, webhook_id)}

    return await door.write(run, ReplayedOut)


def _unkept(door: Door) -> Door:
    """A secret is not kept with the answer of a key."""
    return replace(door, key=None)
