"""Opening a departure, taking its steps, reading it, noting attempts. The table of the workflow decides."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from api.departures.steps import Done, carry_out, gather_facts, hold_pupil, next_contact_task
from domain.access.permissions import Role
from domain.departures.advance import StepIncomplete, open_departure, take_step
from domain.departures.departure import Departure, Given, Holder, Leaving
from domain.departures.states import DepartureGround, DepartureState
from domain.departures.track import DEPARTURE_WORKFLOW
from domain.departures.views import duties_of
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import Duplicate, NotFound, Stale
from domain.kernel.notes import NoteIsHistory, check_own_note
from domain.workflow import Offer
from persistence.departures import contacts, queries, repository
from persistence.departures.contacts import ContactRow
from persistence.departures.queries import DepartureFilter, LetterRow
from persistence.departures.repository import DepartureThere, StepRow, Written
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.students.repository import within_reach
from persistence.tasks.repository import Hand, withdraw_task
from persistence.unit_of_work import UnitOfWork

_MOVES_ENROLMENT = frozenset({"leave", "return"})


class DepartureUnderWay(Duplicate):
    title = "Une sortie est déjà en cours"
    detail = "Un dossier de sortie existe déjà pour cet élève. Ouvrez-le pour le compléter."


@dataclass(frozen=True)
class DepartureView:
    """The page of a departure: what is recorded, what may come next, who must sign, what is due by whom."""

    departure: Departure
    version: int
    family_name: str
    first_name: str
    birth_date: date
    age: int
    school_name: str
    class_name: str | None
    platform_name: str | None
    holders: tuple[Holder, ...]
    enrolled_elsewhere: bool
    offers: tuple[Offer, ...]
    steps: tuple[StepRow, ...]
    contacts: tuple[ContactRow, ...]
    letters: tuple[LetterRow, ...]
    duties: tuple[str, ...]


@dataclass(frozen=True)
class Attempt:
    """One attempt to reach the family or the pupil; never a text."""

    channel: str
    result: str
    next_on: date | None = None


async def start_departure(uow: UnitOfWork, student_id: UUID, ground: DepartureGround) -> DepartureView:
    """Open the question, or prepare the departure: nothing leaves, nobody is struck off."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    today = (await load_rules(uow.session, scope.school_id)).calendar.day_of(uow.now)
    fresh = Departure(
        new_id(), student_id, scope.school_id, school_year_of(today), ground, DepartureState.NEW, 0, 1, today, today
    )
    taken = open_departure(fresh)
    try:
        await repository.insert_departure(uow.session, taken.departure, taken.step, _written(uow))
    except DepartureThere as error:
        raise DepartureUnderWay from error
    await uow.record(JournalEntry.of(scope.pair, "departure:open", departure_id=str(fresh.id), ground=ground.value))
    return await _view(uow, taken.departure, today)


async def show_departure(uow: UnitOfWork, departure_id: UUID, today: date) -> DepartureView:
    """The page of a departure. Journalled."""
    departure = await repository.load_departure(uow.session, uow.actor, departure_id)
    await uow.record(_entry(departure, "departure:read", Access.READ))
    return await _view(uow, departure, today)


async def advance_departure(
    uow: UnitOfWork, departure_id: UUID, name: str, given: Given, *, seen: int
) -> DepartureView:
    """Take one step; the version comes before any rule."""
    before = await repository.load_departure(uow.session, uow.actor, departure_id)
    if before.school_id not in uow.actor.units:
        raise NotFound
    if before.version != seen:
        raise Stale
    if name in _MOVES_ENROLMENT:
        await hold_pupil(uow, before)
    today = (await load_rules(uow.session, before.school_id)).calendar.day_of(uow.now)
    facts = await gather_facts(uow, before, today)
    taken = take_step(name, Leaving(before, facts), uow.actor, given, today=today)
    await repository.save_step(uow.session, taken.departure, taken.step, _written(uow), seen=seen)
    await carry_out(uow, Done(before, taken, facts, today))
    await uow.record(_entry(before, f"departure:{name}"))
    return await _view(uow, taken.departure, today)


async def list_departures(
    uow: UnitOfWork, wanted: DepartureFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Departures within one's perimeter."""
    await uow.record(JournalEntry("departure:list", Access.LIST, detail={"state": wanted.state}))
    return queries.departure_page(uow.actor, wanted, cursor=cursor, limit=limit)


async def note_attempt(uow: UnitOfWork, departure_id: UUID, attempt: Attempt, today: date) -> DepartureView:
    """« Noter un appel »: channel, result, when to try again."""
    departure = await repository.load_departure(uow.session, uow.actor, departure_id)
    if departure.school_id not in uow.actor.units:
        raise NotFound
    if attempt.next_on is not None and attempt.next_on < today:
        detail = "Choisissez aujourd'hui ou un jour à venir."
        raise StepIncomplete(errors=[{"pointer": "/next_on", "detail": detail}])
    row: dict[str, Any] = {
        "departure": departure.id, "student": departure.student_id, "school": departure.school_id, "at": uow.now,
        "by": uow.actor.id, "channel": attempt.channel, "result": attempt.result, "next_on": attempt.next_on,
        "task": await next_contact_task(uow, departure, attempt.next_on) if attempt.next_on else None,
    }  # fmt: skip
    await contacts.add_contact(uow.session, row)
    await uow.record(_entry(departure, "departure:note_contact"))
    return await _view(uow, departure, today)


async def take_attempt_back(uow: UnitOfWork, departure_id: UUID, contact_id: UUID) -> DepartureView:
    """One's own note of today, while no step has followed it; « rappeler le … » is no longer asked."""
    departure = await repository.load_departure(uow.session, uow.actor, departure_id)
    if departure.school_id not in uow.actor.units:
        raise NotFound
    calendar = (await load_rules(uow.session, departure.school_id)).calendar
    today = calendar.day_of(uow.now)
    noted = await contacts.load_contact(uow.session, departure.id, contact_id)
    check_own_note(noted.by, uow.actor.id, calendar.day_of(noted.at), today)
    if noted.followed:
        raise NoteIsHistory
    await contacts.remove_contact(uow.session, contact_id, uow.actor.id, uow.now)
    if noted.task_id is not None:
        await withdraw_task(uow.session, noted.task_id, Hand(uow.actor.id, uow.now))
    await uow.record(_entry(departure, "departure:take_contact_back"))
    return await _view(uow, departure, today)


async def receive_departure(uow: UnitOfWork, departure_id: UUID, today: date, *, seen: int) -> DepartureView:
    """The DSDEN has taken note of a pupil below 16 without a known enrolment."""
    departure = await repository.load_departure(uow.session, uow.actor, departure_id)
    if departure.dsden_unit not in uow.actor.units:
        raise NotFound
    if departure.version != seen:
        raise Stale
    await repository.mark_received(uow.session, departure, today, seen=seen)
    await uow.record(_entry(departure, "departure:receive"))
    return await _view(uow, await repository.load_departure(uow.session, uow.actor, departure_id), today)


async def list_handovers(uow: UnitOfWork, *, ended: bool, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """« Jeunes transmis » to one's platforms."""
    await uow.record(JournalEntry("handover:list", Access.LIST, detail={"ended": ended}))
    return queries.handover_page(uow.actor, ended=ended, cursor=cursor, limit=limit)


@dataclass(frozen=True)
class Received:
    id: UUID
    version: int
    received_at: datetime


async def receive_handover(uow: UnitOfWork, handover_id: UUID) -> Received:
    """The platform has the young person on its list: the follow-up starts from there."""
    row = await queries.receive_handover(uow.session, uow.actor, handover_id, uow.now)
    await uow.record(JournalEntry.of((row.student_id, row.school_id), "handover:receive", handover_id=str(row.id)))
    return Received(row.id, row.version, uow.now)


async def _view(uow: UnitOfWork, departure: Departure, today: date) -> DepartureView:
    facts = await gather_facts(uow, departure, today)
    header = await queries.load_header(uow.session, departure.id)
    from_school = departure.school_id in uow.actor.units
    thing = Leaving(departure, facts)
    return DepartureView(
        departure, departure.version, header.family_name, header.first_name, header.birth_date, facts.age(today),
        header.school_name, header.class_name, header.platform_name, facts.holders if from_school else (),
        facts.enrolled_elsewhere,
        tuple(DEPARTURE_WORKFLOW.available(thing, uow.actor, today)) if from_school else (),
        tuple(await repository.load_steps(uow.session, departure.id)),
        tuple(await contacts.load_contacts(uow.session, departure.id)),
        tuple(await queries.load_letters(uow.session, departure.id)) if _reads_letters(uow) else (),
        duties_of(departure, facts, today),
    )  # fmt: skip


def _reads_letters(uow: UnitOfWork) -> bool:
    return uow.actor.role is not Role.PLATFORM_MANAGER


def _written(uow: UnitOfWork) -> Written:
    return Written(uow.now, uow.act_id, uow.actor.id, uow.actor.role.value)


def _entry(departure: Departure, operation: str, access: Access = Access.WRITE) -> JournalEntry:
    pair = (departure.student_id, departure.school_id)
    return JournalEntry.of(pair, operation, access, departure_id=str(departure.id))
