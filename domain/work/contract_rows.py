"""Contracts and places in « À faire » : a signature awaited, a review or a mark that is due, a hold about to end."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.kernel.french import typeset
from domain.work.items import WorkDeadline, WorkGroup, WorkItem, WorkPerson, WorkTarget

SOON = timedelta(days=7)
LATE = timedelta(days=7)
"""A review that its tutor has not held for a week is the platform's affair too."""


@dataclass(frozen=True)
class DueContract:
    """A contract with what it waits for; `mine`: it is this reader's own signature that is missing."""

    id: UUID
    person: WorkPerson
    is_tutor: bool
    inside: bool
    sent_on: date | None
    mine: bool
    missing: tuple[str, ...]
    review_on: date | None
    mark_months: int | None
    mark_on: date | None


@dataclass(frozen=True)
class EndingHold:
    id: UUID
    person: WorkPerson
    formation: str
    held_on: date
    until: datetime


def contract_rows(one: DueContract, today: date) -> list[WorkItem]:
    """What this contract asks of this reader."""
    return [row for row in (_signature(one), _review(one, today), _mark(one, today)) if row is not None]


def _signature(one: DueContract) -> WorkItem | None:
    if one.mine:
        return _row(one, "sign", WorkGroup.NOW, ("Signer le contrat", "votre signature est attendue"), one.sent_on)
    if one.inside and one.missing:
        row = _row(one, "signatures", WorkGroup.WAITING, ("Suivre les signatures", ""), one.sent_on)
        return WorkItem(**(vars(row) | {"waiting_for": ", ".join(one.missing)}))
    return None


def _review(one: DueContract, today: date) -> WorkItem | None:
    if one.review_on is None:
        return None
    waits = one.is_tutor and one.review_on <= today + SOON
    if not waits and not (one.inside and one.review_on + LATE <= today):
        return None
    group = WorkGroup.TODAY if one.review_on <= today else WorkGroup.THIS_WEEK
    row = _row(one, "review", group, ("Faire le bilan du contrat", ""), min(one.review_on, today))
    return WorkItem(**(vars(row) | {"deadline": WorkDeadline(one.review_on, "review")}))


def _mark(one: DueContract, today: date) -> WorkItem | None:
    if one.mark_on is None or one.mark_months is None or one.mark_on > today:
        return None
    why = typeset(f"à {one.mark_months} mois : le contrat tient-il ?")
    return _row(one, f"mark-{one.mark_months}", WorkGroup.THIS_WEEK, ("Dire si le contrat tient", why), one.mark_on)


def _row(one: DueContract, key: str, group: WorkGroup, said: tuple[str, str], since: date | None) -> WorkItem:
    """`said`: the verb, and why."""
    return WorkItem(
        f"contract-{key}:{one.id}", group, *said, since, one.person, None, None, WorkTarget.CONTRACT, one.id, None
    )


def hold_row(one: EndingHold) -> WorkItem:
    """Confirm with the structure, or let the place go."""
    return WorkItem(
        f"hold:{one.id}", WorkGroup.TODAY, "Confirmer ou libérer une place", one.formation, one.held_on, one.person,
        None, WorkDeadline(one.until.date(), "appointment"), WorkTarget.PLACE_HOLD, one.id, None,
    )  # fmt: skip
