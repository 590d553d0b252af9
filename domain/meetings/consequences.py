"""What a decision makes: a task for somebody, the draft plan of a pupil, an act on the follow-up of a young person."""

from enum import StrEnum

from domain.access.permissions import Role
from domain.kernel.errors import Malformed
from domain.meetings.review import MeetingDecision, Review
from domain.support_plans.schemes import SchemeCode
from domain.tasks.task import TaskKind

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
    MeetingDecision.REFERENT: (TaskKind.FOLLOW_UP, "Prendre le suivi en main"),
    MeetingDecision.CONTACT: (TaskKind.CALL, "Prendre contact avec le jeune"),
    MeetingDecision.REFERRAL: (TaskKind.PARTNER, "Suivre la réponse de la structure"),
    MeetingDecision.PLACE: (TaskKind.OTHER, "Chercher une place de formation"),
    MeetingDecision.CLOSING: (TaskKind.FOLLOW_UP, "Terminer le suivi, ou dire pourquoi il continue"),
    MeetingDecision.FOLLOW: (TaskKind.FOLLOW_UP, "Suivre la situation"),
}


class FollowUpAct(StrEnum):
    """What is done at once to a follow-up, by the rules of follow-ups."""

    NAME_REFERENT = "name_referent"
    PLAN_CONTACT = "plan_contact"
    REFER = "refer"


ACT_OF = {
    MeetingDecision.REFERENT: FollowUpAct.NAME_REFERENT,
    MeetingDecision.CONTACT: FollowUpAct.PLAN_CONTACT,
    MeetingDecision.REFERRAL: FollowUpAct.REFER,
}
"""The other decisions about a followed young person are tasks: who has it decides in the file, with its own proofs."""


class NotAReferent(Malformed):
    title = "Qui devient référent\u00a0?"
    detail = "Nommez une personne de la plateforme. Avec la fonction de responsable, la plateforme répond elle-même."


def check_charge(review: Review) -> None:
    """A referent has a name; the manager's function gives the follow-up back to the platform itself."""
    named = review.charge.owner_id is not None or review.charge.owner_role is Role.PLATFORM_MANAGER
    if review.decision is MeetingDecision.REFERENT and not named:
        raise NotAReferent(errors=[{"pointer": "/owner_id", "detail": NotAReferent.detail}])


def task_of(decision: MeetingDecision) -> tuple[TaskKind, str] | None:
    """The task that the decision gives; nothing gives none."""
    return _TASKS.get(decision)
