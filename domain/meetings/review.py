"""What is found and decided about one situation: from lists, with somebody in charge by a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.absences.contacts import NoteTooPersonal, check_note
from domain.kernel.errors import Malformed
from domain.support_plans.schemes import SchemeCode
from domain.tasks.refusals import NobodyInCharge, NoDueDate
from domain.tasks.task import Charge, TaskKind

FACT_LENGTH = 140


class Finding(StrEnum):
    """« Constat », from a list: what is seen at school, nothing else."""

    ABSENCES_RISING = "absences_rising"
    ABSENCES_FALLING = "absences_falling"
    LATENESS = "lateness"
    WORK_NOT_DONE = "work_not_done"
    NO_MATERIAL = "no_material"
    STANDS_APART = "stands_apart"
    SPEAKS_OF_STOPPING = "speaks_of_stopping"
    NO_PROJECT = "no_project"
    NO_PLACEMENT = "no_placement"
    EXCLUSIONS = "exclusions"
    ORIENTATION = "orientation"
    BACK = "back"
    IMPROVING = "improving"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        return _FINDINGS[self]


_FINDINGS = {
    Finding.ABSENCES_RISING: "absences en hausse",
    Finding.ABSENCES_FALLING: "absences en baisse",
    Finding.LATENESS: "retards répétés",
    Finding.WORK_NOT_DONE: "ne rend plus le travail",
    Finding.NO_MATERIAL: "n'a plus son matériel",
    Finding.STANDS_APART: "s'isole",
    Finding.SPEAKS_OF_STOPPING: "parle d'arrêter",
    Finding.NO_PROJECT: "n'a plus de projet",
    Finding.NO_PLACEMENT: "sans lieu de stage",
    Finding.EXCLUSIONS: "exclusions de cours ou de l'établissement",
    Finding.ORIENTATION: "orientation à reprendre",
    Finding.BACK: "de retour dans l'établissement",
    Finding.IMPROVING: "en progrès",
    Finding.UNCHANGED: "rien de nouveau",
}


class MeetingDecision(StrEnum):
    """« Décision », from a list; « rien pour l'instant » is one."""

    INTERVIEW = "interview"
    FAMILY_CONTACT = "family_contact"
    TUTORING = "tutoring"
    PPRE = "ppre"
    RELAY = "relay"
    MLDS = "mlds"
    PARTNER = "partner"
    ADAPTED_PATH = "adapted_path"
    FOLLOW = "follow"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        return _DECISIONS[self]

    @property
    def needs_somebody(self) -> bool:
        return self is not MeetingDecision.NOTHING


_DECISIONS = {
    MeetingDecision.INTERVIEW: "entretien",
    MeetingDecision.FAMILY_CONTACT: "échange avec la famille",
    MeetingDecision.TUTORING: "tutorat",
    MeetingDecision.PPRE: "PPRE",
    MeetingDecision.RELAY: "dispositif relais",
    MeetingDecision.MLDS: "MLDS",
    MeetingDecision.PARTNER: "partenaire",
    MeetingDecision.ADAPTED_PATH: "parcours aménagé",
    MeetingDecision.FOLLOW: "suivre la situation",
    MeetingDecision.NOTHING: "rien pour l'instant",
}

SCHEME_OF = {
    MeetingDecision.TUTORING: SchemeCode.TUTORING,
    MeetingDecision.PPRE: SchemeCode.PPRE,
    MeetingDecision.RELAY: SchemeCode.RELAY_CLASS,
    MeetingDecision.MLDS: SchemeCode.MLDS,
    MeetingDecision.ADAPTED_PATH: SchemeCode.PAFI,
}
"""Decisions that open a draft plan; the plan's own rules say to whom the scheme is open."""

ALSO_A_USAGE = frozenset({MeetingDecision.TUTORING})
"""Done everywhere, a scheme of the texts in some levels only: elsewhere somebody does it, and no plan is opened."""

_TASKS: dict[MeetingDecision, tuple[TaskKind, str]] = {
    MeetingDecision.INTERVIEW: (TaskKind.INTERVIEW, "Tenir l'entretien décidé en réunion"),
    MeetingDecision.FAMILY_CONTACT: (TaskKind.CALL, "Échanger avec la famille"),
    MeetingDecision.TUTORING: (TaskKind.TUTORING, "Mettre en place le tutorat"),
    MeetingDecision.PPRE: (TaskKind.SUPPORT_PLAN, "Préparer le PPRE"),
    MeetingDecision.RELAY: (TaskKind.RELAY, "Préparer l'entrée en dispositif relais"),
    MeetingDecision.MLDS: (TaskKind.MLDS, "Préparer l'accompagnement par la MLDS"),
    MeetingDecision.PARTNER: (TaskKind.PARTNER, "Joindre le partenaire"),
    MeetingDecision.ADAPTED_PATH: (TaskKind.SUPPORT_PLAN, "Préparer le parcours aménagé"),
    MeetingDecision.FOLLOW: (TaskKind.FOLLOW_UP, "Suivre la situation"),
}


class FactTooLong(Malformed):
    title = "Fait trop long"
    detail = f"Un fait tient en {FACT_LENGTH}\u00a0caractères."


class DueInThePast(Malformed):
    title = "Échéance à corriger"
    detail = "Choisissez une échéance, aujourd'hui ou plus tard."


class ReviewInThePast(Malformed):
    title = "Date de revue à corriger"
    detail = "La situation se revoit après aujourd'hui."


@dataclass(frozen=True)
class Review:
    """What stands on the screen for one point: a draft until it is decided."""

    findings: tuple[Finding, ...] = ()
    fact: str = ""
    decision: MeetingDecision | None = None
    charge: Charge = field(default_factory=Charge)
    due_on: date | None = None
    next_review_on: date | None = None


def check_draft(review: Review) -> Review:
    """What autosave accepts: anything unfinished, nothing that must not be written."""
    check_fact(review.fact)
    return review


def check_fact(fact: str, pointer: str = "/fact") -> str:
    """« Un fait, daté » : short, without health, family or justice (RGPD art. 9 and 10)."""
    if len(fact) > FACT_LENGTH:
        raise FactTooLong(errors=[{"pointer": pointer, "detail": FactTooLong.detail}])
    try:
        return check_note(fact)
    except NoteTooPersonal:
        raise NoteTooPersonal(errors=[{"pointer": pointer, "detail": NoteTooPersonal.detail}]) from None


class NotDecided(Malformed):
    title = "Que décide-t-on\u00a0?"
    detail = "Choisissez une décision\u00a0; « rien pour l'instant » en est une."


def check_decision(review: Review, today: date) -> MeetingDecision:
    """The decision is whole: somebody, by a day, unless nothing is decided. Every place is told at once."""
    check_fact(review.fact)
    if review.decision is None:
        raise NotDecided(errors=[{"pointer": "/decision", "detail": NotDecided.detail}])
    if review.next_review_on is not None and review.next_review_on <= today:
        raise ReviewInThePast(errors=[{"pointer": "/next_review_on", "detail": ReviewInThePast.detail}])
    if not review.decision.needs_somebody:
        return review.decision
    errors = []
    if review.charge.nobody:
        errors.append({"pointer": "/owner_id", "detail": NobodyInCharge.title})
    if review.due_on is None:
        errors.append({"pointer": "/due_on", "detail": NoDueDate.title})
    if errors:
        raise (NobodyInCharge if review.charge.nobody else NoDueDate)(errors=errors)
    if review.due_on is not None and review.due_on < today:
        raise DueInThePast(errors=[{"pointer": "/due_on", "detail": DueInThePast.detail}])
    return review.decision


def task_of(decision: MeetingDecision) -> tuple[TaskKind, str] | None:
    """The task that the decision gives; nothing gives none."""
    return _TASKS.get(decision)


def minutes_sentence(number: int, who: str, *, review: Review, owner: str, days: Sequence[str]) -> str:
    """« 2. PETIT Hugo — tutorat, M. Roussel, pour le 30 novembre, revu le 17 décembre. » `days`: due, then review."""
    said = review.decision.label if review.decision else "vu"
    parts = [said, owner, days[0] and f"pour le {days[0]}", days[1] and f"revu le {days[1]}"]
    return f"{number}. {who} — {', '.join(part for part in parts if part)}."
