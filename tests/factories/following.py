"""A platform, those who work there, and young people whom it follows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text

from api.follow_ups.steps import open_follow_up
from domain.follow_ups.followed import FollowedIdentity, NewFollowUp
from domain.follow_ups.states import FollowUpSource
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW


@dataclass(frozen=True)
class YoungPerson:
    """`birth_date` decides whether a guardian must sign."""

    family_name: str = "ZERROUKI"
    first_names: str = "Mehdi"
    birth_date: date = date(2009, 3, 4)
    commune: str | None = "99901"
    email: str | None = "mehdi@jeune.invalid"
    interviewed_on: date | None = date(2026, 11, 16)


async def make_followed(jobs: Sessions, platform: UUID, person: YoungPerson | None = None) -> UUID:
    """Followed by that platform since the beginning of November."""
    one = person or YoungPerson()
    identity = FollowedIdentity(
        one.family_name, one.first_names, one.birth_date, commune=one.commune, email=one.email
    )  # fmt: skip
    new = NewFollowUp(platform, FollowUpSource.SPONTANEOUS, new_id(), identity, date(2026, 11, 2))
    async with job_unit_of_work(jobs, NOW, "test") as uow:
        follow_up_id = await open_follow_up(uow, new)
        await uow.session.execute(
            text("UPDATE follow_ups SET interviewed_on = :on WHERE id = :id"),
            {"id": follow_up_id, "on": one.interviewed_on},
        )
    return follow_up_id
