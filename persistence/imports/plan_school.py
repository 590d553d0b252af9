"""Compares what a file says of the school itself: classes and groups, code lists, its letter head, its closures."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.imports.plan_students import CHANGES
from persistence.imports.staging import PlanScope

_EXISTING = """
    SELECT 'class' AS subject, c.kind || ':' || c.code AS key,
           jsonb_build_object('name', c.name, 'mef_codes', to_jsonb(c.mef_codes)) AS before
    FROM classes c WHERE c.school_id = :school AND c.school_year = :year
    UNION ALL
    SELECT 'code', k.list || ':' || k.code, jsonb_build_object('label', k.label) FROM school_codes k
        WHERE k.school_id = :school
    UNION ALL
    SELECT 'school', 'school', jsonb_build_object('head_name', nullif(s.head_name, ''), 'head_title',
        nullif(s.head_title, ''),
           'phone', nullif(s.phone, ''), 'email', nullif(s.email, ''), 'address_lines', to_jsonb(s.address_lines))
    FROM schools s WHERE s.id = :school
    UNION ALL
    SELECT 'closure', c.starts_on || '|' || c.ends_on, jsonb_build_object('label', c.label, 'starts_on', c.starts_on,
        'ends_on', c.ends_on)
    FROM school_closures c WHERE c.school_id = :school AND c.source = 'siecle'
"""
_LINES = text(f"""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, before, after, changes,
        extra)
    SELECT :import, :school, d.id, d.number, d.subject, CASE WHEN d.before IS NULL THEN 'new' ELSE 'changed' END, d.key,
           d.title, d.before, d.record, d.changes, d.extra
    FROM (SELECT DISTINCT ON (s.subject, s.key) s.*, x.before,
                 CASE WHEN x.before IS NULL THEN '[]' ELSE {
    CHANGES.format(after="s.record", before="x.before")
} END AS changes
          FROM staged_facts s LEFT JOIN ({_EXISTING}) x ON x.subject = s.subject AND x.key = s.key
          ORDER BY s.subject, s.key, s.number DESC) d
    WHERE d.before IS NULL OR d.changes <> '[]'
""")
_OUTCOMES = text("""
    SELECT s.subject, count(DISTINCT s.key) AS n,
           (SELECT count(*) FROM import_lines l WHERE l.import_id = :import AND l.school_id = :school
              AND l.subject = s.subject AND l.outcome = 'new') AS new,
           (SELECT count(*) FROM import_lines l WHERE l.import_id = :import AND l.school_id = :school
              AND l.subject = s.subject AND l.outcome = 'changed') AS changed
    FROM staged_facts s GROUP BY s.subject
""")
_REFUSALS = text("""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, refusal)
    SELECT :import, :school, id, number, subject, 'refused', '', refusal FROM staged_refusals
""")
_REFUSED = text("SELECT subject, count(*) AS n FROM staged_refusals GROUP BY subject")


async def plan_school(session: AsyncSession, scope: PlanScope) -> dict[str, dict[str, int]]:
    """Write the differences as lines, and answer the counts of each subject that the file held."""
    await session.execute(_LINES, scope.keys)
    rows = await session.execute(_OUTCOMES, scope.keys)
    return {
        row.subject: {"new": row.new, "changed": row.changed, "unchanged": row.n - row.new - row.changed}
        for row in rows
    }


async def keep_refusals(session: AsyncSession, scope: PlanScope) -> dict[str, int]:
    """Every refused line with its place, rule and remedy; the number of them by subject."""
    await session.execute(_REFUSALS, scope.keys)
    return {row.subject: row.n for row in await session.execute(_REFUSED)}
