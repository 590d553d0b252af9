"""What the bases would send about the demo's people, and how a steward deposits it."""

import re
from datetime import date

from playwright.async_api import FilePayload, expect

from api.demo.crossing.campaigns import everybody_written
from api.demo.crossing.dates import dates_until
from api.demo.crossing.files import source_files
from api.demo.world import build_world
from domain.siei.sources import SourceKind
from tests.browser.visitor import Visitor

DAY = date(2026, 11, 23)


def invented() -> dict[SourceKind, bytes]:
    """As of today."""
    return source_files(everybody_written(build_world(DAY), dates_until(DAY)), DAY)


async def deposit(steward: Visitor, kind: SourceKind, content: bytes) -> None:
    """Its panel closes; lines set aside are read under « Détails »."""
    await steward.button(re.compile(f"^Déposer.*{re.escape(kind.label)}")).click()
    payload = FilePayload(name=f"{kind.value}.csv", mimeType="text/csv", buffer=content)
    await steward.page.locator("input[type=file]").set_input_files(payload)
    await expect(steward.page.locator("input[type=file], .rc-drop")).to_have_count(0, timeout=30_000)
