"""A real browser before a real house: built page, API, worker and database; a complaint of the browser is a failure."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.house import House, open_house
from tests.browser.places import Places, find_places
from tests.browser.visitor import Visitors

expect.set_options(timeout=10_000)  # two houses share two cores
_FAILED = pytest.StashKey[bool]()
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--lang=fr-FR",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            if item.path.stem.startswith("test_path"):  # what one changes the next may meet: one house for a file
                item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.failed:
        item.stash[_FAILED] = True
    return report


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
                executable_path=chromium, args=_FLAGS, env={**os.environ, "HOME": home, "LANGUAGE": "fr_FR"}
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
async def visitors(all_visitors: Visitors, request: pytest.FixtureRequest) -> AsyncIterator[Visitors]:
    """Whoever comes during one test; what their browsers complained of fails it, and a failure is pictured."""
    yield all_visitors
    if request.node.stash.get(_FAILED, False):
        await all_visitors.picture_all(f"failed-{request.node.name}")
    for visitor in await all_visitors.leave():
        visitor.check_quiet()
