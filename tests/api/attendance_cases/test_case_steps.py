"""A case walked over HTTP from its opening to the warning, and who is told no."""

import httpx
import pytest

from persistence.database import Sessions
from tests.factories.case_world import CaseWorld, make_case_world

REFERRAL = {"trigger": "four_half_days", "period": {"first": "2026-11-03", "last": "2026-11-10"}}


@pytest.fixture
async def world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> CaseWorld:
    found = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
    await found.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    return found


async def test_from_the_opening_to_the_warning(world: CaseWorld) -> None:
    opened = await world.open()
    assert (opened["school_state"], opened["dsden_state"], opened["version"]) == ("open", "none", 1)
    assert await world.letters() == []
    referred = await world.take("head", "refer", **REFERRAL)
    assert referred["dsden_state"] == "referred"
    assert referred["prosecutor"] is None
    await world.take("officer", "acknowledge")
    await world.take("officer", "prepare_warning", addressees=[str(one) for one in world.guardians])
    warned = await world.take("dasen", "warn")
    assert warned["dsden_state"] == "warned"
    assert warned["prosecutor"]["state"] == "none"
    assert await world.letters() == [
        "dasen_referral", "receipt", "referral_information", "referral_information", "warning_letter",
        "warning_letter",
    ]  # fmt: skip
