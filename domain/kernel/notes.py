"""A note of what was tried is taken back by whoever wrote it, the same day: later it is history."""

from datetime import date
from uuid import UUID

from domain.kernel.errors import NotYours, Refusal


class NoteOfAnother(NotYours):
    title = "Cette note est d'une autre personne"
    detail = "Seule la personne qui a noté cet appel peut l'annuler."


class NoteIsHistory(Refusal):
    title = "Cet appel ne peut plus être annulé"
    detail = "Un appel s'annule le jour où il a été noté, tant que rien n'a été enregistré depuis. Notez-en un autre."


def check_own_note(by: UUID, actor: UUID, noted_on: date, today: date) -> None:
    """One's own, of today."""
    if by != actor:
        raise NoteOfAnother
    if noted_on != today:
        raise NoteIsHistory
