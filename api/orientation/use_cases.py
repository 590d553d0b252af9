"""A pupil's orientation: reading it, its steps, its activities, the calls; and the list of a year."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select

from api.orientation.steps import PupilYear, give_task, reach, record_step, with_file
from domain.absences.contacts import check_note
from domain.access.permissions import Permission
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import NotFound, Stale
from domain.kernel.notes import check_own_note
from domain.orientation.advance import ORIENTATION_WORKFLOW, OrientationIncomplete, last_word_applies
from domain.orientation.file import Asked, Choosing, OrientationFile
from domain.tasks.task import Charge
from domain.workflow import Offer
from persistence.journal import Access, JournalEntry
from persistence.orientation import calls, queries, repository
from persistence.orientation.queries import ActivityRow, CallRow, OrientationFilter
from persistence.orientation.repository import OrientationStepRow
from persistence.schools.calendars import load_rules
from persistence.tasks.repository import Hand, withdraw_task
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OrientationView:
    """The orientation of one pupil in one year; `version` 0 while nothing was recorded."""

    student_id: UUID
    school_id: UUID
    school_year: int
    family_name: str
    first_name: str
    class_name: str
    version: int
    file: OrientationFile
    last_word: bool
    results_expected_on: date | None
    offers: tuple[Offer, ...]
    steps: tuple[OrientationStepRow, ...]
    activities: tuple[ActivityRow, ...]
    calls: tuple[CallRow, ...]


@dataclass(frozen=True)
class NewActivity:
    kind: str
    held_on: date
    title: str
    finding: str


@dataclass(frozen=True)
class Call:
    channel: str
    result: str
    next_step: str
    next_on: date | None


async def list_orientation(
    uow: UnitOfWork, wanted: OrientationFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Who has no solution, who calls them; any other stage of the year."""
    await uow.record(JournalEntry("orientation:list", Access.LIST, detail={"stage": wanted.stage}))
    return queries.orientation_page(uow.actor, wanted, cursor=cursor, limit=limit)


async def show_orientation(uow: UnitOfWork, student_id: UUID, year: int | None) -> OrientationView:
    """One pupil's year. Journalled."""
    found = await reach(uow, student_id, year)
    await uow.record(JournalEntry.of(found.pair, "orientation:read", Access.READ))
    return await _view(uow, found)


async def advance_orientation(
    uow: UnitOfWork, student_id: UUID, name: str, asked: Asked, *, seen: int
) -> OrientationView:
    """Take one step of this school year; the version (0 before the first step) comes before any rule."""
    found = await reach(uow, student_id)
    if (found.file.version if found.file else 0) != seen:
        raise Stale
    file = await with_file(uow, found)
    thing = Choosing(file, found.sheet.year, found.choosing.is_third_form)
    await record_step(uow, thing, name, asked, found.today)
    return await _view(uow, await reach(uow, student_id))


async def note_activity(uow: UnitOfWork, student_id: UUID, new: NewActivity) -> OrientationView:
    """An activity of the parcours and what came of it: facts at school, no health, no family."""
    found = await reach(uow, student_id)
    check_note(new.title)
    check_note(new.finding)
    if new.held_on > found.today:
        detail = "Notez une activité qui a eu lieu : choisissez aujourd'hui ou un jour passé."
        raise OrientationIncomplete(errors=[{"pointer": "/held_on", "detail": detail}])
    values = {
        "student": found.pair[0], "school": found.pair[1], "kind": new.kind, "held_on": new.held_on,
        "title": new.title, "finding": new.finding, "by": uow.actor.id, "at": uow.now,
    }  # fmt: skip
    activity_id = await queries.add_activity(uow.session, values)
    await uow.record(JournalEntry.of(found.pair, "orientation:note_activity", activity_id=str(activity_id)))
    return await _view(uow, found)


async def remove_activity(uow: UnitOfWork, student_id: UUID, activity_id: UUID) -> OrientationView:
    """One's own note; anybody's for those who write orientation."""
    found = await reach(uow, student_id)
    values = {
        "id": activity_id, "student": found.pair[0], "school": found.pair[1], "by": uow.actor.id, "at": uow.now,
        "any": uow.actor.may(Permission.ORIENTATION_WRITE),
    }  # fmt: skip
    if not await queries.remove_activity(uow.session, values):
        raise NotFound
    await uow.record(JournalEntry.of(found.pair, "orientation:remove_activity", activity_id=str(activity_id)))
    return await _view(uow, found)


async def note_call(uow: UnitOfWork, student_id: UUID, call: Call) -> OrientationView:
    """« Noter un appel »: from now on this person calls; « rappeler le … » becomes their task."""
    found = await reach(uow, student_id)
    if found.file is None or found.file.without_solution_since is None:
        raise OrientationIncomplete("Cet élève n'attend pas de solution : il n'y a pas d'appel à noter ici.")
    if call.next_on is not None and call.next_on < found.today:
        detail = "Choisissez aujourd'hui ou un jour à venir."
        raise OrientationIncomplete(errors=[{"pointer": "/next_on", "detail": detail}])
    task = None
    if call.next_on is not None:
        label = "Rappeler un élève sans affectation"
        task = await give_task(uow, found.file, label, call.next_on, Charge(owner_id=uow.actor.id))
    values = {
        "file": found.file.id, "student": found.pair[0], "school": found.pair[1], "at": uow.now, "by": uow.actor.id,
        "channel": call.channel, "result": call.result, "next_step": call.next_step, "next_on": call.next_on,
        "task": task,
    }  # fmt: skip
    await queries.add_call(uow.session, values)
    await uow.record(JournalEntry.of(found.pair, "orientation:note_call", file_id=str(found.file.id)))
    return await _view(uow, await reach(uow, student_id))


async def take_call_back(uow: UnitOfWork, student_id: UUID, call_id: UUID) -> OrientationView:
    """One's own note of today; who called before calls again, « rappeler le … » is no longer asked."""
    found = await reach(uow, student_id)
    if found.file is None:
        raise NotFound
    noted = await calls.load_call(uow.session, found.file.id, call_id)
    calendar = (await load_rules(uow.session, found.pair[1])).calendar
    check_own_note(noted.by, uow.actor.id, calendar.day_of(noted.at), found.today)
    await calls.remove_call(uow.session, call_id, uow.actor.id, uow.now)
    if noted.task_id is not None:
        await withdraw_task(uow.session, noted.task_id, Hand(uow.actor.id, uow.now))
    await uow.record(JournalEntry.of(found.pair, "orientation:take_call_back", file_id=str(found.file.id)))
    return await _view(uow, await reach(uow, student_id))


def year_or_now(year: int | None, today: date) -> int:
    return school_year_of(today) if year is None else year


async def _view(uow: UnitOfWork, found: PupilYear) -> OrientationView:
    thing = found.choosing
    return OrientationView(
        *found.pair, found.year, found.pupil.family_name, found.pupil.first_name, found.pupil.class_name,
        found.file.version if found.file else 0, thing.file, last_word_applies(thing, found.today),
        found.sheet.year.results_expected_on,
        tuple(ORIENTATION_WORKFLOW.available(thing, uow.actor, found.today)),
        tuple(await repository.load_steps(uow.session, found.file.id)) if found.file else (),
        tuple(await queries.load_activities(uow.session, found.pair, uow.actor.id)),
        tuple(await queries.load_calls(uow.session, found.file.id)) if found.file else (),
    )  # fmt: skip
