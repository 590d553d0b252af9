"""What an import moves under the feet of absences: pupils whose enrolment, class or groups change, and closures."""

from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.imports.staging import PlanScope

COUNTING_FIELDS = ["class_code", "entered_on", "group_codes", "left_on", "status_code"]
"""Fields of a pupil that decide whether and with which class they are expected."""

# A newcomer is expected from the first day of a class whose rolls may be missing already.
_PUPILS = text("""
    SELECT DISTINCT CASE WHEN outcome = 'look_alike' AND decision = 'same' THEN target_id ELSE student_id END
    FROM import_lines
    WHERE import_id = :import AND school_id = :school AND subject = 'student' AND (
        outcome IN ('new', 'gone')
        OR outcome = 'look_alike' AND decision IN ('same', 'different')
        OR outcome = 'changed' AND EXISTS (
            SELECT FROM jsonb_array_elements(changes) AS c WHERE c ->> 'field' = ANY(CAST(:fields AS text[]))))
""")
_CLOSURES = text("""
    SELECT min(split_part(key, '|', 1)) FROM import_lines
    WHERE import_id = :import AND school_id = :school AND subject = 'closure' AND outcome IN ('new', 'changed')
""")
_NEWCOMERS = """l.import_id = :import AND l.school_id = :school AND l.subject = 'student'
    AND (l.outcome = 'new' OR l.outcome = 'look_alike' AND l.decision = 'different')"""
# Half-days without a roll, of a pupil who came with the file: they follow from the class, nobody said anything.
_FORGET = (
    text(f"""DELETE FROM half_days h USING import_lines l WHERE {_NEWCOMERS}
             AND h.student_id = l.student_id AND h.school_id = :school AND h.missing_rolls > 0 AND h.raw = 0"""),
    text(f"""DELETE FROM month_counters m USING import_lines l WHERE {_NEWCOMERS}
             AND m.student_id = l.student_id AND m.school_id = :school AND m.raw = 0 AND m.rolling_raw = 0"""),
)


async def pupils_moved(session: AsyncSession, scope: PlanScope) -> list[UUID]:
    keys = {"import": scope.import_id, "school": scope.school_id, "fields": COUNTING_FIELDS}
    return sorted((await session.execute(_PUPILS, keys)).scalars())


async def first_closure(session: AsyncSession, scope: PlanScope) -> date | None:
    """The earliest day of which the file says that the school is closed; None when it says nothing new."""
    keys = {"import": scope.import_id, "school": scope.school_id}
    found = (await session.execute(_CLOSURES, keys)).scalar_one()
    return None if found is None else date.fromisoformat(found)


async def forget_missing_rolls(session: AsyncSession, scope: PlanScope) -> None:
    """Before newcomers go again: what was only derived of them goes first; what was said of them holds them."""
    for statement in _FORGET:
        await session.execute(statement, {"import": scope.import_id, "school": scope.school_id})
