"""What a decided step of a departure carries out: enrolment, counts, links, hand-over, tasks, letters."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from api.absences.steps import recount_pupils
from api.attendance_cases.steps import reassess_cases
from domain.access.permissions import Role
from domain.departures.departure import Departure, Facts, Taken
from domain.departures.states import HandoverEnd
from domain.kernel.events import Effect
from domain.tasks.task import Charge, NewTask, TaskKind, TaskOrigin
from persistence.absences.recount import lock_pupils
from persistence.departures import consequences
from persistence.departures.platforms import Home, platform_for
from persistence.departures.repository import load_surroundings
from persistence.students.recognition import enrolled_elsewhere
from persistence.tasks.repository import add_task
from persistence.unit_of_work import UnitOfWork

LETTERS = frozenset(
    {"send_leaving_notice", "send_removal_warning", "send_removal_certificate", "send_leaving_information"}
)


@dataclass(frozen=True)
class Done:
    """A step taken by somebody: before and after, what was known, and the day."""

    before: Departure
    taken: Taken
    facts: Facts
    today: date

    @property
    def after(self) -> Departure:
        return self.taken.departure


async def gather_facts(uow: UnitOfWork, departure: Departure, today: date) -> Facts:
    """Everything the rules ask: age, who must sign, attempts, the DSDEN, the platform, an enrolment elsewhere."""
    found = await load_surroundings(uow.session, departure)
    home = Home(departure.school_id, found.department_code, found.postal_code, found.city)
    return replace(
        found.facts,
        platform_unit=await platform_for(uow.session, home, today),
        enrolled_elsewhere=await enrolled_elsewhere(uow.session, departure.student_id) is not None,
    )


async def carry_out(uow: UnitOfWork, done: Done) -> None:
    """The effects of the step, in its own transaction; letters are queued for the worker."""
    effects = done.taken.effects
    for name in effects:
        if name in LETTERS:
            await uow.enqueue([Effect(name, {"departure_id": str(done.after.id)})])
        else:
            await _EFFECTS[name](uow, done)
    if done.taken.step.name == "leave":
        await _follow(uow, done)
    if done.after.state.is_over:
        await consequences.drop_tasks(uow.session, done.after.id, uow.now)


async def hold_pupil(uow: UnitOfWork, departure: Departure) -> None:
    """Before an enrolment moves: no roll counts this pupil half-way."""
    await lock_pupils(uow.session, departure.school_id, [departure.student_id])


async def _end_enrolment(uow: UnitOfWork, done: Done) -> None:
    await hold_pupil(uow, done.after)
    await consequences.end_enrolment(uow.session, done.after)
    await _recount(uow, done.after, done.after.left_on or done.today)


async def _reopen_enrolment(uow: UnitOfWork, done: Done) -> None:
    await hold_pupil(uow, done.after)
    await consequences.reopen_enrolment(uow.session, done.after)
    await consequences.unlink(uow.session, done.after, "departure")
    await _recount(uow, done.after, done.after.left_on or done.today)


async def _recount(uow: UnitOfWork, departure: Departure, since: date) -> None:
    """A warning that lost its ground leaves the parapheur, as after any other change of what counts."""
    await recount_pupils(uow, departure.school_id, [departure.student_id], since)
    await reassess_cases(uow, departure.school_id, [departure.student_id])


async def _link_dsden(uow: UnitOfWork, done: Done) -> None:
    if done.after.dsden_unit is not None:
        await consequences.link_unit(uow.session, done.after, done.after.dsden_unit, "departure")


async def _hand_over(uow: UnitOfWork, done: Done) -> None:
    unit = done.after.platform_unit
    if unit is not None:
        age = done.facts.age(done.today)
        handover = await consequences.hand_over(uow.session, done.after, unit, by=uow.actor.id, age=age)
        await uow.enqueue([Effect("open_handover_follow_up", {"handover_id": str(handover)})])


async def _end_handover(uow: UnitOfWork, done: Done) -> None:
    back = done.taken.step.name == "return"
    reason = HandoverEnd.RETURNED if back else HandoverEnd.DESTINATION_CONFIRMED
    if await consequences.end_handover(uow.session, done.after, done.today, reason):
        await uow.enqueue([Effect("find_return_by_school", {"departure_id": str(done.after.id)})])


async def _ask_for_platform(uow: UnitOfWork, done: Done) -> None:
    await _task(uow, done, "Demander à la DSDEN quelle plateforme suit cet élève", done.today, Role.HEAD)


async def _follow(uow: UnitOfWork, done: Done) -> None:
    """« dans l'année qui suit la sortie »: the first check, and a last one before the year ends."""
    left = done.after.left_on or done.today
    if not done.after.is_confirmed:
        first = done.after.follow_up_due_on or done.today
        await _task(uow, done, "Prendre des nouvelles et confirmer la destination", first, Role.EDUCATION_ADVISER)
    last = max(left + timedelta(days=330), done.today)
    await _task(uow, done, "Dernier contact de l'année qui suit la sortie", last, Role.EDUCATION_ADVISER)


async def _task(uow: UnitOfWork, done: Done, label: str, due_on: date, role: Role) -> None:
    departure = done.after
    await add_task(
        uow.session,
        NewTask(
            school_id=departure.school_id, label=label, due_on=due_on, created_by=uow.actor.id, created_at=uow.now,
            kind=TaskKind.FOLLOW_UP, student_id=departure.student_id, charge=Charge(owner_role=role),
            origin_kind=TaskOrigin.DEPARTURE, origin_id=departure.id,
        ),
    )  # fmt: skip


async def next_contact_task(uow: UnitOfWork, departure: Departure, due_on: date) -> UUID:
    """Whoever said « rappeler le … » finds it among the tasks of that day."""
    task = NewTask(
        school_id=departure.school_id, label="Rappeler au sujet d'une sortie", due_on=due_on, created_by=uow.actor.id,
        created_at=uow.now, kind=TaskKind.CALL, student_id=departure.student_id, charge=Charge(owner_id=uow.actor.id),
        origin_kind=TaskOrigin.DEPARTURE, origin_id=departure.id,
    )  # fmt: skip
    return await add_task(uow.session, task)


_EFFECTS: dict[str, Callable[[UnitOfWork, Done], Awaitable[None]]] = {
    "end_enrolment": _end_enrolment,
    "reopen_enrolment": _reopen_enrolment,
    "link_dsden": _link_dsden,
    "hand_over": _hand_over,
    "end_handover": _end_handover,
    "ask_for_platform": _ask_for_platform,
}
