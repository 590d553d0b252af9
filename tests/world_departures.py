"""What the test world holds of departures and orientation, for the access matrix."""

from datetime import date
from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from persistence.ids import new_id

_STATEMENTS = (
    """INSERT INTO departures (id, student_id, school_id, school_year, ground, state, step, opened_on, left_on,
           last_act_on, dsden_unit, dsden_informed_on, platform_unit, handed_over_on)
       VALUES (:departure, :student, :school, 2026, 'disappearance', 'left', 1, :day, :day, :day, :told_unit, :told_on,
           :platform, :day)""",
    """INSERT INTO departure_steps (departure_id, student_id, school_id, step, source, name, target, acted_on,
           recorded_at, basis, act_id)
       VALUES (:departure, :student, :school, 1, 'new', 'leave', 'left', :day, now(), 'internal_departure_leaving',
           :departure)""",
    """INSERT INTO person_links (student_id, unit_id, school_id, reason)
       SELECT :student, u, :school, 'departure' FROM unnest(CAST(:units AS uuid[])) AS u ON CONFLICT DO NOTHING""",
    """INSERT INTO platform_handovers (id, departure_id, student_id, school_id, platform_unit, handed_over_on, age,
           ground, left_on)
       VALUES (:handover, :departure, :student, :school, :platform, :day, 16, 'disappearance', :day)""",
    """INSERT INTO platform_areas (id, platform_id, department_code, valid_from, set_by, set_at)
       VALUES (:area, :platform, :code, :day, :by, now())""",
    """INSERT INTO departure_contacts (id, departure_id, student_id, school_id, tried_at, tried_by, channel, result)
       VALUES (:attempt, :departure, :student, :school, now(), :by, 'call', 'reached')""",
    """INSERT INTO orientation_files (id, student_id, school_id, school_year, created_by, created_at)
       VALUES (:file, :student, :school, 2026, :by, now())""",
    """INSERT INTO orientation_calls (id, file_id, student_id, school_id, called_at, called_by, channel, result, next_step)
       VALUES (:call, :file, :student, :school, now(), :by, 'call', 'reached', 'call_again')""",
    """INSERT INTO orientation_activities (id, student_id, school_id, kind, held_on, title, recorded_by, recorded_at)
       VALUES (:activity, :student, :school, 'visit', :day, 'Visite du CFA', :by, now())""",
)


async def plant_departure(matrix: Any, mark: str, department: str) -> dict[str, str]:
    """One departure of the school; the first school's was sent to its DSDEN and to the platform of its département."""
    world = matrix.world
    told = world.dsden[department] if mark == "A1" else None
    manager = world.accounts["A" if mark == "A1" else "B", Role.PLATFORM_MANAGER]
    async with matrix.sessions() as session, session.begin():
        platform = (
            await session.execute(text("SELECT unit_id FROM actor_units WHERE actor_id = :id"), {"id": manager.id})
        ).scalar_one()
        ids = {name: new_id() for name in ("departure", "handover", "area", "activity", "attempt", "file", "call")}
        day = date(2026, 11, 23)
        keys = ids | {
            "student": world.students[mark].id, "school": world.schools[mark].id, "day": day, "told_unit": told,
            "told_on": day if told else None, "platform": platform, "units": [one for one in (told, platform) if one],
            "code": "999" if department == "A" else "998", "by": world.accounts[mark, Role.HEAD].id,
        }  # fmt: skip
        for statement in _STATEMENTS:
            named = {name: value for name, value in keys.items() if f":{name}" in statement}
            await session.execute(text(statement), named)
    return {f"{name}_id": str(id_) for name, id_ in ids.items() if name != "file"}
