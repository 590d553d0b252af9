"""Three levels of confidentiality over HTTP, and a page that none of the sealed words reaches."""

import io

import pypdf
from sqlalchemy import text

from tests.api.meetings.conftest import Gpds

WORDS = "zzmots-scelles"


async def _sealed(gpds: Gpds) -> tuple[str, str]:
    meeting = await gpds.started("HOARAU")
    path, item = f"/meetings/{meeting['id']}", meeting["items"][0]
    note = await gpds.ok("social", "POST", f"{path}/items/{item['id']}/notes", {"level": "social", "body": WORDS})
    assert note["body"] is None
    return path, item["id"]


async def test_the_profession_reads_its_words_and_the_others_that_they_exist(gpds: Gpds) -> None:
    path, item = await _sealed(gpds)
    own = await gpds.ok("social", "GET", f"{path}/items/{item}")
    assert [one["body"] for one in own["notes"]] == [WORDS]
    assert own["hidden_notes"] == []
    for who in ("head", "cpe", "nurse", "psy"):
        answer = await gpds.call(who, "GET", f"{path}/items/{item}")
        assert WORDS not in answer.text
        assert [one["sentence"] for one in answer.json()["hidden_notes"]] == [
            "1\u00a0information sociale existe (assistant de service social, 26\u00a0novembre)"
        ]


async def test_nobody_writes_at_the_level_of_another_profession(gpds: Gpds) -> None:
    path, item = await _sealed(gpds)
    for who, level in (("head", "social"), ("nurse", "social"), ("social", "health"), ("cpe", "health")):
        refused = await gpds.call(who, "POST", f"{path}/items/{item}/notes", {"level": level, "body": "x"})
        assert refused.status_code == 403, (who, level)
    plain = await gpds.ok(
        "psy", "POST", f"{path}/items/{item}/notes", {"level": "educational", "body": "Vient à la permanence."}
    )
    assert plain["body"] == "Vient à la permanence."
    private = await gpds.call(
        "psy", "POST", f"{path}/items/{item}/notes", {"level": "educational", "body": "Suivi en psychiatrie."}
    )
    assert private.status_code == 422


async def test_one_rewrites_ones_own_note_on_the_version_that_was_read(gpds: Gpds) -> None:
    path, item = await _sealed(gpds)
    [note] = (await gpds.ok("social", "GET", f"{path}/items/{item}"))["notes"]
    url = f"{path}/items/{item}/notes/{note['id']}"
    assert (await gpds.call("head", "PUT", url, {"body": "x"}, seen=1)).status_code == 403
    await gpds.ok("social", "PUT", url, {"body": "zzautres"}, seen=1)
    assert (await gpds.call("social", "PUT", url, {"body": "zzencore"}, seen=1)).status_code == 412


async def test_sealed_words_stand_in_one_table_and_nowhere_else(gpds: Gpds) -> None:
    """Not in the journal, the queue, the stored answers of idempotent requests, the minutes nor their page."""
    path, item = await _sealed(gpds)
    headers = {**await gpds.world.as_("social"), "Idempotency-Key": "k-1"}
    body = {"level": "social", "body": WORDS}
    again = await gpds.world.http.post(f"/api/v1{path}/items/{item}/notes", json=body, headers=headers)
    assert again.status_code == 201
    async with gpds.world.app_sessions() as session, session.begin():
        await session.execute(text("SELECT set_config('app.actor', :id, true)"), {"id": gpds.account("social")})
        stored = (await session.execute(text("SELECT convert_from(body, 'UTF8') FROM idempotency_keys"))).scalars()
        assert all(WORDS not in one for one in stored)
    async with gpds.world.jobs_sessions() as session:
        for table in ("journal", "effects", "meeting_items", "meeting_notes", "tasks"):
            query = f"SELECT t::text FROM {table} t"
            rows = (await session.execute(text(query))).scalars().all()
            assert rows or table in {"tasks", "effects"}
            assert all(WORDS not in row for row in rows), table
    decision = {"decision": "nothing"}
    seen = (await gpds.ok("cpe", "GET", f"{path}/items/{item}"))["version"]
    await gpds.ok("cpe", "POST", f"{path}/items/{item}/decide", decision, seen=seen)
    for who in ("social", "cpe"):
        assert WORDS not in (await gpds.call(who, "GET", f"{path}/minutes")).text


async def test_fourteen_situations_stand_on_one_page_with_or_without_names(gpds: Gpds) -> None:
    meeting = await gpds.with_points("HOARAU", "PETIT", "ROCHE", "FERRAND")
    path = f"/meetings/{meeting['id']}"
    for number in range(10):
        meeting = await gpds.ok("cpe", "POST", f"{path}/items", {"subject": f"Groupe {number}, lundi matin"})
    bare = await _page(gpds, f"{path}/agenda.pdf")
    assert "HOARAU" not in bare
    assert "Situation 1" in bare
    assert "HOARAU" in await _page(gpds, f"{path}/agenda.pdf?names=true")
    await gpds.world.at("2026-11-26T14:00:00")
    await gpds.ok("cpe", "POST", f"{path}/start", seen=meeting["version"])
    for item in meeting["items"]:
        body = {"findings": ["absences_rising", "lateness"], "fact": "Absent trois lundis sur quatre depuis la rentrée.",
                "decision": "family_contact", "owner_id": gpds.account("psy"), "due_on": "2026-12-03",
                "next_review_on": "2026-12-17"}  # fmt: skip
        await gpds.ok("cpe", "POST", f"{path}/items/{item['id']}/decide", body, seen=item["version"])
    minutes = await _page(gpds, f"{path}/minutes.pdf")
    assert "HOARAU" in minutes
    assert (await gpds.call("social", "GET", f"{path}/minutes.pdf")).status_code == 403


async def _page(gpds: Gpds, path: str) -> str:
    answer = await gpds.call("cpe", "GET", path)
    assert answer.status_code == 200, answer.text
    pdf = pypdf.PdfReader(io.BytesIO(answer.content))
    assert len(pdf.pages) == 1
    return pdf.pages[0].extract_text()
