"""The message that tells a family of an absence: no name, no reason, no place; whom to answer."""

from datetime import date

from domain.absences.contacts import ContactPurpose
from domain.absences.wording import day_words


def notice_text(about_day: date, purpose: ContactPurpose, school: str, phone: str) -> tuple[str, str]:
    """(subject, text) of the notice, short enough for a telephone."""
    answer = f"Appelez le {phone}." if phone else "Appelez la vie scolaire."
    if purpose is ContactPurpose.REASON_INVITATION:
        subject = "Nous attendons un motif d’absence"
        fact = f"nous n’avons pas reçu le motif de l’absence du {day_words(about_day)}. Merci de nous le donner."
    else:
        subject = "Avis d’absence"
        fact = f"votre enfant a été noté absent le {day_words(about_day)}. Merci de nous en donner le motif."
    return subject, f"Bonjour, {fact} {answer} {school}"
