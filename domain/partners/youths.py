"""A young person who came to a partner by themselves, and agreed that the platform be told."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.kernel.calendar import age_on
from domain.kernel.errors import Malformed, Refusal

FROM_AGE, TO_AGE = 16, 25
"""Before 16 the obligation of instruction is not this service's: nothing of a child is kept."""
CONSENT_LASTS = timedelta(days=365)


class YouthOutOfAge(Refusal):
    title = "Hors de l'âge du suivi"
    detail = "Ce service s'adresse aux jeunes de 16 à 25 ans. Rien n'a été gardé."


class NoPlatformForCommune(Refusal):
    title = "Commune sans plateforme"
    detail = "Aucune plateforme ne répond ici pour cette commune. Rien n'a été gardé."


class YouthToCorrect(Malformed):
    title = "Fiche à corriger"
    detail = "Certains champs sont à corriger."


@dataclass(frozen=True)
class SpontaneousYouth:
    """Who they are, how they are reached, and when they agreed."""

    family_name: str
    first_names: str
    birth_date: date
    phone: str
    email: str
    commune_code: str | None
    postal_code: str
    city: str
    last_formation: str
    consented_on: date


def check_youth(youth: SpontaneousYouth, today: date) -> None:
    """Age first, so that nothing else of a child is even looked at; then consent, then a way to reach them."""
    if youth.birth_date > today:
        raise _at("/birth_date", "Cette date n'est pas encore venue.")
    if not FROM_AGE <= age_on(youth.birth_date, today) <= TO_AGE:
        raise YouthOutOfAge
    if not today - CONSENT_LASTS <= youth.consented_on <= today:
        raise _at("/consented_on", "L'accord du jeune date de moins d'un an, et pas de demain.")
    if not youth.phone and not youth.email:
        raise _at("/phone", "Donnez un téléphone ou une adresse électronique.")


def _at(pointer: str, detail: str) -> YouthToCorrect:
    return YouthToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
