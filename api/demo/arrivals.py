"""What the worker does at the platform when a list is published or a pupil handed over, at the hour it happened."""

from datetime import datetime, time, timedelta
from uuid import UUID

from api.demo.staff import PLATFORM
from api.demo.stage import Stage, instant
from api.follow_ups.effects import open_handover_follow_up, open_siei_follow_ups
from api.follow_ups.use_cases import note_attempt
from api.follow_ups.use_cases_referents import MOST_SHARED, SharingOut, share_out
from api.worker.run_effect import EffectRunner
from domain.follow_ups.contacts import ContactAttempt, FollowUpChannel, FollowUpContactResult
from domain.follow_ups.views import FollowUpLine
from persistence.demo_world import find_handed_over, find_published
from persistence.follow_ups.queries import Asked, FollowUpFilter, load_lines
from persistence.unit_of_work import UnitOfWork, job_unit_of_work

LEFT = 6
"""How many of the last list the manager has not shared out yet."""
CALLERS = ("mlds", "psyen")
_R = FollowUpContactResult
_SECOND = (
    _R.CALL_BACK, _R.NO_ANSWER, _R.APPOINTMENT, _R.LOOKING_FOR_CONTRACT, _R.MESSAGE_LEFT, _R.ALREADY_SUPPORTED,
    _R.WRONG_DETAILS, _R.REORIENTING,
)  # fmt: skip
"""What a second call found, one after the other."""


async def receive_arrivals(stage: Stage, runner: EffectRunner) -> None:
    """The queued effects find everything done: an arrival counts once."""
    stage.report("Suivis des plateformes", 0, None)
    async with runner.sessions() as session:
        published, handed_over = await find_published(session), await find_handed_over(session)
    for campaign_id, at in published:
        async with job_unit_of_work(runner.sessions, at, "effect") as uow:
            await open_siei_follow_ups(uow, {"campaign_id": str(campaign_id)}, None)
    for handover_id, at in handed_over:
        async with job_unit_of_work(runner.sessions, at, "effect") as uow:
            await open_handover_follow_up(uow, {"handover_id": str(handover_id)}, None)
    if published:
        first = published[-1][1]
        await _share(stage, first + timedelta(days=1))
        await _call(stage, first + timedelta(days=2))


async def _lines(uow: UnitOfWork, need: str | None) -> list[FollowUpLine]:
    wanted = Asked(FollowUpFilter(need=need, source="siei"), uow.now.date())
    return await load_lines(uow.session, uow.actor, wanted, limit=MOST_SHARED)


async def _share(stage: Stage, at: datetime) -> None:
    async with stage.acting("psad", at) as uow:
        chosen = tuple(one.id for one in await _lines(uow, "without_referent"))[:-LEFT]
        if chosen:
            people = tuple(stage.accounts[login] for login in CALLERS)
            await share_out(uow, SharingOut(stage.units[PLATFORM], chosen, people), uow.now.date())


async def _call(stage: Stage, first: datetime) -> None:
    """Tried twice: in the weeks after the list without an answer, and lately with one of those that are met."""
    logins = {stage.accounts[login]: login for login in CALLERS}
    async with stage.acting("psad", first) as uow:
        theirs = [(one.id, logins[one.referent.account_id]) for one in await _lines(uow, None)
                  if one.referent.account_id in logins and one.attempts == 0]  # fmt: skip
    today = stage.world.clock.today
    for rank, (one, login) in enumerate(theirs):
        tried = instant((first + timedelta(days=rank % 20)).date(), time(10, rank % 60))
        lately = instant(today - timedelta(days=3 + rank % 10), time(14, rank % 60))
        await _try(stage, login, one, ContactAttempt(FollowUpChannel.CALL, _R.NO_ANSWER, tried))
        result = _SECOND[rank % len(_SECOND)]
        meets = today + timedelta(days=1 + rank % 9) if result is _R.APPOINTMENT else None
        await _try(stage, login, one, ContactAttempt(FollowUpChannel.CALL, result, lately, appointment_on=meets))


async def _try(stage: Stage, login: str, follow_up_id: UUID, attempt: ContactAttempt) -> None:
    async with stage.acting(login, attempt.tried_at) as uow:
        await note_attempt(uow, follow_up_id, attempt, uow.now.date())
