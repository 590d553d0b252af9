"""Results of an assignment: who the lines are, and the file that brought them."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# The same person by INE and birth date, enrolled that year in that school.
_PUPILS = text("""
    SELECT i.ine, s.birth_date, s.id FROM student_ines i JOIN students s ON s.id = i.student_id
    JOIN enrolments e ON e.student_id = s.id AND e.school_id = :school AND e.school_year = :year
    WHERE i.ine = ANY(CAST(:ines AS text[]))
""")
_KNOWN = text("SELECT id FROM orientation_result_imports WHERE school_id = :school AND file_sha256 = :sha LIMIT 1")
_KEEP = text("""
    INSERT INTO orientation_result_imports (id, school_id, school_year, file_name, file_sha256, line_count,
        applied_count, unchanged_count, applied_by, applied_at)
    VALUES (:id, :school, :year, :name, :sha, :lines, :applied, :unchanged, :by, :at)
""")
_MARK = text("UPDATE orientation_files SET result_import_id = :import WHERE id = ANY(CAST(:files AS uuid[]))")


async def pupils_by_ine(session: AsyncSession, school_id: UUID, year: int, ines: list[str]) -> dict[str, Any]:
    """INE → (birth date, student), of the pupils of that year."""
    keys = {"school": school_id, "year": year, "ines": ines}
    return {row.ine: (row.birth_date, row.id) for row in await session.execute(_PUPILS, keys)}


async def was_applied(session: AsyncSession, school_id: UUID, sha: str) -> bool:
    return (await session.execute(_KNOWN, {"school": school_id, "sha": sha})).one_or_none() is not None


async def keep_import(session: AsyncSession, values: dict[str, Any]) -> None:
    await session.execute(_KEEP, values)


async def mark_files(session: AsyncSession, import_id: UUID, files: list[UUID]) -> None:
    await session.execute(_MARK, {"import": import_id, "files": files})
