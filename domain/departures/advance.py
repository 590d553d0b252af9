"""Taking a step of a departure: the table says whether, what is given says with what, and the rest follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from domain.access.actor import Actor
from domain.departures import law
from domain.departures.departure import (
    COMPULSORY_UNTIL,
    FIRST_CHECK,
    Departure,
    DepartureStep,
    Facts,
    Given,
    Leaving,
    Taken,
)
from domain.departures.guards import goes_nowhere
from domain.departures.states import DepartureGround, DepartureState
from domain.departures.track import DEPARTURE_WORKFLOW
from domain.kernel.errors import Malformed

_Changes = dict[str, Any]
_LONGEST_BACK = 400


class StepIncomplete(Malformed):
    title = "Étape à compléter"
    detail = "Il manque une information pour enregistrer cette étape."


def open_departure(departure: Departure, *, basis: str = "internal_departure_opening", by: str = "open") -> Taken:
    """The first link: a disappearance is first a question, any other ground prepares a departure."""
    asked = departure.ground is DepartureGround.DISAPPEARANCE
    target = DepartureState.TO_CLARIFY if asked else DepartureState.PREPARING
    step = DepartureStep(1, by, DepartureState.NEW.value, target.value, departure.opened_on, basis)
    return Taken(replace(departure, state=target, step=1), step)


def take_step(name: str, thing: Leaving, actor: Actor, given: Given, *, today: date) -> Taken:
    """The departure after that step, or the refusal: not this role, not now, something missing, or ill given."""
    row = DEPARTURE_WORKFLOW.check(name, thing, actor, today)
    changes = _CHANGES[name](thing, given, today)
    departure = thing.departure
    outcome = _outcome(name, departure)
    target = row.target_from(thing.state, outcome)
    basis = row.basis_on(today)
    step = DepartureStep(
        departure.step + 1, name, thing.state, target, given.on or today, basis.code if basis else "", outcome
    )
    after = replace(
        departure, state=DepartureState(target), step=step.number, version=departure.version + 1, last_act_on=today,
        **changes,
    )  # fmt: skip
    extra = follow_ups(after, thing.facts, today) if name == "leave" else ()
    return Taken(_with_units(after, thing.facts, (*row.effects, *extra), today), step, (*row.effects, *extra))


def follow_ups(departure: Departure, facts: Facts, today: date) -> tuple[str, ...]:
    """Who follows a pupil who leaves without a confirmed destination: below 16 the DSDEN, from 16 on the platform.

    A platform that no list names yet does not stop the departure: the hand-over stays to be done, as a task.
    """
    if departure.is_confirmed:
        return ()
    if facts.age(today) < COMPULSORY_UNTIL:
        return () if departure.dsden_informed_on or not facts.dsden_unit else ("link_dsden", "send_leaving_information")
    return ("hand_over",) if facts.platform_unit else ("ask_for_platform",)


def _with_units(departure: Departure, facts: Facts, effects: tuple[str, ...], today: date) -> Departure:
    if "link_dsden" in effects:
        departure = replace(departure, dsden_unit=facts.dsden_unit, dsden_informed_on=today)
    if "hand_over" in effects:
        departure = replace(departure, platform_unit=facts.platform_unit, handed_over_on=today)
    return departure


def _outcome(name: str, departure: Departure) -> str:
    if name != "leave":
        return ""
    return "confirmed" if departure.is_confirmed else "to_confirm"


def _day(given: Given, today: date, *, pointer: str = "/on") -> date:
    """A day that has come; a departure is recorded, never foretold."""
    day = given.on or today
    if day > today:
        raise StepIncomplete(errors=[{"pointer": pointer, "detail": "Cette date n'est pas encore venue."}])
    if (today - day).days > _LONGEST_BACK:
        raise StepIncomplete(errors=[{"pointer": pointer, "detail": "Cette date est trop ancienne. Vérifiez l'année."}])
    return day


def _need(pointer: str, detail: str) -> StepIncomplete:
    return StepIncomplete(detail, errors=[{"pointer": pointer, "detail": detail}])


def _clarify(thing: Leaving, given: Given, _: date) -> _Changes:
    if given.ground is None:
        raise _need("/ground", "Indiquez le motif de la sortie.")
    same = given.ground is thing.departure.ground
    cleared: _Changes = {"requested_on": None, "request_signed_by": (), "request_signed_by_pupil": False}
    return {} if same else {"ground": given.ground, **cleared}


def _record_request(thing: Leaving, given: Given, today: date) -> _Changes:
    known = {one.id for one in thing.facts.holders}
    if not given.signed_by and not given.signed_by_pupil:
        raise _need("/signed_by", "Indiquez qui a signé la demande.")
    if foreign := [one for one in given.signed_by if one not in known]:
        detail = "Cette personne n'exerce pas l'autorité parentale sur cet élève."
        raise StepIncomplete(errors=[{"pointer": "/signed_by", "detail": detail} for _ in foreign])
    signed = tuple(dict.fromkeys((*thing.departure.request_signed_by, *given.signed_by)))
    return {
        "requested_on": thing.departure.requested_on or _day(given, today),
        "request_signed_by": signed,
        "request_signed_by_pupil": thing.departure.request_signed_by_pupil or given.signed_by_pupil,
    }


def _offer_interview(_: Leaving, given: Given, today: date) -> _Changes:
    if given.interview_outcome is None:
        raise _need(
            "/interview_outcome", "Indiquez si l'entretien a eu lieu, n'est pas souhaité, ou reste sans réponse."
        )
    return {"interview_on": _day(given, today), "interview_outcome": given.interview_outcome}


def _propose(thing: Leaving, given: Given, _: date) -> _Changes:
    if not given.alternatives:
        raise _need("/alternatives", "Cochez au moins une solution proposée.")
    return {"alternatives": tuple(dict.fromkeys((*thing.departure.alternatives, *given.alternatives)))}


def _record_exclusion(_: Leaving, given: Given, today: date) -> _Changes:
    if given.on is None or not given.reference:
        raise _need("/reference", "Indiquez la date et la référence de la décision, sans les faits reprochés.")
    return {"exclusion_decided_on": _day(given, today), "exclusion_reference": given.reference}


def _leave(thing: Leaving, given: Given, today: date) -> _Changes:
    kind = given.destination_kind or thing.departure.destination_kind
    school = given.destination_name or thing.departure.destination_name
    if thing.departure.ground is DepartureGround.TRANSFER and (kind is None or not school):
        raise _need("/destination_name", "Nommez l'établissement d'accueil, même si l'inscription reste à confirmer.")
    left = _day(given, today)
    follow = left + FIRST_CHECK
    return {
        "left_on": left,
        "destination_kind": kind,
        "destination_name": school,
        "follow_up_due_on": max(today, follow),
    }


def _confirm(thing: Leaving, given: Given, today: date) -> _Changes:
    kind = given.destination_kind or thing.departure.destination_kind
    if goes_nowhere(kind):
        raise _need("/destination_kind", "Indiquez où va l'élève : une destination inconnue ne se confirme pas.")
    if given.destination_proof is None:
        raise _need("/destination_proof", "Indiquez la pièce vue. La parole de la famille ne suffit pas.")
    if given.destination_proof.value == "recognised_elsewhere" and not thing.facts.enrolled_elsewhere:
        detail = "Aucun autre établissement n'a inscrit cet élève à ce jour."
        raise StepIncomplete(detail, errors=[{"pointer": "/destination_proof", "detail": detail}])
    return {
        "destination_kind": kind,
        "destination_name": given.destination_name or thing.departure.destination_name,
        "destination_proof": given.destination_proof,
        "destination_confirmed_on": _day(given, today),
    }


def _return(thing: Leaving, given: Given, today: date) -> _Changes:
    day = _day(given, today)
    if thing.departure.left_on is not None and day < thing.departure.left_on:
        raise _need("/on", "Le retour ne peut pas précéder la sortie.")
    return {"returned_on": day, "closed_on": today}


def _nothing(_: Leaving, __: Given, ___: date) -> _Changes:
    return {}


_CHANGES: dict[str, Callable[[Leaving, Given, date], _Changes]] = {
    "clarify": _clarify,
    "record_request": _record_request,
    "offer_interview": _offer_interview,
    "propose_alternatives": _propose,
    "send_first_letter": lambda _, __, today: {"first_letter_on": today},
    "send_second_letter": lambda _, __, today: {"second_letter_on": today},
    "record_exclusion": _record_exclusion,
    "inform_dsden": _nothing,
    "leave": _leave,
    "confirm_destination": _confirm,
    "hand_over": _nothing,
    "return": _return,
    "withdraw": lambda _, __, today: {"closed_on": today},
    "finish_follow_up": lambda _, __, today: {"closed_on": today},
}
BASES = law.DEPARTURE_BASES
