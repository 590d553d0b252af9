"""Personal links as rows: filled by the worker that writes the mail, opened through functions of the database alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class LinkDoor:
    """One kind of link: its table, and the functions `<name>_behind`, `_tried`, `_opened`, `_settled` of its door."""

    table: str
    name: str

    async def give(self, session: AsyncSession, link_id: UUID, token_hash: bytes, code_hash: str | None = None) -> None:
        """Just before the mail leaves; a link that only reads has no code."""
        keys: dict[str, Any] = {"id": link_id, "token": token_hash}
        given = "token_hash = :token"
        if code_hash is not None:
            given, keys["code"] = f"{given}, code_hash = :code", code_hash
        await session.execute(text(f"UPDATE {self.table} SET {given} WHERE id = :id"), keys)

    async def settle_mail(self, session: AsyncSession, link_id: UUID, outcome: str) -> None:
        """Uncertain is shown as sent: the link may be in somebody's hands."""
        await session.execute(
            text(f"UPDATE {self.table} SET state = :state WHERE id = :id AND state = 'queued'"),
            {"id": link_id, "state": "undeliverable" if outcome == "undeliverable" else "sent"},
        )

    async def behind(self, session: AsyncSession, token_hash: bytes) -> Any:
        """What this link opens, or None."""
        statement = text(f"SELECT * FROM {self.name}_behind(:link)")
        return (await session.execute(statement, {"link": token_hash})).one_or_none()

    async def note_attempt(self, session: AsyncSession, token_hash: bytes) -> None:
        await session.execute(text(f"SELECT {self.name}_tried(:link)"), {"link": token_hash})

    async def note_opening(self, session: AsyncSession, token_hash: bytes, at: datetime, act_id: UUID) -> None:
        keys = {"link": token_hash, "at": at, "act": act_id}
        await session.execute(text(f"SELECT {self.name}_opened(:link, :at, :act)"), keys)

    async def settle(self, session: AsyncSession, token_hash: bytes, given: Mapping[str, object]) -> bool:
        """The answer of who holds the link; False when it was used meanwhile."""
        statement = text(f"SELECT {self.name}_settled(:link, CAST(:given AS jsonb))")
        keys = {"link": token_hash, "given": json.dumps(dict(given), default=str)}
        return bool((await session.execute(statement, keys)).scalar_one())
