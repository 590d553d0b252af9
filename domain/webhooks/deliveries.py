"""A delivery from its first attempt to its last: states, the table of waits, order per person, and when to give up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.kernel.labelled import Labelled


class WebhookState(Labelled):
    """`failed` will be tried again; `dead` and `uncertain` wait for somebody to decide."""

    WAITING = "waiting", "En attente"
    SENDING = "sending", "Envoi en cours"
    DELIVERED = "delivered", "Livré"
    FAILED = "failed", "En échec, nouvel essai prévu"
    DEAD = "dead", "Abandonné"
    UNCERTAIN = "uncertain", "Envoi incertain"


HOLDS_THE_NEXT = frozenset({WebhookState.WAITING, WebhookState.SENDING, WebhookState.FAILED})
"""While a message of a person is in one of these, the next message of the same person waits."""
REPLAYABLE = frozenset({WebhookState.DEAD, WebhookState.UNCERTAIN, WebhookState.FAILED})
"""Sent again on demand, under the same id: a receiver that has it already recognises it."""
LOST = frozenset({WebhookState.DEAD, WebhookState.UNCERTAIN})
"""What « Rejouer » of a whole endpoint takes."""


class Outcome(Labelled):
    """What became of one attempt."""

    ACCEPTED = "accepted", "Reçu par le partenaire"
    NOT_FOUND_BY_NAME = "not_found_by_name", "Nom de domaine introuvable"
    TARGET_REFUSED = "target_refused", "Adresse non publique, refusée"
    NOT_CONNECTED = "not_connected", "Connexion impossible"
    NOT_TRUSTED = "not_trusted", "Certificat refusé"
    TIMED_OUT = "timed_out", "Pas de réponse en 10 secondes"
    CUT_OFF = "cut_off", "Connexion coupée avant la réponse"
    NOT_HTTP = "not_http", "Réponse illisible"
    REDIRECTED = "redirected", "Redirection, non suivie"
    REFUSED = "refused", "Refusé par le partenaire"
    BUSY = "busy", "Service du partenaire occupé"
    BROKEN = "broken", "Erreur du service du partenaire"
    GONE = "gone", "Adresse fermée par le partenaire"
    UNKNOWN = "unknown", "Interrompu pendant l'envoi"


_BY_CODE = {410: Outcome.GONE, 429: Outcome.BUSY, 503: Outcome.BUSY}


def outcome_of(code: int) -> Outcome:
    """2xx alone is an acknowledgement."""
    if code in _BY_CODE:
        return _BY_CODE[code]
    by_class = {2: Outcome.ACCEPTED, 3: Outcome.REDIRECTED, 4: Outcome.REFUSED, 5: Outcome.BROKEN}
    return by_class.get(code // 100, Outcome.NOT_HTTP)


BACK_OFF: tuple[timedelta, ...] = (
    timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=5),
    timedelta(hours=10), timedelta(hours=14), timedelta(hours=20), timedelta(hours=24),
)  # fmt: skip
"""Wait after the nth failure (Standard Webhooks' own table): ten attempts in a little over three days."""
PAUSE_AFTER = timedelta(days=5)
"""An endpoint that has accepted nothing for this long is paused, and its contact told."""
KEPT_FOR = timedelta(days=90)
"""Settled messages are forgotten after this long (INTERNAL_RULE: ids alone, for tracing an exchange)."""


@dataclass(frozen=True)
class Attempt:
    """What one attempt gave."""

    outcome: Outcome
    code: int | None = None
    duration_ms: int = 0
    retry_after: timedelta | None = None


@dataclass(frozen=True)
class Verdict:
    """What a delivery becomes after an attempt; `wait` is None when no other follows by itself."""

    state: WebhookState
    wait: timedelta | None = None


def judge(attempt: Attempt, attempts: int, back_off: Sequence[timedelta] = BACK_OFF) -> Verdict:
    """`attempts` counts this one. A receiver may ask for a longer wait (Retry-After), up to the table's longest."""
    if attempt.outcome is Outcome.ACCEPTED:
        return Verdict(WebhookState.DELIVERED)
    if attempt.outcome is Outcome.UNKNOWN:
        return Verdict(WebhookState.UNCERTAIN)
    if attempts > len(back_off):
        return Verdict(WebhookState.DEAD)
    asked = min(attempt.retry_after or timedelta(0), back_off[-1])
    return Verdict(WebhookState.FAILED, max(back_off[attempts - 1], asked))


def next_to_leave(lane: Sequence[WebhookState]) -> int | None:
    """Which message of one person may leave, by its place in `lane` (oldest first); None while one is under way."""
    if WebhookState.SENDING in lane:
        return None
    return next((place for place, state in enumerate(lane) if state in HOLDS_THE_NEXT), None)


class PauseReason(Labelled):
    """Why nothing leaves for an endpoint."""

    BY_HAND = "by_hand", "En pause"
    FAILING = "failing", "En pause : aucun message accepté depuis cinq jours"
    GONE = "gone", "En pause : le partenaire a fermé cette adresse (410)"


def pause_due(attempt: Attempt, failing_since: datetime | None, now: datetime) -> PauseReason | None:
    """Whether this failure is the one too many; what has not left then waits, and is not lost."""
    if attempt.outcome is Outcome.GONE:
        return PauseReason.GONE
    if attempt.outcome is Outcome.ACCEPTED or failing_since is None or now - failing_since < PAUSE_AFTER:
        return None
    return PauseReason.FAILING
