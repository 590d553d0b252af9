"""Contracts of the demo: one in every state, and the one that the pages show, to sign two of four."""

from sqlalchemy import text

from domain.training_contracts.states import ContractState
from tests.api.demo.conftest import LoadedDemo


async def test_no_act_of_a_contract_was_refused(demo: LoadedDemo) -> None:
    refused = [one for one in demo.walk.left_out if one.act.name.startswith(("contract", "network"))]
    assert [(one.act.day, one.act.name, repr(one.why), str(getattr(one.why, "data", ""))) for one in refused] == []


async def test_there_is_a_contract_in_every_state(demo: LoadedDemo) -> None:
    async with demo.jobs() as session:
        found = set((await session.execute(text("SELECT state FROM training_contracts"))).scalars())
    assert found == {state.value for state in ContractState}


async def test_two_of_four_have_signed_the_contract_of_mehdi(demo: LoadedDemo) -> None:
    async with demo.jobs() as session:
        rows = await session.execute(
            text("""SELECT p.party FROM training_contracts c JOIN training_contract_parties p ON p.contract_id = c.id
                    JOIN training_contract_signatures s ON s.party_id = p.id AND s.signed
                    WHERE c.family_name = 'ZERROUKI' AND c.state = 'to_sign' ORDER BY p.party""")
        )
        assert list(rows.scalars()) == ["provider", "young_person"]


async def test_the_network_offers_twelve_entries(demo: LoadedDemo) -> None:
    async with demo.jobs() as session:
        assert (await session.execute(text("SELECT count(*) FROM training_places"))).scalar_one() == 12
