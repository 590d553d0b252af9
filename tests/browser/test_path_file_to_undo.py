"""Third path: a SIECLE file deposited, its differences read, applied, and taken back."""

import re
from datetime import date

from playwright.async_api import FilePayload, expect

from api.demo.next_export import next_export
from api.demo.world import build_world
from tests.browser.visitor import Visitors

HEAD = "chef.9990003z"


async def test_head_deposits_a_file_reads_its_differences_applies_and_undoes(visitors: Visitors) -> None:
    head = await visitors.sign_in(HEAD)
    await head.go("/imports")
    file = next_export(build_world(date(2026, 11, 23)))
    payload = FilePayload(name="ExportXML_lundi.zip", mimeType="application/zip", buffer=file.content)
    await head.page.locator("input[type=file]").set_input_files(payload)
    await head.page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}"), timeout=60_000)
    await head.settle()
    apply = head.button(re.compile(r"^Appliquer"))
    await expect(apply).to_contain_text("changements")
    await head.link(re.compile("refusés")).click()
    await expect(head.page.get_by_role("heading", name=re.compile("Refus"))).to_be_visible()
    assert await head.violations() == []
    await apply.click()
    undo = head.button(re.compile(r"^Annuler cet import \(jusqu’au 30 nov\. 2026\)"))
    await expect(undo).to_be_visible(timeout=60_000)
    await undo.click()
    await expect(head.page.get_by_text(re.compile("annulé", re.IGNORECASE)).first).to_be_visible(timeout=60_000)


async def test_file_of_another_school_is_refused_by_name(visitors: Visitors) -> None:
    head = await visitors.sign_in("chef")
    head.refusals_expected = True
    await head.go("/imports")
    file = next_export(build_world(date(2026, 11, 23)))
    payload = FilePayload(name="ExportXML_lundi.zip", mimeType="application/zip", buffer=file.content)
    await head.page.locator("input[type=file]").set_input_files(payload)
    await expect(head.page.get_by_text(re.compile("9990003Z")).first).to_be_visible(timeout=60_000)
