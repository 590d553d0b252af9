"""How an act and a case stand in their tables, and how they are read back."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.access.permissions import Role
from domain.attendance_cases.case import Act, Appointment, AttendanceCase, KnownCount, Period, TakenOver
from domain.attendance_cases.states import CloseReason, Degree, ProsecutorState, Sector, Track
from domain.attendance_cases.waiting import waiting_for

ACT_COLUMNS = (
    "step, sequence, source, name, target, did, acted_on, recorded_on, actor_id, actor_role, basis, outcome, "
    "appointment_on, appointment_at, appointment_place, appointment_reception, due_on, known_on, known_count, "
    "known_as, known_first, known_last, addressees, codes, judgment, referent_id, taken_authority, taken_reference"
)
"""In this order in both chains, for reading and for writing."""


@dataclass(frozen=True)
class CaseFile:
    """A case as it is kept: with the authority that receives it, and whether this reader opens its compartment."""

    case: AttendanceCase
    authority_id: UUID | None
    opens_compartment: bool

    def moved_to(self, case: AttendanceCase) -> "CaseFile":
        """The file after a step: each act, of any track, is one version more for those who see it."""
        return replace(self, case=replace(case, version=1 + len(case.acts)))


def case_of(row: Any, acts: list[Act], *, opens_compartment: bool) -> CaseFile:
    prosecutor = [act for act in acts if act.track is Track.PROSECUTOR]
    state = (prosecutor[-1].target if prosecutor else ProsecutorState.NONE.value) if opens_compartment else None
    case = AttendanceCase(
        id=row.id,
        student_id=row.student_id,
        school_id=row.school_id,
        school_year=row.school_year,
        opened_on=row.opened_on,
        degree=Degree(row.degree),
        sector=Sector(row.sector),
        version=1 + len(acts),
        school_state=row.school_state,
        dsden_state=row.dsden_state,
        prosecutor_state=state,
        referent_id=row.referent_id,
        close_reason=CloseReason(row.close_reason) if row.close_reason else None,
        closed_on=row.closed_on,
        acts=tuple(acts),
    )
    return CaseFile(case, row.authority_id, opens_compartment)


def act_of(row: Any) -> Act:
    appointment = (
        Appointment(row.appointment_on, row.appointment_at, row.appointment_place, row.appointment_reception)
        if row.appointment_on
        else None
    )
    known = (
        KnownCount(row.known_on, row.known_count, row.known_as, Period(row.known_first, row.known_last))
        if row.known_on
        else None
    )
    return Act(
        track=Track(row.track), number=row.step, name=row.name, step=row.did, source=row.source, target=row.target,
        on=row.acted_on, recorded_on=row.recorded_on, by=row.actor_id,
        by_role=Role(row.actor_role) if row.actor_role else None, basis=row.basis, outcome=row.outcome,
        appointment=appointment, due_on=row.due_on, known=known, addressees=tuple(row.addressees),
        codes=tuple(row.codes), judgment=row.judgment, referent_id=row.referent_id,
        taken_over=TakenOver(row.taken_authority, row.taken_reference) if row.taken_authority else None,
    )  # fmt: skip


def compartment_act_of(row: Any) -> Act:
    return Act(
        track=Track.PROSECUTOR, number=row.step, name=row.name, step=row.name, source=row.source, target=row.target,
        on=row.acted_on, recorded_on=row.recorded_on, by=row.actor_id, by_role=Role(row.actor_role), basis=row.basis,
        addressees=tuple(row.addressees),
    )  # fmt: skip


def act_values(act: Act) -> dict[str, object]:
    """The columns of an act, as `act_of` reads them."""
    appointment, known, taken = act.appointment, act.known, act.taken_over
    return {
        "step": act.number,
        "source": act.source,
        "name": act.name,
        "target": act.target,
        "did": act.step,
        "acted_on": act.on,
        "recorded_on": act.recorded_on,
        "actor_id": act.by,
        "actor_role": act.by_role.value if act.by_role else None,
        "basis": act.basis,
        "outcome": act.outcome,
        "appointment_on": appointment.day if appointment else None,
        "appointment_at": appointment.at if appointment else None,
        "appointment_place": appointment.place if appointment else "",
        "appointment_reception": appointment.reception if appointment else "",
        "due_on": act.due_on,
        "known_on": known.on if known else None,
        "known_count": known.counted if known else None,
        "known_as": known.counted_as if known else None,
        "known_first": known.period.first if known else None,
        "known_last": known.period.last if known else None,
        "addressees": list(act.addressees),
        "codes": list(act.codes),
        "judgment": act.judgment,
        "referent_id": act.referent_id,
        "taken_authority": taken.authority if taken else None,
        "taken_reference": taken.reference if taken else None,
    }


def case_values(case: AttendanceCase, today: date) -> dict[str, object]:
    """What moves with a step: states, steps, and who is waited for until which day."""
    now = waiting_for(case, today)
    then = waiting_for(case, now.until + timedelta(days=1)) if now.until else now
    reviews = [act.due_on for act in case.acts if act.due_on is not None]
    common = [act for act in case.acts if act.track is not Track.PROSECUTOR]
    return {
        "version": 1 + len(common),
        "school_state": case.school_state,
        "school_step": len(case.on_track(Track.SCHOOL)),
        "dsden_state": case.dsden_state,
        "dsden_step": len(case.on_track(Track.DSDEN)),
        "referent_id": case.referent_id,
        "close_reason": case.close_reason.value if case.close_reason else None,
        "closed_on": case.closed_on,
        "waiting_for": now.who.value,
        "waiting_since": now.since,
        "waiting_until": now.until,
        "waiting_then": then.who.value,
        "review_on": reviews[-1] if reviews and not case.closed else None,
        "last_act_on": max((act.on for act in common), default=case.opened_on),
    }


@dataclass(frozen=True)
class Written:
    """Under which act of the journal, when, and on which delegation a step is written."""

    act_id: UUID
    at: datetime
    delegation_id: UUID | None = None
