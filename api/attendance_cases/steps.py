"""What areas share of a case: loading it with its facts, writing one decided step, reassessing after a judgement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.attendance_cases.steps_facts import load_facts
from api.documents.steps import check_step_letters
from domain.attendance_cases.advance import advance, pull_unfounded_warning
from domain.attendance_cases.case import Act, AttendanceCase
from domain.attendance_cases.commands import Command
from domain.attendance_cases.commands_school import AppointReferent
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.states import Track
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import Malformed, Refusal, Stale
from domain.kernel.events import Decision, Effect
from persistence.attendance_cases import repository
from persistence.attendance_cases.rows import CaseFile, Written
from persistence.attendance_cases.schools import load_case_school
from persistence.journal import JournalEntry
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OpenFile:
    """A case laid open before someone: with its facts, and the day it is at the school."""

    file: CaseFile
    facts: Facts
    today: date
    class_days_present: int
    delegation_id: UUID | None

    @property
    def case(self) -> AttendanceCase:
        return self.file.case


async def lay_open(uow: UnitOfWork, file: CaseFile) -> OpenFile:
    """The facts as they are known at this instant, seen by whoever acts."""
    rules = await load_rules(uow.session, file.case.school_id)
    today = rules.calendar.day_of(uow.now)
    loaded = await load_facts(uow, file.case, rules.calendar, today)
    days_present = loaded.attendance.school_days_present
    return OpenFile(file, loaded.facts, today, days_present, loaded.delegation_id)


OPENING_STEPS = frozenset({"refer", "refer_again"})
"""Steps that open the record to the authority."""


class NoAuthority(Refusal):
    title = "Aucune autorité à saisir"
    detail = (
        "Cet établissement n'est rattaché à aucune DSDEN. Demandez à l'administrateur de l'y rattacher, "
        "puis saisissez de nouveau."
    )


async def check_names(uow: UnitOfWork, opened: OpenFile, command: Command) -> None:
    """What a command names must exist here: a référent works at the school."""
    if isinstance(command, AppointReferent):
        known = await repository.works_at(uow.session, command.referent_id, opened.case.school_id)
        if not known:
            detail = "Choisissez une personne de l'établissement."
            raise Malformed(errors=[{"pointer": "/referent_id", "detail": detail}])


async def _open_to_authority(uow: UnitOfWork, file: CaseFile) -> None:
    """The referral is the fact that opens the record to the authority of the school (R131-6)."""
    if file.authority_id is None:
        school = await load_case_school(uow.session, file.case.school_id)
        if school.authority_id is None:
            raise NoAuthority
        await repository.give_authority(uow.session, file.case.id, school.authority_id)
        file = replace(file, authority_id=school.authority_id)
    await repository.link_referred(uow.session, file)


async def write_step(uow: UnitOfWork, opened: OpenFile, decision: Decision[AttendanceCase]) -> CaseFile:
    """The decided step in its chain, what it opens, its row in the journal, and the letters that follow."""
    act = decision.entity.acts[-1]
    signed = opened.delegation_id if act.by_role is not None and act.by_role.value == "signatory" else None
    written = Written(uow.act_id, uow.now, signed)
    await repository.save_step(uow.session, opened.file, decision.entity, written)
    if act.step in OPENING_STEPS:
        await _open_to_authority(uow, opened.file)
    await uow.record(_entry(decision.entity, act))
    await uow.enqueue([_of_act(effect, act) for effect in decision.effects])
    return opened.file.moved_to(decision.entity)


def _entry(case: AttendanceCase, act: Act) -> JournalEntry:
    """The school reads the journal of its pupils: what happens in the compartment names no school there."""
    school = None if act.track is Track.PROSECUTOR else case.school_id
    return JournalEntry.of((case.student_id, school), f"attendance_case:{act.step}", case_id=str(case.id))


def _of_act(effect: Effect, act: Act) -> Effect:
    """A letter names the act that it carries out, so that it prints what was known and decided that day."""
    return Effect(effect.kind, {**effect.ids, "track": act.track.value, "step": str(act.number)})


async def take_step(uow: UnitOfWork, case_id: UUID, command: Command, *, seen: int) -> OpenFile:
    """The same without the page that follows: for batches and jobs."""
    opened = await read_for_step(uow, case_id, seen=seen)
    decision = await decide_step(uow, opened, command)
    file = await write_step(uow, opened, decision)
    return await lay_open(uow, file)


async def decide_step(uow: UnitOfWork, opened: OpenFile, command: Command) -> Decision[AttendanceCase]:
    """The step as it would be written, or its refusal; nothing is written.

    Its letters are composed first: an act whose letter cannot be printed lawfully does not take place.
    """
    await check_names(uow, opened, command)
    decision = advance(opened.case, command, uow.actor, facts=opened.facts, today=opened.today)
    if decision.effects:
        after = opened.file.moved_to(decision.entity)
        await check_step_letters(uow, after, decision.effects, opened.facts.delegation)
    return decision


async def read_for_step(uow: UnitOfWork, case_id: UUID, *, seen: int) -> OpenFile:
    """The version comes before any rule: a stale reader is told so, never given a puzzling refusal."""
    file = await repository.load_case(uow.session, uow.actor, case_id)
    if file.case.version != seen:
        raise Stale
    return await lay_open(uow, file)


async def reassess_cases(uow: UnitOfWork, school_id: UUID, student_ids: Iterable[UUID]) -> list[UUID]:
    """After the counts of these pupils changed: warnings that wait for a signature without ground leave the parapheur.

    Costs one look-up when no warning waits. The pupils whose warning was pulled.
    """
    waiting = await repository.pupils_with_prepared_warning(uow.session, school_id, student_ids)
    return [student_id for student_id in waiting if await reassess_case(uow, student_id, school_id)]


async def reassess_case(uow: UnitOfWork, student_id: UUID, school_id: UUID) -> bool:
    """After a judgement changed the counts: a warning that waits for its signature leaves the parapheur by itself.

    Whatever else the change asks for (a withdrawal, a retraction) is proposed on the case, never done. True when a
    warning was pulled.
    """
    rules = await load_rules(uow.session, school_id)
    year = school_year_of(rules.calendar.day_of(uow.now))
    file = await repository.hold_case_of(uow.session, student_id, school_id, year)
    if file is None:
        return False
    opened = await lay_open(uow, file)
    decision = pull_unfounded_warning(opened.case, facts=opened.facts, today=opened.today)
    if decision is None:
        return False
    await write_step(uow, opened, decision)
    return True
