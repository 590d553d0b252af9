"""Lists of deliveries, written as JSON by PostgreSQL; their codes are said in French there too."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, DateTime, Integer, Select, Text, Uuid, case, column, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from domain.webhooks.deliveries import Outcome, WebhookState
from domain.webhooks.messages import MessageType
from domain.webhooks.views import WebhookAttemptLine, WebhookDeliveryLine
from persistence.paging import page

_MOMENT = DateTime(timezone=True)
messages = table(
    "webhook_messages", column("id", Uuid), column("kind", Text), column("referral_id", Uuid), column("at", _MOMENT)
)
sent = table(
    "webhook_deliveries",
    column("id", Uuid), column("place", BigInteger), column("message_id", Uuid), column("endpoint_id", Uuid),
    column("state", Text), column("attempts", Integer), column("outcome", Text), column("code", Integer),
    column("duration_ms", Integer), column("next_attempt_at", _MOMENT), column("created_at", _MOMENT),
    column("settled_at", _MOMENT),
)  # fmt: skip
attempts = table(
    "webhook_attempts",
    column("delivery_id", Uuid), column("n", Integer), column("at", _MOMENT), column("outcome", Text),
    column("code", Integer), column("duration_ms", Integer),
)  # fmt: skip


def _said(code: ColumnElement[Any], labelled: Iterable[Any]) -> ColumnElement[Any]:
    return case({member.value: member.label for member in labelled}, value=code)


def _lines(webhook_id: UUID) -> Select[Any]:
    return (
        select(
            sent.c.id, sent.c.message_id, messages.c.kind, _said(messages.c.kind, MessageType).label("kind_label"),
            messages.c.referral_id, sent.c.state, _said(sent.c.state, WebhookState).label("state_label"),
            sent.c.attempts, sent.c.outcome, _said(sent.c.outcome, Outcome).label("outcome_label"), sent.c.code,
            sent.c.duration_ms, sent.c.created_at, sent.c.next_attempt_at, sent.c.settled_at,
        )
        .select_from(sent.join(messages, messages.c.id == sent.c.message_id))
        .where(sent.c.endpoint_id == webhook_id)
    )  # fmt: skip


def delivery_page(
    webhook_id: UUID, state: WebhookState | None, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """The latest first."""
    query = _lines(webhook_id).order_by(sent.c.place.desc())
    if state is not None:
        query = query.where(sent.c.state == state.value)
    if cursor is not None:
        query = query.where(
            sent.c.place < select(sent.c.place).where(sent.c.id == cursor).correlate(None).scalar_subquery()
        )
    return page(WebhookDeliveryLine, query, limit)


async def load_delivery_line(session: AsyncSession, webhook_id: UUID, delivery_id: UUID) -> WebhookDeliveryLine | None:
    row = (await session.execute(_lines(webhook_id).where(sent.c.id == delivery_id))).one_or_none()
    return None if row is None else WebhookDeliveryLine(*row)


async def load_attempts(session: AsyncSession, delivery_id: UUID) -> list[WebhookAttemptLine]:
    """In order."""
    a = attempts.c
    query = select(a.n, a.at, a.outcome, _said(a.outcome, Outcome).label("outcome_label"), a.code, a.duration_ms)
    rows = await session.execute(query.where(a.delivery_id == delivery_id).order_by(a.n))
    return [WebhookAttemptLine(*row) for row in rows]
