"""Alerts set aside: for which reason, until when; never silently, never for ever."""

from datetime import date, timedelta
from enum import StrEnum

from domain.kernel.errors import Malformed, Refusal

LONGEST_SET_ASIDE = timedelta(days=60)


class Treatment(StrEnum):
    """What a school has done with an alert. A file closed before the crossing is not an answer to it."""

    WITHOUT_CASE = "without_case"
    UNDER_WAY = "under_way"
    TREATED = "treated"

    @property
    def label(self) -> str:
        return {"without_case": "sans dossier", "under_way": "en cours", "treated": "traité"}[self.value]


class SetAsideReason(StrEnum):
    REASON_EXPECTED = "reason_expected"
    ROLL_TO_CHECK = "roll_to_check"
    DIALOGUE_UNDER_WAY = "dialogue_under_way"
    SUPPORT_UNDER_WAY = "support_under_way"
    LEAVING = "leaving"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    SetAsideReason.REASON_EXPECTED: "Un motif est attendu de la famille",
    SetAsideReason.ROLL_TO_CHECK: "Un appel est à vérifier",
    SetAsideReason.DIALOGUE_UNDER_WAY: "Un échange avec la famille est en cours",
    SetAsideReason.SUPPORT_UNDER_WAY: "Un accompagnement est déjà en place",
    SetAsideReason.LEAVING: "L'élève change d'établissement",
}


class SetAsideTooLong(Malformed):
    title = "Date de retour à corriger"
    detail = "La date de retour doit être à venir, dans les 60 jours."


class AlertClosed(Refusal):
    title = "Cette alerte n'a plus lieu d'être"
    detail = "Le décompte est repassé sous le seuil\u00a0: il n'y a plus rien à écarter."


def check_set_aside(until: date, today: date) -> None:
    if not today < until <= today + LONGEST_SET_ASIDE:
        raise SetAsideTooLong
