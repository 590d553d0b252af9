"""Lines of lists about deliveries: declared once, for the SQL, for OpenAPI and for the screen. Ids, never a name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class WebhookDeliveryLine:
    """One message on its way to one address; `outcome` and `code` are those of the last attempt."""

    id: UUID
    message_id: UUID
    kind: str
    kind_label: str
    referral_id: UUID | None
    state: str
    state_label: str
    attempts: int
    outcome: str | None
    outcome_label: str | None
    code: int | None
    duration_ms: int | None
    created_at: datetime
    next_attempt_at: datetime | None
    settled_at: datetime | None


@dataclass(frozen=True)
class WebhookAttemptLine:
    """One attempt: when, what came of it, how long it took."""

    n: int
    at: datetime
    outcome: str
    outcome_label: str
    code: int | None
    duration_ms: int
