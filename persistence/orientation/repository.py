"""Loads and saves the orientation file of a pupil for a year; a version that moved meanwhile is stale."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.errors import Stale
from domain.orientation.file import OrientationFile, OrientationStep, Wish, Year
from domain.orientation.states import (
    AssignmentState,
    DecidedBy,
    DecisionRule,
    OrientationLevel,
    OrientationState,
    SolutionKind,
)
from persistence.ids import new_id

_COLUMNS = (
    "state", "step", "version", "decision_rule", "decided_by", "decided_on", "assignment_state", "assigned_on",
    "assigned_formation", "assigned_school", "without_solution_since", "solution_kind", "solution_on", "owner_id",
    "owner_role",
)  # fmt: skip
_FILE = text("""
    SELECT * FROM orientation_files WHERE student_id = :student AND school_id = :school AND school_year = :year
""")
_CREATE = text("""
    INSERT INTO orientation_files (id, student_id, school_id, school_year, created_by, created_at)
    VALUES (:id, :student, :school, :year, :by, :at) ON CONFLICT DO NOTHING
""")
_SAVE = text(f"""
    UPDATE orientation_files SET {", ".join(f"{name} = :{name}" for name in _COLUMNS)}
    WHERE id = :id AND version = :seen RETURNING id
""")
_STEP = text("""
    INSERT INTO orientation_steps (file_id, student_id, school_id, step, source, name, target, acted_on, recorded_at,
        actor_id, actor_role, basis, outcome, act_id)
    VALUES (:file, :student, :school, :step, :source, :name, :target, :on, :at, :by, :role, :basis, :outcome, :act)
""")
_LINE = text("""
    INSERT INTO orientation_wishes (file_id, student_id, school_id, step, part, rank, level, formation, wished_school)
    VALUES (:file, :student, :school, :step, :part, :rank, :level, :formation, :wished_school)
""")
# The last step of each part is the one that stands.
_LINES = text("""
    SELECT w.part, w.rank, w.level, w.formation, w.wished_school FROM orientation_wishes w
    WHERE w.file_id = :file AND w.step = (SELECT max(v.step) FROM orientation_wishes v
                                          WHERE v.file_id = w.file_id AND v.part = w.part)
    ORDER BY w.part, w.rank
""")
_STEPS = text("""
    SELECT step, source, name, target, acted_on, recorded_at, actor_role, basis, outcome FROM orientation_steps
    WHERE file_id = :file ORDER BY step
""")
_YEAR = text("SELECT * FROM orientation_years WHERE school_id = :school AND school_year = :year")
_SET_YEAR = text("""
    INSERT INTO orientation_years (school_id, school_year, results_expected_on, last_word_reference, last_word_from,
        last_word_to, version, set_by, set_at)
    VALUES (:school, :year, :expected, :reference, :first, :last, 1, :by, :at)
    ON CONFLICT (school_id, school_year) DO UPDATE SET results_expected_on = EXCLUDED.results_expected_on,
        last_word_reference = EXCLUDED.last_word_reference, last_word_from = EXCLUDED.last_word_from,
        last_word_to = EXCLUDED.last_word_to, version = orientation_years.version + 1, set_by = EXCLUDED.set_by,
        set_at = EXCLUDED.set_at
    WHERE orientation_years.version = :seen RETURNING version
""")
_CLASS = text("""
    SELECT coalesce(k.level, '') AS level, coalesce(k.name, '') AS name, s.family_name, s.first_name
    FROM students s LEFT JOIN enrolments e
        ON e.student_id = s.id AND e.school_id = :school AND e.school_year = :year
    LEFT JOIN classes k ON k.id = e.class_id WHERE s.id = :student
""")


@dataclass(frozen=True)
class Hand:
    """Who records, when, in which act."""

    by: UUID
    role: str
    at: datetime
    act_id: UUID


@dataclass(frozen=True)
class PupilOfYear:
    level: str
    class_name: str
    family_name: str
    first_name: str


async def load_pupil(session: AsyncSession, student_id: UUID, school_id: UUID, year: int) -> PupilOfYear:
    keys = {"student": student_id, "school": school_id, "year": year}
    return PupilOfYear(*(await session.execute(_CLASS, keys)).one())


async def find_file(session: AsyncSession, student_id: UUID, school_id: UUID, year: int) -> OrientationFile | None:
    keys = {"student": student_id, "school": school_id, "year": year}
    row = (await session.execute(_FILE, keys)).one_or_none()
    return None if row is None else _file(row, (await session.execute(_LINES, {"file": row.id})).all())


async def begin_file(session: AsyncSession, pair: tuple[UUID, UUID], year: int, hand: Hand) -> None:
    """The pupil's file of that year, when there is none yet."""
    keys = {"id": new_id(), "student": pair[0], "school": pair[1], "year": year, "by": hand.by, "at": hand.at}
    await session.execute(_CREATE, keys)


async def save_step(
    session: AsyncSession, after: OrientationFile, step: OrientationStep, hand: Hand, *, seen: int
) -> None:
    """The file as the step leaves it, on the version that was read; the lines of the step beside it."""
    values = {name: getattr(getattr(after, name), "value", getattr(after, name)) for name in _COLUMNS}
    if (await session.execute(_SAVE, values | {"id": after.id, "seen": seen})).one_or_none() is None:
        raise Stale
    keys = {"file": after.id, "student": after.student_id, "school": after.school_id, "step": step.number}
    await session.execute(
        _STEP,
        keys
        | {
            "source": step.source, "name": step.name, "target": step.target, "on": step.on, "at": hand.at,
            "by": hand.by, "role": hand.role, "basis": step.basis, "outcome": step.outcome, "act": hand.act_id,
        },
    )  # fmt: skip
    for line in step.lines:
        row = {"rank": line.rank, "level": line.level.value, "formation": line.formation}
        part = step.part.value if step.part else "wish"
        await session.execute(_LINE, keys | row | {"part": part, "wished_school": line.wished_school})


@dataclass(frozen=True)
class OrientationStepRow:
    step: int
    source: str
    name: str
    target: str
    acted_on: Any
    recorded_at: datetime
    actor_role: str
    basis: str
    outcome: str


async def load_steps(session: AsyncSession, file_id: UUID) -> list[OrientationStepRow]:
    return [OrientationStepRow(*row) for row in await session.execute(_STEPS, {"file": file_id})]


@dataclass(frozen=True)
class YearSheet:
    year: Year
    version: int


async def load_year(session: AsyncSession, school_id: UUID, year: int) -> YearSheet:
    """What the school said of that year; version 0 while it said nothing."""
    row = (await session.execute(_YEAR, {"school": school_id, "year": year})).one_or_none()
    if row is None:
        return YearSheet(Year(), 0)
    found = Year(row.results_expected_on, row.last_word_reference, row.last_word_from, row.last_word_to)
    return YearSheet(found, row.version)


async def save_year(session: AsyncSession, key: tuple[UUID, int], year: Year, hand: Hand, *, seen: int) -> int:
    keys = {
        "school": key[0], "year": key[1], "expected": year.results_expected_on, "reference": year.last_word_reference,
        "first": year.last_word_from, "last": year.last_word_to, "by": hand.by, "at": hand.at, "seen": seen,
    }  # fmt: skip
    version = (await session.execute(_SET_YEAR, keys)).scalar_one_or_none()
    if version is None or (seen == 0 and version != 1):
        raise Stale
    return int(version)


def _file(row: Any, lines: Any) -> OrientationFile:
    parts: dict[str, list[Wish]] = {"wish": [], "proposal": [], "decision": []}
    for line in lines:
        parts[line.part].append(Wish(line.rank, OrientationLevel(line.level), line.formation, line.wished_school))
    return OrientationFile(
        row.id, row.student_id, row.school_id, row.school_year, OrientationState(row.state), row.step, row.version,
        row.decision_rule and DecisionRule(row.decision_rule), row.decided_by and DecidedBy(row.decided_by),
        row.decided_on, AssignmentState(row.assignment_state), row.assigned_on, row.assigned_formation,
        row.assigned_school, row.without_solution_since, row.solution_kind and SolutionKind(row.solution_kind),
        row.solution_on, row.owner_id, row.owner_role, tuple(parts["wish"]), tuple(parts["proposal"]),
        tuple(parts["decision"]),
    )  # fmt: skip
