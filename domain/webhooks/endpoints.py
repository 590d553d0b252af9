"""An endpoint: an address of a partner's service that is told of changes, its secrets and whether it is heard."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.kernel.errors import Duplicate, NotFound, Refusal
from domain.kernel.labelled import Labelled
from domain.webhooks.deliveries import PauseReason

MOST_ENDPOINTS = 5


class EndpointState(Labelled):
    """NEW until a first message is accepted: only then is the address known to answer."""

    NEW = "new", "Pas encore éprouvée"
    ACTIVE = "active", "Active"
    FAILING = "failing", "En échec"
    PAUSED = "paused", "En pause"


@dataclass(frozen=True)
class Endpoint:
    """Secrets are sealed; whoever holds the vault opens them."""

    id: UUID
    unit_id: UUID
    url: str
    secret: str
    former_secret: str | None
    former_until: datetime | None
    paused_at: datetime | None
    pause_reason: PauseReason | None
    failing_since: datetime | None
    last_accepted_at: datetime | None
    created_at: datetime
    removed_at: datetime | None
    version: int
    suspended: bool
    """Its partner is."""

    @property
    def state(self) -> EndpointState:
        if self.paused_at is not None:
            return EndpointState.PAUSED
        if self.failing_since is not None:
            return EndpointState.FAILING
        return EndpointState.NEW if self.last_accepted_at is None else EndpointState.ACTIVE

    @property
    def is_open(self) -> bool:
        """Messages leave for it."""
        return self.paused_at is None and self.removed_at is None and not self.suspended


class EndpointNotFound(NotFound):
    title = "Adresse de réception introuvable"
    detail = "Cette adresse n'existe pas, ou n'existe plus."


class DeliveryNotFound(NotFound):
    title = "Message introuvable"
    detail = "Ce message n'existe pas, ou n'est plus gardé."


class EndpointKnown(Duplicate):
    title = "Cette adresse reçoit déjà"
    detail = "Cette adresse de réception est déjà enregistrée."


class TooManyEndpoints(Refusal):
    title = "Cinq adresses au plus"
    detail = "Retirez une adresse de réception avant d'en ajouter une autre."


class EndpointPaused(Refusal):
    title = "Cette adresse est en pause"
    detail = "Reprenez les envois, puis recommencez."


class NotReplayable(Refusal):
    title = "Ce message ne peut pas être rejoué"
    detail = "Il est livré, en attente ou en cours d'envoi."
