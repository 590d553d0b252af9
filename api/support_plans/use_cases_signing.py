"""Signatures: on the paper the school keeps, or with a code sent by mail; the paper itself."""

import asyncio
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.letters.plan_paper import render_plan
from api.letters.render import sha256
from api.support_plans.steps_reading import NO_MAIL, obstacle_of, standing_of, today_of, view_of
from domain.kernel.errors import Malformed, NotFound, Stale
from domain.kernel.events import Effect
from domain.support_plans import guards
from domain.support_plans.advance import InTheFuture, check_writer
from domain.support_plans.family import (
    LINK_LIFETIME,
    SIGNABLE,
    SIGNABLE_ON_PAPER,
    AlreadySigned,
    CannotBeAsked,
    NotToBeSigned,
)
from domain.support_plans.plan import Signature, Standing, SupportPlan
from domain.support_plans.states import PlanParty, SignatureMeans
from domain.support_plans.views import PlanView
from domain.support_plans.wording import PlainPlan, day_words, plain
from domain.workflow import Blocked
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.support_plans import reading, repository, signing
from persistence.support_plans.pupils import PlanPupil
from persistence.support_plans.signing import NewRequest, Paper
from persistence.unit_of_work import UnitOfWork

SEND_LINK = "send_signature_link"


@dataclass(frozen=True)
class PaperSignature:
    """Who signed the sheet; the day, today when none is given."""

    party: PlanParty
    guardian_id: UUID | None = None
    signed_on: date | None = None


@dataclass(frozen=True)
class _Signable:
    plan: SupportPlan
    standing: Standing
    pupil: PlanPupil
    today: date


async def sign_on_paper(uow: UnitOfWork, plan_id: UUID, given: PaperSignature, *, seen: int) -> PlanView:
    """Somebody signed the sheet that the school keeps: who, and the day."""
    found = await _signable(uow, plan_id, seen)
    plan, today, signed_on, guardian_id = found.plan, found.today, given.signed_on, given.guardian_id
    if plan.state not in SIGNABLE_ON_PAPER:
        raise NotToBeSigned
    if signed_on is not None and signed_on > today:
        raise InTheFuture(errors=[{"pointer": "/signed_on", "detail": InTheFuture.detail}])
    if given.party is PlanParty.GUARDIAN and guardian_id not in found.standing.facts.legal_representatives:
        raise Malformed(errors=[{"pointer": "/guardian_id", "detail": "Choisissez un représentant légal de l'élève."}])
    person = guardian_id if given.party is PlanParty.GUARDIAN else None
    signature = Signature(given.party, SignatureMeans.PAPER, signed_on or today, person)
    if not await signing.add_signature(uow.session, plan, signature, uow.actor.id, uow.now):
        raise AlreadySigned
    return await _touched(uow, plan, "support_plan:sign_on_paper", today, party=given.party.value)


async def ask_by_mail(uow: UnitOfWork, plan_id: UUID, guardian_id: UUID | None, *, seen: int) -> PlanView:
    """A link and a code to one person who accepts mail; what there is to sign is fixed now, with its hash."""
    found = await _signable(uow, plan_id, seen)
    plan, today = found.plan, found.today
    if plan.state not in SIGNABLE:
        raise NotToBeSigned
    if missing := guards.family_was_met(found.standing, today):
        raise Blocked(missing, blocked_by=[missing])
    party = await _asked(uow, found, guardian_id)
    paper = await _written(uow, plan, today)
    new = NewRequest(new_id(), paper.id, party.value, guardian_id, uow.now + LINK_LIFETIME)
    await signing.add_request(uow.session, plan, new, uow.actor.id, uow.now)
    await uow.enqueue([Effect(SEND_LINK, {"signature_request_id": str(new.id)})])
    return await _touched(uow, plan, "support_plan:ask_signature", today, party=party.value)


async def _asked(uow: UnitOfWork, found: _Signable, guardian_id: UUID | None) -> PlanParty:
    """A legal representative of a minor, or the pupil of age; each by an address they gave."""
    plan, is_adult = found.plan, found.standing.facts.is_adult
    if is_adult is (guardian_id is not None):
        raise Malformed(errors=[{"pointer": "/guardian_id", "detail": "Choisissez qui doit signer."}])
    if is_adult:
        if not found.pupil.email:
            raise CannotBeAsked(NO_MAIL)
        return PlanParty.PUPIL
    guardians = await reading.load_guardians(uow.session, plan.student_id, plan.school_id)
    one = next((row for row in guardians if row.id == guardian_id), None)
    if one is None:
        raise Malformed(errors=[{"pointer": "/guardian_id", "detail": "Choisissez un représentant légal de l'élève."}])
    if obstacle := obstacle_of(one):
        raise CannotBeAsked(obstacle)
    if any(signature.person_id == guardian_id and signature.signed for signature in plan.signatures):
        raise AlreadySigned
    return PlanParty.GUARDIAN


async def print_plan(uow: UnitOfWork, plan_id: UUID) -> tuple[bytes, str, str]:
    """« Aperçu famille »: the sheet as it now is. Journalled; nothing is kept until somebody is asked to sign it."""
    plan = await repository.load_plan(uow.session, uow.actor, plan_id)
    today = await today_of(uow, plan)
    content, _ = await _rendered(uow, plan, today)
    pair = (plan.student_id, plan.school_id)
    await uow.record(JournalEntry.of(pair, "support_plan:print", Access.READ, plan_id=str(plan_id)))
    return content, "application/pdf", "accompagnement.pdf"


async def read_paper(uow: UnitOfWork, plan_id: UUID, digest: str) -> tuple[bytes, str, str]:
    """A sheet as it was sent, by its hash."""
    plan = await repository.load_plan(uow.session, uow.actor, plan_id)
    content = await signing.load_paper(uow.session, plan_id, digest)
    if content is None:
        raise NotFound
    pair = (plan.student_id, plan.school_id)
    await uow.record(JournalEntry.of(pair, "support_plan:read_paper", Access.READ, plan_id=str(plan_id)))
    return content, "application/pdf", "accompagnement.pdf"


async def _signable(uow: UnitOfWork, plan_id: UUID, seen: int) -> _Signable:
    plan = await repository.lock_plan(uow.session, uow.actor, plan_id)
    check_writer(plan.scheme, uow.actor)
    if seen != plan.version:
        raise Stale
    today = await today_of(uow, plan)
    standing, pupil = await standing_of(uow, plan, today)
    return _Signable(plan, standing, pupil, today)


async def _touched(uow: UnitOfWork, plan: SupportPlan, operation: str, today: date, *, party: str) -> PlanView:
    if not await signing.touch_plan(uow.session, plan.id, expected=plan.version):
        raise Stale
    entry = JournalEntry.of((plan.student_id, plan.school_id), operation, plan_id=str(plan.id), party=party)
    await uow.record(entry)
    return await view_of(uow, await repository.load_plan(uow.session, uow.actor, plan.id), today)


async def _written(uow: UnitOfWork, plan: SupportPlan, today: date) -> Paper:
    content, said = await _rendered(uow, plan, today)
    summary = {
        "title": said.title,
        "paragraphs": list(said.opening),
        "parts": [{"title": one.title, "lines": [*one.sentences, *one.items]} for one in said.parts],
    }
    paper = Paper(new_id(), today, content, sha256(content), summary)
    await signing.add_paper(uow.session, plan, paper, uow.now)
    return paper


async def _rendered(uow: UnitOfWork, plan: SupportPlan, today: date) -> tuple[bytes, PlainPlan]:
    standing, pupil = await standing_of(uow, plan, today)
    guardians = await reading.load_guardians(uow.session, plan.student_id, plan.school_id)
    said = plain(plan, pupil.first_name, pupil.school_name)
    own = [f"{pupil.first_name} {pupil.family_name}, élève"]
    adults = [] if standing.facts.is_adult else [f"{one.name}, représentant légal" for one in guardians]
    school = ["Chef d'établissement ou directeur d'école", "Enseignant"] if plan.scheme.signed_by_head else []
    words = _words(said, pupil, today) | {"signatories": [*school, *adults, *own]}
    return await asyncio.to_thread(render_plan, words), said


def _words(said: PlainPlan, pupil: PlanPupil, today: date) -> dict[str, object]:
    return {
        "title": said.title,
        "demo": pupil.department_code == "999",
        "school": pupil.school_name,
        "about": [
            {"label": "Élève", "value": f"{pupil.first_name} {pupil.family_name}"},
            {"label": "Classe", "value": pupil.class_name or "—"},
            {"label": "Établissement", "value": pupil.school_name},
            {"label": "Écrit le", "value": day_words(today)},
        ],
        "opening": list(said.opening),
        "parts": [
            {"title": one.title, "sentences": list(one.sentences), "items": list(one.items)} for one in said.parts
        ],
        "contact": pupil.school_phone or pupil.school_name,
    }
