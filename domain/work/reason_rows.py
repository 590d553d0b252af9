"""Reasons that a school gave to the DASEN to judge, in « À faire »: to judge for one, to know of for the other."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.kernel.french import day_month, typeset
from domain.work.items import WorkGroup, WorkItem, WorkPerson, WorkTarget

FRESH = timedelta(days=7)
"""A decision is told for a week; afterwards the pupil's page says it."""


@dataclass(frozen=True)
class ReferredReason:
    """One reason, for one or several entries. `decided`: in words, what the DASEN made of it, and when."""

    absence_id: UUID
    person: WorkPerson
    first_day: date
    last_day: date
    referred_on: date
    decided: str | None
    decided_on: date | None

    @property
    def days(self) -> str:
        if self.first_day == self.last_day:
            return f"absence du {day_month(self.first_day)}"
        return f"absences du {day_month(self.first_day)} au {day_month(self.last_day)}"


def to_judge_row(one: ReferredReason) -> WorkItem:
    """For the DSDEN: the school waits for it, and the absence counts meanwhile."""
    return _row(one, WorkGroup.TODAY, "Apprécier un motif transmis", f"doute sérieux, {one.days}", one.referred_on)


def awaited_row(one: ReferredReason) -> WorkItem:
    """For the school: nothing to do but wait."""
    return _row(one, WorkGroup.WAITING, "Motif à apprécier par le DASEN", one.days, one.referred_on)


def decided_row(one: ReferredReason) -> WorkItem:
    """For the school, which tells the family."""
    return _row(one, WorkGroup.TODAY, "Lire la décision du DASEN", f"{one.decided}, {one.days}", one.decided_on)


def _row(one: ReferredReason, group: WorkGroup, verb: str, why: str, since: date | None) -> WorkItem:
    waiting_for = "dsden" if group is WorkGroup.WAITING else None
    return WorkItem(
        f"reason:{one.absence_id}:{'decided' if one.decided else 'referred'}", group, verb, typeset(why), since,
        one.person, waiting_for, None, WorkTarget.REASON, one.absence_id, None,
    )  # fmt: skip
