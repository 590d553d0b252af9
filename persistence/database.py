"""Engines and sessions: one per database role, so that each process can do no more than its role may."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, MetaData, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

metadata = MetaData()

LOCK_TIMEOUT_MS = 2_000
STATEMENT_TIMEOUT_MS = 15_000

Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True)
class Pool:
    """How many connections a process may hold; a waiter gets 503 after `timeout` seconds."""

    size: int = 10
    timeout: float = 2.0


def normalised(url: str | URL) -> URL:
    """`postgresql://` means psycopg in SQLAlchemy 2.1: we speak asyncpg."""
    return make_url(url).set(drivername="postgresql+asyncpg")


def create_engine(
    url: str | URL, pool: Pool | None = None, *, statement_timeout_ms: int = STATEMENT_TIMEOUT_MS
) -> AsyncEngine:
    pool = pool or Pool()
    settings: dict[str, Any] = {
        "lock_timeout": str(LOCK_TIMEOUT_MS),
        "statement_timeout": str(statement_timeout_ms),
        "timezone": "UTC",
        "application_name": "raccroche",
    }
    return create_async_engine(
        normalised(url),
        pool_size=pool.size,
        max_overflow=0,
        pool_timeout=pool.timeout,
        pool_pre_ping=False,
        hide_parameters=True,  # a name in an error text is a name in a log
        connect_args={"server_settings": settings, "timeout": 5},
    )


def sessions_of(engine: AsyncEngine) -> Sessions:
    return async_sessionmaker(engine, expire_on_commit=False)
