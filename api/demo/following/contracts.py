"""Contracts in every state, each through the use cases that make it: interview, place, draft, signatures, weeks."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial

from api.demo.following.acts import Act, Troupe
from api.demo.following.contract_moves import Code, ContractStory, Move, Own, Paper, Review, Step, Week
from api.demo.following.contract_stories import STORIES
from api.demo.places import COMMUNES
from api.demo.staff import PLATFORM
from api.follow_ups import use_cases as follow_ups
from api.follow_ups import use_cases_interviews as interviews
from api.links.steps import PersonalLink, make_signing_link
from api.training_contracts import use_cases as contracts
from api.training_contracts import use_cases_family as family
from api.training_contracts import use_cases_following as following
from api.training_contracts import use_cases_places as places
from api.training_contracts import use_cases_signing as signing
from api.training_contracts.steps import NamedParty
from domain.follow_ups.followed import FollowedIdentity, LastSchooling
from domain.follow_ups.interviews import (
    InterviewKind,
    InterviewLevel,
    InterviewNeed,
    InterviewNextStep,
    InterviewNotes,
    InterviewSkill,
)
from domain.follow_ups.states import FollowUpSource
from domain.training_contracts.contract import Commitments, ContractModule, Path
from domain.training_contracts.following import ContractReview, TutorNote
from domain.training_contracts.states import ContractParty, YouthStatus
from persistence.training_contracts import links
from persistence.training_contracts.repository import load_contract
from persistence.unit_of_work import anonymous_unit_of_work, job_unit_of_work

PREPARER, HEAD = "mlds", "chef"
_HOURS = {Step: time(16, 20), Own: time(10, 5), Paper: time(9, 30), Code: time(9, 40), Week: time(17, 10),
          Review: time(11, 15)}  # fmt: skip


def acts(troupe: Troupe) -> Iterator[Act]:
    for story in STORIES:
        if troupe.reaches(story.prepared):
            yield Act(
                troupe.day(story.prepared), time(10, 50), f"contract {story.key}", partial(_prepare, troupe, story)
            )
            for rank, move in enumerate(story.moves):
                name = f"contract {story.key} {rank}"
                yield Act(troupe.day(move.back), _hour(move), name, partial(_move, troupe, story, move))


def _hour(move: Move) -> time:
    """On one day, sent and begun frame what is signed."""
    if isinstance(move, Step):
        return time(8, 50) if move.step.name == "send_to_sign" else time(16, 20)
    return _HOURS[type(move)]


def _birth(troupe: Troupe, story: ContractStory) -> date:
    if story.key == "mehdi":
        return troupe.pupil("mehdi-zerrouki").born
    return date(troupe.stage.world.clock.today.year - story.age, 3, 4)


async def _prepare(troupe: Troupe, story: ContractStory, at: datetime) -> None:
    """Received, a place held and confirmed, the draft written."""
    day = at.date()
    async with troupe.acting(PREPARER, at) as uow:
        identity = FollowedIdentity(
            story.family_name, story.first_name, _birth(troupe, story), commune=COMMUNES["Montbrillac"],
            postal_code="99200", city="Montbrillac", phone="0639980412",
            email=f"{story.key}.{story.family_name.lower()}@example.invalid",
        )  # fmt: skip
        told = follow_ups.Spontaneous(
            troupe.stage.units[PLATFORM], FollowUpSource.SPONTANEOUS, identity, LastSchooling()
        )  # fmt: skip
        follow_up = (await follow_ups.open_by_hand(uow, told, day)).id
        draft = await interviews.begin_interview(uow, follow_up, _notes(story, day), day)
        await interviews.finish_interview(uow, (follow_up, draft.id), day, seen=draft.version)
        hold = await places.hold_place(uow, troupe.recall(f"training place {story.place}"), follow_up, day)
        await places.advance_hold(uow, hold.id, "confirm", day, seen=hold.version)
        opened = await contracts.open_contract(uow, contracts.OpenContract(hold.id, story.objective), day)
        content = (_path(story, opened.starts_on, opened.youth_status), Commitments(*story.said))
        page = await contracts.write_contract(uow, opened.id, content, day, seen=opened.version)
        for party in _parties(troupe, story, hosted=page.place.provider_unit_id is not None):
            page = await contracts.name_party(uow, page.id, party, day, seen=page.version)
    troupe.made[f"contract {story.key}"] = page.id


def _notes(story: ContractStory, day: date) -> InterviewNotes:
    return InterviewNotes(
        InterviewKind.FIRST, day, needs=(InterviewNeed.GRADUAL_RETURN, InterviewNeed.BASIC_SKILLS),
        skills=(InterviewSkill.MANUAL, InterviewSkill.TEAMWORK), school_level=InterviewLevel.TROISIEME,
        project=story.objective, synthesis=f"{story.first_name} veut reprendre une formation et sait ce qui l'aide.",
        next_step=InterviewNextStep.PREPARE_CONTRACT, next_on=day,
    )  # fmt: skip


def _path(story: ContractStory, starts_on: date | None, status: YouthStatus | None) -> Path:
    end = None if starts_on is None else date(starts_on.year + 2 - (starts_on.month < 8), 6, 30)
    modules = tuple(ContractModule(*one) for one in story.modules)
    return Path(story.objective, status, starts_on, end, story.first_day, story.timetable, modules)


def _parties(troupe: Troupe, story: ContractStory, *, hosted: bool) -> Iterator[NamedParty]:
    yield NamedParty(ContractParty.TUTOR, account_id=troupe.account(story.tutor))
    name, quality = ("Philippe Garnier", "proviseur") if hosted else ("Hélène Marchand", "directrice")
    yield NamedParty(ContractParty.PROVIDER, name, quality)
    if story.guardian:
        mail = f"{story.guardian.split()[0].lower()}@example.invalid"
        yield NamedParty(ContractParty.GUARDIAN, story.guardian, "représentante légale", mail)


async def _move(troupe: Troupe, story: ContractStory, move: Move, at: datetime) -> None:
    contract_id, day = troupe.recall(f"contract {story.key}"), at.date()
    login = _login(story, move)
    async with troupe.acting(login, at) as uow:
        seen = (await load_contract(uow.session, uow.actor, contract_id)).version
        if isinstance(move, Step):
            await contracts.advance_contract(uow, contract_id, move.step, day, seen=seen)
        elif isinstance(move, Paper):
            await signing.sign_on_paper(uow, contract_id, signing.SignedSheet(move.party), day, seen=seen)
        elif isinstance(move, Own):
            await signing.sign_as_me(uow, contract_id, day, seen=seen)
        elif isinstance(move, Week):
            note = TutorNote(day, move.presence, move.progress, move.obstacle, move.line)
            await following.note_week(uow, contract_id, note, day, seen=seen)
        elif isinstance(move, Review):
            held = None if move.months is None else True
            review = ContractReview(
                day, move.attendance, move.progress, move.decision, move.line, months=move.months, held=held
            )  # fmt: skip
            await following.review_contract(uow, contract_id, review, day, seen=seen)
        else:
            await signing.ask_by_mail(uow, contract_id, move.party, day, seen=seen)
    if isinstance(move, Code):
        await _mailed(troupe, story, move, at)


def _login(story: ContractStory, move: Move) -> str:
    if isinstance(move, Own):
        return story.tutor if move.party is ContractParty.TUTOR else HEAD
    return story.tutor if isinstance(move, Week | Review) else PREPARER


async def _mailed(troupe: Troupe, story: ContractStory, move: Code, at: datetime) -> None:
    """What the worker does of it; then the young person signs."""
    contract_id = troupe.recall(f"contract {story.key}")
    async with job_unit_of_work(troupe.jobs, at, "demo") as uow:
        link_id = await links.last_link(uow.session, contract_id)
        token, code = await make_signing_link(uow, links.CONTRACT_DOOR, link_id)
        await links.CONTRACT_DOOR.settle_mail(uow.session, link_id, "sent")
    if move.signed:
        async with anonymous_unit_of_work(troupe.stage.sessions, at) as uow:
            link = PersonalLink(token, _birth(troupe, story), at.date())
            answer = await family.decide(uow, link, code, signed=True)
            if not isinstance(answer, family.ContractDecision):
                raise answer
