"""Networks and places: found by level, field, distance and entry; the last one goes to one young person only."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from domain.access.permissions import Role
from persistence.ids import new_id
from persistence.training_contracts.places import lapse_holds
from tests.api.training_contracts.conftest import ContractWorld
from tests.conftest import NOW
from tests.factories.following import YoungPerson, make_followed

ATTEMPTS = 200


async def listed(world: ContractWorld, query: str = "", who: Role = Role.MLDS_COORDINATOR) -> list[dict[str, Any]]:
    return list((await world.did(who, "GET", f"/training-places{query}"))["items"])


async def test_of_two_hundred_who_ask_together_for_the_last_place_one_has_it(world: ContractWorld) -> None:
    last = await world.offered()
    near = await world.offered(formation="CAP Cuisine", commune_code="99902")
    await world.offered(formation="CAP Coiffure", commune_code="99903")
    people = [
        await make_followed(world.jobs, world.platform, YoungPerson(first_names=f"Jeune{n}")) for n in range(ATTEMPTS)
    ]
    await world.call(Role.MLDS_COORDINATOR, "GET", "/training-places")
    answers = await asyncio.gather(*(insistently(world, last, one) for one in people))
    won = [answer for answer in answers if answer.status_code == 201]
    lost = [answer.json() for answer in answers if answer.status_code == 409]
    assert (len(won), len(lost)) == (1, ATTEMPTS - 1)
    assert {one["type"].rsplit("/", 1)[-1] for one in lost} == {"place_taken"}
    told = lost[0]
    assert told["taken_by"]
    assert told["taken_at"].startswith("2026-11-23T07:41")
    assert [one["formation"] for one in told["others"]] == ["CAP Cuisine", "CAP Coiffure"]
    assert told["others"][0] | {"km": None} == near_of(near)
    assert "à 8 h 41" in told["detail"]


async def insistently(world: ContractWorld, place: dict[str, Any], follow_up: UUID) -> Any:
    """All ask at once; whom the busy service sends back (503) asks again until it has answered."""
    while (answer := await world.held(place, follow_up)).status_code == httpx.codes.SERVICE_UNAVAILABLE:
        pass
    return answer


def near_of(place: dict[str, Any]) -> dict[str, Any]:
    names = ("id", "formation", "provider_name", "commune_name", "entry_on")
    return {name: place[name] for name in names} | {"km": None}


async def test_the_loser_is_told_who_has_it_and_no_name_of_a_young_person(world: ContractWorld) -> None:
    place = await world.offered()
    await world.held(place, await make_followed(world.jobs, world.platform))
    other = await make_followed(world.jobs, world.platform, YoungPerson("LAMBERT", "Noah"))
    refused = await world.held(place, other)
    assert refused.status_code == 409
    assert "ZERROUKI" not in refused.text


async def test_a_seat_beyond_the_capacity_does_not_exist_even_in_sql(world: ContractWorld) -> None:
    place = await world.offered()
    await world.held(place, await make_followed(world.jobs, world.platform))
    other = await make_followed(world.jobs, world.platform, YoungPerson("LAMBERT", "Noah"))
    keys = {"id": new_id(), "place": place["id"], "platform": world.platform, "other": other, "at": NOW,
            "by": world.accounts[Role.MLDS_COORDINATOR].id}  # fmt: skip
    for seat, capacity in ((1, 1), (2, 1), (2, 2)):
        with pytest.raises(IntegrityError):
            async with world.jobs() as session, session.begin():
                await session.execute(
                    text("""INSERT INTO place_holds (id, place_id, platform_id, follow_up_id, seat, capacity, held_by,
                                                     held_at, held_until)
                            VALUES (:id, :place, :platform, :other, :seat, :capacity, :by, :at, :at)"""),
                    keys | {"seat": seat, "capacity": capacity},
                )


async def test_places_are_found_by_level_field_distance_and_entry(world: ContractWorld) -> None:
    await world.offered(formation="CAP Cuisine", nsf="22", commune_code="99902", entry_on="2026-12-07")
    await world.offered(formation="Bac pro Métiers du bois", level="4", nsf="23", commune_code="99903")
    await world.offered(formation="CAP Électricien", nsf="25", commune_code="99901")
    by_distance = await listed(world, "?near=99901")
    assert [one["formation"] for one in by_distance] == [
        "CAP Électricien", "CAP Cuisine", "Bac pro Métiers du bois",
    ]  # fmt: skip
    assert [one["km"] for one in by_distance][:2] == [0.0, 10.0]
    assert len(await listed(world, "?near=99901&within_km=20")) == 2
    assert [one["level"] for one in await listed(world, "?level=4")] == ["4"]
    assert [one["nsf"] for one in await listed(world, "?nsf=25")] == ["25"]
    assert [one["formation"] for one in await listed(world, "?entry_from=2026-12-01")] == ["CAP Cuisine"]


async def test_one_may_look_from_the_home_of_a_young_person(world: ContractWorld) -> None:
    await world.offered(commune_code="99902")
    home = await make_followed(world.jobs, world.platform)
    assert [one["km"] for one in await listed(world, f"?for_follow_up={home}")] == [10.0]


async def test_a_structure_of_the_network_sees_its_places_and_keeps_its_own(world: ContractWorld) -> None:
    place = await world.offered()
    assert [one["own"] for one in await listed(world, who=Role.HEAD)] == [True]
    changed = await world.did(Role.HEAD, "PATCH", f"/training-places/{place['id']}", {"capacity": 3}, 1)
    assert changed["capacity"] == 3
    elsewhere = await world.offered(provider_unit_id=None, provider_name="E2C du Val")
    refused = await world.call(Role.HEAD, "PATCH", f"/training-places/{elsewhere['id']}", {"capacity": 3}, 1)
    assert refused.status_code == 403


async def test_never_fewer_places_than_are_taken(world: ContractWorld) -> None:
    place = await world.offered(capacity=2)
    for name in ("Léo", "Inès"):
        await world.held(place, await make_followed(world.jobs, world.platform, YoungPerson("MARTIN", name)))
    refused = await world.call(Role.HEAD, "PATCH", f"/training-places/{place['id']}", {"capacity": 1}, 1)
    assert refused.json()["errors"] == [{"pointer": "/capacity", "detail": "2\u00a0places sont déjà prises."}] or (
        refused.json()["errors"][0]["detail"] == "2 places sont déjà prises."
    )


async def test_a_hold_lapses_after_five_days_and_the_place_is_free(world: ContractWorld) -> None:
    place = await world.offered(entry_on="2026-12-07")
    await world.held(place, await make_followed(world.jobs, world.platform))
    async with world.jobs() as session, session.begin():
        assert await lapse_holds(session, NOW + timedelta(days=4, hours=23)) == 0
        assert await lapse_holds(session, NOW + timedelta(days=5)) == 1
    assert [one["free"] for one in await listed(world)] == [1]
    assert (await world.held(place, await make_followed(world.jobs, world.platform))).status_code == 201


async def test_a_confirmed_place_does_not_lapse(world: ContractWorld) -> None:
    hold = (await world.held(await world.offered(), await make_followed(world.jobs, world.platform))).json()
    path = f"/place-holds/{hold['id']}/transitions"
    await world.did(Role.MLDS_COORDINATOR, "POST", path, {"name": "confirm"}, 1)
    async with world.jobs() as session, session.begin():
        assert await lapse_holds(session, NOW + timedelta(days=30)) == 0


async def test_a_released_place_is_free_again(world: ContractWorld) -> None:
    place = await world.offered()
    hold = (await world.held(place, await make_followed(world.jobs, world.platform))).json()
    path = f"/place-holds/{hold['id']}/transitions"
    released = await world.did(Role.MLDS_COORDINATOR, "POST", path, {"name": "release"}, 1)
    assert released["state"] == "released"
    assert [one["free"] for one in await listed(world)] == [1]
    assert (await world.call(Role.MLDS_COORDINATOR, "POST", path, {"name": "confirm"}, 2)).status_code == 409


async def test_the_same_young_person_holds_a_place_once(world: ContractWorld) -> None:
    place, one = await world.offered(capacity=3), await make_followed(world.jobs, world.platform)
    await world.held(place, one)
    assert (await world.held(place, one)).json()["type"].endswith("/already_held")


async def test_an_animator_is_named_among_those_of_the_network(world: ContractWorld) -> None:
    path = f"/foquale-networks/{world.network}"
    head = {"animator_id": str(world.accounts[Role.HEAD].id)}
    assert (await world.did(Role.PLATFORM_MANAGER, "PATCH", path, head, 1))["animator_id"] == head["animator_id"]
    stranger = {"animator_id": str(world.accounts[Role.TUTOR].id)}
    assert (await world.call(Role.PLATFORM_MANAGER, "PATCH", path, stranger, 2)).status_code == 422
