"""Applies planned responsible persons."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.imports.merge_students import TEXTS
from persistence.imports.plan_guardians import GUARDIAN_RECORD
from persistence.imports.plan_students import CHANGES
from persistence.imports.staging import PlanScope

# A pupil who was left out (an unsolved look-alike) takes no adults with them.
_TAKEN = """(
    SELECT l.id, l.key, l.target_id, l.after AS r, l.outcome,
           coalesce((SELECT CASE WHEN s.decision = 'same' THEN s.target_id END FROM import_lines s
                     WHERE s.import_id = l.import_id AND s.subject = 'student'
                         AND s.id = l.student_id), l.student_id) AS student_id
    FROM import_lines l
    WHERE l.import_id = :import AND l.school_id = :school AND l.subject = 'guardian'
        AND l.outcome IN ('new', 'changed'))"""
_NEW = text(f"""
    INSERT INTO guardians (id, student_id, school_id, source_key, level, kinship, civility, family_name, usage_name,
        first_name, contact_first, houses_student, phone_personal, phone_mobile, phone_work, email, accepts_sms,
        address_lines, postal_code, city, country, address_protected, is_ase)
    SELECT t.target_id, t.student_id, :school, t.key, (t.r ->> 'level')::int, t.r ->> 'kinship', t.r ->> 'civility',
        t.r ->> 'family_name', t.r ->> 'usage_name', t.r ->> 'first_name', (t.r ->> 'contact_first')::boolean,
        (t.r ->> 'houses_student')::boolean, t.r ->> 'phone_personal', t.r ->> 'phone_mobile', t.r ->> 'phone_work',
        t.r ->> 'email', (t.r ->> 'accepts_sms')::boolean, {TEXTS.format("address_lines")}, t.r ->> 'postal_code',
        t.r ->> 'city', t.r ->> 'country', (t.r ->> 'address_protected')::boolean, (t.r ->> 'is_ase')::boolean
    FROM {_TAKEN} t
    WHERE t.outcome = 'new'
      AND EXISTS (SELECT FROM school_students k WHERE k.student_id = t.student_id AND k.school_id = :school)
""")
_KNOWN = text(f"""
    UPDATE guardians g SET source_key = t.key, level = (t.r ->> 'level')::int, kinship = t.r ->> 'kinship',
        civility = t.r ->> 'civility', family_name = t.r ->> 'family_name', usage_name = t.r ->> 'usage_name',
        first_name = t.r ->> 'first_name', contact_first = (t.r ->> 'contact_first')::boolean,
        houses_student = (t.r ->> 'houses_student')::boolean, phone_personal = t.r ->> 'phone_personal',
        phone_mobile = t.r ->> 'phone_mobile', phone_work = t.r ->> 'phone_work', email = t.r ->> 'email',
        accepts_sms = (t.r ->> 'accepts_sms')::boolean, address_lines = {TEXTS.format("address_lines")},
        postal_code = t.r ->> 'postal_code', city = t.r ->> 'city', country = t.r ->> 'country',
        address_protected = (t.r ->> 'address_protected')::boolean, is_ase = (t.r ->> 'is_ase')::boolean,
        missing_since = NULL, version = g.version + 1
    FROM {_TAKEN} t WHERE t.outcome = 'changed' AND g.id = t.target_id AND g.school_id = :school
""")
_GONE = text("""
    UPDATE guardians g SET missing_since = :today, version = g.version + 1 FROM import_lines l
    WHERE l.import_id = :import AND l.subject = 'guardian' AND l.outcome = 'gone' AND g.id = l.target_id
      AND g.school_id = :school
""")
BUILT_UPON = text(f"""
    SELECT l.id FROM import_lines l JOIN guardians g ON g.id = l.target_id AND g.school_id = :school
    WHERE l.import_id = :import AND l.subject = 'guardian' AND l.outcome IN ('new', 'changed')
      AND {CHANGES.format(after="l.after", before=GUARDIAN_RECORD)} <> '[]'
    LIMIT 20
""")


async def merge_guardians(session: AsyncSession, scope: PlanScope, today: date) -> None:
    keys = {"import": scope.import_id, "school": scope.school_id}
    await session.execute(_NEW, keys)
    await session.execute(_KNOWN, keys)
    await session.execute(_GONE, keys | {"today": today})
