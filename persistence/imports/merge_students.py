"""Applies planned pupils in a handful of set-based statements; the wall checks that each row stays in the school."""

from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.imports.plan_students import CHANGES, STUDENT_RECORD
from persistence.imports.staging import PlanScope

# Lines to apply: a look-alike counts once a human has said whether it is the same person (`target_id`) or another.
# The same person who has a line of their own in the file (`twice`) is written by that line alone.
_TAKEN = """(
    SELECT l.id, l.key, l.content_hash, l.after AS r, l.extra, l.before,
           CASE WHEN l.outcome = 'look_alike'
               AND l.decision = 'same' THEN l.target_id ELSE l.student_id END AS student_id,
           l.outcome = 'new' OR (l.outcome = 'look_alike' AND l.decision = 'different') AS is_new
    FROM import_lines l
    WHERE l.import_id = :import AND l.school_id = :school AND l.subject = 'student'
      AND (l.outcome IN ('new', 'changed', 'gone')
           OR (l.outcome = 'look_alike' AND l.decision = 'different')
           OR (l.outcome = 'look_alike' AND l.decision = 'same' AND NOT (l.extra ->> 'twice')::boolean)))"""
TEXTS = "ARRAY(SELECT jsonb_array_elements_text(t.r -> '{}'))"

_OUTDATED = text(f"""
    SELECT count(*) FROM import_lines l
    JOIN students p ON p.id = l.student_id
    JOIN school_students k ON k.student_id = p.id AND k.school_id = :school
    LEFT JOIN enrolments e ON e.student_id = p.id AND e.school_id = :school AND e.school_year = :year
    WHERE l.import_id = :import AND l.subject = 'student' AND l.before IS NOT NULL AND l.before <> {STUDENT_RECORD}
""")
_CLASSES = text(f"""
    INSERT INTO classes (id, school_id, school_year, code, name, kind)
    SELECT gen_random_uuid(), :school, :year, found.code, found.code, found.kind
    FROM (SELECT DISTINCT t.r ->> 'class_code' AS code, 'division' AS kind FROM {_TAKEN} t
          UNION SELECT DISTINCT jsonb_array_elements_text(t.r -> 'group_codes'), 'group' FROM {_TAKEN} t) found
    WHERE found.code IS NOT NULL
    ON CONFLICT (school_id, school_year, kind, code) DO NOTHING
""")
_LINKS = text(f"""
    INSERT INTO person_links (student_id, unit_id, school_id, reason)
    SELECT t.student_id, :school, :school, 'enrolled' FROM {_TAKEN} t ON CONFLICT DO NOTHING
""")
_STUDENTS = text(f"""
    INSERT INTO students AS s (id, family_name, usage_name, first_name, other_first_names, birth_date, sex, email,
        phone,
                               accepts_sms, address_lines, postal_code, city)
    SELECT t.student_id, t.r ->> 'family_name', t.r ->> 'usage_name', t.r ->> 'first_name',
        {TEXTS.format("other_first_names")},
           (t.r ->> 'birth_date')::date, t.r ->> 'sex', t.r ->> 'email', t.r ->> 'phone',
               (t.r ->> 'accepts_sms')::boolean,
           {TEXTS.format("address_lines")}, t.r ->> 'postal_code', t.r ->> 'city'
    FROM {_TAKEN} t WHERE t.is_new
""")
_KNOWN_STUDENTS = text(f"""
    UPDATE students s SET family_name = t.r ->> 'family_name', usage_name = t.r ->> 'usage_name',
        first_name = t.r ->> 'first_name', other_first_names = {TEXTS.format("other_first_names")},
        birth_date = (t.r ->> 'birth_date')::date, sex = t.r ->> 'sex', email = t.r ->> 'email',
            phone = t.r ->> 'phone',
        accepts_sms = (t.r ->> 'accepts_sms')::boolean, address_lines = {TEXTS.format("address_lines")},
        postal_code = t.r ->> 'postal_code', city = t.r ->> 'city', version = s.version + 1
    FROM {_TAKEN} t WHERE s.id = t.student_id AND NOT t.is_new
""")
_SCHOOL_STUDENTS = text(f"""
    INSERT INTO school_students AS k (student_id, school_id, source_key, elenoet, first_seen_on, content_hash)
    SELECT t.student_id, :school, t.key, t.r ->> 'elenoet', :today, t.content_hash FROM {_TAKEN} t
    ON CONFLICT (student_id, school_id) DO UPDATE SET source_key = EXCLUDED.source_key, elenoet = EXCLUDED.elenoet,
        content_hash = EXCLUDED.content_hash, missing_since = NULL
""")
_ENROLMENTS = text(f"""
    INSERT INTO enrolments AS e (id, student_id, school_id, school_year, class_id, mef_code, status_code, regime_code,
                                 entered_on, left_on, leaving_reason_code, leaving_reason_label)
    SELECT gen_random_uuid(), t.student_id, :school, :year, c.id, t.r ->> 'mef_code', t.r ->> 'status_code',
           t.r ->> 'regime_code', (t.r ->> 'entered_on')::date, (t.r ->> 'left_on')::date,
               t.r ->> 'leaving_reason_code',
           (SELECT o.label FROM school_codes o WHERE o.school_id = :school AND o.list = 'CODE_MOTIF_SORTIE'
              AND o.code = t.r ->> 'leaving_reason_code')
    FROM {_TAKEN} t
    LEFT JOIN classes c ON c.school_id = :school AND c.school_year = :year AND c.kind = 'division'
        AND c.code = t.r ->> 'class_code'
    ON CONFLICT (student_id, school_id, school_year) DO UPDATE SET class_id = EXCLUDED.class_id,
        mef_code = EXCLUDED.mef_code,
        status_code = EXCLUDED.status_code, regime_code = EXCLUDED.regime_code, entered_on = EXCLUDED.entered_on,
        left_on = EXCLUDED.left_on, leaving_reason_code = EXCLUDED.leaving_reason_code,
        leaving_reason_label = EXCLUDED.leaving_reason_label
""")
_FORGET_GROUPS = text(f"""
    DELETE FROM group_members g USING {_TAKEN} t, classes c
    WHERE g.student_id = t.student_id AND g.school_id = :school AND c.id = g.class_id AND c.school_year = :year
""")
_GROUPS = text(f"""
    INSERT INTO group_members (class_id, student_id, school_id)
    SELECT c.id, t.student_id, :school
    FROM {_TAKEN} t, jsonb_array_elements_text(t.r -> 'group_codes') AS code
    JOIN classes c ON c.school_id = :school AND c.school_year = :year AND c.kind = 'group' AND c.code = code
    ON CONFLICT DO NOTHING
""")
_INES = text(f"""
    INSERT INTO student_ines (student_id, ine, kind, source, since)
    SELECT t.student_id, i.key, i.value ->> 0, i.value ->> 1, :today FROM {_TAKEN} t, jsonb_each(t.extra -> 'ines') AS i
    ON CONFLICT DO NOTHING
""")
_FORGET_NAMES = text(f"""
    DELETE FROM student_name_parts n USING {_TAKEN} t WHERE n.student_id = t.student_id AND n.school_id = :school
""")
_NAMES = text(f"""
    INSERT INTO student_name_parts (part, student_id, school_id)
    SELECT DISTINCT part, t.student_id, CAST(:school AS uuid)
    FROM {_TAKEN} t, regexp_split_to_table(fold(concat_ws(' ', t.r ->> 'family_name', t.r ->> 'usage_name',
        t.r ->> 'first_name')), ' ') AS part
    WHERE part <> '' ON CONFLICT DO NOTHING
""")
_MISSING = text("""
    UPDATE school_students k SET missing_since = :today FROM import_lines l
    WHERE l.import_id = :import AND l.subject = 'student' AND l.outcome = 'missing'
      AND k.student_id = l.student_id AND k.school_id = :school
""")
_PERSONS = text("""
    SELECT DISTINCT student_id FROM import_lines
    WHERE import_id = :import AND school_id = :school AND student_id IS NOT NULL AND outcome <> 'look_alike'
""")
# What changed since the import, beside what it wrote itself.
BUILT_UPON = text(f"""
    SELECT l.id FROM import_lines l
    JOIN students p ON p.id = l.student_id
    JOIN school_students k ON k.student_id = p.id AND k.school_id = :school
    LEFT JOIN enrolments e ON e.student_id = p.id AND e.school_id = :school AND e.school_year = :year
    WHERE l.import_id = :import AND l.subject = 'student' AND l.outcome IN ('new', 'changed', 'gone')
      AND {CHANGES.format(after="l.after", before=STUDENT_RECORD)} <> '[]'
    LIMIT 20
""")


async def is_outdated(session: AsyncSession, scope: PlanScope) -> bool:
    """Whether a pupil changed between the reading of the file and now."""
    return bool((await session.execute(_OUTDATED, scope.keys)).scalar_one())


async def merge_students(session: AsyncSession, scope: PlanScope, today: date) -> None:
    """Links first (the wall reads them), then persons, then what hangs on them."""
    keys = scope.keys | {"today": today}
    for statement in (
        _CLASSES, _LINKS, _STUDENTS, _KNOWN_STUDENTS, _SCHOOL_STUDENTS, _ENROLMENTS, _FORGET_GROUPS, _GROUPS, _INES,
        _FORGET_NAMES, _NAMES, _MISSING,
    ):  # fmt: skip
        await session.execute(statement, {name: keys[name] for name in keys if f":{name}" in statement.text})


async def persons_touched(session: AsyncSession, scope: PlanScope) -> list[UUID]:
    """The pupils whose file this import writes, for the journal."""
    return list((await session.execute(_PERSONS, {"import": scope.import_id, "school": scope.school_id})).scalars())
