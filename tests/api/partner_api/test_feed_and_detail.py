"""The feed loses nothing under concurrent writes; the detail shows the fields disclosed, and no other."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.access.scopes import PartnerScope
from persistence.ids import new_id
from tests.api.partner_api.conftest import LINA, PartnerWorld
from tests.factories.partners import MachineCaller, make_partner


async def _changes(machine: MachineCaller, **asked: object) -> tuple[list[tuple[str, str]], str]:
    answer = await machine.get("/referrals", **asked)
    assert answer.status_code == 200, answer.text
    page = answer.json()
    return [(line["id"], line["change"]) for line in page["items"]], page["next_cursor"]


async def test_a_referral_appears_changes_and_is_deleted(world: PartnerWorld) -> None:
    referral = await world.refer()
    seen, cursor = await _changes(world.ml)
    assert seen == [(str(referral), "changed")]
    assert await _changes(world.ml, cursor=cursor) == ([], cursor)  # nothing new: the same place
    await world.withdraw(referral)
    assert (await _changes(world.ml, cursor=cursor))[0] == [(str(referral), "deleted")]
    assert (await world.ml.get(f"/referrals/{referral}")).status_code == 404


async def test_nobody_else_sees_it(world: PartnerWorld) -> None:
    referral = await world.refer()
    assert (await _changes(world.other))[0] == []
    assert (await world.other.get(f"/referrals/{referral}")).status_code == 404


async def test_a_transaction_that_commits_late_is_not_lost(world: PartnerWorld) -> None:
    """It began first and wrote first; meanwhile others committed and were read."""
    first, second = await world.refer(), await world.refer(replace(LINA, first_names="Inès"))
    _, cursor = await _changes(world.ml)
    append = text("""INSERT INTO partner_changes (id, partner_unit, referral_id, change, version, at)
        VALUES (:id, :partner, :referral, 'changed', 2, now())""")
    async with world.jobs() as late, late.begin():
        await late.execute(append, {"id": new_id(), "partner": world.partner, "referral": first})
        async with world.jobs() as soon, soon.begin():
            await soon.execute(append, {"id": new_id(), "partner": world.partner, "referral": second})
        seen, cursor = await _changes(world.ml, cursor=cursor)
        assert seen == []  # below the horizon of the open transaction, nothing is new
    assert [line[0] for line in (await _changes(world.ml, cursor=cursor))[0]] == [str(first), str(second)]


async def test_pages_hold_under_writes(world: PartnerWorld) -> None:
    made = [await world.refer(replace(LINA, first_names=name)) for name in ("Awa", "Bintou", "Chloé")]
    seen, cursor = await _changes(world.ml, limit=2)
    made.append(await world.refer(replace(LINA, first_names="Dina")))
    more, _ = await _changes(world.ml, cursor=cursor, limit=100)
    assert [one for one, _ in seen + more] == [str(one) for one in made]


async def test_changed_since_picks_the_start_alone(world: PartnerWorld) -> None:
    referral = await world.refer()
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE partner_changes SET at = '2026-01-01'"))
    later = await world.refer(replace(LINA, first_names="Inès"))
    assert (await _changes(world.ml, changed_since="2026-06-01T00:00:00Z"))[0] == [(str(later), "changed")]
    all_of_them, _ = await _changes(world.ml, changed_since="2025-06-01T00:00:00Z")
    assert [one for one, _ in all_of_them] == [str(referral), str(later)]
    nothing, cursor = await _changes(world.ml, changed_since=datetime(2027, 1, 1, tzinfo=UTC).isoformat())
    third = await world.refer(replace(LINA, first_names="Noor"))
    assert (nothing, (await _changes(world.ml, cursor=cursor))[0]) == ([], [(str(third), "changed")])


@pytest.mark.parametrize("cursor", ["", "x", "é", "AAAA", "A" * 32 + "=", "A" * 64])
async def test_a_foreign_cursor_is_refused_by_name(world: PartnerWorld, cursor: str) -> None:
    answer = await world.ml.get("/referrals", cursor=cursor)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/cursor_to_correct")


async def test_exactly_the_fields_named_are_shown(world: PartnerWorld) -> None:
    referral = await world.refer()
    answer = await world.ml.get(f"/referrals/{referral}")
    page = answer.json()
    assert answer.headers["etag"] == f'"{page["version"]}"'
    shown = {name: page[name] for name in ("family_name", "phone", "city", "email", "last_formation", "left_on")}
    assert shown == {
        "family_name": "Benali", "phone": "0639980000", "city": "Sainte-Luce-le-Val", "email": None,
        "last_formation": "2de GATL", "left_on": None,
    }  # fmt: skip
    assert page["fields"] == ["identity", "city", "phone", "last_formation"]


async def test_the_table_wins_over_what_was_named_before(world: PartnerWorld) -> None:
    """The partner turns out to be of a kind that may receive less."""
    referral = await world.refer(fields=["identity", "phone", "city", "last_school"])
    await make_partner(world.sessions, world.partner, "civic_service")
    page = (await world.ml.get(f"/referrals/{referral}")).json()
    assert (page["fields"], page["city"], page["last_school_name"]) == (["identity", "phone"], None, None)
    await make_partner(world.sessions, world.partner, "region")
    page = (await world.ml.get(f"/referrals/{referral}")).json()
    assert (page["fields"], page["family_name"], page["birth_date"]) == ([], None, None)


async def test_nothing_nominative_is_referred_to_those_who_get_none(world: PartnerWorld) -> None:
    await make_partner(world.sessions, world.partner, "youth_information")
    one = await world.arrive()
    body = {"partner_id": str(world.partner), "request": "contact", "expected_on": "2026-12-01", "fields": ["identity", "phone"]}  # fmt: skip
    assert (await world.platform_post(f"/follow-ups/{one}/referrals", body)).status_code == 422


async def test_new_coordinates_are_told(world: PartnerWorld) -> None:
    referral = await world.refer()
    one = world.follow_ups[referral]
    before, (_, cursor) = (await world.ml.get(f"/referrals/{referral}")).json(), await _changes(world.ml)
    seen = (await world.show(one))["version"]
    path, headers = f"/api/v1/follow-ups/{one}/details", world.headers_of(world.manager) | {"If-Match": f'"{seen}"'}
    answer = await world.http.post(path, json={"phone": "0639980001"}, headers=headers)
    assert answer.status_code == 200, answer.text
    assert (await _changes(world.ml, cursor=cursor))[0] == [(str(referral), "changed")]
    after = (await world.ml.get(f"/referrals/{referral}")).json()
    assert (after["phone"], after["version"]) == ("0639980001", before["version"] + 1)


async def test_every_opening_is_kept_with_its_basis(world: PartnerWorld) -> None:
    referral = await world.refer()
    await world.ml.get(f"/referrals/{referral}")
    async with world.jobs() as session:
        rows = (await session.execute(text("SELECT * FROM partner_transmissions"))).all()
    assert [(row.referral_id, row.channel, row.legal_basis) for row in rows] == [(referral, "api", "l313_7")]
    assert rows[0].actor_id == world.ml.client.id


async def test_a_scope_opens_its_own_operations_alone(world: PartnerWorld) -> None:
    referral = await world.refer()
    writer = await world.machine((PartnerScope.YOUTHS_WRITE,))
    assert (await writer.get("/referrals")).status_code == 403
    assert (await writer.get(f"/referrals/{referral}")).status_code == 403
    assert (await writer.post(f"/referrals/{referral}/acknowledgement")).status_code == 403
    assert (await writer.get("/reference")).status_code == 200


async def test_the_two_surfaces_do_not_take_each_others_tokens(world: PartnerWorld) -> None:
    person = world.headers_of(world.adviser)
    assert (await world.http.get("/partner/v1/referrals", headers=person)).status_code == 401
    assert (await world.http.get("/api/v1/referred-youths", headers=world.ml.headers())).status_code == 401
    assert (await world.http.get("/partner/v1/referrals")).status_code == 401


async def test_a_referral_that_is_none_is_absent(world: PartnerWorld) -> None:
    assert (await world.ml.get(f"/referrals/{UUID(int=7)}")).status_code == 404
    assert (await world.ml.get("/referrals/rien")).status_code == 404
