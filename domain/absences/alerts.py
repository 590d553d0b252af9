"""Alerts set aside: for which reason, until when; never silently, never for ever."""

from datetime import date, timedelta

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled

LONGEST_SET_ASIDE = timedelta(days=60)


class Treatment(Labelled):
    """What a school has done with an alert. A file closed before the crossing is not an answer to it."""

    WITHOUT_CASE = "without_case", "sans dossier"
    UNDER_WAY = "under_way", "en cours"
    TREATED = "treated", "traité"


class SetAsideReason(Labelled):
    REASON_EXPECTED = "reason_expected", "Un motif est attendu de la famille"
    ROLL_TO_CHECK = "roll_to_check", "Un appel est à vérifier"
    DIALOGUE_UNDER_WAY = "dialogue_under_way", "Un échange avec la famille est en cours"
    SUPPORT_UNDER_WAY = "support_under_way", "Un accompagnement est déjà en place"
    LEAVING = "leaving", "L'élève change d'établissement"


class SetAsideTooLong(Malformed):
    title = "Date de retour à corriger"
    detail = "La date de retour doit être à venir, dans les 60 jours."


class AlertClosed(Refusal):
    title = "Cette alerte n'a plus lieu d'être"
    detail = "Le décompte est repassé sous le seuil\u00a0: il n'y a plus rien à écarter."


def check_set_aside(until: date, today: date) -> None:
    if not today < until <= today + LONGEST_SET_ASIDE:
        raise SetAsideTooLong
