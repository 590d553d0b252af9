"""« Tout fonctionne. » or what does not, in the order in which an administrator would act."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.kernel.french import NBSP, day_month, typeset
from domain.operations.views import OperationKind, OperationState, ServiceStatus

PARIS = ZoneInfo("Europe/Paris")
SLOW_QUEUE = timedelta(minutes=15)
STALE_BACKUP = timedelta(hours=26)
"""A night without a back-up, with two hours of patience."""


def faults(status: ServiceStatus) -> list[str]:
    """What needs somebody, one sentence each; nothing when all is well."""
    found = [part.label for part in status.missing]
    queue = status.queue
    if queue.oldest_at is not None and status.now - queue.oldest_at > SLOW_QUEUE:
        found.append(f"Le plus ancien travail attend depuis {_long(status.now - queue.oldest_at)}.")
    if queue.failed:
        found.append("Un travail a échoué." if queue.failed == 1 else f"{queue.failed} travaux ont échoué.")
    if (fault := _backup_fault(status)) is not None:
        found.append(fault)
    recount = status.last(OperationKind.RECOUNT)
    if recount is not None and (differences := recount.number("differences")):
        found.append(
            "Le recomptage a trouvé un écart." if differences == 1 else f"Le recomptage a trouvé {differences} écarts."
        )
    return [typeset(sentence) for sentence in found]


def _backup_fault(status: ServiceStatus) -> str | None:
    backup = status.last(OperationKind.BACKUP)
    if backup is None:
        return None  # said as a fact: a service of one hour has had no night
    if backup.state is OperationState.FAILED:
        return f"La sauvegarde du {moment(backup.started_at)} a échoué."
    if status.now - backup.started_at > STALE_BACKUP:
        return f"La dernière sauvegarde date du {moment(backup.started_at)}."
    return None


def sentence(status: ServiceStatus) -> str:
    """The first line of the page."""
    if found := faults(status):
        return " ".join(found)
    backup = status.last(OperationKind.BACKUP)
    if backup is None:
        return "Tout fonctionne. Aucune sauvegarde n'a encore été faite."
    at = backup.ended_at or backup.started_at
    if status.now.astimezone(PARIS).date() == at.astimezone(PARIS).date():
        return f"Tout fonctionne. Dernière sauvegarde vérifiée à {_hour(at)}."
    return f"Tout fonctionne. Dernière sauvegarde vérifiée le {moment(at)}."


def moment(at: datetime) -> str:
    """« 23 novembre à 3 h 10 », in Paris."""
    return f"{day_month(at.astimezone(PARIS).date())} à {_hour(at)}"


def _hour(at: datetime) -> str:
    local = at.astimezone(PARIS)
    return f"{local.hour}{NBSP}h{NBSP}{local.minute:02}" if local.minute else f"{local.hour}{NBSP}h"


def _long(wait: timedelta) -> str:
    minutes = int(wait.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes}{NBSP}minutes"
    hours = minutes // 60
    if hours < 48:
        return "une heure" if hours == 1 else f"{hours}{NBSP}heures"
    return f"{hours // 24}{NBSP}jours"
