"""Taking back what was noted by mistake: a contact, a reason. The former entry stays readable, marked."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.errors import NotYours, Refusal


@dataclass(frozen=True)
class Noted:
    """What somebody noted: who, on which day of the school. `by_hand`: not sent by the service itself."""

    by: UUID
    on: date
    by_hand: bool = True
    withdrawn: bool = False


class AlreadyWithdrawn(Refusal):
    title = "Déjà annulé"
    detail = "Cette saisie est déjà annulée."


class SentByTheService(Refusal):
    title = "Cet envoi est parti"
    detail = "Cet envoi est préparé par le service : il ne s'annule pas. Notez un nouveau contact pour le préciser."


SOMEBODY_ELSES = (
    "Vous annulez vos propres saisies, le jour même. Pour une autre, demandez au CPE ou au chef d'établissement."
)


def check_withdrawal(noted: Noted, *, actor: UUID, today: date, answers_for_school: bool) -> None:
    """Its author on the same day; those who judge the reasons of the school (CPE, head) at any time."""
    if noted.withdrawn:
        raise AlreadyWithdrawn
    if not noted.by_hand:
        raise SentByTheService
    if not answers_for_school and (noted.by != actor or noted.on != today):
        raise NotYours(SOMEBODY_ELSES)
