"""A referral as the partner sees it: what is asked, what it answered, and how its events move it.

Events may come late, twice or in any order: each is kept, none takes a later one back, and what contradicts what was
already said is refused by name.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from domain.kernel.errors import Duplicate, Malformed, Refusal
from domain.kernel.labelled import Labelled


class ReferralRequest(Labelled):
    """What a partner is asked."""

    CONTACT = "contact", "Prendre contact"
    INTERVIEW = "interview", "Recevoir en entretien"
    SUPPORT = "support", "Accompagner"
    PLACE = "place", "Étudier une entrée"


class ReferralAnswer(Labelled):
    """Five buttons, five events; a later one never falls back to an earlier one."""

    CONTACTED = "contacted", "Contact pris"
    APPOINTMENT = "appointment", "Rendez-vous"
    ALREADY_KNOWN = "already_known", "Déjà connu"
    ENTERED = "entered", "Entrée"
    DECLINED = "declined", "Orientation refusée"


class DeclineReason(Labelled):
    NO_PLACE = "no_place", "Pas de place"
    NOT_CONCERNED = "not_concerned", "Hors de nos missions"
    OTHER_AREA = "other_area", "Hors de notre territoire"
    NOT_REACHED = "not_reached", "Jeune non joint"
    NOT_WANTED = "not_wanted", "Le jeune ne le souhaite pas"


class PartnerEventKind(Labelled):
    CONTACT = "contact", "Contact"
    APPOINTMENT = "appointment", "Rendez-vous"
    KNOWN = "known", "Connu ou non"
    ENTRY = "entry", "Entrée"
    EXIT = "exit", "Sortie"
    REFUSAL = "refusal", "Refus de l'orientation"


class PartnerContactResult(Labelled):
    """What came of a contact that the partner tried."""

    REACHED = "reached", "Joint"
    NO_ANSWER = "no_answer", "Pas de réponse"
    WRONG_DETAILS = "wrong_details", "Coordonnées incorrectes"
    REFUSES_SUPPORT = "refuses_support", "Ne veut pas être accompagné"


class ReferralChange(Labelled):
    """A line of the feed: read the referral again, or forget it."""

    CHANGED = "changed", "Changée"
    DELETED = "deleted", "Retirée"


_E, _A = PartnerEventKind, ReferralAnswer
_ORDER = (None, _A.CONTACTED, _A.APPOINTMENT, _A.ALREADY_KNOWN, _A.ENTERED)
_ANSWERS = {
    _E.CONTACT: _A.CONTACTED, _E.APPOINTMENT: _A.APPOINTMENT, _E.KNOWN: _A.ALREADY_KNOWN, _E.ENTRY: _A.ENTERED,
}  # fmt: skip
_BEFORE_THE_REFERRAL = frozenset({_E.KNOWN, _E.ENTRY})
"""A partner may have known the young person, or taken them in, before anybody referred them."""
_OLDEST = timedelta(days=400)
_FURTHEST = timedelta(days=366)


YOUNGEST = 16
"""Before, the obligation of instruction is the State's and the mayor's: no partner is told anything."""


class TooYoungToRefer(Refusal):
    title = "Moins de 16 ans"
    detail = "Aucun jeune de moins de 16 ans n'est orienté vers un partenaire."


class ReferralIsDeclined(Refusal):
    title = "Orientation déjà refusée"
    detail = "Vous avez refusé cette orientation. Demandez à la plateforme d'orienter le jeune de nouveau."


class EntryAlreadyReported(Refusal):
    title = "Entrée déjà déclarée"
    detail = "L'entrée de ce jeune est déjà déclarée."


class ExitWithoutEntry(Refusal):
    title = "Sortie sans entrée"
    detail = "Déclarez d'abord l'entrée du jeune, puis sa sortie."


class ExitAlreadyReported(Refusal):
    title = "Sortie déjà déclarée"
    detail = "La sortie de ce jeune est déjà déclarée."


class RefusalAfterEntry(Refusal):
    title = "Ce jeune est déjà entré"
    detail = "L'entrée de ce jeune est déjà déclarée. Déclarez plutôt sa sortie."


class EventAlreadyReceived(Duplicate):
    title = "Événement déjà reçu"
    detail = "Un événement porte déjà cet identifiant. Donnez-en un nouveau à chaque événement."


class EventToCorrect(Malformed):
    title = "Événement à corriger"
    detail = "Cet événement ne peut pas être enregistré ainsi."


class EventInTheFuture(EventToCorrect):
    detail = "Cette date n'est pas encore venue."


class EventBeforeTheReferral(EventToCorrect):
    detail = "Cette date précède l'orientation."


class ExitBeforeTheEntry(EventToCorrect):
    detail = "La sortie ne peut pas précéder l'entrée."


class AppointmentOutOfReach(EventToCorrect):
    detail = "Le rendez-vous est au plus tôt le jour où il est pris, et dans l'année."


@dataclass(frozen=True)
class PartnerEvent:
    """What a partner reports. `event_id` is its own; the codes of solutions are those of follow-ups."""

    event_id: UUID
    kind: PartnerEventKind
    occurred_on: date
    contact_result: PartnerContactResult | None = None
    appointment_on: date | None = None
    known: bool | None = None
    solution_type: str | None = None
    provider: str | None = None
    end_reason: str | None = None
    decline_reason: DeclineReason | None = None


@dataclass(frozen=True)
class ReferralState:
    """Where a referral stands with its partner."""

    referred_on: date
    answer: ReferralAnswer | None = None
    answer_reason: DeclineReason | None = None
    answered_on: date | None = None
    entered_on: date | None = None
    exited_on: date | None = None


def check_age(age: int) -> None:
    if age < YOUNGEST:
        raise TooYoungToRefer


def after(state: ReferralState, event: PartnerEvent, today: date) -> ReferralState:
    """The referral once this event is kept; what cannot be is refused by name."""
    _check_dates(state, event, today)
    _check_order(state, event)
    if event.kind is _E.REFUSAL:
        return replace(
            state, answer=_A.DECLINED, answer_reason=event.decline_reason, answered_on=event.occurred_on
        )  # fmt: skip
    if event.kind is _E.EXIT:
        return replace(state, exited_on=event.occurred_on)
    answer = _answer_of(event)
    if _ORDER.index(answer) > _ORDER.index(state.answer):
        state = replace(state, answer=answer, answered_on=event.occurred_on)
    return replace(state, entered_on=event.occurred_on) if event.kind is _E.ENTRY else state


def _answer_of(event: PartnerEvent) -> ReferralAnswer | None:
    """A call that nobody took, or « not known here », is no answer yet."""
    failed = event.contact_result in {PartnerContactResult.NO_ANSWER, PartnerContactResult.WRONG_DETAILS}
    return None if failed or event.known is False else _ANSWERS[event.kind]


def _check_dates(state: ReferralState, event: PartnerEvent, today: date) -> None:
    day = event.occurred_on
    if day > today:
        raise _at(EventInTheFuture, "/occurred_on")
    too_old = today - day > _OLDEST
    if too_old or (day < state.referred_on and event.kind not in _BEFORE_THE_REFERRAL):
        raise _at(EventBeforeTheReferral, "/occurred_on")
    if event.appointment_on is not None and not day <= event.appointment_on <= day + _FURTHEST:
        raise _at(AppointmentOutOfReach, "/appointment_on")
    if event.kind is _E.EXIT and state.entered_on is not None and day < state.entered_on:
        raise _at(ExitBeforeTheEntry, "/occurred_on")


def _check_order(state: ReferralState, event: PartnerEvent) -> None:
    if state.answer is _A.DECLINED:
        raise ReferralIsDeclined
    if event.kind is _E.ENTRY and state.entered_on is not None:
        raise EntryAlreadyReported
    if event.kind is _E.REFUSAL and state.answer is _A.ENTERED:
        raise RefusalAfterEntry
    if event.kind is _E.EXIT and state.answer is not _A.ENTERED:
        raise ExitWithoutEntry
    if event.kind is _E.EXIT and state.exited_on is not None:
        raise ExitAlreadyReported


def _at(refusal: type[EventToCorrect], pointer: str) -> EventToCorrect:
    return refusal(errors=[{"pointer": pointer, "detail": refusal.detail}])
