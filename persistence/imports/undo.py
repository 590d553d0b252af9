"""Undoes an applied import from its before-images; refused when something was built upon it."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.importing import ImportBuiltUpon
from persistence.imports import merge_guardians, merge_students
from persistence.imports.merge_school import unmerge_school
from persistence.imports.merge_students import TEXTS
from persistence.imports.staging import PlanScope

_CHANGED = """(
    SELECT l.student_id, l.before AS r FROM import_lines l
    WHERE l.import_id = :import AND l.school_id = :school AND l.subject = 'student'
        AND l.outcome IN ('changed', 'gone'))"""
_NEW = """(SELECT l.student_id FROM import_lines l WHERE l.import_id = :import AND l.school_id = :school
    AND l.subject = 'student' AND (l.outcome = 'new' OR (l.outcome = 'look_alike' AND l.decision = 'different')))"""
_STEPS = tuple(
    text(sql)
    for sql in (
        """DELETE FROM guardians g USING import_lines l WHERE l.import_id = :import AND l.subject = 'guardian'
            AND l.outcome = 'new' AND g.id = l.target_id AND g.school_id = :school""",
        f"""UPDATE guardians g SET level = (l.before ->> 'level')::int, kinship = l.before ->> 'kinship',
            civility = l.before ->> 'civility', family_name = l.before ->> 'family_name',
            usage_name = l.before ->> 'usage_name', first_name = l.before ->> 'first_name',
            contact_first = (l.before ->> 'contact_first')::boolean,
            houses_student = (l.before ->> 'houses_student')::boolean,
            phone_personal = l.before ->> 'phone_personal', phone_mobile = l.before ->> 'phone_mobile',
            phone_work = l.before ->> 'phone_work', email = l.before ->> 'email',
            accepts_sms = (l.before ->> 'accepts_sms')::boolean,
            address_lines = {TEXTS.format("address_lines").replace("t.r", "l.before")},
            postal_code = l.before ->> 'postal_code', city = l.before ->> 'city', country = l.before ->> 'country',
            address_protected = (l.before ->> 'address_protected')::boolean, is_ase = (l.before ->> 'is_ase')::boolean
            FROM import_lines l WHERE l.import_id = :import AND l.subject = 'guardian' AND l.outcome = 'changed'
            AND g.id = l.target_id AND g.school_id = :school""",
        """UPDATE guardians g SET missing_since = NULL FROM import_lines l WHERE l.import_id = :import
            AND l.subject = 'guardian' AND l.outcome = 'gone' AND g.id = l.target_id AND g.school_id = :school""",
        f"""UPDATE students s SET family_name = t.r ->> 'family_name', usage_name = t.r ->> 'usage_name',
            first_name = t.r ->> 'first_name', other_first_names = {TEXTS.format("other_first_names")},
            birth_date = (t.r ->> 'birth_date')::date, sex = t.r ->> 'sex', email = t.r ->> 'email',
            phone = t.r ->> 'phone', accepts_sms = (t.r ->> 'accepts_sms')::boolean,
            address_lines = {TEXTS.format("address_lines")}, postal_code = t.r ->> 'postal_code', city = t.r ->> 'city',
            version = s.version + 1
            FROM {_CHANGED} t WHERE s.id = t.student_id""",
        f"""DELETE FROM student_ines i USING {_CHANGED} t
            WHERE i.student_id = t.student_id AND NOT jsonb_exists(t.r -> 'ines', i.ine)""",
        f"""UPDATE enrolments e SET class_id = (SELECT c.id FROM classes c WHERE c.school_id = :school
                AND c.school_year = :year AND c.kind = 'division' AND c.code = t.r ->> 'class_code'),
            mef_code = t.r ->> 'mef_code', status_code = coalesce(t.r ->> 'status_code', 'ST'),
            regime_code = t.r ->> 'regime_code', entered_on = (t.r ->> 'entered_on')::date,
            left_on = (t.r ->> 'left_on')::date, leaving_reason_code = t.r ->> 'leaving_reason_code'
            FROM {_CHANGED} t WHERE e.student_id = t.student_id AND e.school_id = :school AND e.school_year = :year""",
        f"""DELETE FROM group_members g USING {_CHANGED} t, classes c WHERE g.student_id = t.student_id
            AND g.school_id = :school AND c.id = g.class_id AND c.school_year = :year""",
        f"""INSERT INTO group_members (class_id, student_id, school_id) SELECT c.id, t.student_id, :school
            FROM {_CHANGED} t, jsonb_array_elements_text(t.r -> 'group_codes') AS code
            JOIN classes c ON c.school_id = :school AND c.school_year = :year AND c.kind = 'group' AND c.code = code""",
        f"""DELETE FROM student_name_parts n USING {_CHANGED} t
            WHERE n.student_id = t.student_id AND n.school_id = :school""",
        f"""INSERT INTO student_name_parts (part, student_id, school_id)
            SELECT DISTINCT part, t.student_id, CAST(:school AS uuid) FROM {_CHANGED} t, regexp_split_to_table(
                fold(concat_ws(' ', t.r ->> 'family_name', t.r ->> 'usage_name', t.r ->> 'first_name')), ' ') AS part
            WHERE part <> ''""",
        f"""UPDATE school_students k SET content_hash = NULL FROM {_CHANGED} t
            WHERE k.student_id = t.student_id AND k.school_id = :school""",
        """UPDATE school_students k SET missing_since = NULL FROM import_lines l WHERE l.import_id = :import
            AND l.subject = 'student' AND l.outcome = 'missing' AND k.student_id = l.student_id
            AND k.school_id = :school""",
        f"DELETE FROM group_members g USING {_NEW} t WHERE g.student_id = t.student_id AND g.school_id = :school",
        f"DELETE FROM enrolments e USING {_NEW} t WHERE e.student_id = t.student_id AND e.school_id = :school",
        f"DELETE FROM student_ines i USING {_NEW} t WHERE i.student_id = t.student_id",
        f"DELETE FROM school_students k USING {_NEW} t WHERE k.student_id = t.student_id AND k.school_id = :school",
        f"DELETE FROM students s USING {_NEW} t WHERE s.id = t.student_id",
        f"DELETE FROM person_links p USING {_NEW} t WHERE p.student_id = t.student_id AND p.school_id = :school",
    )
)


async def unmerge(session: AsyncSession, scope: PlanScope) -> None:
    """Field by field back to what was; a pupil who came with the file goes, unless something hangs on them."""
    if touched := await _built_upon(session, scope):
        raise ImportBuiltUpon(lines=[str(one) for one in touched])
    try:
        for statement in _STEPS:
            keys = {name: scope.keys[name] for name in scope.keys if f":{name}" in statement.text}
            await session.execute(statement, keys)
        await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    except IntegrityError as error:  # an absence, a case or a document stands on a pupil of this import
        raise ImportBuiltUpon from error
    await unmerge_school(session, scope)


async def _built_upon(session: AsyncSession, scope: PlanScope) -> list[UUID]:
    students = (await session.execute(merge_students.BUILT_UPON, scope.keys)).scalars()
    keys = {"import": scope.import_id, "school": scope.school_id}
    guardians = (await session.execute(merge_guardians.BUILT_UPON, keys)).scalars()
    return [*students, *guardians]
