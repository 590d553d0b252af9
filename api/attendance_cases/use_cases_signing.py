"""The parapheur: prepared warnings with their count of this morning, and signing several of them at once."""

from dataclasses import dataclass
from uuid import UUID

from api.attendance_cases.steps import OpenFile, lay_open, take_step
from api.attendance_cases.steps_reading import case_facts, recount
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.commands import Command
from domain.attendance_cases.guards_dsden import unfounded
from domain.attendance_cases.letters import CaseLetter, letter_on
from domain.attendance_cases.standing import Standing
from domain.attendance_cases.states import Track
from domain.attendance_cases.views import WarningToSign
from domain.kernel.errors import Refusal
from persistence.attendance_cases import repository
from persistence.attendance_cases.pages import load_agents, load_names, load_persons
from persistence.attendance_cases.queries_dsden import cases_to_sign
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

BOOK_SIZE = 100


@dataclass(frozen=True)
class SignatureBook:
    items: tuple[WarningToSign, ...]


async def show_signature_book(uow: UnitOfWork) -> SignatureBook:
    """Every prepared warning of one's unit, counted again now; one that lost its ground says so."""
    ids = await cases_to_sign(uow.session, uow.actor, BOOK_SIZE)
    found = []
    for case_id in ids:
        file = await repository.load_case(uow.session, uow.actor, case_id)
        found.append(await _to_sign(uow, await lay_open(uow, file)))
    detail = {"count": len(found)}
    await uow.record(JournalEntry("signature_book:list", Access.LIST, detail=detail))
    return SignatureBook(tuple(found))


async def _to_sign(uow: UnitOfWork, opened: OpenFile) -> WarningToSign:
    case, facts = opened.case, opened.facts
    student, school = await load_names(uow.session, case, opened.file.authority_id, opened.today)
    prepared = case.acts[-1] if case.acts[-1].step == "prepare_warning" else case.last("prepare_warning")
    referral = case.referral
    known = referral.known if referral else None
    agents = await load_agents(uow.session, [prepared.by] if prepared and prepared.by else [])
    chosen = set(prepared.addressees) if prepared else set()
    persons = await load_persons(uow.session, case)
    standing = Standing(case, facts, Track.DSDEN, Command("warn"), uow.actor.id)
    row = WORKFLOWS[Track.DSDEN].row("warn", case.dsden_state, opened.today)
    counted = case_facts(opened)
    return WarningToSign(
        case_id=case.id,
        version=case.version,
        student=student,
        school=school,
        prepared_on=prepared.on if prepared else opened.today,
        prepared_by=next(iter(agents.values()), None),
        prepared_by_me=prepared is not None and prepared.by == uow.actor.id,
        letter=letter_on(CaseLetter.WARNING_LETTER, facts.birth_date, opened.today).value,
        addressees=tuple(one for one in persons if one.id in chosen),
        known=known,
        counted_now=recount(known, facts) if known else 0,
        unfounded=unfounded(case, facts),
        blocked_by=tuple(row.blocked_by(standing, opened.today)) if row else (),
        last_unjustified_on=counted.last_unjustified_on,
        class_days_present=counted.class_days_present,
    )


@dataclass(frozen=True)
class ToSign:
    """One warning to sign, in the version that was read."""

    case_id: UUID
    version: int


@dataclass(frozen=True)
class Signed:
    """What came of one signature; `code` and `detail` are those of the refusal, if there was one."""

    case_id: UUID
    signed: bool
    version: int | None
    code: str
    title: str
    detail: str


@dataclass(frozen=True)
class Signatures:
    items: tuple[Signed, ...]


async def sign_warnings(uow: UnitOfWork, wanted: list[ToSign]) -> Signatures:
    """Each in its own savepoint: one that is refused takes no other with it."""
    return Signatures(tuple([await _sign(uow, one) for one in wanted]))


async def _sign(uow: UnitOfWork, one: ToSign) -> Signed:
    try:
        async with uow.session.begin_nested():
            opened = await take_step(uow, one.case_id, Command("warn"), seen=one.version)
    except Refusal as refusal:
        return Signed(one.case_id, False, None, refusal.code(), refusal.title, refusal.sentence)
    return Signed(one.case_id, True, opened.case.version, "", "", "")
