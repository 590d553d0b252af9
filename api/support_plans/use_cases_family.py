"""The family's door: one link, one plan, a second fact, a code. Nobody is signed in here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.links.steps import Desk, PersonalLink, Told, look, note_opening, settle
from domain.kernel.errors import Refusal
from domain.support_plans.catalogue import scheme_of
from domain.support_plans.family import MOST_ATTEMPTS, SIGNABLE, LinkEnded, WrongFact, WrongSigningCode, step_of_answer
from domain.support_plans.states import PlanState
from persistence.support_plans.signing import FAMILY_DOOR
from persistence.unit_of_work import UnitOfWork

OPEN_STATES = frozenset({"queued", "sent"})


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


def _alive(row: Any, now: datetime) -> bool:
    if row.attempts >= MOST_ATTEMPTS or row.expires_at <= now:
        return False
    return row.state in {"signed", "declined"} or (row.state in OPEN_STATES and PlanState(row.plan_state) in SIGNABLE)


DESK = Desk(FAMILY_DOOR, _alive, LinkEnded, WrongFact)


async def show_to_family(uow: UnitOfWork, link: PersonalLink) -> FamilyPlan | Refusal:
    opened = await look(uow, DESK, link)
    if isinstance(opened, Refusal):
        return opened
    await note_opening(uow, opened)
    row, summary = opened.row, opened.row.summary
    return FamilyPlan(
        summary["title"], row.first_name, scheme_of(row.scheme).label, row.school_name, row.school_phone,
        summary["paragraphs"], [FamilyPart(**one) for one in summary["parts"]], row.sha256, row.expires_at,
        settled=row.state not in OPEN_STATES,
    )  # fmt: skip


async def paper_for_family(uow: UnitOfWork, link: PersonalLink) -> bytes | Refusal:
    opened = await look(uow, DESK, link)
    return opened if isinstance(opened, Refusal) else bytes(opened.row.content)


async def decide(uow: UnitOfWork, link: PersonalLink, code: str, *, signed: bool) -> FamilyDecision | Refusal:
    """Signing or not, with the code: a usual act is at once the step of the plan."""
    opened = await look(uow, DESK, link)
    if isinstance(opened, Refusal):
        return opened
    row = opened.row
    if row.state not in OPEN_STATES:
        return LinkEnded()
    step = step_of_answer(scheme_of(row.scheme), PlanState(row.plan_state), link.today, signed=signed)
    more: dict[str, object] = {}
    if step is not None:
        more = {
            "step": step.name, "target": step.target.value, "agreement": step.agreement.value, "basis": step.basis,
        }  # fmt: skip
    refusal = await settle(uow, opened, Told(code, signed, WrongSigningCode), **more)
    return refusal or FamilyDecision(signed, _thanks(row.school_phone, signed=signed))


def _thanks(phone: str, *, signed: bool) -> str:
    if signed:
        return "Merci. Votre signature est enregistrée. L'établissement garde le document que vous avez lu."
    return f"C'est noté, sans conséquence pour l'élève. Pour en parler, appelez le {phone}."
