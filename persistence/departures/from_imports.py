"""What a school's file says of those who left: an import asks, its undo takes the question back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from persistence.imports.staging import PlanScope

_DECEASED = "43"
"""`CODE_MOTIF_SORTIE` of a death: nothing opens, nobody calls."""
_ELSEWHERE = "10"
"""« Suite des études, second degré »: a change of school, to be confirmed."""

# A pupil whom the file no longer holds, or gives a leaving date, and about whom nobody has asked yet.
_OPEN = text(f"""
    WITH gone AS (
        SELECT l.student_id, min(l.outcome) AS outcome, min(l.after ->> 'leaving_reason_code') AS code
        FROM import_lines l
        WHERE l.import_id = :import AND l.school_id = :school AND l.subject = 'student'
          AND l.outcome IN ('gone', 'missing') AND l.student_id IS NOT NULL
          AND coalesce(l.after ->> 'leaving_reason_code', '') <> '{_DECEASED}'
          AND NOT EXISTS (SELECT FROM departures d WHERE d.student_id = l.student_id AND d.school_id = l.school_id
                            AND d.state NOT IN ('followed', 'returned', 'withdrawn'))
        GROUP BY l.student_id),
    opened AS (
        INSERT INTO departures (id, student_id, school_id, school_year, ground, state, step, opened_on, import_id,
            left_on, last_act_on)
        SELECT gen_random_uuid(), g.student_id, :school, :year,
            CASE WHEN g.code = '{_ELSEWHERE}' THEN 'transfer' ELSE 'disappearance' END, 'to_clarify', 1, :today,
            :import, e.left_on, :today
        FROM gone g LEFT JOIN enrolments e
            ON e.student_id = g.student_id AND e.school_id = :school AND e.school_year = :year
        RETURNING id, student_id)
    INSERT INTO departure_steps (departure_id, student_id, school_id, step, source, name, target, acted_on, recorded_at,
        basis, act_id)
    SELECT o.id, o.student_id, :school, 1, 'new', 'found_missing', 'to_clarify', :today, :at,
        'internal_departure_opening', :act
    FROM opened o RETURNING student_id
""")
# Back in the file, entered since or never known to have left: the question answers itself.
_RETURN = text("""
    WITH back AS (
        UPDATE departures d SET state = 'returned', step = d.step + 1, version = d.version + 1, returned_on = :today,
            closed_on = :today, last_act_on = :today
        FROM enrolments e, school_students k
        WHERE d.school_id = :school AND d.state IN ('to_clarify', 'left', 'settled')
          AND e.student_id = d.student_id AND e.school_id = d.school_id AND e.school_year = :year AND e.left_on IS NULL
          AND k.student_id = d.student_id AND k.school_id = d.school_id AND k.missing_since IS NULL
          AND d.import_id IS DISTINCT FROM CAST(:import AS uuid)
          AND (d.state = 'to_clarify' OR e.entered_on > d.left_on)
        RETURNING d.id, d.student_id, d.step),
    ended AS (
        UPDATE platform_handovers h SET withdrawn_on = :today, withdrawn_reason = 'returned', version = h.version + 1
        FROM back b WHERE h.departure_id = b.id AND h.withdrawn_on IS NULL),
    closed AS (
        DELETE FROM person_links l USING back b
        WHERE l.student_id = b.student_id AND l.school_id = :school AND l.reason IN ('departure', 'handed_over'))
    INSERT INTO departure_steps (departure_id, student_id, school_id, step, source, name, target, acted_on, recorded_at,
        basis, act_id)
    SELECT b.id, b.student_id, :school, b.step, s.target, 'return', 'returned', :today, :at,
        'internal_departure_return', :act
    FROM back b JOIN departure_steps s ON s.departure_id = b.id AND s.step = b.step - 1 RETURNING student_id
""")
# The school's base has not caught up with a departure recorded here: the departure stands.
_STILL_GONE = text("""
    UPDATE enrolments e SET left_on = d.left_on, leaving_reason_label = coalesce(e.leaving_reason_label, 'Sortie')
    FROM departures d
    WHERE d.school_id = :school AND d.state IN ('left', 'settled') AND e.student_id = d.student_id
      AND e.school_id = d.school_id AND e.school_year = :year AND e.left_on IS NULL
""")
_WITHDRAW = text("""
    WITH mine AS (
        UPDATE departures d SET state = 'withdrawn', step = 2, version = d.version + 1, closed_on = :today,
            last_act_on = :today
        WHERE d.import_id = :import AND d.school_id = :school AND d.state = 'to_clarify' AND d.step = 1
        RETURNING d.id, d.student_id)
    INSERT INTO departure_steps (departure_id, student_id, school_id, step, source, name, target, acted_on, recorded_at,
        basis, act_id)
    SELECT m.id, m.student_id, :school, 2, 'to_clarify', 'withdraw', 'withdrawn', :today, :at,
        'internal_departure_withdraw', :act
    FROM mine m RETURNING student_id
""")


@dataclass(frozen=True)
class Moment:
    """When an import acts, and in which act."""

    today: date
    at: datetime
    act_id: UUID


async def settle_applied(session: AsyncSession, scope: PlanScope, moment: Moment) -> tuple[list[UUID], list[UUID]]:
    """After an import: who is to be clarified, and who is back."""
    keys = {
        "import": scope.import_id, "school": scope.school_id, "year": scope.school_year, "today": moment.today,
        "at": moment.at, "act": moment.act_id,
    }  # fmt: skip
    back = list((await session.execute(_RETURN, keys)).scalars())
    await session.execute(_STILL_GONE, {"school": scope.school_id, "year": scope.school_year})
    asked = list((await session.execute(_OPEN, keys)).scalars())
    return asked, back


async def settle_undone(session: AsyncSession, scope: PlanScope, moment: Moment) -> list[UUID]:
    """Undoing takes back the questions nobody has begun to answer; the others are the school's own work by now."""
    keys = {
        "import": scope.import_id, "school": scope.school_id, "today": moment.today, "at": moment.at,
        "act": moment.act_id,
    }  # fmt: skip
    return list((await session.execute(_WITHDRAW, keys)).scalars())
