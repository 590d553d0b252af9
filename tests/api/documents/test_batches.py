"""« Courriers du jour »: one PDF of what is signed, letters taken out until it is printed, evidence for each."""

from tests.api.documents.conftest import ROOT, Desk, text_of_pdf


async def _post(desk: Desk, path: str, body: dict, *, who: str = "officer", seen: int | None = None):
    headers = dict(await desk.world.as_(who))
    if seen is not None:
        headers["If-Match"] = f'"{seen}"'
    return await desk.world.http.post(f"{ROOT}{path}", json=body, headers=headers)


async def test_the_batch_of_the_day_is_one_pdf_of_what_is_signed(desk: Desk) -> None:
    await desk.warn()
    assert await desk.work() == []
    batch = (await _post(desk, "/letter-batches", {})).json()
    assert (batch["letter_count"], batch["state"]) == (2, "prepared")
    pdf = await desk.get("officer", f"/letter-batches/{batch['id']}/pdf")
    text = text_of_pdf(pdf.content)
    assert text.count("Nous vous adressons un avertissement") == 2
    assert (await _post(desk, "/letter-batches", {})).status_code == 409  # each letter lies in one batch
    printed = await _post(desk, f"/letter-batches/{batch['id']}/transitions", {"name": "mark_printed"}, seen=1)
    assert printed.status_code == 200, printed.text
    posted = await _post(desk, f"/letter-batches/{batch['id']}/transitions", {"name": "mark_posted"}, seen=2)
    assert posted.json()["state"] == "posted"
    lines = (await desk.get("officer", f"/deliveries?batch_id={batch['id']}")).json()["items"]
    assert {line["state"] for line in lines} == {"posted"}
    listed = (await desk.get("officer", "/letter-batches")).json()["items"]
    assert [(line["letter_count"], line["posted"]) for line in listed] == [(2, 2)]


async def test_a_letter_leaves_the_batch_until_it_is_printed(desk: Desk) -> None:
    await desk.warn()
    await desk.work()
    batch = (await _post(desk, "/letter-batches", {})).json()
    lines = (await desk.get("officer", f"/deliveries?batch_id={batch['id']}")).json()["items"]
    path = f"{ROOT}/letter-batches/{batch['id']}/letters/{lines[0]['id']}"
    headers = await desk.world.as_("officer")
    taken = await desk.world.http.delete(path, headers=headers | {"If-Match": '"1"'})
    assert taken.json()["letter_count"] == 1, taken.text
    assert taken.json()["sha256"] != batch["sha256"]
    text = text_of_pdf((await desk.get("officer", f"/letter-batches/{batch['id']}/pdf")).content)
    assert text.count("Nous vous adressons un avertissement") == 1
    await _post(desk, f"/letter-batches/{batch['id']}/transitions", {"name": "mark_printed"}, seen=2)
    late = f"{ROOT}/letter-batches/{batch['id']}/letters/{lines[1]['id']}"
    refused = await desk.world.http.delete(late, headers=headers | {"If-Match": '"3"'})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/batch_moved_on")
    again = (await _post(desk, "/letter-batches", {})).json()
    assert again["letter_count"] == 1


async def test_a_batch_is_its_offices_alone(desk: Desk) -> None:
    await desk.warn()
    await desk.work()
    batch = (await _post(desk, "/letter-batches", {})).json()
    assert (await desk.get("head", f"/letter-batches/{batch['id']}/pdf")).status_code == 404
    own = (await _post(desk, "/letter-batches", {}, who="head")).json()
    assert own["letter_count"] == 2  # the two pieces of information, one per address
    cover = text_of_pdf((await desk.get("head", f"/letter-batches/{own['id']}/pdf")).content)
    assert "le dossier a été transmis" in cover
