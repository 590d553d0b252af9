"""What must be there for the service to answer, and what it can miss for a while."""

from collections.abc import Collection
from enum import StrEnum

from domain.kernel.errors import Refusal, RefusalKind
from domain.kernel.labelled import Labelled

NEEDED_FREE_BYTES = 256 * 1024 * 1024


class Part(Labelled):
    """What a request, or the work behind it, stands on; the label says what it means that it is missing."""

    DATABASE = "database", "La base de données ne répond pas."
    MIGRATIONS = "migrations", "La base de données n'est pas au niveau de cette version."
    KEY = "key", "La clé qui signe les sessions a disparu ou changé."
    DISK = "disk", "Le disque est presque plein."
    WORKER = "worker", "Les travaux de fond ne tournent pas."


BLOCKING = frozenset({Part.DATABASE, Part.MIGRATIONS, Part.KEY})
"""Without these no request is answered rightly. Without the worker the roll is still called: nobody is sent away."""


class NotReady(Refusal):
    """No request would be answered rightly: `missing` names the parts."""

    kind = RefusalKind.UNAVAILABLE
    title = "Le service n'est pas prêt"
    detail = "Une partie du service manque. Réessayez dans un instant."


class Readiness(StrEnum):
    READY = "ready"
    DEGRADED = "degraded"
    NOT_READY = "not_ready"


def readiness(missing: Collection[Part]) -> Readiness:
    if BLOCKING.intersection(missing):
        return Readiness.NOT_READY
    return Readiness.DEGRADED if missing else Readiness.READY


def is_behind(revision: str | None, head: str) -> bool:
    """Whether the database is older than the release. A newer one is fine: the release before runs on it."""
    return revision is None or revision < head
