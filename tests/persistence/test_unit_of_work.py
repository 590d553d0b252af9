"""What a unit of work sets for its transaction."""

import asyncpg
import pytest
from sqlalchemy import text

from domain.access.actor import Caller
from domain.access.permissions import Role
from persistence import embedded
from persistence.database import Sessions
from persistence.unit_of_work import unit_of_work
from tests.conftest import NOW, Database
from tests.factories.people import make_account, make_school


@pytest.fixture
async def durable(database: Database) -> None:
    """Tests run on a server that never waits for its disk; this database does, as in production."""
    url = database.url(embedded.ADMIN)
    connection = await asyncpg.connect(
        user=url.username, password=url.password, database=url.database, host=url.query["host"], port=5432
    )
    await connection.execute(f'ALTER DATABASE "{database.name}" SET synchronous_commit = on')
    await connection.close()


@pytest.mark.parametrize(("reads", "waits"), [(True, "off"), (False, "on")])
async def test_only_a_read_does_not_wait_for_the_disk(
    durable: None, app_sessions: Sessions, *, reads: bool, waits: str
) -> None:
    school = await make_school(app_sessions)
    account = await make_account(app_sessions, Role.HEAD, "chef@world.invalid", school.id)
    async with unit_of_work(app_sessions, Caller(account.id, 1, NOW), reads=reads) as uow:
        assert (await uow.session.execute(text("SHOW synchronous_commit"))).scalar_one() == waits
    async with app_sessions() as session:
        assert (await session.execute(text("SHOW synchronous_commit"))).scalar_one() == "on"
