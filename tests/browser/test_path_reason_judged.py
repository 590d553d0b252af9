"""Path of a doubt (R131-5): the CPE passes a reason to the DASEN, the DSDEN judges it, the CPE reads the decision."""

import re

from playwright.async_api import expect

from tests.browser.places import Places
from tests.browser.visitor import DESK, PHONE, Visitors

GESTURE = re.compile("^(Apprécier le motif|Motif)")


async def test_a_doubted_reason_goes_to_the_dsden_and_comes_back_decided(visitors: Visitors) -> None:
    cpe = await visitors.sign_in("cpe")
    await cpe.go("/absences")
    row = cpe.page.get_by_role("row").filter(has=cpe.page.get_by_role("button", name=GESTURE))
    name = await row.first.get_by_role("rowheader").inner_text()
    family_name = re.match(r"[^a-zà-ÿ]+(?=\s)", name)
    assert family_name is not None, name
    await row.first.get_by_role("button", name=GESTURE).click()
    await cpe.page.get_by_role("combobox", name="Motif donné").select_option("personal")
    await cpe.page.get_by_role("radio", name=re.compile("transmettre au DASEN")).check()
    assert await cpe.violations() == []
    await cpe.button("Enregistrer le motif").click()
    await expect(cpe.page.get_by_text(re.compile(r"^Motif de .* enregistré"))).to_be_visible()

    office = await visitors.sign_in("agent-dsden")
    await office.go("/")
    waiting = (
        office.page.get_by_role("listitem")
        .filter(has_text="Apprécier un motif transmis")
        .filter(has_text=family_name[0])
    )
    await waiting.get_by_role("link", name=re.compile("^Ouvrir|" + family_name[0])).first.click()
    await expect(office.page.get_by_role("heading", level=1)).to_contain_text("Motif d’absence")
    await office.settle()
    await office.button("Enregistrer la décision du DASEN").click()
    await expect(office.page.get_by_text("Dites si le motif est recevable.")).to_be_visible()
    await office.page.get_by_role("radio", name="non recevable").check()
    assert await office.violations() == []
    await office.button("Enregistrer la décision du DASEN").click()
    await expect(office.page.get_by_text(re.compile(r"^Décision du DASEN le .* non recevable"))).to_be_visible()
    await expect(office.page.get_by_role("heading", level=1)).to_be_focused()
    await office.picture("motif-decide-1280")

    await cpe.go("/")
    told = cpe.page.get_by_role("listitem").filter(has_text="Lire la décision du DASEN").filter(has_text=family_name[0])
    await expect(told).to_contain_text("motif non recevable")
    await told.get_by_role("link").first.click()
    await expect(cpe.page.get_by_text(re.compile(r"^Décision du DASEN le"))).to_be_visible()
    await expect(cpe.button(re.compile("décision"))).to_have_count(0)


async def test_a_reason_that_waits_is_read_on_a_phone_with_its_text(visitors: Visitors, places: Places) -> None:
    office = await visitors.sign_in("agent-dsden", PHONE)
    await office.go(places.path("/motifs/{reason}"))
    await expect(office.page.get_by_text("En cas de doute sérieux", exact=False)).to_be_visible()
    assert await office.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await office.picture("motif-390")
    await office.page.set_viewport_size(DESK)
    assert await office.violations() == []
