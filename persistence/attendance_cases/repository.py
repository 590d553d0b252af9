"""Loads and saves cases within a perimeter; a version that moved meanwhile is stale, whatever moved it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.attendance_cases.case import Act, AttendanceCase
from domain.attendance_cases.states import Track
from domain.kernel.errors import NotFound, Stale
from persistence.attendance_cases.rows import (
    ACT_COLUMNS,
    CaseFile,
    Written,
    act_of,
    act_values,
    case_of,
    case_values,
    compartment_act_of,
)

# The school that keeps the file; once referred, whoever was given it (DSDEN, DRAAF, IEN). Never before.
REACHED = """
    (c.school_id = ANY(CAST(:units AS uuid[])) OR (c.dsden_state <> 'none' AND EXISTS (
        SELECT FROM person_links l WHERE l.student_id = c.student_id AND l.school_id = c.school_id
          AND l.reason IN ('referred', 'visa') AND l.unit_id = ANY(CAST(:units AS uuid[])))))
"""
_CASE = "SELECT c.*, coalesce(c.authority_id = ANY(CAST(:units AS uuid[])), false) AS opens FROM attendance_cases c "
_BY_ID = text(f"{_CASE} WHERE c.id = :id AND {REACHED}")
_ANY_BY_ID = text("SELECT c.*, true AS opens FROM attendance_cases c WHERE c.id = :id")
_OF_PUPIL = text("""
    SELECT c.*, false AS opens FROM attendance_cases c
    WHERE c.student_id = :student AND c.school_id = :school AND c.school_year = :year
      AND c.close_reason IS DISTINCT FROM 'opened_in_error'
    FOR NO KEY UPDATE OF c
""")
_ACTS = text(f"""
    SELECT track, {ACT_COLUMNS} FROM school_case_transitions WHERE case_id = :id
    UNION ALL
    SELECT track, {ACT_COLUMNS} FROM dsden_case_transitions WHERE case_id = :id
    ORDER BY sequence
""")
_COMPARTMENT = text("SELECT * FROM prosecutor_case_transitions WHERE case_id = :id ORDER BY step")


async def load_case(session: AsyncSession, actor: Actor, case_id: UUID) -> CaseFile:
    """The file within reach, with its compartment for the authority that keeps one; else NotFound."""
    row = (await session.execute(_BY_ID, {"id": case_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return await _with_acts(session, row)


async def load_any_case(session: AsyncSession, case_id: UUID) -> CaseFile:
    """For jobs, whose database role sees every row: the whole file."""
    row = (await session.execute(_ANY_BY_ID, {"id": case_id})).one_or_none()
    if row is None:
        raise NotFound
    return await _with_acts(session, row)


async def hold_case_of(session: AsyncSession, student_id: UUID, school_id: UUID, year: int) -> CaseFile | None:
    """The pupil's file of that year in that school, held until the commit, without any compartment."""
    keys = {"student": student_id, "school": school_id, "year": year}
    row = (await session.execute(_OF_PUPIL, keys)).one_or_none()
    return None if row is None else await _with_acts(session, row)


async def find_case_of(session: AsyncSession, student_id: UUID, school_id: UUID, year: int) -> UUID | None:
    """The pupil's file of that year in that school."""
    keys = {"student": student_id, "school": school_id, "year": year}
    row = (await session.execute(_OF_PUPIL, keys)).one_or_none()
    return None if row is None else row.id


async def pupils_with_prepared_warning(
    session: AsyncSession, school_id: UUID, student_ids: Iterable[UUID]
) -> list[UUID]:
    rows = await session.execute(
        text("""SELECT student_id FROM attendance_cases WHERE school_id = :school AND dsden_state = 'warning_prepared'
                  AND student_id = ANY(CAST(:students AS uuid[])) ORDER BY student_id"""),
        {"school": school_id, "students": list(student_ids)},
    )
    return list(rows.scalars())


async def open_cases_of(session: AsyncSession, year: int) -> list[UUID]:
    """Files of that school year, or of an earlier one, which nobody closed."""
    rows = await session.execute(
        text("SELECT id FROM attendance_cases WHERE school_year <= :year AND close_reason IS NULL ORDER BY id"),
        {"year": year},
    )
    return list(rows.scalars())


async def _with_acts(session: AsyncSession, row: Any) -> CaseFile:
    rows = (await session.execute(_ACTS, {"id": row.id})).all()
    found = [(one.sequence, 0, act_of(one)) for one in rows]
    if row.opens:
        own = (await session.execute(_COMPARTMENT, {"id": row.id})).all()
        found += [(one.sequence, one.step, compartment_act_of(one)) for one in own]
    acts = [act for _, _, act in sorted(found, key=lambda one: one[:2])]
    return case_of(row, acts, opens_compartment=row.opens)


async def give_authority(session: AsyncSession, case_id: UUID, authority_id: UUID) -> None:
    """A school attached to its authority after the file was opened."""
    await session.execute(
        text("UPDATE attendance_cases SET authority_id = :authority WHERE id = :id AND authority_id IS NULL"),
        {"id": case_id, "authority": authority_id},
    )


async def works_at(session: AsyncSession, account_id: UUID, school_id: UUID) -> bool:
    row = await session.execute(
        text("""SELECT EXISTS (SELECT FROM accounts a JOIN actor_units u ON u.actor_id = a.id
                    WHERE a.id = :account AND u.unit_id = :school AND a.disabled_at IS NULL)"""),
        {"account": account_id, "school": school_id},
    )
    return bool(row.scalar_one())


_INSERT = text("""
    INSERT INTO attendance_cases (id, student_id, school_id, school_year, opened_on, opened_by, degree, sector,
        authority_id, waiting_since, last_act_on)
    VALUES (:id, :student_id, :school_id, :school_year, :opened_on, :opened_by, :degree, :sector, :authority_id,
        :opened_on, :opened_on)
    ON CONFLICT DO NOTHING RETURNING id
""")


async def insert_case(session: AsyncSession, file: CaseFile, opened_by: UUID) -> bool:
    """False when another file of that year stands in its place."""
    case = file.case
    values = {
        "id": case.id, "student_id": case.student_id, "school_id": case.school_id, "school_year": case.school_year,
        "opened_on": case.opened_on, "opened_by": opened_by, "degree": case.degree.value,
        "sector": case.sector.value, "authority_id": file.authority_id,
    }  # fmt: skip
    return (await session.execute(_INSERT, values)).one_or_none() is not None


_MOVING = (
    "version", "school_state", "school_step", "dsden_state", "dsden_step", "referent_id", "close_reason", "closed_on",
    "waiting_for", "waiting_since", "waiting_until", "waiting_then", "review_on", "last_act_on",
)  # fmt: skip
_UPDATE = text(f"""
    UPDATE attendance_cases SET {", ".join(f"{name} = :{name}" for name in _MOVING)}
    WHERE id = :id AND version = :expected RETURNING id
""")
_NAMES = [name.strip() for name in ACT_COLUMNS.split(",")]
_APPEND = {
    track: text(f"""
        INSERT INTO {track.value}_case_transitions
            (case_id, student_id, school_id, recorded_at, act_id, delegation_id, {ACT_COLUMNS})
        VALUES (:case_id, :student_id, :school_id, :recorded_at, :act_id, :delegation_id,
            {", ".join(f":{name}" for name in _NAMES)})
    """)
    for track in (Track.SCHOOL, Track.DSDEN)
}


async def save_step(session: AsyncSession, before: CaseFile, after: AttendanceCase, written: Written) -> None:
    """The last act of `after`, on the version that was read; Stale when somebody else was faster."""
    act = after.acts[-1]
    if act.track is Track.PROSECUTOR:
        await _save_compartment(session, before, act, written)
        return
    values = case_values(after, act.recorded_on)
    expected = 1 + sum(one.track is not Track.PROSECUTOR for one in before.case.acts)
    done = await session.execute(_UPDATE, values | {"id": after.id, "expected": expected})
    if done.one_or_none() is None:
        raise Stale
    keys = {"case_id": after.id, "student_id": after.student_id, "school_id": after.school_id}
    plumbing = {"recorded_at": written.at, "act_id": written.act_id, "delegation_id": written.delegation_id}
    await session.execute(_APPEND[act.track], act_values(act) | keys | plumbing | {"sequence": values["version"]})


_OPEN_COMPARTMENT = text("""
    INSERT INTO prosecutor_referrals (case_id, unit_id) VALUES (:case_id, :unit) ON CONFLICT DO NOTHING
""")
_DATE_OF = {
    "refer_to_prosecutor": "referred_on",
    "record_guardians_informed": "guardians_informed_on",
    "close_proceedings": "proceedings_closed_on",
}
_APPEND_COMPARTMENT = text("""
    INSERT INTO prosecutor_case_transitions (case_id, unit_id, step, sequence, source, name, target, acted_on,
        recorded_on, recorded_at, actor_id, actor_role, basis, addressees, delegation_id, act_id)
    SELECT c.id, :unit, :step, c.version, :source, :name, :target, :acted_on, :recorded_on, :recorded_at, :actor_id,
        :actor_role, :basis, :addressees, :delegation_id, :act_id
    FROM attendance_cases c WHERE c.id = :case_id
""")


async def _save_compartment(session: AsyncSession, before: CaseFile, act: Act, written: Written) -> None:
    """Nothing outside the compartment moves: neither the case nor its version can tell."""
    keys = {"case_id": before.case.id, "unit": before.authority_id}
    await session.execute(_OPEN_COMPARTMENT, keys)
    done = await session.execute(
        text(f"""UPDATE prosecutor_referrals SET state = :target, step = :step, {_DATE_OF[act.step]} = :acted_on
                 WHERE case_id = :case_id AND step = :step - 1 RETURNING case_id"""),
        keys | {"target": act.target, "step": act.number, "acted_on": act.on},
    )
    if done.one_or_none() is None:
        raise Stale
    values = {name: value for name, value in act_values(act).items() if name in _COMPARTMENT_COLUMNS}
    plumbing = {"recorded_at": written.at, "act_id": written.act_id, "delegation_id": written.delegation_id}
    await session.execute(_APPEND_COMPARTMENT, values | keys | plumbing)


_COMPARTMENT_COLUMNS = frozenset(
    {"step", "source", "name", "target", "acted_on", "recorded_on", "actor_id", "actor_role", "basis", "addressees"}
)


async def link_referred(session: AsyncSession, file: CaseFile) -> None:
    """The referral opens this pupil's record in this school to the authority, and to the IEN of an école."""
    await session.execute(
        text("""
            INSERT INTO person_links (student_id, unit_id, school_id, reason)
            SELECT CAST(:student AS uuid), u.unit_id, s.id, u.reason
            FROM schools s, LATERAL (VALUES (CAST(:authority AS uuid), 'referred'),
                (CASE WHEN s.kind = 'primary_school' THEN s.circonscription_id END, 'visa')) AS u (unit_id, reason)
            WHERE s.id = :school AND u.unit_id IS NOT NULL
            ON CONFLICT DO NOTHING
        """),
        {"student": file.case.student_id, "school": file.case.school_id, "authority": file.authority_id},
    )


async def end_referred_links(session: AsyncSession, year: int) -> int:
    """End of rights (R131-6): what a referral of a former year had opened closes with the files of that year."""
    done = await session.execute(
        text("""
            DELETE FROM person_links l WHERE l.reason IN ('referred', 'visa') AND NOT EXISTS (
                SELECT FROM attendance_cases c WHERE c.student_id = l.student_id AND c.school_id = l.school_id
                  AND c.dsden_state <> 'none' AND (c.school_year > :year OR c.close_reason IS NULL))
            RETURNING l.student_id
        """),
        {"year": year},
    )
    return len(done.all())
