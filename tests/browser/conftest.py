"""A real browser before a real house: built page, API, worker and database; a complaint of the browser is a failure."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from tests.browser.house import House, open_house
from tests.browser.places import Places, find_places
from tests.browser.visitor import Visitors

_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists():
        pytest.skip("Chromium is not installed")
    return path


@pytest.fixture(scope="session")
async def house(chromium: str) -> AsyncIterator[House]:
    async with open_house() as opened:
        yield opened


@pytest.fixture(scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    with tempfile.TemporaryDirectory(prefix="raccroche-chromium-") as home:
        async with async_playwright() as playwright:
            launched = await playwright.chromium.launch(
                executable_path=chromium, args=_FLAGS, env={**os.environ, "HOME": home}
            )
            yield launched
            await launched.close()


@pytest.fixture(scope="session")
async def places(house: House) -> Places:
    return await find_places(house.jobs_url)


@pytest.fixture(scope="session")
async def all_visitors(house: House, browser: Browser) -> Visitors:
    return Visitors(browser, house.url)


@pytest.fixture
async def visitors(all_visitors: Visitors) -> AsyncIterator[Visitors]:
    """Whoever comes during one test; what their browsers complained of fails it."""
    yield all_visitors
    for visitor in await all_visitors.leave():
        visitor.check_quiet()
