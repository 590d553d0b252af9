"""What addresses and deliveries look like on the wire, for administrators and machines alike."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from api.schemas import In, Out
from api.webhooks.use_cases import WebhookStep
from domain.webhooks.endpoints import EndpointState
from domain.webhooks.targets import MOST_CHARACTERS
from domain.webhooks.views import WebhookAttemptLine, WebhookDeliveryLine


class WebhookIn(In):
    """A public https address with a domain name, on port 443 or 8443."""

    url: str = Field(min_length=10, max_length=MOST_CHARACTERS)


class WebhookStepIn(In):
    """`pause`: messages wait. `resume`: they leave, in order. `remove`: what waits is given up."""

    name: WebhookStep


class WebhookOut(Out):
    """An address, how it fares, and how many of its messages are in each state (90 days)."""

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


class WebhooksOut(Out):
    items: list[WebhookOut]


class WebhookSecretOut(Out):
    """`secret` (`whsec_…`) is shown this once."""

    webhook: WebhookOut
    secret: str


class WebhookDeliveryOut(Out):
    """One message, each of its attempts, and its body as sent: ids alone."""

    delivery: WebhookDeliveryLine
    attempts: list[WebhookAttemptLine]
    body: str


class ReplayedOut(Out):
    replayed: int
