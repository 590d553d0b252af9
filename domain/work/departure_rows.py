"""Departures in « À faire »: the school's questions to answer, the DSDEN's pupils without a known enrolment."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.french import typeset
from domain.work.items import WorkGroup, WorkItem, WorkPerson, WorkTarget


@dataclass(frozen=True)
class OpenDeparture:
    """One that waits: in the school's hands, or in the DSDEN's (`from_school` false)."""

    id: UUID
    person: WorkPerson
    state: str
    since: date
    from_school: bool


def departure_row(one: OpenDeparture) -> WorkItem:
    """« Éclaircir » is for today; below 16, what the DSDEN was told is for now."""
    if one.from_school:
        verb, why, group = "Éclaircir une sortie", "absent du dernier import ou sans nouvelle", WorkGroup.TODAY
    else:
        verb, group = "Chercher une inscription", WorkGroup.NOW
        why = "moins de 16 ans, aucune inscription connue"
    return WorkItem(
        f"departure:{one.id}", group, verb, typeset(why), one.since, one.person, None, None, WorkTarget.DEPARTURE,
        one.id, None,
    )  # fmt: skip
