"""Compares staged responsible persons with those known of each pupil."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.matching import RosterEntry
from persistence.imports.plan_students import CHANGES
from persistence.imports.staging import PlanScope

GUARDIAN_RECORD = """jsonb_build_object(
    'level', g.level, 'kinship', g.kinship, 'civility', g.civility, 'family_name', g.family_name,
    'usage_name', g.usage_name, 'first_name', g.first_name, 'contact_first', g.contact_first,
    'houses_student', g.houses_student, 'phone_personal', g.phone_personal, 'phone_mobile', g.phone_mobile,
    'phone_work', g.phone_work, 'email', g.email, 'accepts_sms', g.accepts_sms,
    'address_lines', to_jsonb(g.address_lines), 'postal_code', g.postal_code, 'city', g.city, 'country', g.country,
    'address_protected', g.address_protected, 'is_ase', g.is_ase)"""

# The pupil is known here, or comes in this same import.
_PUPILS = text("""
    UPDATE staged_guardians s SET student_id = coalesce(
        (SELECT coalesce(t.student_id, CASE WHEN t.candidate_id IS NULL THEN t.id END) FROM staged_students t
            WHERE t.key = s.pupil_key),
        (SELECT k.student_id FROM school_students k WHERE k.school_id = :school AND k.source_key = s.pupil_key))
""")
_BY_KEY = text("""
    UPDATE staged_guardians s SET guardian_id = g.id
    FROM guardians g WHERE g.school_id = :school AND g.student_id = s.student_id AND g.source_key = s.key
""")
_BY_NAME = text("""
    UPDATE staged_guardians s SET guardian_id = g.id
    FROM guardians g WHERE s.guardian_id IS NULL AND g.school_id = :school AND g.student_id = s.student_id
      AND fold(g.family_name) = fold(s.record ->> 'family_name')
          AND fold(g.first_name) = fold(s.record ->> 'first_name')
      AND NOT EXISTS (SELECT FROM staged_guardians o WHERE o.guardian_id = g.id)
""")
_CHANGED_LINES = text(f"""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, student_id, target_id,
        before,
                              after, changes, remarks)
    SELECT :import, :school, d.id, d.number, 'guardian', 'changed', d.key, d.title, d.student_id, d.guardian_id,
        d.before,
           d.record, d.changes, d.remarks
    FROM (SELECT s.*, g.missing_since, {GUARDIAN_RECORD} AS before,
                 {CHANGES.format(after="s.record", before=GUARDIAN_RECORD)} AS changes
          FROM staged_guardians s JOIN guardians g ON g.id = s.guardian_id) d
    WHERE d.changes <> '[]' OR d.missing_since IS NOT NULL
""")
_NEW_LINES = text("""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, student_id, target_id,
        after, remarks)
    SELECT :import, :school, s.id, s.number, 'guardian', 'new', s.key, s.title, s.student_id, s.id, s.record, s.remarks
    FROM staged_guardians s WHERE s.guardian_id IS NULL AND s.student_id IS NOT NULL
""")
_GONE_LINES = text("""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, student_id, target_id)
    SELECT :import, :school, gen_random_uuid(), 0, 'guardian', 'gone', coalesce(g.source_key, ''),
           g.family_name || ' ' || g.first_name, g.student_id, g.id
    FROM guardians g WHERE g.school_id = :school AND g.missing_since IS NULL AND g.source_key IS NOT NULL
      AND g.student_id IN (SELECT s.student_id FROM staged_guardians s)
      AND NOT EXISTS (SELECT FROM staged_guardians s WHERE s.guardian_id = g.id)
""")
_STAGED = text("SELECT count(*) AS n, count(*) FILTER (WHERE student_id IS NULL) AS strangers FROM staged_guardians")
_OUTCOMES = text("""
    SELECT outcome, count(*) AS n FROM import_lines
    WHERE import_id = :import AND school_id = :school AND subject = 'guardian' GROUP BY outcome
""")
_ROSTER = text("""
    SELECT k.source_key, p.family_name, p.first_name, p.usage_name, c.name AS class_label
    FROM school_students k JOIN students p ON p.id = k.student_id
    LEFT JOIN enrolments e ON e.student_id = p.id AND e.school_id = k.school_id AND e.school_year = :year
    LEFT JOIN classes c ON c.id = e.class_id
    WHERE k.school_id = :school AND k.source_key IS NOT NULL
""")


async def plan_guardians(session: AsyncSession, scope: PlanScope) -> dict[str, int] | None:
    """Write the differences as lines; links to pupils that the school does not have are counted as `strangers`."""
    await session.execute(_PUPILS, scope.keys)
    staged = (await session.execute(_STAGED)).one()
    if not staged.n:
        return None
    for statement in (_BY_KEY, _BY_NAME, _CHANGED_LINES, _NEW_LINES, _GONE_LINES):
        await session.execute(statement, scope.keys)
    counts = {row.outcome: row.n for row in await session.execute(_OUTCOMES, scope.keys)}
    seen = counts.get("new", 0) + counts.get("changed", 0) + staged.strangers
    return counts | {"unchanged": staged.n - seen, "strangers": staged.strangers}


async def roster(session: AsyncSession, scope: PlanScope) -> list[RosterEntry]:
    """The pupils of the school by name, for files that give no identifier."""
    rows = await session.execute(_ROSTER, scope.keys)
    return [
        RosterEntry(row.source_key, row.family_name, row.first_name, row.usage_name, row.class_label) for row in rows
    ]
