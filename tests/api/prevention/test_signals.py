"""A concern in sixty seconds, its acknowledgement, and what its author may follow."""

import httpx

from tests.api.prevention.conftest import Prevention


def _sheet(
    world: Prevention, fact: str = "Il dit vouloir arrêter, le 20 novembre.", **more: object
) -> dict[str, object]:
    return {
        "student_id": str(world.lucas.id), "observations": ["speaks_of_stopping"], "fact": fact, "since": "this_week",
    } | more  # fmt: skip


async def test_a_signal_is_acknowledged_with_its_hour_and_the_day_of_the_answer(prevention: Prevention) -> None:
    sent = await prevention.post("teacher", "/signals", _sheet(prevention))
    assert sent.status_code == 201, sent.text
    body = sent.json()
    assert body["sentence"] == (
        "Reçu à 8\u00a0h\u00a041\u00a0par la vie scolaire. Vous saurez ce qui a été décidé avant le 7\u00a0décembre."
    )
    assert (body["answer_due_on"], body["reminder"], body["already_signalled"]) == ("2026-12-07", None, False)


async def test_words_of_health_or_family_bring_a_reminder_and_stop_nothing(prevention: Prevention) -> None:
    fact = "Sa mère dit qu'il est malade."
    preview = await prevention.post(
        "teacher", "/signals/preview", {"student_id": str(prevention.lucas.id), "fact": fact}
    )
    sent = await prevention.post("teacher", "/signals", _sheet(prevention, fact))
    assert "119" in preview.json()["reminder"]
    assert (sent.status_code, sent.json()["reminder"]) == (201, preview.json()["reminder"])


async def test_one_learns_that_a_signal_exists_and_not_whose_nor_what(prevention: Prevention) -> None:
    await prevention.post("teacher", "/signals", _sheet(prevention))
    body = {"student_id": str(prevention.lucas.id)}
    seen = (await prevention.post("colleague", "/signals/preview", body)).json()
    assert seen == {
        "reminder": None,
        "already_signalled": True,
        "already_signalled_sentence": "Une inquiétude existe déjà cette semaine. Ajouter votre observation\u00a0?",
    }
    assert (await prevention.get("colleague", "/signals/mine")).json()["items"] == []
    assert (await prevention.get("colleague", "/signals")).status_code == 403


async def test_a_teacher_signals_pupils_of_own_classes_and_any_other_adult_those_of_the_school(
    prevention: Prevention,
) -> None:
    stranger = await prevention.pupil("AUTRE", 1)
    sheet = _sheet(prevention, student_id=str(stranger.id))
    assert (await prevention.post("teacher", "/signals", sheet)).status_code == 404
    assert (await prevention.post("nurse", "/signals", sheet)).status_code == 201


async def test_other_fact_needs_its_fact(prevention: Prevention) -> None:
    refused = await prevention.post("teacher", "/signals", _sheet(prevention, "", observations=["other_fact"]))
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/fact_missing")


async def test_the_author_follows_read_then_agenda_then_the_kind_of_the_decision(prevention: Prevention) -> None:
    signal_id = (await prevention.post("teacher", "/signals", _sheet(prevention))).json()["id"]

    async def mine() -> dict[str, object]:
        return dict((await prevention.get("teacher", "/signals/mine")).json()["items"][0])

    assert (await mine())["state"] == "received"
    read = await prevention.post("cpe", f"/signals/{signal_id}/read")
    assert read.json()["fact"].startswith("Il dit vouloir")
    assert ((await mine())["state"], (await mine())["reader_name"]) == ("read", "Agent cpe")
    version = {"If-Match": read.headers["ETag"]}
    planned = await prevention.post("cpe", f"/signals/{signal_id}/agenda", **version)
    assert planned.status_code == 200, planned.text
    line = await mine()
    assert (line["state"], line["agenda_on"]) == ("on_agenda", planned.json()["agenda_on"])
    answered = await prevention.post(
        "cpe", f"/signals/{signal_id}/answer", {"decision": "interview"}, **{"If-Match": planned.headers["ETag"]}
    )
    assert answered.status_code == 200, answered.text
    assert ((await mine())["state"], (await mine())["decision"]) == ("decided", "interview")
    assert "fact" not in await mine()
    again = await prevention.post(
        "cpe", f"/signals/{signal_id}/answer", {"decision": "nothing"}, **{"If-Match": answered.headers["ETag"]}
    )
    assert (again.status_code, again.json()["type"]) == (409, "/problems/signal_answered")


async def test_the_list_of_the_school_life_shows_no_fact_and_a_sheet_leaves_a_read(prevention: Prevention) -> None:
    signal_id = (await prevention.post("teacher", "/signals", _sheet(prevention))).json()["id"]
    line = (await prevention.get("cpe", "/signals")).json()["items"][0]
    assert (line["has_fact"], "fact" in line) == (True, False)
    await prevention.get("cpe", f"/signals/{signal_id}")
    reads = await prevention.rows(
        "SELECT operation, access FROM journal WHERE operation LIKE 'signal:%' ORDER BY at, id"
    )
    assert reads[-2:] == [("signal:list", "list"), ("signal:show", "read")]


async def test_an_assistant_sends_and_does_not_read(prevention: Prevention) -> None:
    assert (await prevention.post("aed", "/signals", _sheet(prevention))).status_code == 201
    assert (await prevention.get("aed", "/signals")).status_code == 403


async def test_the_list_may_be_kept_to_signals_without_an_answer(prevention: Prevention) -> None:
    waiting = (await prevention.post("teacher", "/signals", _sheet(prevention))).json()["id"]
    answered = (await prevention.post("teacher", "/signals", _sheet(prevention))).json()["id"]
    await prevention.post("cpe", f"/signals/{answered}/answer", {"decision": "interview"}, **{"If-Match": '"1"'})
    listed = {
        question: [one["id"] for one in (await prevention.get("cpe", f"/signals{question}")).json()["items"]]
        for question in ("?answered=false", "?answered=true")
    }
    assert listed == {"?answered=false": [waiting], "?answered=true": [answered]}


async def test_a_nurse_finds_whom_to_signal_by_name_and_class_and_opens_no_page(prevention: Prevention) -> None:
    other = await prevention.pupil("Zzyzx", 1)
    found = await prevention.post("nurse", "/signals/students", {"q": "zzy"})
    assert found.status_code == 200, found.text
    assert found.json()["items"] == [
        {"id": str(other.id), "family_name": "Zzyzx", "first_name": "Zoé", "class_name": "1re MCV"}
    ]
    assert (await prevention.post("nurse", "/students/search", {"q": "zzy"})).status_code == 403
    assert (await prevention.get("nurse", f"/students/{other.id}")).status_code == 403


async def test_a_teacher_finds_only_the_pupils_of_their_own_classes_to_signal(prevention: Prevention) -> None:
    await prevention.pupil("Zzyzx", 1)
    mine = await prevention.pupil("Zzyva", 0)
    found = (await prevention.post("teacher", "/signals/students", {"q": "zzy"})).json()["items"]
    assert [one["id"] for one in found] == [str(mine.id)]


async def test_what_was_done_of_a_signal_is_taken_back(prevention: Prevention) -> None:
    signal_id = (await prevention.post("teacher", "/signals", _sheet(prevention))).json()["id"]
    read = await prevention.post("cpe", f"/signals/{signal_id}/read")

    async def undo(after: httpx.Response) -> httpx.Response:
        return await prevention.post("cpe", f"/signals/{signal_id}/undo", **{"If-Match": after.headers["ETag"]})

    assert (await undo(read)).json()["type"] == "/problems/cannot_undo"
    planned = await prevention.post("cpe", f"/signals/{signal_id}/agenda", **{"If-Match": read.headers["ETag"]})
    back = await undo(planned)
    assert (back.json()["state"], back.json()["agenda_on"]) == ("read", None)
    meeting = f"/meetings/{planned.json()['meeting_id']}"
    assert (await prevention.get("cpe", meeting)).json()["items"] == []

    answered = await prevention.post(
        "cpe", f"/signals/{signal_id}/answer", {"decision": "nothing"}, **{"If-Match": back.headers["ETag"]}
    )
    assert answered.json()["state"] == "closed"
    again = await undo(answered)
    assert (again.json()["state"], again.json()["decision"]) == ("read", None)
