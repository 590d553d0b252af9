"""The sentences in which a task says no."""

from domain.kernel.errors import Malformed, NotYours, Refusal


class NobodyInCharge(Malformed):
    title = "Qui s'en charge\u00a0?"
    detail = "Choisissez une personne ou une fonction de l'établissement."


class NoDueDate(Malformed):
    title = "Pour quand\u00a0?"
    detail = "Choisissez une échéance, aujourd'hui ou plus tard."


class TaskSettled(Refusal):
    title = "Cette tâche est déjà réglée"
    detail = "Cette tâche est déjà réglée. Rouvrez-la pour la modifier."


class TaskOpen(Refusal):
    title = "Cette tâche n'est pas réglée"
    detail = "Cette tâche est encore à faire\u00a0: il n'y a rien à rouvrir."


class OwnTask(Refusal):
    title = "Cette tâche est la vôtre"
    detail = "On relance quelqu'un d'autre. Réglez cette tâche, ou confiez-la."


class NotYourTask(NotYours):
    title = "Cette tâche n'est pas la vôtre"
    detail = "Une tâche est réglée par qui l'a reçue, par qui l'a donnée ou par la vie scolaire."


def where(refusal: type[Malformed], pointer: str) -> Malformed:
    """The refusal, with the place to correct."""
    return refusal(errors=[{"pointer": pointer, "detail": refusal.detail}])
