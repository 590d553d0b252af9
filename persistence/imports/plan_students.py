"""Compares staged pupils with those known here: by ELEVE_ID, then INE and birth date, then names and birth date."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.judge import PlanCounts
from domain.imports.names import look_alike
from persistence.imports.staging import PlanScope

# The base's own record of a pupil, in the shape that `domain/imports/records.student_record` gives.
STUDENT_RECORD = """jsonb_build_object(
    'family_name', p.family_name, 'usage_name', p.usage_name, 'first_name', p.first_name,
    'other_first_names', to_jsonb(p.other_first_names), 'birth_date', p.birth_date, 'sex', p.sex, 'email', p.email,
    'phone', p.phone, 'accepts_sms', p.accepts_sms, 'address_lines', to_jsonb(p.address_lines),
    'postal_code', p.postal_code, 'city', p.city, 'elenoet', k.elenoet,
    'ines', coalesce((SELECT jsonb_agg(i.ine ORDER BY i.ine) FROM student_ines i WHERE i.student_id = p.id), '[]'),
    'class_code', (SELECT c.code FROM classes c WHERE c.id = e.class_id),
    'group_codes', coalesce((SELECT jsonb_agg(c.code ORDER BY c.code) FROM group_members g
        JOIN classes c ON c.id = g.class_id
        WHERE g.student_id = p.id AND g.school_id = k.school_id AND c.school_year = :year), '[]'),
    'mef_code', e.mef_code, 'status_code', e.status_code, 'regime_code', e.regime_code, 'entered_on', e.entered_on,
    'left_on', e.left_on, 'leaving_reason_code', e.leaving_reason_code)"""

CHANGES = """(SELECT coalesce(jsonb_agg(jsonb_build_object('field', a.key, 'before', b.value, 'after',
    a.value) ORDER BY a.key), '[]')
    FROM jsonb_each({after}) a JOIN jsonb_each({before}) b ON b.key = a.key WHERE a.value IS DISTINCT FROM b.value)"""

_BY_KEY = text("""
    UPDATE staged_students s SET student_id = k.student_id
    FROM school_students k WHERE k.school_id = :school AND k.source_key = s.key
""")
_BY_INE = text("""
    UPDATE staged_students s SET student_id = i.student_id
    FROM student_ines i JOIN students p ON p.id = i.student_id
    JOIN school_students k ON k.student_id = p.id AND k.school_id = :school
    WHERE s.student_id IS NULL AND i.ine = ANY(s.ines) AND p.birth_date = s.birth
      AND NOT EXISTS (SELECT FROM staged_students o WHERE o.student_id = i.student_id)
""")
_BY_NAME = text("""
    UPDATE staged_students s SET student_id = p.id
    FROM students p JOIN school_students k ON k.student_id = p.id AND k.school_id = :school
    WHERE s.student_id IS NULL AND p.birth_date = s.birth
      AND fold(p.family_name) = s.fold_family AND fold(p.first_name) = s.fold_first
      AND NOT EXISTS (SELECT FROM staged_students o WHERE o.student_id = p.id)
""")
_NEAR = text("""
    SELECT s.id, s.record ->> 'family_name' AS family_name, s.record ->> 'first_name' AS first_name, s.birth,
           p.id AS student_id, p.family_name AS known_family, p.first_name AS known_first
    FROM staged_students s JOIN students p ON p.birth_date = s.birth
    JOIN school_students k ON k.student_id = p.id AND k.school_id = :school
    WHERE s.student_id IS NULL
""")
_KNOWN_LINES = text(f"""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, student_id, before, after,
                              changes, extra, content_hash, remarks)
    SELECT :import, :school, d.id, d.number, 'student',
           CASE WHEN d.after ->> 'left_on' IS NOT NULL
               AND d.before ->> 'left_on' IS NULL THEN 'gone' ELSE 'changed' END,
           d.key, d.title, d.student_id, d.before, d.after, d.changes, d.extra, d.hash, d.remarks
    FROM (SELECT c.*, {CHANGES.format(after="c.after", before="c.before")} AS changes
          FROM (SELECT s.*, k.missing_since, {STUDENT_RECORD} AS before,
                       jsonb_set(s.record, '{{ines}}', (SELECT coalesce(jsonb_agg(DISTINCT i.ine ORDER BY i.ine), '[]')
                           FROM (SELECT unnest(s.ines) AS ine UNION SELECT o.ine FROM student_ines o
                               WHERE o.student_id = p.id) i)) AS after
                FROM staged_students s
                JOIN students p ON p.id = s.student_id
                JOIN school_students k ON k.student_id = p.id AND k.school_id = :school
                LEFT JOIN enrolments e ON e.student_id = p.id AND e.school_id = :school AND e.school_year = :year
                WHERE k.content_hash IS DISTINCT FROM s.hash OR k.missing_since IS NOT NULL OR e.id IS NULL) c) d
    WHERE d.changes <> '[]' OR d.missing_since IS NOT NULL
""")
_NEW_LINES = text("""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, student_id, target_id,
        after,
                              extra, content_hash, remarks)
    SELECT :import, :school, s.id, s.number, 'student',
        CASE WHEN s.candidate_id IS NULL THEN 'new' ELSE 'look_alike' END,
           s.key, s.title, s.id, s.candidate_id, s.record,
           s.extra || jsonb_build_object('twice',
               EXISTS (SELECT FROM staged_students o WHERE o.student_id = s.candidate_id)),
           s.hash, s.remarks
    FROM staged_students s WHERE s.student_id IS NULL
""")
_MISSING_LINES = text("""
    INSERT INTO import_lines (import_id, school_id, id, number, subject, outcome, key, title, student_id)
    SELECT :import, :school, gen_random_uuid(), 0, 'student', 'missing', k.source_key,
           p.family_name || ' ' || p.first_name || coalesce(' · ' || c.name, ''), p.id
    FROM enrolments e
    JOIN school_students k ON k.student_id = e.student_id AND k.school_id = e.school_id
    JOIN students p ON p.id = e.student_id LEFT JOIN classes c ON c.id = e.class_id
    WHERE e.school_id = :school AND e.school_year = :year AND e.left_on IS NULL AND k.missing_since IS NULL
      AND k.source_key IS NOT NULL
      AND NOT EXISTS (SELECT FROM staged_students s WHERE s.student_id = p.id OR s.candidate_id = p.id)
""")
_KNOWN = text("""
    SELECT count(*) FROM enrolments e JOIN school_students k ON k.student_id = e.student_id
        AND k.school_id = e.school_id
    WHERE e.school_id = :school AND e.school_year = :year AND e.left_on IS NULL AND k.missing_since IS NULL
""")
_STAGED = text("SELECT count(*) FROM staged_students")
_OUTCOMES = text("""
    SELECT outcome, count(*) AS n FROM import_lines
    WHERE import_id = :import AND school_id = :school AND subject = 'student' GROUP BY outcome
""")


@dataclass(frozen=True)
class _Named:
    last_name: str
    first_name: str
    birth_date: date


async def plan_students(session: AsyncSession, scope: PlanScope) -> PlanCounts | None:
    """Write the differences as lines; None when the file has no pupils at all."""
    staged = (await session.execute(_STAGED)).scalar_one()
    if not staged:
        return None
    known = (await session.execute(_KNOWN, scope.keys)).scalar_one()
    for match in (_BY_KEY, _BY_INE, _BY_NAME):
        await session.execute(match, scope.keys)
    await _mark_look_alikes(session, scope.school_id)
    for lines in (_KNOWN_LINES, _NEW_LINES, _MISSING_LINES):
        await session.execute(lines, scope.keys)
    by_outcome = {row.outcome: row.n for row in await session.execute(_OUTCOMES, scope.keys)}
    touched = sum(n for outcome, n in by_outcome.items() if outcome not in {"missing", "refused"})
    return PlanCounts(
        known=known,
        new=by_outcome.get("new", 0),
        changed=by_outcome.get("changed", 0),
        gone=by_outcome.get("gone", 0),
        missing=by_outcome.get("missing", 0),
        look_alike=by_outcome.get("look_alike", 0),
        unchanged=staged - touched,
    )


async def _mark_look_alikes(session: AsyncSession, school_id: UUID) -> None:
    """Born the same day and named nearly the same: a human will say; few pairs, judged by the one rule."""
    pairs = await session.execute(_NEAR, {"school": school_id})
    found = [
        {"id": row.id, "candidate": row.student_id}
        for row in pairs
        if look_alike(
            _Named(row.family_name, row.first_name, row.birth), _Named(row.known_family, row.known_first, row.birth)
        )
    ]
    if found:
        await session.execute(text("UPDATE staged_students SET candidate_id = :candidate WHERE id = :id"), found)
