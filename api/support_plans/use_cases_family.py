"""The family's door: one link, one plan, a second fact, a code. Nobody is signed in here.

A wrong fact is an outcome, not an exception: the attempt must be committed before anybody is told.
"""

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from api.security.signing_code import code_hash
from api.security.visitor import digest
from domain.kernel.errors import Refusal
from domain.support_plans.catalogue import scheme_of
from domain.support_plans.family import MOST_ATTEMPTS, SIGNABLE, LinkEnded, WrongFact, WrongSigningCode, step_of_answer
from domain.support_plans.states import PlanState
from persistence.ids import new_id
from persistence.support_plans import signing
from persistence.unit_of_work import UnitOfWork

OPEN_STATES = frozenset({"queued", "sent"})


@dataclass(frozen=True)
class FamilyLink:
    """What the visitor brings; `today` is the day at the school's place."""

    token: str
    birth_date: date
    today: date


@dataclass(frozen=True)
class FamilyPart:
    title: str
    lines: list[str]


@dataclass(frozen=True)
class FamilyPlan:
    """What there is to sign, as the sheet says it."""

    title: str
    first_name: str
    scheme_label: str
    school_name: str
    school_phone: str
    paragraphs: list[str]
    parts: list[FamilyPart]
    sha256: str
    expires_at: datetime
    settled: bool


@dataclass(frozen=True)
class FamilyDecision:
    signed: bool
    detail: str


async def look(uow: UnitOfWork, link: FamilyLink) -> tuple[Any, Refusal | None]:
    """The request behind the link, once the second fact is right; else what to say."""
    row = await signing.request_behind(uow.session, digest(link.token))
    if row is None or not _alive(row, uow.now):
        return None, LinkEnded()
    if row.birth_date != link.birth_date:
        await signing.note_attempt(uow.session, digest(link.token))
        return None, WrongFact(errors=[{"pointer": "/birth_date", "detail": WrongFact.detail}])
    return row, None


def _alive(row: Any, now: datetime) -> bool:
    if row.attempts >= MOST_ATTEMPTS or row.expires_at <= now:
        return False
    return row.state in {"signed", "declined"} or (row.state in OPEN_STATES and PlanState(row.plan_state) in SIGNABLE)


async def show_to_family(uow: UnitOfWork, link: FamilyLink) -> FamilyPlan | Refusal:
    row, refusal = await look(uow, link)
    if refusal is not None:
        return refusal
    await signing.note_opening(uow.session, digest(link.token), uow.now, uow.act_id)
    summary = row.summary
    return FamilyPlan(
        summary["title"], row.first_name, scheme_of(row.scheme).label, row.school_name, row.school_phone,
        summary["paragraphs"], [FamilyPart(**one) for one in summary["parts"]], row.sha256, row.expires_at,
        settled=row.state not in OPEN_STATES,
    )  # fmt: skip


async def paper_for_family(uow: UnitOfWork, link: FamilyLink) -> bytes | Refusal:
    row, refusal = await look(uow, link)
    return refusal if refusal is not None else bytes(row.content)


async def decide(uow: UnitOfWork, link: FamilyLink, code: str, *, signed: bool) -> FamilyDecision | Refusal:
    """Signing or not, with the code: the evidence is who, when, and the hash of what was read."""
    row, refusal = await look(uow, link)
    if refusal is not None:
        return refusal
    if row.state not in OPEN_STATES:
        return LinkEnded()
    if not hmac.compare_digest(code_hash(row.id, code), row.code_hash or ""):
        await signing.note_attempt(uow.session, digest(link.token))
        return WrongSigningCode(errors=[{"pointer": "/code", "detail": WrongSigningCode.detail}])
    step = step_of_answer(scheme_of(row.scheme), PlanState(row.plan_state), link.today, signed=signed)
    given: dict[str, object] = {
        "state": "signed" if signed else "declined",
        "signed": signed,
        "at": uow.now.isoformat(),
        "on": link.today.isoformat(),
        "act": str(uow.act_id),
        "signature_id": str(new_id()),
    }
    if step is not None:
        given |= {
            "step": step.name, "target": step.target.value, "agreement": step.agreement.value, "basis": step.basis,
        }  # fmt: skip
    if not await signing.settle_request(uow.session, digest(link.token), given):
        return LinkEnded()
    return FamilyDecision(signed, _thanks(row.school_phone, signed=signed))


def _thanks(phone: str, *, signed: bool) -> str:
    if signed:
        return "Merci. Votre signature est enregistrée. L'établissement garde le document que vous avez lu."
    return f"C'est noté, sans conséquence pour l'élève. Pour en parler, appelez le {phone}."
