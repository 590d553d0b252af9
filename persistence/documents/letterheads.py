"""The model of an office: loaded for each letter, changed by the département."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import Stale


@dataclass(frozen=True)
class Letterhead:
    """`authority` is how sentences name the office's head; `prosecutor_lines` where its referrals go.

    Version 0 is what an office's letters carry while nobody has set a model.
    """

    unit_id: UUID
    institution_lines: list[str]
    sender_name: str
    address_lines: list[str] = field(default_factory=list)
    place: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""
    authority: str = ""
    authority_salutation: str = ""
    on_behalf: str = ""
    prepared_by: str = ""
    registered_acts: bool = False
    prosecutor_lines: list[str] = field(default_factory=list)
    controller: str = ""
    protection_contact: str = ""
    version: int = 0


_COLUMNS = [column.name for column in fields(Letterhead)]
_CHANGED = [name for name in _COLUMNS if name not in {"unit_id", "version"}]


async def find_letterhead(session: AsyncSession, unit_id: UUID) -> Letterhead | None:
    row: Any = (
        await session.execute(
            text(f"SELECT {', '.join(_COLUMNS)} FROM unit_letterheads WHERE unit_id = :id"),
            {"id": unit_id},
        )
    ).one_or_none()
    return None if row is None else Letterhead(*row)


async def save_letterhead(session: AsyncSession, sheet: Letterhead, by: UUID, at: datetime) -> Letterhead:
    """`sheet.version` is the one that was read, 0 for a new sheet; Stale when it moved meanwhile."""
    values = {name: getattr(sheet, name) for name in _CHANGED} | {"unit_id": sheet.unit_id, "by": by, "at": at}
    if sheet.version == 0:
        names = ", ".join(f":{name}" for name in _CHANGED)
        sql = f"""INSERT INTO unit_letterheads (unit_id, {", ".join(_CHANGED)}, updated_by, updated_at)
                  VALUES (:unit_id, {names}, :by, :at) ON CONFLICT DO NOTHING RETURNING version"""
    else:
        sets = ", ".join(f"{name} = :{name}" for name in _CHANGED)
        sql = f"""UPDATE unit_letterheads SET {sets}, updated_by = :by, updated_at = :at, version = version + 1
                  WHERE unit_id = :unit_id AND version = :seen RETURNING version"""
        values["seen"] = sheet.version
    version = (await session.execute(text(sql), values)).scalar_one_or_none()
    if version is None:
        raise Stale
    return Letterhead(**{name: getattr(sheet, name) for name in _COLUMNS} | {"version": version})


async def delete_letterhead(session: AsyncSession, unit_id: UUID, *, expected: int) -> None:
    """Back to what the unit's own sheet says."""
    done = await session.execute(
        text("DELETE FROM unit_letterheads WHERE unit_id = :id AND version = :seen RETURNING unit_id"),
        {"id": unit_id, "seen": expected},
    )
    if done.one_or_none() is None:
        raise Stale
