"""What is found and decided about one situation: from lists, with somebody in charge by a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.absences.contacts import NoteTooPersonal, check_note
from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled
from domain.tasks.refusals import NobodyInCharge, NoDueDate
from domain.tasks.task import Charge

FACT_LENGTH = 140


class Finding(Labelled):
    """« Constat », from a list: what is seen at school, or by the platform, nothing else."""

    ABSENCES_RISING = "absences_rising", "absences en hausse"
    ABSENCES_FALLING = "absences_falling", "absences en baisse"
    LATENESS = "lateness", "retards répétés"
    WORK_NOT_DONE = "work_not_done", "ne rend plus le travail"
    NO_MATERIAL = "no_material", "n'a plus son matériel"
    STANDS_APART = "stands_apart", "s'isole"
    SPEAKS_OF_STOPPING = "speaks_of_stopping", "parle d'arrêter"
    NO_PROJECT = "no_project", "n'a plus de projet"
    NO_PLACEMENT = "no_placement", "sans lieu de stage"
    EXCLUSIONS = "exclusions", "exclusions de cours ou de l'établissement"
    ORIENTATION = "orientation", "orientation à reprendre"
    BACK = "back", "de retour dans l'établissement"
    IMPROVING = "improving", "en progrès"
    UNCHANGED = "unchanged", "rien de nouveau"
    NOT_REACHED = "not_reached", "n'a pas pu être joint"
    REACHED = "reached", "joint"
    HAS_PROJECT = "has_project", "a un projet"
    LOOKS_FOR_PLACE = "looks_for_place", "cherche une place"
    AWAITS_PARTNER = "awaits_partner", "attend la réponse d'un partenaire"
    DECLINES_SUPPORT = "declines_support", "ne souhaite pas être accompagné"
    TRAINING_AGAIN = "training_again", "de nouveau en formation"
    OBLIGATION_UNKNOWN = "obligation_unknown", "obligation de formation à vérifier"


class MeetingDecision(Labelled):
    """« Décision », from a list; « rien pour l'instant » is one."""

    INTERVIEW = "interview", "entretien"
    FAMILY_CONTACT = "family_contact", "échange avec la famille"
    TUTORING = "tutoring", "tutorat"
    PPRE = "ppre", "PPRE"
    RELAY = "relay", "dispositif relais"
    MLDS = "mlds", "MLDS"
    PARTNER = "partner", "partenaire"
    ADAPTED_PATH = "adapted_path", "parcours aménagé"
    REFERENT = "referent", "référent nommé ou changé"
    CONTACT = "contact", "contact à prendre"
    REFERRAL = "referral", "orientation vers un partenaire"
    PLACE = "place", "place à chercher"
    CLOSING = "closing", "fin de suivi proposée"
    FOLLOW = "follow", "suivre la situation"
    NOTHING = "nothing", "rien pour l'instant"

    @property
    def needs_somebody(self) -> bool:
        return self is not MeetingDecision.NOTHING


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
    """What stands on the screen for one point: a draft until it is decided. `partner_id`: to whom it refers."""

    findings: tuple[Finding, ...] = ()
    fact: str = ""
    decision: MeetingDecision | None = None
    charge: Charge = field(default_factory=Charge)
    due_on: date | None = None
    next_review_on: date | None = None
    partner_id: UUID | None = None


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


class NoPartner(Malformed):
    title = "Vers quelle structure\u00a0?"
    detail = "Une orientation, et elle seule, nomme la structure à qui le jeune est adressé."


def check_decision(review: Review, today: date) -> MeetingDecision:
    """The decision is whole: somebody, by a day, unless nothing is decided. Every place is told at once."""
    check_fact(review.fact)
    if review.decision is None:
        raise NotDecided(errors=[{"pointer": "/decision", "detail": NotDecided.detail}])
    if review.next_review_on is not None and review.next_review_on <= today:
        raise ReviewInThePast(errors=[{"pointer": "/next_review_on", "detail": ReviewInThePast.detail}])
    if not review.decision.needs_somebody:
        return review.decision
    if (review.decision is MeetingDecision.REFERRAL) != (review.partner_id is not None):
        raise NoPartner(errors=[{"pointer": "/partner_id", "detail": NoPartner.detail}])
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


def minutes_sentence(number: int, who: str, *, review: Review, owner: str, days: Sequence[str]) -> str:
    """« 2. PETIT Hugo — tutorat, M. Roussel, pour le 30 novembre, revu le 17 décembre. » `days`: due, then review."""
    said = review.decision.label if review.decision else "vu"
    parts = [said, owner, days[0] and f"pour le {days[0]}", days[1] and f"revu le {days[1]}"]
    return f"{number}. {who} — {', '.join(part for part in parts if part)}."
