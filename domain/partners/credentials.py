"""Credentials of machines: two live at most, so that one replaces the other without a cut; each has an end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled

MOST_LIVE = 2
ROTATION_OVERLAP = timedelta(days=7)
"""How long the former credential still opens once its successor exists."""
LONGEST_ASSERTION = timedelta(minutes=5)
SHORTEST_DAYS, LONGEST_DAYS, USUAL_DAYS = 1, 730, 365
SMALLEST_RSA_BITS = 2048


class CredentialKind(Labelled):
    SECRET = "secret", "Secret partagé"
    PUBLIC_KEY = "public_key", "Clé publique"


class CredentialState(Labelled):
    LIVE = "live", "En service"
    EXPIRED = "expired", "Expiré"
    REVOKED = "revoked", "Révoqué"


class TwoCredentialsLive(Refusal):
    title = "Deux identifiants sont déjà en service"
    detail = "Révoquez l'un des deux avant d'en créer un autre."


class CredentialIsOver(Refusal):
    title = "Cet identifiant n'est plus en service"
    detail = "Il a expiré ou il est déjà révoqué."


class UnusableKey(Malformed):
    title = "Clé publique à corriger"
    detail = "Donnez une clé publique PEM : EC P-256 (ES256), ou RSA d'au moins 2 048 bits (RS256)."


@dataclass(frozen=True)
class Credential:
    """What is kept of one; never the secret itself."""

    id: UUID
    client_id: UUID
    kind: CredentialKind
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None

    def state(self, now: datetime) -> CredentialState:
        if self.revoked_at is not None:
            return CredentialState.REVOKED
        return CredentialState.LIVE if now < self.expires_at else CredentialState.EXPIRED


def check_live(credential: Credential, now: datetime) -> None:
    if credential.state(now) is not CredentialState.LIVE:
        raise CredentialIsOver


def end_of_the_former(credential: Credential, now: datetime) -> datetime:
    """A rotation never lengthens a life."""
    return min(credential.expires_at, now + ROTATION_OVERLAP)
