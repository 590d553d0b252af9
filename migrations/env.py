"""Alembic's door: migrations run as the owner, one transaction each, with lock and statement time-outs."""

import os

from alembic import context
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from persistence.database import normalised

config = context.config


def _run(connection) -> None:  # noqa: ANN001
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()


LETTERS_LOWERED = "SELECT lower('\u0152') = '\u0153'"
"""Names are searched folded: a database of LC_CTYPE « C » lowers ASCII alone and would lose LEBŒUF."""


async def _migrate() -> None:
    url = config.attributes.get("url") or os.environ["RACCROCHE_DATABASE_OWNER_URL"]
    engine = create_async_engine(normalised(url), poolclass=NullPool)
    async with engine.connect() as connection:
        # A forced policy without one for the owner would change 0 rows in silence: fail instead.
        await connection.execute(text("SET row_security = off"))
        await connection.execute(text("SET lock_timeout = '5s'"))
        if not await connection.scalar(text(LETTERS_LOWERED)):
            raise SystemExit(
                "La base ne connaît que l’alphabet anglais (LC_CTYPE « C ») : des noms seraient introuvables. "
                "Recréez-la en UTF-8, par exemple avec LC_CTYPE 'C.UTF-8', puis recommencez."
            )
        await connection.commit()
        await connection.run_sync(_run)
        await connection.commit()
    await engine.dispose()


if context.is_offline_mode():
    raise SystemExit("Migrations run against a database.")

runner = config.attributes.get("runner")
if runner is None:
    import asyncio

    asyncio.run(_migrate())
else:
    runner(_migrate())
