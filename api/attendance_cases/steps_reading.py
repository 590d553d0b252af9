"""The page of a case: steps, offers, facts then and now, for the reader who opened it."""

from dataclasses import replace
from uuid import UUID

from api.attendance_cases.steps import OpenFile
from domain.access.permissions import Permission
from domain.attendance_cases import law
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.case import Act, AttendanceCase, KnownCount
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.offers import CaseOffer, counting_sentence, dsden_label, label_of, notices, offers
from domain.attendance_cases.reassessment import reassess
from domain.attendance_cases.regimes import persistence_threshold, referral_threshold, regime_of
from domain.attendance_cases.states import ProsecutorState, SchoolState, Track
from domain.attendance_cases.steps import steps
from domain.attendance_cases.views import (
    CaseAct,
    CaseAgent,
    CaseFacts,
    CaseStudent,
    CaseView,
    Compartment,
    KnownOnAct,
)
from domain.attendance_cases.waiting import expected_transition, waiting_for
from domain.documents.words import with_name
from domain.schools.settings import CountKind
from persistence.attendance_cases.pages import load_agents, load_names, load_persons
from persistence.unit_of_work import UnitOfWork


async def view_of(uow: UnitOfWork, opened: OpenFile) -> CaseView:
    """Everything the page of a case shows to this reader on this day."""
    case, facts, today = opened.case, opened.facts, opened.today
    student, school = await load_names(uow.session, case, opened.file.authority_id, today)
    concerned = {act.by for act in case.acts if act.by} | ({case.referent_id} if case.referent_id else set())
    agents = await load_agents(uow.session, concerned)
    may_contact = uow.actor.may(Permission.STUDENTS_CONTACTS)
    return CaseView(
        id=case.id, version=case.version, student=student, school=school, school_year=case.school_year,
        opened_on=case.opened_on, degree=case.degree, sector=case.sector, regime=regime_of(today),
        school_state=case.school_state, school_label=SchoolState(case.school_state).label,
        dsden_state=case.dsden_state, dsden_label=dsden_label(case, facts), prosecutor=_compartment(case),
        waiting=waiting_for(case, today), expected_transition=expected_transition(case, facts=facts, today=today),
        steps=steps(case, facts=facts, today=today),
        available_transitions=tuple(
            _named(offer, student) for offer in offers(case, uow.actor, facts=facts, today=today)
        ),
        facts=case_facts(opened),
        proposals=reassess(case, facts, today=today), notices=tuple(notices(case, facts=facts, today=today)),
        referent=agents.get(case.referent_id) if case.referent_id else None,
        persons=await load_persons(uow.session, case) if may_contact else None,
        acts=tuple(_act(act, case, facts, agents) for act in case.acts),
        close_reason=case.close_reason, closed_on=case.closed_on,
    )  # fmt: skip


def short_name(student: CaseStudent) -> str:
    """« Prénom N. », as confirmation sentences say it."""
    return f"{student.first_name} {student.family_name[:1]}."


def _named(offer: CaseOffer, student: CaseStudent) -> CaseOffer:
    return replace(offer, confirmation=named(offer.confirmation, student))


def named(sentence: str, student: CaseStudent) -> str:
    """« le dossier d’Inès F. », « le dossier de Lucas M. »."""
    return sentence.replace("de {student}", with_name("de", short_name(student)))


def _act(act: Act, case: AttendanceCase, facts: Facts, agents: dict[UUID, CaseAgent]) -> CaseAct:
    row = WORKFLOWS[act.track].named(act.step) or WORKFLOWS[act.track].named(act.name)
    label = label_of(act.step, row.label, case, facts=facts, today=act.on) if row else act.step
    return CaseAct(act, label, agents.get(act.by) if act.by else None, law.ALL_BASES.get(act.basis))


def _compartment(case: AttendanceCase) -> Compartment | None:
    if case.prosecutor_state is None:
        return None
    days = {act.step: act.on for act in case.on_track(Track.PROSECUTOR)}
    state = ProsecutorState(case.prosecutor_state)
    return Compartment(
        state.value, state.label, days.get("refer_to_prosecutor"), days.get("record_guardians_informed"),
        days.get("close_proceedings"),
    )  # fmt: skip


def case_facts(opened: OpenFile) -> CaseFacts:
    case, facts, today = opened.case, opened.facts, opened.today
    known = tuple(KnownOnAct(act.step, act.known, recount(act.known, facts)) for act in case.acts if act.known)
    last = max((half.day for half in facts.unjustified), default=None)
    return CaseFacts(
        facts.counted_as, counting_sentence(facts), facts.counts, known, facts.rolls_not_taken, last,
        opened.class_days_present, referral_threshold(today), persistence_threshold(today),
    )  # fmt: skip


def recount(known: KnownCount, facts: Facts) -> int:
    """The same period under the same count, with what is known today."""
    return facts.counted_in(known.period, CountKind(known.counted_as))
