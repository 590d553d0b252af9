"""A platform and the people of a list."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.follow_ups.followed import FollowedIdentity, LastSchooling, NewFollowUp
from domain.follow_ups.states import FollowUpSource
from persistence.database import Sessions
from persistence.ids import new_id
from tests.factories.people import make_unit

MEHDI = FollowedIdentity("Zerrouki", "Mehdi", date(2009, 3, 4), city="Sainte-Luce-le-Val", phone="0639980000")


@pytest.fixture
async def platform(jobs_sessions: Sessions) -> UUID:
    return await make_unit(jobs_sessions, "platform", "Plateforme du Val")


def arrival(platform: UUID, identity: FollowedIdentity = MEHDI, **changes: object) -> NewFollowUp:
    last = LastSchooling("9990004A", "LP Jacques-Prévert", "2de GATL", date(2026, 6, 30))
    new = NewFollowUp(platform, FollowUpSource.SPONTANEOUS, new_id(), identity, date(2026, 11, 16), last)
    return replace(new, **changes)  # type: ignore[arg-type]
