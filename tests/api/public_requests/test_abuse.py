"""The page cannot be turned against the platform, a mailbox or a young person; and the mail says a first name only."""

from api.security import attempts
from api.security.tickets import issue_ticket
from tests.api.public_requests.conftest import ASK, PublicWorld


async def kept(world: PublicWorld) -> int:
    return len(await world.rows("SELECT 1 FROM public_requests"))


async def test_a_form_without_a_ticket_of_ours_is_refused(world: PublicWorld) -> None:
    real = await world.ticket()
    id_, seconds, proof = real.split(".")
    forged = [f"{id_}.{int(seconds) + 1}.{proof}", f"{id_}.{seconds}.{'0' * 64}", "x", "..", "", f"{real}é"]
    for ticket in forged:
        answer = await world.try_to_ask(ticket=ticket)
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/form_too_old"), ticket
    assert await kept(world) == 0


async def test_a_ticket_is_good_for_a_day(world: PublicWorld) -> None:
    ticket = await world.ticket()
    world.at("2026-11-24T08:42:00")
    assert (await world.try_to_ask(ticket=ticket)).status_code == 422
    world.at("2026-11-24T08:40:00")
    assert (await world.try_to_ask(ticket=ticket)).status_code == 201


async def test_a_ticket_of_tomorrow_was_not_given_by_us(world: PublicWorld) -> None:
    ticket = await world.ticket()
    world.at("2026-11-23T08:30:00")
    assert (await world.try_to_ask(ticket=ticket)).status_code == 422


async def test_another_key_makes_no_ticket(world: PublicWorld) -> None:
    assert (await world.try_to_ask(ticket=issue_ticket(b"another", world.now))).status_code == 422


async def test_whoever_fills_the_hidden_field_is_a_robot(world: PublicWorld) -> None:
    answer = await world.try_to_ask(website="https://piege.invalid")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/filled_by_a_robot")
    assert await kept(world) == 0


async def test_a_network_sends_so_many_an_hour_then_is_told_to_call(world: PublicWorld) -> None:
    for number in range(attempts.PER_REQUEST.attempts):
        await world.ask(phone=f"06399801{number:02d}")
    answer = await world.try_to_ask()
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/too_many_requests")
    assert "Retry-After" in answer.headers
    assert await kept(world) == attempts.PER_REQUEST.attempts
    world.at("2026-11-23T09:45:00")
    await world.ask()


async def test_looking_is_counted_too(world: PublicWorld) -> None:
    key = attempts.bucket(attempts.PER_LOOK, "127.0.0.0/24")
    for _ in range(attempts.PER_LOOK.attempts):
        await attempts.count(world.app.state.engine, attempts.PER_LOOK, key, world.now)
    for path in (f"{ASK}/ticket", "/api/v1/public/communes?q=99200", "/api/v1/public/training-places?commune=99902"):
        assert (await world.http.get(path)).status_code == 429, path


async def test_the_receipt_arrives_with_the_first_name_and_nothing_else_of_the_person(world: PublicWorld) -> None:
    receipt = await world.ask(email="Yanis@Jeune.invalid")
    assert receipt["mailed"]
    await world.work()
    (mail,) = world.mails
    said = mail.get_content()
    assert mail["To"] == "yanis@jeune.invalid"
    assert said.startswith("Bonjour Yanis,")
    assert receipt["reference"] in said
    assert "mardi 8" in said
    assert "0\u00a0800\u00a012\u00a025\u00a000" in said
    for secret in ("BENSALAH", "2008", "Montbrillac", "0639980001", "CAP"):
        assert secret not in said + str(mail["Subject"]), secret
    assert [row.mail for row in await world.rows("SELECT mail FROM public_requests")] == ["sent"]


async def test_without_an_address_nothing_is_sent(world: PublicWorld) -> None:
    assert not (await world.ask())["mailed"]
    await world.work()
    assert world.mails == []


async def test_a_mailbox_gets_three_a_day_and_nobody_learns_that_it_had_them(world: PublicWorld) -> None:
    receipts = [
        await world.ask(email="cible@jeune.invalid", first_name=name) for name in ("Ana", "Bea", "Cleo", "Dina")
    ]
    await world.work()
    assert len(world.mails) == 3
    assert await kept(world) == 4
    assert all(receipt["mailed"] for receipt in receipts)


async def test_a_known_person_and_a_stranger_get_the_same_answer(world: PublicWorld) -> None:
    await world.ask(email="yanis@jeune.invalid")
    await world.work()
    known = await world.ask(email="yanis@jeune.invalid")
    new = await world.ask(email="lina@jeune.invalid", first_name="Lina", family_name="MOREL", birth_date="2007-01-09")
    assert {**known, "reference": ""} == {**new, "reference": ""}


async def test_neither_queue_nor_journal_names_anybody(world: PublicWorld) -> None:
    await world.ask(email="yanis@jeune.invalid")
    await world.work()
    rows = await world.rows("SELECT ids::text AS said FROM effects UNION ALL SELECT detail::text FROM journal")
    for row in rows:
        for secret in ("Yanis", "BENSALAH", "063998", "jeune.invalid"):
            assert secret not in row.said
