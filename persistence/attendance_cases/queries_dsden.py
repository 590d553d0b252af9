"""The lists of the authority: what was referred to it, what it has to sign, whom it has summoned."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.attendance_cases.lines import HearingLine, ReferralLine
from domain.attendance_cases.states import Degree, DsdenState, ReturnReason, Trigger
from domain.kernel.calendar import school_year_of
from domain.schools.settings import INVITATIONS_NEEDED
from persistence.attendance_cases.queries import (
    invitations_needed,
    month_count,
    seen_version,
    waits_since,
    with_names,
    within_reach,
)
from persistence.attendance_cases.tables import attendance_cases as c
from persistence.attendance_cases.tables import contact_attempts, dsden_case_transitions, guardians
from persistence.paging import page
from persistence.schools.rows import schools
from persistence.students.rows import students

TO_TREAT = (DsdenState.REFERRED, DsdenState.IEN_VISA, DsdenState.RECEIVED, DsdenState.REFERRED_AGAIN)
SUMMONS = ("summon", "summon_with_department")


@dataclass(frozen=True)
class ReferralFilter:
    """Without a state: what waits for the authority."""

    state: DsdenState | None = None
    school_id: UUID | None = None
    degree: Degree | None = None


def _given_to(actor: Actor) -> ColumnElement[bool]:
    return and_(c.c.authority_id.in_(list(actor.units)), within_reach(actor))


def _last_act(*steps: str) -> FromClause:
    acts = dsden_case_transitions
    return (
        select(acts)
        .where(acts.c.case_id == c.c.id, acts.c.did.in_(steps))
        .order_by(acts.c.step.desc())
        .limit(literal_column("1"))
        .lateral("act")
    )


def referral_page(
    actor: Actor, today: date, wanted: ReferralFilter, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Referrals given to one's unit, the oldest first; pupils who were not referred do not exist here."""
    act = _last_act("refer", "refer_again")
    proposed = case(
        (c.c.dsden_state.in_(("referred", "ien_visa")), literal_column("'acknowledge'")),
        (c.c.dsden_state == "received", literal_column("'prepare_warning'")),
        (c.c.dsden_state == "warning_prepared", literal_column("'warn'")),
        (c.c.dsden_state == "referred_again", literal_column("'summon_with_department'")),
    )
    trigger = case(
        (act.c.outcome == Trigger.REASON.value, literal_column("'reason'")), else_=literal_column("'four_half_days'")
    )
    query: Select[Any] = (
        select(
            c.c.id, seen_version(actor).label("version"), c.c.student_id, students.c.family_name,
            students.c.first_name, _age(today).label("age"), c.c.school_id, schools.c.name.label("school_name"),
            schools.c.kind.label("school_kind"), c.c.dsden_state, act.c.acted_on.label("referred_on"),
            waits_since(today).label("waiting_since"), trigger.label("trigger"), act.c.known_count,
            act.c.known_first, act.c.known_last, month_count(today).label("month_count"),
            _missing(act, today).label("missing"), proposed.label("proposed"),
        )
        .select_from(with_names().join(act, true()))
        .where(_given_to(actor), c.c.school_year == literal_column(str(school_year_of(today))))
    )  # fmt: skip
    states = TO_TREAT if wanted.state is None else (wanted.state,)
    query = query.where(c.c.dsden_state.in_([state.value for state in states]))
    if wanted.school_id is not None:
        query = query.where(c.c.school_id == wanted.school_id)
    if wanted.degree is not None:
        query = query.where(c.c.degree == wanted.degree.value)
    if cursor is not None:
        last = select(act.c.acted_on, c.c.id).select_from(c.join(act, true())).where(c.c.id == cursor)
        query = query.where(tuple_(act.c.acted_on, c.c.id) > last.scalar_subquery())
    return page(ReferralLine, query.order_by(act.c.acted_on, c.c.id), limit)


def _age(today: date) -> ColumnElement[int]:
    return cast(func.date_part("year", func.age(today, students.c.birth_date)), Integer)


def _missing(act: FromClause, today: date) -> ColumnElement[list[str]]:
    """What the file lacks: contacts, invitations under trigger 1°, an address."""
    of_pupil = and_(
        contact_attempts.c.student_id == c.c.student_id,
        contact_attempts.c.school_id == c.c.school_id,
        contact_attempts.c.withdrawn_at.is_(None),
    )
    contacts = select(func.count()).where(of_pupil).scalar_subquery()
    invited = select(func.count()).where(of_pupil, contact_attempts.c.purpose == "reason_invitation").scalar_subquery()
    addressed = (
        select(guardians.c.level)
        .where(
            guardians.c.student_id == c.c.student_id,
            guardians.c.school_id == c.c.school_id,
            guardians.c.level.in_((1, 2)),
            guardians.c.missing_since.is_(None),
            or_(func.cardinality(guardians.c.address_lines) > literal_column("0"), guardians.c.city.is_not(None)),
        )
        .exists()
    )
    needed = func.coalesce(invitations_needed(today), literal_column(str(INVITATIONS_NEEDED)))
    codes: list[ColumnElement[Any]] = [
        _code(contacts == literal_column("0"), ReturnReason.CONTACTS),
        _code(and_(act.c.outcome == Trigger.REASON.value, invited < needed), ReturnReason.INVITATIONS),
        _code(~addressed, ReturnReason.ADDRESS),
    ]
    return func.array_remove(array(codes), null())


def _code(missing: ColumnElement[bool], reason: ReturnReason) -> ColumnElement[str]:
    return case((missing, literal_column(f"'{reason.value}'", Text)))


async def referral_counts(session: AsyncSession, actor: Actor, today: date) -> dict[str, int]:
    """How many cases stand in each state of the authority's track, and how many interviews this week holds."""
    act = _last_act(*SUMMONS)
    monday = today - timedelta(days=today.weekday())
    this_week = and_(
        c.c.dsden_state.in_((DsdenState.SUMMONED.value, DsdenState.SUMMONED_WITH_DEPARTMENT.value)),
        act.c.appointment_on >= monday,
        act.c.appointment_on < monday + timedelta(days=7),
    )
    states = {
        "received": (DsdenState.REFERRED.value, DsdenState.IEN_VISA.value),
        "to_warn": (DsdenState.RECEIVED.value,),
        "to_sign": (DsdenState.WARNING_PREPARED.value,),
        "returned": (DsdenState.RETURNED.value,),
    }
    columns: list[ColumnElement[Any]] = [
        func.count().filter(c.c.dsden_state.in_(codes)).label(name) for name, codes in states.items()
    ]
    columns.append(func.count().filter(this_week).label("hearings_this_week"))
    query: Select[Any] = (
        select(*columns)
        .select_from(c.outerjoin(act, true()))
        .where(_given_to(actor), c.c.school_year == literal_column(str(school_year_of(today))))
    )
    row = (await session.execute(query)).one()
    return {name: getattr(row, name) for name in (*states, "hearings_this_week")}


async def cases_to_sign(session: AsyncSession, actor: Actor, limit: int) -> list[UUID]:
    """The prepared warnings of one's unit, the one prepared first at the top."""
    act = _last_act("prepare_warning")
    query: Select[Any] = (
        select(c.c.id)
        .select_from(c.join(act, true()))
        .where(_given_to(actor), c.c.dsden_state == DsdenState.WARNING_PREPARED.value)
        .order_by(act.c.recorded_at, c.c.id)
        .limit(literal_column(str(limit)))
    )
    return list((await session.execute(query)).scalars())


def hearing_page(actor: Actor, first: date, last: date, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The agenda of interviews between two days, in order; a line is a summons, with its result once recorded."""
    summons = dsden_case_transitions.alias("summons")
    result = dsden_case_transitions.alias("result")
    heard = and_(
        result.c.case_id == summons.c.case_id,
        result.c.step > summons.c.step,
        result.c.did == "record_hearing",
    )
    outcome = select(result.c.outcome).where(heard).order_by(result.c.step).limit(literal_column("1")).scalar_subquery()
    key = cast(func.md5(cast(summons.c.case_id, Text) + cast(summons.c.step, Text)), Uuid)
    query: Select[Any] = (
        select(
            key.label("id"), c.c.id.label("case_id"), seen_version(actor).label("version"), c.c.student_id,
            students.c.family_name, students.c.first_name, c.c.school_id, schools.c.name.label("school_name"),
            summons.c.appointment_on.label("day"), summons.c.appointment_at.label("at"),
            summons.c.appointment_place.label("place"), summons.c.appointment_reception.label("reception"),
            (summons.c.did == "summon_with_department").label("with_department"),
            func.cardinality(summons.c.addressees).label("convened"), func.coalesce(outcome, "").label("outcome"),
        )
        .select_from(with_names().join(summons, summons.c.case_id == c.c.id))
        .where(
            _given_to(actor),
            summons.c.did.in_(SUMMONS),
            summons.c.appointment_on >= first,
            summons.c.appointment_on <= last,
        )
    )  # fmt: skip
    order = (summons.c.appointment_on, summons.c.appointment_at, key)
    if cursor is not None:
        place = select(*order).where(key == cursor).scalar_subquery()
        query = query.where(tuple_(*order) > place)
    return page(HearingLine, query.order_by(*order), limit)
