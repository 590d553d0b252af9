"""One follow-up: opened, read, contacted, advanced. The tables of the workflow decide."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.follow_ups.acting import Acted, entry_of, open_scene, settle, settle_with_solution, touch, written
from api.follow_ups.reading import FollowUpView, view_of
from api.follow_ups.steps import open_follow_up
from api.partners.steps import tell_of_details
from domain.follow_ups import advance
from domain.follow_ups.advance import Moved, ObligationFound, Scene
from domain.follow_ups.contacts import ContactAttempt
from domain.follow_ups.followed import FROM_AGE, TO_AGE, FollowedIdentity, LastSchooling, NewFollowUp
from domain.follow_ups.solutions import SolutionType, check_solution, solution_found
from domain.follow_ups.states import ContactStatus, FollowUpCloseReason, FollowUpSource
from domain.kernel.errors import Malformed, NotFound, Stale
from persistence.follow_ups import facts, findings, queries, repository, solutions
from persistence.follow_ups.surroundings import load_surroundings
from persistence.ids import new_id
from persistence.journal import Access
from persistence.unit_of_work import UnitOfWork


class FollowUpToCorrect(Malformed):
    title = "Fiche à corriger"
    detail = "Certains champs sont à corriger."


async def show_follow_up(uow: UnitOfWork, follow_up_id: UUID, today: date) -> FollowUpView:
    """The page of one young person. Journalled."""
    followed = await repository.load_followed(uow.session, uow.actor, follow_up_id, today=today)
    scene = Scene(followed, await load_surroundings(uow.session, followed), uow.actor, today)
    await uow.record(entry_of(followed, "follow_up:read", Access.READ))
    return await view_of(uow, scene)


@dataclass(frozen=True)
class Spontaneous:
    """Somebody who came by themselves, or whom a partner sent, as the platform types it."""

    platform_id: UUID
    source: FollowUpSource
    identity: FollowedIdentity
    last: LastSchooling


async def open_by_hand(uow: UnitOfWork, told: Spontaneous, today: date) -> Acted:
    """From 16 to 25, at one's own platform; the same person already followed there is found again, not doubled."""
    if told.platform_id not in uow.actor.units:
        raise NotFound
    if not FROM_AGE <= told.identity.age(today) <= TO_AGE:
        detail = "Le suivi concerne les jeunes de 16 à 25 ans."
        raise FollowUpToCorrect(errors=[{"pointer": "/birth_date", "detail": detail}])
    if told.last.left_on is not None and not told.identity.birth_date < told.last.left_on <= today:
        detail = "La date de sortie est passée, et suit la naissance."
        raise FollowUpToCorrect(errors=[{"pointer": "/left_on", "detail": detail}])
    new = NewFollowUp(told.platform_id, told.source, new_id(), told.identity, today, told.last)
    follow_up_id = await open_follow_up(uow, new)
    followed = await repository.load_followed(uow.session, uow.actor, follow_up_id, today=today)
    return Acted(followed.id, followed.version)


async def note_attempt(uow: UnitOfWork, follow_up_id: UUID, attempt: ContactAttempt, today: date) -> Acted:
    """« Noter un appel »: kept for ever, and it leaves the next date. No version: two attempts do not collide."""
    return await note_attempt_on(uow, await open_scene(uow, follow_up_id, today), attempt)


async def note_attempt_on(uow: UnitOfWork, scene: Scene, attempt: ContactAttempt) -> Acted:
    """The same where a job has opened the follow-up: what a partner tried."""
    moved = advance.note_contact(scene, attempt, uow.now)
    after = moved.followed
    values = {
        "follow_up": after.id, "platform": after.platform_id, "tried_at": attempt.tried_at, "at": uow.now,
        "by": written(uow).by, "channel": attempt.channel.value, "result": attempt.result.value,
        "next_on": after.next_contact_on, "appointment_on": attempt.appointment_on,
        "after": after.contact_status.value,
    }  # fmt: skip
    await facts.add_attempt(uow.session, values)
    return await settle(uow, scene, moved, "follow_up:note_contact", result=attempt.result.value)


@dataclass(frozen=True)
class NewDetails:
    """Coordinates as they are now; None leaves a field as it is."""

    phone: str | None = None
    email: str | None = None
    city: str | None = None
    postal_code: str | None = None


async def correct_details(uow: UnitOfWork, follow_up_id: UUID, details: NewDetails, today: date, *, seen: int) -> Acted:
    """New coordinates: where the old ones were wrong or silent, the tries begin again."""
    scene = await open_scene(uow, follow_up_id, today, seen=seen)
    await repository.save_details(
        uow.session, follow_up_id,
        {"phone": details.phone, "email": details.email, "city": details.city, "postal_code": details.postal_code},
    )  # fmt: skip
    await tell_of_details(uow, follow_up_id)
    stuck = scene.followed.contact_status in {ContactStatus.WRONG_DETAILS, ContactStatus.UNREACHABLE}
    renewed = stuck and (details.phone is not None or details.email is not None)
    moved = advance.renew_details(scene) if renewed else Moved(scene.followed, ())
    return await settle(uow, scene, moved, "follow_up:correct_details")


@dataclass(frozen=True)
class StepGiven:
    """A step of the page and what it is given."""

    name: str
    reason: FollowUpCloseReason | None = None
    platform_id: UUID | None = None
    obligation: ObligationFound | None = None


async def advance_follow_up(uow: UnitOfWork, follow_up_id: UUID, given: StepGiven, today: date, *, seen: int) -> Acted:
    """Take one step of the page; the version comes before any rule."""
    scene = await open_scene(uow, follow_up_id, today, seen=seen)
    if given.name == "transfer" and given.platform_id is not None:
        known = {one for one, _ in await queries.all_platforms(uow.session)}
        if given.platform_id not in known:
            raise FollowUpToCorrect(errors=[{"pointer": "/platform_id", "detail": "Choisissez une plateforme."}])
    return await settle(uow, scene, _moved(scene, given), f"follow_up:{given.name}")


def _moved(scene: Scene, given: StepGiven) -> Moved:
    if given.name == "close":
        return advance.close(scene, given.reason)
    if given.name == "transfer":
        return advance.transfer(scene, given.platform_id)
    if given.name == "record_obligation":
        if given.obligation is None:
            raise FollowUpToCorrect(errors=[{"pointer": "/obligation", "detail": "Indiquez la réponse."}])
        return advance.record_obligation(scene, given.obligation)
    return advance.reopen(scene) if given.name == "reopen" else advance.start_support(scene)


@dataclass(frozen=True)
class FindingAnswer:
    """The referent's word on a return to training that was found."""

    accepted: bool
    reason: str = ""
    solution: SolutionType = SolutionType.SCHOOL


async def answer_finding(
    uow: UnitOfWork, follow_up_id: UUID, finding_id: UUID, answer: FindingAnswer, today: date
) -> Acted:
    """Accepted, the solution is recorded with its proof and the follow-up ends; refused, it says why and goes on."""
    scene = await open_scene(uow, follow_up_id, today)
    finding = await findings.load_finding(uow.session, follow_up_id, finding_id)
    if finding.answer is not None:
        raise Stale
    if not answer.accepted and len(answer.reason.strip()) < 5:
        raise FollowUpToCorrect(errors=[{"pointer": "/reason", "detail": "Dites pourquoi, en quelques mots."}])
    values = {
        "id": finding_id, "follow_up": follow_up_id, "answer": "accepted" if answer.accepted else "refused",
        "reason": answer.reason,
    }  # fmt: skip
    await findings.answer_finding(uow.session, uow.actor, values, uow.now)
    if not answer.accepted:
        return await touch(uow, scene, "follow_up:refuse_finding", finding_id=str(finding_id))
    found = solution_found(follow_up_id, finding, answer.solution, new_id())
    check_solution(found, today)
    platform = scene.followed.platform_id
    await solutions.insert_solution(uow.session, found, platform, by=uow.actor.id, at=uow.now)
    around = replace(scene.around, finding=None)
    moved = advance.close(replace(scene, around=around), FollowUpCloseReason.ALREADY_ENROLLED)
    return await settle(uow, scene, moved, "follow_up:accept_finding", finding_id=str(finding_id))


async def settle_follow_up(uow: UnitOfWork, scene: Scene) -> Acted:
    """What a job found beside a follow-up: its status, its waiting and its dates follow."""
    return await settle_with_solution(uow, scene, "follow_up:settle")
