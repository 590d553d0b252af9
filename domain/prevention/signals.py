"""Signals (« fiche de repérage »): what an adult observed, since when, and what must never be written there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled
from domain.kernel.law import LegalBasis, LegalKind
from domain.kernel.private_words import is_private

FACT_LENGTH = 200


class Observation(Labelled):
    """Objective things that any adult can see in a school (CNIL, dispense n° 17: strictly necessary data)."""

    REPEATED_ABSENCES = "repeated_absences", "Absences ou retards répétés"
    NO_MATERIAL = "no_material", "N'a plus son matériel"
    ALONE = "alone", "S'isole"
    HANDS_IN_NOTHING = "hands_in_nothing", "Ne rend plus rien"
    FALLS_ASLEEP = "falls_asleep", "S'endort"
    SPEAKS_OF_STOPPING = "speaks_of_stopping", "Parle d'arrêter"
    OTHER_FACT = "other_fact", "Autre fait"


class SignalSince(Labelled):
    TODAY = "today", "Aujourd'hui"
    THIS_WEEK = "this_week", "Cette semaine"
    A_MONTH = "a_month", "Depuis un mois"


class SignalState(Labelled):
    """What the author may follow: where their words are, never what was said about the pupil."""

    RECEIVED = "received", "Reçue"
    READ = "read", "Lue"
    ON_AGENDA = "on_agenda", "À l'ordre du jour"
    DECIDED = "decided", "Décidé"
    CLOSED = "closed", "Classée"

    @property
    def is_answered(self) -> bool:
        return self in {SignalState.DECIDED, SignalState.CLOSED}


class SignalAnswer(Labelled):
    """What the school life decided without a meeting; a meeting's own decisions keep their own codes."""

    INTERVIEW = "interview", "Entretien avec l'élève"
    FAMILY_CALLED = "family_called", "Échange avec la famille"
    ALREADY_FOLLOWED = "already_followed", "Situation déjà suivie"
    WATCHED = "watched", "À suivre pendant un mois"
    NOTHING = "nothing", "Pas de suite pour l'instant"


@dataclass(frozen=True)
class AnswerDelay:
    """Before which day the author will know: ours, no text says it."""

    days: int
    basis: LegalBasis


ANSWER_DELAY = AnswerDelay(
    14,
    LegalBasis(
        code="signal-answer-delay",
        kind=LegalKind.INTERNAL_RULE,
        article="",
        title="Règle interne, aucun texte\u00a0: répondre dans les quatorze jours à l'adulte qui a signalé",
        quote="",
        valid_from=date(2026, 9, 1),
    ),
)


def answer_due_on(reported_on: date) -> date:
    return reported_on + timedelta(days=ANSWER_DELAY.days)


def may_take_back(decision: str | None, decided_on: date | None, today: date) -> bool:
    """An answer of the school life itself, on its day: its author may have read it by tomorrow. A meeting's stays."""
    return decided_on == today and decision in set(SignalAnswer)


class SignalEmpty(Malformed):
    title = "Observation manquante"
    detail = "Cochez au moins une observation."


class FactMissing(Malformed):
    title = "Fait manquant"
    detail = "Vous avez coché «\u00a0Autre fait\u00a0»\u00a0: décrivez-le en une phrase datée."


class SignalFactTooLong(Malformed):
    title = "Fait trop long"
    detail = f"Un fait tient en {FACT_LENGTH} caractères."


class SignalAnswered(Refusal):
    title = "Cette inquiétude a déjà sa suite"
    detail = "Une décision est déjà enregistrée. Ajoutez un nouveau signalement si un fait nouveau survient."


REMINDER = (
    "Ce texte semble parler de santé, de famille, de religion ou de justice. Gardez seulement le fait vu à l'école. "
    "En cas de danger\u00a0: 119 ou le chef d'établissement, tout de suite."
)


def reminder_for(fact: str) -> str | None:
    """A sentence when the fact looks like health, family, religion or an offence; it does not stop the sending."""
    return REMINDER if is_private(fact) else None


def check_signal(observations: Sequence[Observation], fact: str) -> None:
    """At least one observation; « Autre fait » says which."""
    if not observations:
        raise SignalEmpty(errors=[{"pointer": "/observations", "detail": SignalEmpty.detail}])
    if Observation.OTHER_FACT in observations and not fact:
        raise FactMissing(errors=[{"pointer": "/fact", "detail": FactMissing.detail}])
    if len(fact) > FACT_LENGTH:
        raise SignalFactTooLong(errors=[{"pointer": "/fact", "detail": SignalFactTooLong.detail}])
