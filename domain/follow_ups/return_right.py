"""The right to return to training: a receipt, an interview within fifteen days, then a motivated answer."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from domain.follow_ups.followed import FROM_AGE, TO_AGE, Followed
from domain.follow_ups.law import RETURN_RIGHT
from domain.follow_ups.promises import (
    RETURN_DELAY,
    RefusalMotive,
    ReturnChannel,
    ReturnRequest,
    ReturnState,
    ReturnStatus,
)
from domain.kernel.errors import Malformed, Refusal
from domain.kernel.french import typeset
from domain.workflow import NotAvailable

_OLDEST = timedelta(days=366)
SHORTEST_WORDS = 20
_S = ReturnState
STEPS: dict[str, frozenset[ReturnState]] = {
    "hold_interview": frozenset({_S.RECEIVED}),
    "wait_with_reception": frozenset({_S.INTERVIEWED}),
    "grant": frozenset({_S.INTERVIEWED, _S.WAITING}),
    "refuse": frozenset({_S.INTERVIEWED}),
    "withdraw": frozenset({_S.RECEIVED, _S.INTERVIEWED, _S.WAITING}),
}
"""Where each step starts: an answer, whatever it is, follows an interview."""
STEP_LABELS = {
    "hold_interview": "Enregistrer l'entretien",
    "wait_with_reception": "Accueillir en attendant une place",
    "grant": "Accorder le retour",
    "refuse": "Refuser, avec le motif",
    "withdraw": "Le jeune retire sa demande",
}


class ReturnRequestToCorrect(Malformed):
    title = "Demande à corriger"
    detail = "Cette demande ne peut pas être enregistrée ainsi."


class ReturnNotOpen(Refusal):
    title = "Le droit au retour ne s'ouvre pas ici"


class ReturnUnderWay(Refusal):
    title = "Une demande est déjà en cours"
    detail = "Une demande de retour en formation attend déjà sa réponse. Complétez-la."


@dataclass(frozen=True)
class Asked:
    """When it was asked and when it was received: the fifteen days run from the receipt."""

    channel: ReturnChannel
    requested_on: date
    received_on: date


@dataclass(frozen=True)
class ReturnGiven:
    """What a step of the request is given."""

    on: date | None = None
    reception_school: str = ""
    status: ReturnStatus | None = None
    motive: RefusalMotive | None = None
    words: str = ""
    appeal_contact: str = ""


def open_request(followed: Followed, asked: Asked, request_id: UUID, today: date) -> ReturnRequest:
    """From 16 to 25, under the text in force on the day of the receipt."""
    if not any(basis.in_force(asked.received_on) for basis in RETURN_RIGHT):
        raise ReturnNotOpen(typeset("Ce droit existe depuis le 8 décembre 2014."))
    if not FROM_AGE <= followed.age(asked.received_on) <= TO_AGE:
        raise ReturnNotOpen(typeset("Ce droit concerne les jeunes de 16 à 25 ans."))
    if asked.received_on > today:
        raise _at("/received_on", "Cette date n'est pas encore venue.")
    if asked.requested_on > asked.received_on:
        raise _at("/received_on", "La réception ne peut pas précéder la demande.")
    if today - asked.requested_on > _OLDEST:
        raise _at("/requested_on", "Cette date est trop ancienne. Vérifiez l'année.")
    due = asked.received_on + RETURN_DELAY
    return ReturnRequest(request_id, followed.id, asked.channel, asked.requested_on, asked.received_on, due)


def take_return_step(request: ReturnRequest, name: str, given: ReturnGiven, today: date) -> ReturnRequest:
    """The request after that step; a refusal is motivated and says whom to ask again."""
    if request.state not in STEPS[name]:
        raise NotAvailable
    on = given.on or today
    if on > today and name != "grant":
        raise _at("/on", "Cette date n'est pas encore venue.")
    if on < request.received_on:
        raise _at("/on", "Cette date précède la réception de la demande.")
    if name == "hold_interview":
        return replace(request, state=_S.INTERVIEWED, interview_on=on)
    if name == "withdraw":
        return replace(request, state=_S.WITHDRAWN, decided_on=on)
    return _answered(request, name, given, on)


def _answered(request: ReturnRequest, name: str, given: ReturnGiven, on: date) -> ReturnRequest:
    if name == "wait_with_reception":
        if not given.reception_school:
            raise _at("/reception_school", "Nommez l'établissement de proximité qui accueille le jeune.")
        return replace(request, state=_S.WAITING, reception_school=given.reception_school, reception_from=on)
    if name == "grant":
        if given.status is None:
            raise _at("/status", "Indiquez sous quel statut la formation reprend.")
        return replace(request, state=_S.GRANTED, granted_status=given.status, granted_from=on, decided_on=on)
    if given.motive is None:
        raise _at("/motive", "Un refus a un motif.")
    if len(given.words.strip()) < SHORTEST_WORDS:
        raise _at("/words", "Écrivez le motif en une phrase : le jeune la lit.")
    if not given.appeal_contact:
        raise _at("/appeal_contact", "Indiquez à qui le jeune peut demander un nouvel examen.")
    return replace(
        request, state=_S.REFUSED, refusal_motive=given.motive, refusal_words=given.words,
        appeal_contact=given.appeal_contact, decided_on=on,
    )  # fmt: skip


def _at(pointer: str, detail: str) -> ReturnRequestToCorrect:
    return ReturnRequestToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
