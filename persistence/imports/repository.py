"""Loads and saves imports and their files, within the actor's schools."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.imports.importing import FILE_KEPT_FOR, Import, ImportState
from domain.kernel.errors import NotFound, Stale

_COLUMNS = """id, school_id, state, version, file_name, file_sha256, school_year, heads, counts, warnings, problem,
    mapping_needed, created_by, created_at, applied_at, undone_at, motive"""
_LOAD = text(f"""SELECT {_COLUMNS} FROM imports
    WHERE id = :id AND (CAST(:units AS uuid[]) IS NULL OR school_id = ANY(CAST(:units AS uuid[])))""")


async def load_import(session: AsyncSession, import_id: UUID, actor: Actor | None) -> Import:
    """The import within the actor's schools; a job, which has no actor, reaches all."""
    units = None if actor is None else list(actor.units)
    row = (await session.execute(_LOAD, {"id": import_id, "units": units})).one_or_none()
    if row is None:
        raise NotFound
    return replace(Import(*row), state=ImportState(row.state))


async def insert_import(session: AsyncSession, one: Import, content: bytes, expected_kind: str | None) -> None:
    await session.execute(
        text("""INSERT INTO imports
                    (id, school_id, state, file_name, file_sha256, school_year, created_by, created_at, expected_kind)
                VALUES (:id, :school_id, :state, :file_name, :file_sha256, :school_year, :created_by, :created_at,
                        :kind)"""),
        _values(one) | {"kind": expected_kind},
    )
    await session.execute(
        text("""INSERT INTO import_files (import_id, school_id, content, delete_after)
                VALUES (:id, :school, :content, :after)"""),
        {"id": one.id, "school": one.school_id, "content": content, "after": one.created_at + FILE_KEPT_FOR},
    )


@dataclass(frozen=True)
class Reading:
    """What a reading needs besides the import: its bytes, the kind asked for, the mapping of its headers."""

    content: bytes
    expected_kind: str | None
    mapping: dict[str, str] | None


async def load_reading(session: AsyncSession, import_id: UUID) -> Reading:
    row = (
        await session.execute(
            text("""SELECT f.content, i.expected_kind, i.mapping FROM imports i
                JOIN import_files f ON f.import_id = i.id
                    WHERE i.id = :id"""),
            {"id": import_id},
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return Reading(row.content, row.expected_kind, row.mapping)


async def save_import(session: AsyncSession, one: Import, *, expected: int) -> None:
    """Everything that a step may change; the version says that nobody was faster."""
    done = await session.execute(
        text("""UPDATE imports SET state = :state, version = :version, school_year = :school_year,
                    heads = CAST(:heads AS jsonb), counts = CAST(:counts AS jsonb), warnings = CAST(:warnings AS jsonb),
                    problem = CAST(:problem AS jsonb), mapping_needed = CAST(:mapping_needed AS jsonb),
                    applied_at = :applied_at, undone_at = :undone_at, motive = :motive
                WHERE id = :id AND version = :expected RETURNING id"""),
        _values(one) | {"expected": expected},
    )
    if done.one_or_none() is None:
        raise Stale


def _values(one: Import) -> dict[str, Any]:
    as_json = ("heads", "counts", "warnings", "problem", "mapping_needed")
    plain = {k: v for k, v in asdict(one).items() if k not in as_json}
    return plain | {"state": one.state.value} | {name: _json(getattr(one, name)) for name in as_json}


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, default=str)


async def last_exported_at(session: AsyncSession, school_id: UUID, kind: str) -> datetime | None:
    """HORODATAGE of the last applied file of this kind, in the school's own time."""
    stamp = (
        await session.execute(
            text("""SELECT max(h.head ->> 'exported_at') FROM imports i, jsonb_array_elements(i.heads) AS h (head)
                    WHERE i.school_id = :school AND i.state = 'applied' AND h.head ->> 'kind' = :kind"""),
            {"school": school_id, "kind": kind},
        )
    ).scalar_one()
    return datetime.fromisoformat(stamp) if stamp else None


async def set_mapping(session: AsyncSession, one: Import, mapping: dict[str, str]) -> None:
    await session.execute(
        text("UPDATE imports SET mapping = CAST(:mapping AS jsonb) WHERE id = :id"),
        {"id": one.id, "mapping": json.dumps(mapping)},
    )


@dataclass(frozen=True)
class MappingKey:
    school_id: UUID
    kind: str
    headers_hash: str


async def known_mapping(session: AsyncSession, key: MappingKey) -> dict[str, str] | None:
    found = await session.execute(
        text("""SELECT mapping FROM import_mappings
                WHERE school_id = :school_id AND kind = :kind AND headers_hash = :headers_hash"""),
        asdict(key),
    )
    row = found.one_or_none()
    return None if row is None else dict(row.mapping)


async def remember_mapping(
    session: AsyncSession, key: MappingKey, mapping: dict[str, str], by: UUID, at: datetime
) -> None:
    await session.execute(
        text("""INSERT INTO import_mappings VALUES (:school_id, :kind, :headers_hash, CAST(:mapping AS jsonb), :by, :at)
                ON CONFLICT (school_id, kind, headers_hash)
                DO UPDATE SET mapping = EXCLUDED.mapping, set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at"""),
        asdict(key) | {"mapping": json.dumps(mapping), "by": by, "at": at},
    )


async def delete_lines(session: AsyncSession, import_id: UUID) -> None:
    await session.execute(text("DELETE FROM import_lines WHERE import_id = :id"), {"id": import_id})


async def purge_files(session: AsyncSession, now: datetime) -> int:
    """Files past their week; their plans stay as a record of what was changed."""
    done = await session.execute(
        text("DELETE FROM import_files WHERE delete_after <= :now RETURNING import_id"), {"now": now}
    )
    return len(done.all())
