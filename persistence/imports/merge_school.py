"""Applies what a file says of the school itself."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.imports.staging import PlanScope

_OF = "l.import_id = :import AND l.school_id = :school AND l.outcome IN ('new', 'changed')"
_CLASSES = text(f"""
    INSERT INTO classes AS c (id, school_id, school_year, kind, code, name, mef_codes)
    SELECT gen_random_uuid(), :school, :year, split_part(l.key, ':', 1), substr(l.key, strpos(l.key, ':') + 1),
           l.after ->> 'name', ARRAY(SELECT jsonb_array_elements_text(l.after -> 'mef_codes'))
    FROM import_lines l WHERE {_OF} AND l.subject = 'class'
    ON CONFLICT (school_id, school_year, kind, code) DO UPDATE SET name = EXCLUDED.name, mef_codes = EXCLUDED.mef_codes,
        missing_since = NULL
""")
_CODES = text(f"""
    INSERT INTO school_codes (school_id, list, code, label)
    SELECT :school, split_part(l.key, ':', 1), substr(l.key, strpos(l.key, ':') + 1), l.after ->> 'label'
    FROM import_lines l WHERE {_OF} AND l.subject = 'code'
    ON CONFLICT (school_id, list, code) DO UPDATE SET label = EXCLUDED.label
""")
_SCHOOL = text(f"""
    UPDATE schools s SET head_name = coalesce(l.after ->> 'head_name', ''),
        head_title = coalesce(l.after ->> 'head_title', ''),
        phone = coalesce(l.after ->> 'phone', ''), email = coalesce(l.after ->> 'email', ''),
        address_lines = ARRAY(SELECT jsonb_array_elements_text(l.after -> 'address_lines')), version = s.version + 1
    FROM import_lines l WHERE {_OF} AND l.subject = 'school' AND s.id = :school
""")
_CLOSURES = text(f"""
    INSERT INTO school_closures (id, school_id, starts_on, ends_on, label, source)
    SELECT gen_random_uuid(), :school, (l.after ->> 'starts_on')::date, (l.after ->> 'ends_on')::date,
        l.after ->> 'label', 'siecle'
    FROM import_lines l WHERE {_OF} AND l.subject = 'closure'
    ON CONFLICT (school_id, starts_on, ends_on, source) DO UPDATE SET label = EXCLUDED.label
""")
_UNDO = (
    text("""
        DELETE FROM classes c USING import_lines l
        WHERE l.import_id = :import AND l.school_id = :school AND l.subject = 'class' AND l.outcome = 'new'
          AND c.school_id = :school AND c.school_year = :year AND c.kind || ':' || c.code = l.key
          AND NOT EXISTS (SELECT FROM enrolments e WHERE e.class_id = c.id)
          AND NOT EXISTS (SELECT FROM group_members g WHERE g.class_id = c.id)
          AND NOT EXISTS (SELECT FROM actor_classes a WHERE a.class_id = c.id)
    """),
    text("""
        UPDATE classes c SET name = l.before ->> 'name',
            mef_codes = ARRAY(SELECT jsonb_array_elements_text(l.before -> 'mef_codes'))
        FROM import_lines l WHERE l.import_id = :import AND l.subject = 'class' AND l.outcome = 'changed'
          AND c.school_id = :school AND c.school_year = :year AND c.kind || ':' || c.code = l.key
    """),
    text("""
        DELETE FROM school_codes c USING import_lines l
        WHERE l.import_id = :import AND l.subject = 'code' AND l.outcome = 'new' AND c.school_id = :school
          AND c.list || ':' || c.code = l.key
    """),
    text("""
        UPDATE school_codes c SET label = l.before ->> 'label' FROM import_lines l
        WHERE l.import_id = :import AND l.subject = 'code' AND l.outcome = 'changed' AND c.school_id = :school
          AND c.list || ':' || c.code = l.key
    """),
    text("""
        UPDATE schools s SET head_name = coalesce(l.before ->> 'head_name', ''),
            head_title = coalesce(l.before ->> 'head_title', ''), phone = coalesce(l.before ->> 'phone', ''),
            email = coalesce(l.before ->> 'email', ''),
            address_lines = ARRAY(SELECT jsonb_array_elements_text(l.before -> 'address_lines')),
                version = s.version + 1
        FROM import_lines l WHERE l.import_id = :import AND l.subject = 'school' AND l.before IS NOT NULL
            AND s.id = :school
    """),
    text("""
        DELETE FROM school_closures c USING import_lines l
        WHERE l.import_id = :import AND l.subject = 'closure' AND l.outcome = 'new' AND c.school_id = :school
          AND c.source = 'siecle' AND c.starts_on || '|' || c.ends_on = l.key
    """),
)


async def merge_school(session: AsyncSession, scope: PlanScope) -> None:
    keys = {"import": scope.import_id, "school": scope.school_id}
    await session.execute(_CLASSES, keys | {"year": scope.school_year})
    for statement in (_CODES, _SCHOOL, _CLOSURES):
        await session.execute(statement, keys)


async def unmerge_school(session: AsyncSession, scope: PlanScope) -> None:
    """Back to the before-images; a class that pupils use since then stays."""
    for statement in _UNDO:
        await session.execute(
            statement, {name: scope.keys[name] for name in scope.keys if f":{name}" in statement.text}
        )
