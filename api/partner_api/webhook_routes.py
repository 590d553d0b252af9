"""`/partner/v1/webhooks`: a partner's machine keeps its own addresses, and sees what became of its messages."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.partner_api.door import Machine, MachineDoor, answers
from api.partner_api.headers import PREFIX
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
from domain.kernel.errors import NotFound
from domain.webhooks.deliveries import WebhookState
from domain.webhooks.views import WebhookDeliveryLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT

router = APIRouter(prefix=f"{PREFIX}/webhooks", tags=["partner"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Keeper = Annotated[MachineDoor, Machine(Permission.PARTNER_WEBHOOKS_MANAGE)]


def _own(uow: Any) -> UUID:
    """A machine stands in one unit: its partner."""
    unit: UUID | None = next(iter(uow.actor.units), None)
    if unit is None:
        raise NotFound
    return unit


@router.get("", response_model=WebhooksOut, responses=answers())
async def list_partner_webhooks(door: Keeper) -> Response:
    """Your addresses, and how their messages fare."""

    async def run(uow: Any) -> Any:
        return {"items": await use_cases.list_webhooks(uow, _own(uow))}

    return await door.read(run, WebhooksOut)


@router.post("", status_code=201, response_model=WebhookSecretOut, responses=answers(409, 428))
async def add_partner_webhook(body: WebhookIn, door: Keeper) -> Response:
    """Add an address; its secret is shown this once, and a message `webhook.ping` leaves at once.

    Messages follow Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature` (`v1,` HMAC-SHA256).
    """
    state = door.request.app.state
    loopback = state.settings.webhooks_to_loopback
    return await door.write_secret(
        lambda uow: use_cases.add_webhook(uow, _own(uow), body.url, state.vault, loopback=loopback),
        WebhookSecretOut,
        201,
    )


@router.post("/{webhook_id}/secret", response_model=WebhookSecretOut, responses=answers(404, 412, 428))
async def rotate_partner_webhook_secret(webhook_id: UUID, door: Keeper) -> Response:
    """A new secret, shown this once; for 24 hours messages carry both signatures."""
    seen, vault = door.seen, door.request.app.state.vault
    return await door.write_secret(
        lambda uow: use_cases.rotate_webhook_secret(uow, _own(uow), webhook_id, vault, seen=seen), WebhookSecretOut
    )


@router.post("/{webhook_id}/transitions", response_model=WebhookOut, responses=answers(404, 412, 428))
async def advance_partner_webhook(webhook_id: UUID, body: WebhookStepIn, door: Keeper) -> Response:
    """Pause, resume or remove an address of yours."""
    seen = door.seen
    return await door.write(
        lambda uow: use_cases.advance_webhook(uow, _own(uow), webhook_id, body.name, seen=seen), WebhookOut
    )


@router.post("/{webhook_id}/ping", response_model=WebhookOut, responses=answers(404, 409, 428))
async def ping_partner_webhook(webhook_id: UUID, door: Keeper) -> Response:
    """A message of trial, of nobody; its delivery says what came of it."""
    return await door.write(lambda uow: use_cases.ping_webhook(uow, _own(uow), webhook_id), WebhookOut)


@router.get("/{webhook_id}/deliveries", response_model=Page[WebhookDeliveryLine], responses=answers(404))
async def list_partner_webhook_deliveries(
    webhook_id: UUID,
    door: Keeper,
    state: WebhookState | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Messages of an address, the latest first."""
    return await door.page(lambda uow: use_cases.list_deliveries(uow, _own(uow), webhook_id, state, (cursor, limit)))


@router.get("/{webhook_id}/deliveries/{delivery_id}", response_model=WebhookDeliveryOut, responses=answers(404))
async def show_partner_webhook_delivery(webhook_id: UUID, delivery_id: UUID, door: Keeper) -> Response:
    """One message, each of its attempts, and its body."""
    return await door.read(
        lambda uow: use_cases.show_delivery(uow, _own(uow), webhook_id, delivery_id), WebhookDeliveryOut
    )


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}/replay", response_model=WebhookDeliveryOut, responses=answers(404, 409, 428)
)
async def replay_partner_webhook_delivery(webhook_id: UUID, delivery_id: UUID, door: Keeper) -> Response:
    """Sent again under the same id, or at once if it was waiting for its next attempt."""
    return await door.write(
        lambda uow: use_cases.replay_delivery(uow, _own(uow), webhook_id, delivery_id), WebhookDeliveryOut
    )


@router.post("/{webhook_id}/replay", response_model=ReplayedOut, responses=answers(404, 409, 428))
async def replay_partner_webhook_deliveries(webhook_id: UUID, door: Keeper) -> Response:
    """Every abandoned or uncertain message, in order."""

    async def run(uow: Any) -> Any:
        return {"replayed": await use_cases.replay_deliveries(uow, _own(uow), webhook_id)}

    return await door.write(run, ReplayedOut)
