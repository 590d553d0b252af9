"""What partners ask of those who watch over them, in « À faire »: somebody opened all that may be opened in a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.kernel.french import day_month, typeset
from domain.work.items import WorkGroup, WorkItem, WorkTarget

SHOWN_FOR = timedelta(days=3)
"""Long enough for a week-end; what was opened stays in the journal of transmissions."""


@dataclass(frozen=True)
class QuotaAlert:
    """Of one person or machine of a partner, on one day."""

    actor_id: UUID
    partner_id: UUID
    partner_name: str
    day: date
    opened: int


def quota_row(one: QuotaAlert, *, may_open_partner: bool) -> WorkItem:
    """The administrator opens the partner; a platform, its own list."""
    young = "1 jeune ouvert" if one.opened == 1 else f"{one.opened} jeunes ouverts"
    why = typeset(f"{one.partner_name} : quota atteint le {day_month(one.day)}, {young}")
    target_id = one.partner_id if may_open_partner else None
    return WorkItem(
        f"partner_quota:{one.actor_id}:{one.day}", WorkGroup.NOW, "Vérifier un usage inhabituel", why, one.day, None,
        None, None, WorkTarget.PARTNER_QUOTA, target_id, None,
    )  # fmt: skip
