"""What the calendar asks for, and when (cron, in UTC). Adding a daily job is adding a line to SCHEDULES."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import structlog

from api import clock
from api.absences.use_cases_referred import end_reason_rights_of_year
from api.accounts import ended_rights
from api.attendance_cases.use_cases_year import close_school_year, end_rights_of_year
from api.departures.use_cases_year import end_search_rights_of_year
from api.follow_ups import effects as follow_ups
from api.imports.unattended import move_aside, take_in, waiting_files
from api.operations import effects as operations
from api.webhooks import effects as webhooks
from api.worker.effects import Services
from domain.kernel.calendar import school_year_of
from domain.kernel.events import Effect
from persistence import housekeeping, queue
from persistence.absences.bulk import schools_taking_rolls
from persistence.prevention.merge import schools_with_pupils
from persistence.training_contracts.following import marks_to_remind
from persistence.training_contracts.places import lapse_holds
from persistence.unit_of_work import UnitOfWork

log = structlog.get_logger()


@dataclass(frozen=True)
class Schedule:
    """A job by the clock: `run` gets an open transaction of the jobs role.

    Work on many schools does not belong here: enqueue one effect per school (`uow.enqueue`) and let it be retried.
    """

    name: str
    cron: str
    run: Callable[[UnitOfWork, Services], Awaitable[None]]


async def sweep_lost_effects(uow: UnitOfWork, _: Services) -> None:
    """Effects whose queue row has gone are queued again."""
    if found := await queue.requeue_lost(uow.session):
        log.warning("effects_requeued", count=found)


async def purge_spent_rows(uow: UnitOfWork, _: Services) -> None:
    """Idempotency keys after 24 hours, expired sessions, old queue records, webhook messages after 90 days."""
    await housekeeping.purge_idempotency_keys(uow.session, uow.now)
    await housekeeping.purge_sessions(uow.session, uow.now)
    await housekeeping.purge_drafts(uow.session, uow.now)
    await housekeeping.purge_queue_records(uow.session, uow.now)
    await webhooks.forget_messages(uow)


async def end_rights(uow: UnitOfWork, _: Services) -> None:
    """Accounts past their last day lose their sessions, schools the pupils of former years."""
    ended = await ended_rights.end_rights(uow)
    if ended.accounts or ended.links:
        log.info("rights_ended", accounts=ended.accounts, links=ended.links)


async def take_in_watched_files(uow: UnitOfWork, services: Services) -> None:
    """Files that the schools' own software laid in the watched folder; each whole, or not at all."""
    folder = services.settings.watched_folder
    if folder is None:
        return
    for uai, file in waiting_files(folder):
        outcome = await take_in(uow, uai, file, clock.today())
        uow.after_commit(partial(move_aside, file, outcome))  # a crash in between reads it again, which changes nothing


async def ask_for_missing_rolls(uow: UnitOfWork, _: Services) -> None:
    """In the evening, one look per school at the rolls that nobody took."""
    day = clock.today()
    schools = await schools_taking_rolls(uow.session, day)
    await uow.enqueue([Effect("mark_missing_rolls", {"school_id": str(s), "day": day.isoformat()}) for s in schools])


async def ask_for_early_warnings(uow: UnitOfWork, _: Services) -> None:
    """In the night, each school's signs as of the day that begins."""
    day = clock.today()
    schools = await schools_with_pupils(uow.session, school_year_of(day))
    ids = [{"school_id": str(school), "day": day.isoformat()} for school in schools]
    await uow.enqueue([Effect("compute_early_warnings", one) for one in ids])


async def ask_for_recounts(uow: UnitOfWork, _: Services) -> None:
    """By night, every school's counters are counted again from the facts; the page says how many differed."""
    await operations.begin_recount(uow)


async def close_school_years(uow: UnitOfWork, _: Services) -> None:
    """From 1 September the files of the year before are closed, and the rights they had opened end (R131-6)."""
    over = school_year_of(clock.today()) - 1
    closed = await close_school_year(uow, over)
    ended = await end_rights_of_year(uow, over) + await end_search_rights_of_year(uow, over)
    ended += await end_reason_rights_of_year(uow, over)
    if closed or ended:
        log.info("school_year_closed", cases=closed, links=ended)


async def lapse_place_holds(uow: UnitOfWork, _: Services) -> None:
    """Places held past their hour are free again."""
    if lapsed := await lapse_holds(uow.session, uow.now):
        log.info("place_holds_lapsed", count=lapsed)


async def ask_for_contract_marks(uow: UnitOfWork, _: Services) -> None:
    """In the morning, tutors of contracts that reached 1, 3, 6 or 12 months are told once."""
    found = await marks_to_remind(uow.session, clock.today(), uow.now)
    await uow.enqueue([Effect("remind_of_contract_mark", {"contract_id": str(one)}) for one in found])


async def release_webhooks(uow: UnitOfWork, _: Services) -> None:
    """Messages that are due and that nothing moves: they leave."""
    if released := await webhooks.release_webhooks(uow):
        log.warning("webhooks_released", lanes=released)


async def watch_follow_ups(uow: UnitOfWork, _: Services) -> None:
    """A referent who has left and a hand-over that nobody answered: the platform answers."""
    gone, expired = await follow_ups.watch_follow_ups(uow)
    if gone or expired:
        log.info("follow_ups_watched", gone=gone, expired=expired)


SCHEDULES: tuple[Schedule, ...] = (
    Schedule("sweep_lost_effects", "* * * * *", sweep_lost_effects),
    Schedule("release_webhooks", "*/5 * * * *", release_webhooks),
    Schedule("purge_spent_rows", "17 * * * *", purge_spent_rows),
    Schedule("close_school_years", "25 0 * * *", close_school_years),
    Schedule("lapse_place_holds", "*/10 * * * *", lapse_place_holds),
    Schedule("ask_for_contract_marks", "50 5 * * 1-5", ask_for_contract_marks),
    Schedule("end_rights", "5 0 * * *", end_rights),
    Schedule("ask_for_missing_rolls", "40 17 * * 1-6", ask_for_missing_rolls),
    Schedule("ask_for_early_warnings", "30 2 * * 1-6", ask_for_early_warnings),
    Schedule("ask_for_recounts", "5 3 * * *", ask_for_recounts),
    Schedule("watch_follow_ups", "15 1 * * *", watch_follow_ups),
    Schedule("take_in_watched_files", "*/15 * * * *", take_in_watched_files),
)
