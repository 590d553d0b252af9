"""Runs one statement with the values that it names, each typed by its value: what many statements share by name."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import CursorResult, Result, text
from sqlalchemy.ext.asyncio import AsyncSession

_NAME = re.compile(r"(?<!:):([a-z_]\w*)")

Rows = Result[Any] | CursorResult[Any]


async def run(session: AsyncSession, statement: str, values: Mapping[str, object]) -> Rows:
    """A date is sent as a date even where PostgreSQL could not guess it."""
    named = {name: values[name] for name in set(_NAME.findall(statement))}
    return await session.execute(text(statement).bindparams(**named))


async def count(session: AsyncSession, statement: str, values: Mapping[str, object]) -> int:
    """The one number that the statement answers."""
    return int((await run(session, statement, values)).scalar_one())
