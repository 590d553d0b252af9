"""Who answers for a young person: one at any moment, handed over with a note, shared out evenly, never nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.follow_ups.followed import Followed
from domain.follow_ups.promises import PendingHandover
from domain.kernel.errors import Malformed, NotYours, Refusal
from domain.kernel.labelled import Labelled

SHORTEST_NOTE = 10


class ReferentReason(Labelled):
    """Why the referent changed."""

    ARRIVAL = "arrival", "Arrivée à la plateforme"
    NAMED = "named", "Nommé par la plateforme"
    SHARED_OUT = "shared_out", "Répartition"
    TAKEN = "taken", "S'est attribué le suivi"
    HANDED_OVER = "handed_over", "Relais accepté"
    TAKEN_BACK = "taken_back", "Repris par la plateforme"
    GONE = "gone", "Départ du référent : la plateforme répond"


class HandoverAnswer(Labelled):
    ACCEPTED = "accepted", "Relais accepté"
    REFUSED = "refused", "Relais refusé"
    WITHDRAWN = "withdrawn", "Relais retiré"
    EXPIRED = "expired", "Sans réponse, la plateforme répond"


class ReferentToCorrect(Malformed):
    title = "Référent à corriger"
    detail = "Choisissez une personne de la plateforme."


class HandoverAlreadyAsked(Refusal):
    title = "Un relais attend déjà sa réponse"
    detail = "Un relais est déjà proposé pour ce jeune. Retirez-le avant d'en proposer un autre."


class NotAskedOfYou(NotYours):
    detail = "Ce relais est proposé à une autre personne."


class FollowUpIsOver(Refusal):
    title = "Ce suivi est terminé"
    detail = "Ce suivi est terminé. Reprenez-le pour continuer."


def check_new_referent(followed: Followed, account_id: UUID | None, staff: frozenset[UUID]) -> None:
    """Somebody who stands in this platform and may follow, and who is not the referent already."""
    if not followed.is_open:
        raise FollowUpIsOver
    if account_id is not None and account_id not in staff:
        raise _at("/account_id", "Choisissez une personne qui travaille à cette plateforme.")
    if account_id == followed.referent.account_id:
        raise _at("/account_id", "Cette personne est déjà référente de ce jeune.")


def check_handover(followed: Followed, pending: PendingHandover | None, note: str) -> None:
    """One hand-over waits at a time, and what is handed over is told."""
    if pending is not None:
        raise HandoverAlreadyAsked
    if len(note.strip()) < SHORTEST_NOTE:
        raise _at("/note", "Dites en une phrase où en est ce jeune et ce qui lui a été promis.")
    if not followed.is_open:
        raise FollowUpIsOver


def check_answer(pending: PendingHandover, actor: UUID, answer: HandoverAnswer, reason: str, *, leads: bool) -> None:
    """The receiver accepts or refuses, with a reason; who asked, or who leads the platform, may take it back."""
    if answer in {HandoverAnswer.ACCEPTED, HandoverAnswer.REFUSED} and actor != pending.to_account:
        raise NotAskedOfYou
    if answer is HandoverAnswer.WITHDRAWN and not (leads or actor == pending.from_account):
        raise NotAskedOfYou
    if answer is HandoverAnswer.REFUSED and len(reason.strip()) < 5:
        raise _at("/reason", "Dites pourquoi, en quelques mots.")


def answer_due(asked_on: date, days: int) -> date:
    """When a hand-over must be answered: the platform's own rule."""
    return asked_on + timedelta(days=days)


@dataclass(frozen=True)
class Share:
    """One line of the sharing out: to whom, how many before and after, which follow-ups."""

    account_id: UUID
    before: int
    given: tuple[UUID, ...]

    @property
    def after(self) -> int:
        return self.before + len(self.given)


def share_evenly(follow_ups: Sequence[UUID], loads: Mapping[UUID, int]) -> tuple[Share, ...]:
    """Each goes to whoever has the fewest; ties by the order of `loads`. The order of `follow_ups` is kept."""
    if not loads:
        raise _at("/account_ids", "Choisissez au moins une personne.")
    given: dict[UUID, list[UUID]] = {one: [] for one in loads}
    for follow_up in follow_ups:
        least = min(given, key=lambda one: loads[one] + len(given[one]))
        given[least].append(follow_up)
    return tuple(Share(one, loads[one], tuple(given[one])) for one in given)


def check_absence(from_on: date, to_on: date, today: date) -> None:
    if to_on < from_on:
        raise _at("/to_on", "La fin ne peut pas précéder le début.")
    if to_on < today:
        raise _at("/to_on", "Cette absence est déjà finie.")
    if (to_on - from_on).days > 366:
        raise _at("/to_on", "Au-delà d'un an, confiez les suivis à une autre personne.")


def _at(pointer: str, detail: str) -> ReferentToCorrect:
    return ReferentToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
