"""Gathers what a letter is made from: school, office, pupil, persons, the case with its act, what is known that day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from api.attendance_cases.steps_facts import load_facts
from domain.attendance_cases.case import Act, AttendanceCase, Period
from domain.attendance_cases.facts import Facts
from domain.documents.parts import SupportService
from domain.kernel.errors import NotFound
from domain.schools.school import School
from domain.schools.settings import CountKind, settings_on
from persistence.attendance_cases.rows import CaseFile
from persistence.documents import sources as rows
from persistence.documents.absences import ListedHalfDay, load_listed
from persistence.documents.letterheads import Letterhead, find_letterhead
from persistence.documents.sources import AgentSource, ContactSource, GuardianSource, PupilSource
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.schools.repository import load_school
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Office:
    """A unit that writes or receives, with its model when it has one."""

    unit_id: UUID
    name: str
    model: Letterhead | None


@dataclass(frozen=True)
class SchoolSources:
    """What any letter about a pupil needs. `on` is the day of the letter."""

    school: School
    school_model: Letterhead | None
    office: Office | None
    rules: SchoolRules
    pupil: PupilSource
    guardians: tuple[GuardianSource, ...]
    on: date
    demo: bool

    @property
    def counted_as(self) -> CountKind:
        return settings_on(self.rules.settings, self.on).settings.threshold_count

    def named(self, ids: tuple[UUID, ...]) -> tuple[GuardianSource, ...]:
        return tuple(one for one in self.guardians if one.id in ids)


@dataclass(frozen=True)
class CaseSources(SchoolSources):
    """And what a letter of a case needs besides: the act it carries out, and what was known on its day."""

    case: AttendanceCase
    act: Act
    period: Period
    listed: tuple[ListedHalfDay, ...]
    rolls_not_taken: int
    support: tuple[SupportService, ...]
    contacts: tuple[ContactSource, ...]
    agents: dict[UUID, AgentSource]
    delegation: str

    def agent(self, account_id: UUID | None) -> AgentSource | None:
        return None if account_id is None else self.agents.get(account_id)


async def gather_school(uow: UnitOfWork, student: tuple[UUID, UUID], on: date | None, *, demo: bool) -> SchoolSources:
    """`student` is the pair of pupil and school; without a day, today at the school."""
    student_id, school_id = student
    session = uow.session
    school = await load_school(session, school_id)
    rules = await load_rules(session, school_id)
    above = school.draaf_id if school.kind.is_agricultural and school.draaf_id else school.dsden_id
    return SchoolSources(
        school=school,
        school_model=await find_letterhead(session, school_id),
        office=await load_office(uow, above) if above else None,
        rules=rules,
        pupil=await rows.load_pupil(session, student_id, school_id),
        guardians=tuple(await rows.load_guardians(session, student_id, school_id)),
        on=on or rules.calendar.day_of(uow.now),
        demo=demo,
    )


async def load_office(uow: UnitOfWork, unit_id: UUID) -> Office:
    return Office(unit_id, await rows.load_unit_name(uow.session, unit_id), await find_letterhead(uow.session, unit_id))


async def gather_case(uow: UnitOfWork, file: CaseFile, act: Act, *, demo: bool) -> CaseSources:
    """Everything for the letters of that act."""
    case = file.case
    common = await gather_school(uow, (case.student_id, case.school_id), act.recorded_on, demo=demo)
    facts = (await load_facts(uow, case, common.rules.calendar, common.on)).facts
    if file.authority_id is not None:
        common = replace(common, office=await load_office(uow, file.authority_id))
    period = period_of(case, act, facts)
    listed = await load_listed(uow.session, case.student_id, common.rules, period.first, period.last)
    support = await rows.load_support(uow.session, common.office.unit_id, act.recorded_on) if common.office else ()
    contacts = await rows.load_contacts(
        uow.session, case.student_id, case.school_id, zone=common.school.time_zone, since=date(case.school_year, 9, 1)
    )
    return CaseSources(
        **vars(common),
        case=case,
        act=act,
        period=period,
        listed=tuple(listed),
        rolls_not_taken=facts.rolls_not_taken,
        support=support,
        contacts=tuple(contacts),
        agents=await _agents(uow, case, act),
        delegation=await rows.load_delegation(uow.session, case.id, act.track.value, act.number),
    )


async def _agents(uow: UnitOfWork, case: AttendanceCase, act: Act) -> dict[UUID, AgentSource]:
    """Whom a letter of this act may name: who acted, the référent, whoever gave the visa."""
    ids = {act.by, act.referent_id, case.referent_id, *(one.by for one in case.acts if one.step == "give_visa")}
    found = [await rows.load_agent(uow.session, one) for one in ids if one is not None]
    return {one.id: one for one in found if one is not None}


def period_of(case: AttendanceCase, act: Act, facts: Facts) -> Period:
    """The days a letter speaks of: those of its own act, of the last one that named some, or the fullest month.

    The prosecutor is told of the absences after the warning; a retraction speaks of those it was made for.
    """
    warning = case.last("warn")
    if warning is not None and act.step == "refer_to_prosecutor":
        return Period(warning.on + timedelta(days=1), act.on)
    until = case.acts.index(warning) if warning is not None and act.step == "retract" else len(case.acts)
    before = [one for one in case.acts[:until] if one.on <= act.on]
    known = [one.known for one in (act, *reversed(before)) if one.known is not None]
    if known:
        return known[0].period
    strongest = facts.reaching_persistence() or facts.reaching_referral() or facts.strongest
    return facts.span_in(strongest.period) if strongest else Period(date(case.school_year, 9, 1), act.recorded_on)


def act_of(case: AttendanceCase, track: str, step: int) -> Act:
    """The link of that chain; NotFound when there is none."""
    found = next((act for act in case.acts if act.track.value == track and act.number == step), None)
    if found is None:
        raise NotFound
    return found
