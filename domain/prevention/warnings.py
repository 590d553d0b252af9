"""An early warning once found: where it stands, what a person may do with it, and how that is undone."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled

LONGEST_SET_ASIDE = timedelta(days=60)
LONGEST_DUE = timedelta(days=60)
MOST_SITUATIONS = 60


class WarningState(Labelled):
    OPEN = "open", "À regarder"
    TAKEN = "taken", "Suivie"
    ON_AGENDA = "on_agenda", "À l'ordre du jour"
    SET_ASIDE = "set_aside", "Mise de côté"
    FALSE_ALARM = "false_alarm", "Fausse alerte"
    ENDED = "ended", "Terminée"

    @property
    def is_followed(self) -> bool:
        """Somebody has it in hand: it does not come back among the situations of the week."""
        return self in {WarningState.TAKEN, WarningState.ON_AGENDA}


class WarningGesture(StrEnum):
    TAKE = "take"
    PUT_ON_AGENDA = "put_on_agenda"
    SET_ASIDE = "set_aside"
    FALSE_ALARM = "false_alarm"

    @property
    def label(self) -> str:
        return _GESTURES[self][0]

    @property
    def target(self) -> WarningState:
        return _GESTURES[self][1]


_GESTURES = {
    WarningGesture.TAKE: ("Je m'en occupe", WarningState.TAKEN),
    WarningGesture.PUT_ON_AGENDA: ("À l'ordre du jour du GPDS", WarningState.ON_AGENDA),
    WarningGesture.SET_ASIDE: ("Mettre de côté", WarningState.SET_ASIDE),
    WarningGesture.FALSE_ALARM: ("Fausse alerte", WarningState.FALSE_ALARM),
}


class WarningAsideReason(Labelled):
    """Why a situation waits. The last one is written by a meeting that decided « rien pour l'instant »."""

    ALREADY_FOLLOWED = "already_followed", "Déjà suivie ailleurs"
    EXPLAINED = "explained", "Expliquée, rien à faire"
    FAMILY_EXPECTED = "family_expected", "Une réponse de la famille est attendue"
    OBSERVE = "observe", "À observer encore"
    DECIDED_IN_MEETING = "decided_in_meeting", "Décidé en réunion"


class AsideTooLong(Malformed):
    title = "Date de retour à corriger"
    detail = "La date de retour doit être à venir, dans les 60 jours."


class DueTooFar(Malformed):
    title = "Échéance à corriger"
    detail = "L'échéance doit être à venir, dans les 60 jours."


class NothingToHandle(Refusal):
    title = "Aucun signe à traiter pour cet élève"
    detail = "Ces signes ont déjà une suite, ou ne tiennent plus. Rechargez la semaine."


class CannotUndo(Refusal):
    title = "Ce geste ne peut plus être annulé"
    detail = "Une autre suite a été donnée depuis, la réunion a commencé, ou le signe ne tient plus."


class ComputedLater(Refusal):
    title = "Jour déjà dépassé"
    detail = "Les signes ont déjà été calculés pour un jour plus récent."


def check_aside(until: date, today: date) -> None:
    if not today < until <= today + LONGEST_SET_ASIDE:
        raise AsideTooLong(errors=[{"pointer": "/until", "detail": AsideTooLong.detail}])


def check_due(due_on: date, today: date) -> None:
    if not today <= due_on <= today + LONGEST_DUE:
        raise DueTooFar(errors=[{"pointer": "/due_on", "detail": DueTooFar.detail}])


def may_handle(states: Sequence[WarningState], gesture: WarningGesture) -> None:
    """A gesture is for what is still to be looked at; what was set aside may be taken up before its day."""
    waking = gesture is not WarningGesture.SET_ASIDE
    if not any(one is WarningState.OPEN or (waking and one is WarningState.SET_ASIDE) for one in states):
        raise NothingToHandle
