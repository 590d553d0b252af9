"""The sentences of a follow-up: who waits for whom, and each date as the agent and the young person read it."""

from dataclasses import dataclass
from datetime import date

from domain.follow_ups.states import DeadlineCode, WaitingFor
from domain.kernel.french import day_month, typeset

_W, _D = WaitingFor, DeadlineCode


@dataclass(frozen=True)
class Waited:
    """What a sentence about waiting needs to know."""

    code: WaitingFor
    since: date
    first_name: str
    partner: str | None = None
    receiver: str | None = None
    until: date | None = None


def days_ago(since: date, today: date) -> str:
    """« depuis 8 jours », « depuis hier », « depuis aujourd'hui »."""
    days = (today - since).days
    if days <= 0:
        return "depuis aujourd'hui"
    return "depuis hier" if days == 1 else f"depuis {days} jours"


def waiting_sentence(waited: Waited, today: date) -> str:
    """Who waits for whom, since when, as the work list says it."""
    return typeset(_sentence(waited, today))


def _sentence(waited: Waited, today: date) -> str:
    who, ago = waited.first_name, days_ago(waited.since, today)
    if waited.code is _W.PARTNER:
        partner = waited.partner or "un partenaire"
        return f"{who} attend une réponse de {partner}, orienté le {day_month(waited.since)}, {ago}"
    if waited.code is _W.HANDOVER_ANSWER:
        return f"Relais proposé à {waited.receiver or 'un collègue'}, sans réponse {ago}"
    if waited.code is _W.APPOINTMENT and waited.until is not None:
        if waited.until < today:
            return f"Rendez-vous du {day_month(waited.until)} passé : son résultat reste à noter"
        return f"{who} a rendez-vous le {day_month(waited.until)}"
    if waited.code is _W.NOBODY:
        return "Personne n'attend"
    return _PLAIN[waited.code].format(who=who, ago=ago)


_PLAIN = {
    _W.FIRST_CALL: "{who} attend un premier appel de la plateforme {ago}",
    _W.REFERENT: "Sans référent nommé {ago} : la plateforme répond",
    _W.RETURN_INTERVIEW: "{who} attend un entretien de la plateforme {ago}",
    _W.RETURN_DECISION: "{who} attend la réponse à sa demande de retour {ago}",
    _W.RETURN_PLACE: "{who} est accueilli en attendant une place {ago}",
    _W.FINDING_ANSWER: "Un retour en formation est à confirmer {ago}",
    _W.YOUNG_PERSON: "La plateforme attend {who} {ago}",
    _W.APPOINTMENT: "{who} a rendez-vous",
    _W.PROPOSAL: "{who} attend une proposition de la plateforme {ago}",
    _W.SOLUTION_START: "{who} attend d'entrer dans la solution proposée {ago}",
}

_AGENT = {
    _D.RETURN_INTERVIEW: "Entretien du droit au retour à tenir avant le {day}",
    _D.DEPARTMENT_INFORMATION: "Si l'obligation n'est pas remplie le {day}, la mission locale informe le département",
    _D.REORIENTATION_INTERVIEW: "Entretien de réorientation avec le représentant légal avant le {day}",
    _D.FIRST_CONTACT: "Premier essai avant le {day}",
    _D.NEXT_CONTACT: "Rappeler le {day}",
    _D.APPOINTMENT: "Rendez-vous le {day}",
    _D.PARTNER_ANSWER: "Réponse du partenaire attendue le {day}",
    _D.HANDOVER_ANSWER: "Relais à accepter ou refuser avant le {day}",
    _D.UNREACHABLE_REVIEW: "Nouvel essai le {day}",
}
_YOUNG = {
    _D.RETURN_INTERVIEW: "Vous serez reçu en entretien avant le {day}",
    _D.DEPARTMENT_INFORMATION: "La mission locale vous attend. Sans nouvelle le {day}, elle informe le département",
    _D.REORIENTATION_INTERVIEW: "Un entretien vous est proposé, avec votre représentant légal, avant le {day}",
    _D.FIRST_CONTACT: "La plateforme vous appelle avant le {day}",
    _D.NEXT_CONTACT: "La plateforme vous rappelle le {day}",
    _D.APPOINTMENT: "Vous avez rendez-vous le {day}",
    _D.PARTNER_ANSWER: "Le partenaire vous répond avant le {day}",
}


def deadline_sentence(code: DeadlineCode, on: date) -> str:
    """As the agent reads it."""
    return typeset(_AGENT[code].format(day=day_month(on)))


def sentence_for_young_person(code: DeadlineCode, on: date) -> str | None:
    """As the young person reads the same date; None for what is between agents."""
    words = _YOUNG.get(code)
    return None if words is None else typeset(words.format(day=day_month(on)))
