"""Lists of plans, the catalogue, the bank, and what measures changed. Each list is one act of the journal."""

from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Select

from domain.support_plans.catalogue import SCHEMES, scheme_of, why_closed
from domain.support_plans.measure import NO_PROOF, Measure, SchemeMeasure, Windows, aggregated, measured, windows_of
from domain.support_plans.models import MODELS, PlanModel
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.socle import SOCLE, SOURCE, SocleDomain
from domain.support_plans.views import PlanSummary, SchemeView, view_of_scheme
from persistence.journal import Access, JournalEntry
from persistence.students.repository import within_reach
from persistence.support_plans import measures, repository
from persistence.support_plans.pupils import load_pupil
from persistence.support_plans.queries import PlanFilter, plan_page, plan_summary
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PlanBank:
    source: str
    domains: tuple[SocleDomain, ...]
    models: tuple[PlanModel, ...]


@dataclass(frozen=True)
class PlanMeasure:
    """Numbers are None until there is something to compare; the sentence always says why."""

    started_on: date | None
    windows: Windows | None
    before: Decimal | None
    after: Decimal | None
    sentence: str


@dataclass(frozen=True)
class Schemes:
    items: tuple[SchemeView, ...]


@dataclass(frozen=True)
class SchemeMeasures:
    notice: str
    items: tuple[SchemeMeasure, ...]


BANK = PlanBank(SOURCE, SOCLE, MODELS)


async def list_plans(
    uow: UnitOfWork, today: date, wanted: PlanFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """One pupil's plans are a reading of their file; any other list names nobody."""
    if wanted.student_id is not None:
        scope = await within_reach(uow.session, uow.actor, wanted.student_id)
        await uow.record(JournalEntry.of(scope.pair, "support_plan:list", Access.READ))
    else:
        detail = {name: str(value) for name, value in asdict(wanted).items() if value is not None}
        await uow.record(JournalEntry("support_plan:list", Access.LIST, detail=detail))
    return plan_page(uow.actor, today, wanted, cursor=cursor, limit=limit)


async def summarise_plans(uow: UnitOfWork, today: date) -> PlanSummary:
    return PlanSummary(*(await uow.session.execute(plan_summary(uow.actor, today))).one())


def list_schemes(today: date) -> Schemes:
    """The whole catalogue; a scheme not in force that day says from when."""
    return Schemes(tuple(view_of_scheme(one, today) for one in SCHEMES.values()))


async def schemes_for(uow: UnitOfWork, student_id: UUID, today: date) -> Schemes:
    """Every scheme for one pupil: the closed ones with the reason and the text."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    pupil = await load_pupil(uow.session, scope.student_id, scope.school_id)
    await uow.record(JournalEntry.of(scope.pair, "support_plan:list_schemes", Access.READ))
    return Schemes(
        tuple(view_of_scheme(one, today, why_closed(one, pupil.candidate, today)) for one in SCHEMES.values())
    )


async def measure_plan(uow: UnitOfWork, plan_id: UUID, today: date) -> PlanMeasure:
    """Four weeks before, four after, for one pupil."""
    plan = await repository.load_plan(uow.session, uow.actor, plan_id)
    await uow.record(
        JournalEntry.of((plan.student_id, plan.school_id), "support_plan:read", Access.READ, plan_id=str(plan_id))
    )
    started_on, ends_on = await measures.load_start(uow.session, uow.actor, plan_id)
    if started_on is None:
        return PlanMeasure(None, None, None, None, "Ce plan n'a pas commencé.")
    windows = windows_of(started_on, ends_on, neutralises=plan.scheme.arrangement is not None)
    missed = await measures.load_missed(uow.session, measures.both(plan.student_id, plan.school_id, windows), today)
    found: Measure = measured(windows, missed[0], missed[1], today)
    return PlanMeasure(started_on, windows, found.before, found.after, found.sentence)


async def measure_schemes(uow: UnitOfWork, today: date, since: date) -> SchemeMeasures:
    """Per scheme, of measures whose eight weeks have passed; fewer than five pupils stay hidden."""
    rows = await measures.load_started(uow.session, uow.actor, since)
    known = [
        (row, windows)
        for row in rows
        if (windows := windows_of(
            row.started_on, row.ends_on, neutralises=scheme_of(row.scheme).arrangement is not None
        )).after_last < today
    ]  # fmt: skip
    wanted = [one for row, windows in known for one in measures.both(row.student_id, row.school_id, windows)]
    missed = await measures.load_missed(uow.session, wanted, today)
    pairs: defaultdict[str, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for n, (row, _) in enumerate(known):
        pairs[row.scheme].append((missed[2 * n], missed[2 * n + 1]))
    await uow.record(JournalEntry("support_plan:measure", Access.LIST, detail={"since": since.isoformat()}))
    items = (aggregated(scheme, found) for scheme, found in sorted(pairs.items()))
    return SchemeMeasures(NO_PROOF, tuple(replace(one, label=SchemeCode(one.scheme).label) for one in items))
