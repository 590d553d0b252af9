"""Staging: temporary tables without a wall, filled by COPY as lines come; everything after is set-based SQL."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.records import Record
from persistence.ids import new_id

BATCH = 2_000

_TABLES = """
    CREATE TEMP TABLE staged_students (
        id uuid, number int, key text, fold_family text, fold_first text, birth date, ines text[], title text,
        record jsonb, extra jsonb, hash bytea, remarks jsonb, student_id uuid, candidate_id uuid) ON COMMIT DROP;
    CREATE TEMP TABLE staged_guardians (
        id uuid, number int, key text, pupil_key text, title text, record jsonb, hash bytea, remarks jsonb,
        student_id uuid, guardian_id uuid) ON COMMIT DROP;
    CREATE TEMP TABLE staged_facts (
        id uuid, number int, subject text, key text, title text, record jsonb, extra jsonb) ON COMMIT DROP;
    CREATE TEMP TABLE staged_refusals (id uuid, number int, subject text, refusal jsonb) ON COMMIT DROP
"""
COLUMNS = {
    "staged_students": (
        "id", "number", "key", "fold_family", "fold_first", "birth", "ines", "title", "record", "extra", "hash",
            "remarks",
    ),
    "staged_guardians": ("id", "number", "key", "pupil_key", "title", "record", "hash", "remarks"),
    "staged_facts": ("id", "number", "subject", "key", "title", "record", "extra"),
    "staged_refusals": ("id", "number", "subject", "refusal"),
}  # fmt: skip


def encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def hash_of(record: Record) -> bytes:
    return hashlib.sha256(encoded(record).encode()).digest()


@dataclass(frozen=True)
class StagedStudent:
    number: int
    key: str
    folded: tuple[str, str]
    birth_date: date
    title: str
    record: Record
    ines: dict[str, tuple[str, str]]
    remarks: list[str]

    def row(self) -> tuple[Any, ...]:
        return (
            new_id(), self.number, self.key, *self.folded, self.birth_date, sorted(self.ines), self.title,
            encoded(self.record), encoded({"ines": self.ines}), hash_of(self.record), encoded(self.remarks),
        )  # fmt: skip


@dataclass(frozen=True)
class StagedGuardian:
    number: int
    key: str
    pupil_key: str
    title: str
    record: Record
    remarks: list[str]

    def row(self) -> tuple[Any, ...]:
        return (
            new_id(), self.number, self.key, self.pupil_key, self.title, encoded(self.record), hash_of(self.record),
            encoded(self.remarks),
        )  # fmt: skip


@dataclass(frozen=True)
class StagedFact:
    """A class, a code, the school's head, a closure: small lists that are compared by key."""

    number: int
    subject: str
    key: str
    title: str
    record: Record
    extra: dict[str, object] = field(default_factory=dict)

    def row(self) -> tuple[Any, ...]:
        return (new_id(), self.number, self.subject, self.key, self.title, encoded(self.record), encoded(self.extra))


@dataclass(frozen=True)
class StagedRefusal:
    number: int
    subject: str
    refusal: dict[str, object]

    def row(self) -> tuple[Any, ...]:
        return (new_id(), self.number, self.subject, encoded(self.refusal))


_TABLE_OF: dict[type, str] = {
    StagedStudent: "staged_students",
    StagedGuardian: "staged_guardians",
    StagedFact: "staged_facts",
    StagedRefusal: "staged_refusals",
}
Staged = StagedStudent | StagedGuardian | StagedFact | StagedRefusal


class Staging:
    """The open staging of one transaction: add as lines come, then `close` before planning."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}

    async def open(self) -> None:
        for statement in _TABLES.split(";"):
            await self._session.execute(text(statement))

    async def add(self, staged: Staged) -> None:
        table = _TABLE_OF[type(staged)]
        self._waiting[table].append(staged.row())
        if len(self._waiting[table]) >= BATCH:
            await self._copy(table)

    async def close(self) -> None:
        for table in COLUMNS:
            await self._copy(table)
            await self._session.execute(text(f"ANALYZE {table}"))

    async def _copy(self, table: str) -> None:
        rows: Iterable[tuple[Any, ...]] = self._waiting[table]
        if rows:
            connection = await self._session.connection()
            raw = cast("Any", (await connection.get_raw_connection()).driver_connection)
            await raw.copy_records_to_table(table, records=rows, columns=COLUMNS[table])
            self._waiting[table] = []


@dataclass(frozen=True)
class PlanScope:
    """Which import, in which school, for which school year."""

    import_id: UUID
    school_id: UUID
    school_year: int

    @property
    def keys(self) -> dict[str, object]:
        return {"import": self.import_id, "school": self.school_id, "year": self.school_year}
