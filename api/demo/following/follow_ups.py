"""Young people of the platform, in every state: called, met, referred, in solution, unreachable, ended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from api.demo.following.acts import Act, Troupe
from api.demo.following.young_people import PEOPLE, Happened, YoungStory
from api.demo.people import Pupil
from api.demo.staff import MISSION_LOCALE, PLATFORM
from api.follow_ups import (
    use_cases,
    use_cases_interviews,
    use_cases_promises,
    use_cases_referents,
    use_cases_referrals,
    use_cases_solutions,
    use_cases_summons,
)
from api.follow_ups.steps_referrals import NewReferral
from domain.follow_ups.advance import ObligationFound
from domain.follow_ups.contacts import ContactAttempt, FollowUpChannel, FollowUpContactResult
from domain.follow_ups.followed import FollowedIdentity, LastSchooling
from domain.follow_ups.interviews import (
    InterviewKind,
    InterviewLevel,
    InterviewNeed,
    InterviewNextStep,
    InterviewNotes,
    InterviewSkill,
)
from domain.follow_ups.promises import ReturnChannel, SummonsGround
from domain.follow_ups.return_right import Asked
from domain.follow_ups.solutions import SolutionType
from domain.follow_ups.states import (
    FollowUpCloseReason,
    FollowUpSource,
    ObligationProof,
    TrainingObligation,
)
from domain.follow_ups.summons import Convened
from domain.kernel.errors import Malformed
from domain.partners.disclosure import DisclosedField
from domain.partners.referrals import ReferralRequest
from persistence.unit_of_work import UnitOfWork

MANAGER, INTERVIEWER, COORDINATOR = "psad", "psyen", "mlds"


def acts(troupe: Troupe) -> Iterator[Act]:
    for rank, story in enumerate(PEOPLE):
        if not troupe.reaches(story.opened):
            continue
        hour = time(9, 5 + rank % 50) if story.opened else time(7, 30)
        yield Act(troupe.day(story.opened), hour, f"{story.key} arrives", partial(_open, troupe, story))
        for number, happened in enumerate(story.then):
            at = time(10 + number, rank % 60) if happened.back else time(8, 5 + number)
            name = f"{story.key}, {happened.name}"
            yield Act(troupe.day(happened.back), at, name, partial(_happen, troupe, story, happened))


async def _open(troupe: Troupe, story: YoungStory, at: datetime) -> None:
    """Typed by the platform; a pupil of the cast is told as their school knows them, their hand-over joins later."""
    identity, last = _told(troupe, story)
    source = FollowUpSource.PARTNER if story.sent else FollowUpSource.SPONTANEOUS
    told = use_cases.Spontaneous(troupe.stage.units[PLATFORM], source, identity, last)
    async with troupe.acting(MANAGER, at) as uow:
        troupe.made[f"young {story.key}"] = (await use_cases.open_by_hand(uow, told, at.date())).id


def _told(troupe: Troupe, story: YoungStory) -> tuple[FollowedIdentity, LastSchooling]:
    today = troupe.stage.world.clock.today
    if story.pupil:
        pupil: Pupil = troupe.pupil(story.pupil)
        left = min(pupil.left_on or today, troupe.day(story.opened))
        home = pupil.home
        identity = FollowedIdentity(
            pupil.last_name, pupil.first_name, pupil.born, None, pupil.sex, None, home.postcode if home else None,
            home.town if home else story.town, pupil.mobile or story.phone, pupil.email,
        )  # fmt: skip
        return identity, LastSchooling(None, "LP Jacques-Prévert", story.formation, left)
    born = date(today.year - story.age - 1, 12, 3)  # of that age all the year round
    identity = FollowedIdentity(
        story.family_name, story.first_name, born, sex=story.sex, postal_code="99120", city=story.town,
        phone=story.phone,
    )  # fmt: skip
    left = troupe.day(story.opened) - timedelta(days=40)
    return identity, LastSchooling(None, "LP Jacques-Prévert", story.formation, left)


async def _happen(troupe: Troupe, story: YoungStory, happened: Happened, at: datetime) -> None:
    follow_up = troupe.recall(f"young {story.key}")
    async with troupe.acting(happened.by, at) as uow:
        await _DOES[happened.name](troupe, uow, follow_up, happened)


async def _refer(troupe: Troupe, uow: UnitOfWork, one: UUID, it: Happened) -> None:
    today = uow.now.date()
    seen = (await use_cases.show_follow_up(uow, one, today)).version
    await use_cases_referents.name_referent(uow, one, troupe.account(it.what), today, seen=seen)


async def _call(_: Troupe, uow: UnitOfWork, one: UUID, it: Happened) -> None:
    today = uow.now.date()
    again = None if it.days is None else today + timedelta(days=it.days)
    result = FollowUpContactResult(it.what)
    met = result is FollowUpContactResult.APPOINTMENT
    attempt = ContactAttempt(FollowUpChannel(it.how), result, uow.now, None if met else again, again if met else None)
    await use_cases.note_attempt(uow, one, attempt, today)


async def _interview(troupe: Troupe, uow: UnitOfWork, one: UUID, it: Happened) -> None:
    today = uow.now.date()
    notes = InterviewNotes(
        InterviewKind.FIRST, today, troupe.account(COORDINATOR),
        needs=(InterviewNeed.CHOOSE_A_PATH, InterviewNeed.WORK_EXPERIENCE), needs_words="",
        skills=(InterviewSkill.MANUAL, InterviewSkill.TEAMWORK), school_level=InterviewLevel.SECOND_YEAR_LYCEE,
        project=it.what, synthesis=f"Vous le dites ainsi : {it.what} Nous cherchons une place avec vous.",
        next_step=InterviewNextStep.PROPOSE_PLACE, next_on=today + timedelta(days=it.days or 8),
    )  # fmt: skip
    draft = await use_cases_interviews.begin_interview(uow, one, notes, today)
    if it.how != "draft":
        await use_cases_interviews.finish_interview(uow, (one, draft.id), today, seen=draft.version)


async def _solution(_: Troupe, uow: UnitOfWork, one: UUID, it: Happened) -> None:
    today = uow.now.date()
    started = None if it.days is None else today + timedelta(days=it.days)
    new = use_cases_solutions.NewSolution(SolutionType(it.how), it.what, "", started)
    await use_cases_solutions.propose_solution(uow, one, new, today)


async def _ask_return(_: Troupe, uow: UnitOfWork, one: UUID, __: Happened) -> None:
    today = uow.now.date()
    await use_cases_promises.open_return_request(uow, one, Asked(ReturnChannel.PUBLIC_PAGE, today, today), today)


async def _summon(_: Troupe, uow: UnitOfWork, one: UUID, __: Happened) -> None:
    today = uow.now.date()
    await use_cases_summons.open_summons(uow, one, Convened(SummonsGround.SILENCE, today), today)


async def _partner(troupe: Troupe, uow: UnitOfWork, one: UUID, it: Happened) -> None:
    today = uow.now.date()
    fields = (DisclosedField.IDENTITY, DisclosedField.PHONE, DisclosedField.CITY, DisclosedField.LAST_FORMATION)
    new = NewReferral(
        troupe.stage.units[MISSION_LOCALE], ReferralRequest.SUPPORT, today + timedelta(days=it.days or 15), fields
    )  # fmt: skip
    await use_cases_referrals.refer(uow, one, new, today)


async def _hand_over(troupe: Troupe, uow: UnitOfWork, one: UUID, it: Happened) -> None:
    await use_cases_referents.ask_handover(uow, one, troupe.account(it.how), it.what, uow.now.date())


async def _step(_: Troupe, uow: UnitOfWork, one: UUID, it: Happened) -> None:
    """`start_support`, `close` with its reason, or what was found of the obligation."""
    today = uow.now.date()
    view = await use_cases.show_follow_up(uow, one, today)
    given = use_cases.StepGiven(it.how)
    if it.how == "close":
        given = replace(given, reason=FollowUpCloseReason(it.what))
    elif it.how == "record_obligation":
        proof = ObligationProof(it.what)
        fulfilled = proof is not ObligationProof.NO_SOLUTION_FOUND
        found = TrainingObligation.FULFILLED if fulfilled else TrainingObligation.NOT_FULFILLED
        given = replace(given, obligation=ObligationFound(found, today, proof))
    elif it.how != "start_support":
        raise Malformed
    await use_cases.advance_follow_up(uow, one, given, today, seen=view.version)


_DOES = {
    "referent": _refer,
    "call": _call,
    "interview": _interview,
    "solution": _solution,
    "return": _ask_return,
    "summons": _summon,
    "partner": _partner,
    "handover": _hand_over,
    "step": _step,
}
