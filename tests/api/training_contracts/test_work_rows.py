"""What contracts and places ask of each reader in « À faire »."""

from datetime import date
from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from tests.api.training_contracts.conftest import ContractWorld
from tests.factories.following import make_followed


async def rows(world: ContractWorld, who: Role) -> list[tuple[str, str]]:
    items: list[dict[str, Any]] = (await world.did(who, "GET", "/work-items"))["items"]
    return [(one["group"], one["verb"]) for one in items if one["target"] in {"contract", "place_hold"}]


async def test_a_signature_waits_for_who_must_give_it(world: ContractWorld) -> None:
    contract = await world.took(await world.drafted(), "send_to_sign")
    for role in (Role.TUTOR, Role.HEAD):
        assert await rows(world, role) == [("now", "Signer le contrat")]
    assert await rows(world, Role.MLDS_COORDINATOR) == [("waiting", "Suivre les signatures")]
    await world.signs(contract, Role.TUTOR)
    assert await rows(world, Role.TUTOR) == []


async def test_reviews_and_marks_that_are_due_wait_for_the_tutor(world: ContractWorld) -> None:
    await world.started()
    assert await rows(world, Role.TUTOR) == []
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE training_contracts SET next_review_on = :on"), {"on": date(2026, 11, 23)})
        await session.execute(text("UPDATE training_contract_marks SET due_on = '2026-11-20' WHERE months = 1"))
    assert await rows(world, Role.TUTOR) == [
        ("today", "Faire le bilan du contrat"), ("this_week", "Dire si le contrat tient"),
    ]  # fmt: skip
    assert await rows(world, Role.HEAD) == []
    assert await rows(world, Role.MLDS_COORDINATOR) == [("this_week", "Dire si le contrat tient")]


async def test_a_hold_about_to_lapse_is_confirmed_or_released(world: ContractWorld) -> None:
    await world.held(await world.offered(), await make_followed(world.jobs, world.platform))
    assert await rows(world, Role.MLDS_COORDINATOR) == []
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE place_holds SET held_until = held_until - interval '4 days'"))
    assert await rows(world, Role.MLDS_COORDINATOR) == [("today", "Confirmer ou libérer une place")]
