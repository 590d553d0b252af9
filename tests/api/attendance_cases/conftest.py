"""The world in which cases are acted out."""

import httpx
import pytest

from persistence.database import Sessions
from tests.factories.case_world import CaseWorld, make_case_world


@pytest.fixture
async def world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> CaseWorld:
    """A pupil of the collège with four complete half-days in November, on the demo's Monday."""
    found = await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
    await found.absent("2026-11-03 am pm", "2026-11-05 am", "2026-11-10 am")
    return found


@pytest.fixture
async def bare_world(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> CaseWorld:
    """The same, and nobody was ever absent."""
    return await make_case_world(http, app_sessions, jobs_sessions, monkeypatch)
