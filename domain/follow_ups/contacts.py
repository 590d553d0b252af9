"""Attempts to reach a young person: by what, with what result, when again; what each makes of the contact's state."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.follow_ups.states import ContactStatus
from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled

_OLDEST = timedelta(days=400)
_LONGEST_AHEAD = timedelta(days=366)
UNREACHABLE_REVIEW = timedelta(days=30)
"""« Injoignable » is looked at again after that long: a rule of ours."""


class FollowUpChannel(Labelled):
    CALL = "call", "appel"
    SMS = "sms", "SMS"
    EMAIL = "email", "courriel"
    LETTER = "letter", "courrier"
    VISIT = "visit", "visite"
    THROUGH_FAMILY = "through_family", "par la famille"
    THROUGH_SCHOOL = "through_school", "par l'établissement d'origine"
    THROUGH_PARTNER = "through_partner", "par un partenaire"
    CAME_THEMSELVES = "came_themselves", "venu de lui-même"


_C = ContactStatus


class FollowUpContactResult(StrEnum):
    """One key each. « Injoignable » is not among them: so many failures make it."""

    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    WRONG_DETAILS = "wrong_details"
    APPOINTMENT = "appointment"
    CALL_BACK = "call_back"
    NEW_PROJECT = "new_project"
    LOOKING_FOR_CONTRACT = "looking_for_contract"
    NEW_CONTRACT = "new_contract"
    REORIENTING = "reorienting"
    ALREADY_ENROLLED = "already_enrolled"
    ALREADY_SUPPORTED = "already_supported"
    REFUSES_SUPPORT = "refuses_support"
    REFUSES_CONTACT = "refuses_contact"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _RESULTS[self][0]

    @property
    def leads_to(self) -> ContactStatus:
        return _RESULTS[self][1]

    @property
    def is_failure(self) -> bool:
        return self.leads_to in {_C.CONTACTED_NO_ANSWER, _C.WRONG_DETAILS}

    @property
    def days_until_next(self) -> int | None:
        return _RESULTS[self][2]


_RESULTS: dict[FollowUpContactResult, tuple[str, ContactStatus, int | None]] = {
    FollowUpContactResult.NO_ANSWER: ("pas de réponse", _C.CONTACTED_NO_ANSWER, 3),
    FollowUpContactResult.MESSAGE_LEFT: ("message laissé", _C.CONTACTED_NO_ANSWER, 5),
    FollowUpContactResult.WRONG_DETAILS: ("coordonnées incorrectes", _C.WRONG_DETAILS, 8),
    FollowUpContactResult.APPOINTMENT: ("rendez-vous pris", _C.REACHED, None),
    FollowUpContactResult.CALL_BACK: ("demande à être rappelé", _C.REACHED, 3),
    FollowUpContactResult.NEW_PROJECT: ("a un nouveau projet", _C.REACHED, 15),
    FollowUpContactResult.LOOKING_FOR_CONTRACT: ("cherche un contrat", _C.REACHED, 15),
    FollowUpContactResult.NEW_CONTRACT: ("a signé un contrat", _C.REACHED, 30),
    FollowUpContactResult.REORIENTING: ("se réoriente", _C.REACHED, 15),
    FollowUpContactResult.ALREADY_ENROLLED: ("déjà en formation", _C.REACHED, None),
    FollowUpContactResult.ALREADY_SUPPORTED: ("déjà accompagné", _C.REACHED, None),
    FollowUpContactResult.REFUSES_SUPPORT: ("ne veut pas être accompagné", _C.REACHED, None),
    FollowUpContactResult.REFUSES_CONTACT: ("ne souhaite pas être recontacté", _C.REFUSES_CONTACT, None),
    FollowUpContactResult.OTHER: ("autre réponse", _C.REACHED, 15),
}


class ContactToCorrect(Malformed):
    title = "Essai à corriger"
    detail = "Cet essai ne peut pas être noté ainsi."


class ContactNotWanted(Refusal):
    title = "Cette personne ne souhaite pas être recontactée"
    detail = "Elle peut revenir d'elle-même : notez alors « venu de lui-même »."


@dataclass(frozen=True)
class ContactAttempt:
    """What was tried. Never a text."""

    channel: FollowUpChannel
    result: FollowUpContactResult
    tried_at: datetime
    next_on: date | None = None
    appointment_on: date | None = None


def check_attempt(attempt: ContactAttempt, status: ContactStatus, now: datetime) -> None:
    """Nothing is tried in the future; the next date is ahead; a refusal is respected."""
    if attempt.tried_at > now:
        raise _at("/tried_at", "Un essai se note après coup : cette date n'est pas encore venue.")
    if now - attempt.tried_at > _OLDEST:
        raise _at("/tried_at", "Cette date est trop ancienne. Vérifiez l'année.")
    if status is _C.REFUSES_CONTACT and attempt.channel is not FollowUpChannel.CAME_THEMSELVES:
        raise ContactNotWanted
    today = now.date()
    for pointer, day in (("/next_on", attempt.next_on), ("/appointment_on", attempt.appointment_on)):
        if day is not None and not today <= day <= today + _LONGEST_AHEAD:
            raise _at(pointer, "Choisissez aujourd'hui ou un jour à venir, dans l'année.")
    if (attempt.result is FollowUpContactResult.APPOINTMENT) != (attempt.appointment_on is not None):
        raise _at("/appointment_on", "Le jour du rendez-vous se donne avec « rendez-vous pris », et seulement avec.")
    if attempt.result is FollowUpContactResult.REFUSES_CONTACT and attempt.next_on is not None:
        raise _at("/next_on", "Cette personne ne souhaite pas être recontactée : aucun rappel.")


def status_after(result: FollowUpContactResult, failures: int, limit: int) -> ContactStatus:
    """Where an attempt leads; `failures` in a row count this one. From `limit` on: « injoignable »."""
    if result.is_failure and failures >= limit:
        return _C.UNREACHABLE
    return result.leads_to


def next_date(attempt: ContactAttempt, after: ContactStatus, today: date) -> date | None:
    """The date given; else the one a result calls for, so that nobody falls silent."""
    if attempt.next_on is not None:
        return attempt.next_on
    if after is _C.UNREACHABLE:
        return today + UNREACHABLE_REVIEW
    days = attempt.result.days_until_next
    return None if days is None else today + timedelta(days=days)


def _at(pointer: str, detail: str) -> ContactToCorrect:
    return ContactToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
