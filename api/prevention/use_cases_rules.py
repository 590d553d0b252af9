"""What a school chooses: how many situations a week, which rules; and the yearly report of each rule."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.calendar import month_start, school_year_label, school_year_of
from domain.kernel.errors import Stale
from domain.kernel.law import LegalKind
from domain.prevention.report import METHOD, AlarmOutcome, SexRow, hidden_rows
from domain.prevention.rules import RULES, RuleCode, WarningRule
from domain.prevention.switches import SwitchKind, check_switch
from domain.prevention.wording import typeset, what_ends
from domain.schools.kinds import SchoolKind
from persistence.journal import Access, JournalEntry
from persistence.prevention import settings
from persistence.prevention.report import ReportScope, count_outcomes
from persistence.prevention.settings import Capacity, School, Switch
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RuleShown:
    """One rule as this school's people read it; `switched` says why it is off."""

    code: RuleCode
    label: str
    phrase: str
    unit: str
    first_level: int
    second_level: int
    downwards: bool
    tracks: tuple[SchoolKind, ...]
    applies_here: bool
    period: str
    source: str
    ends_when: str
    since: date
    kind: LegalKind
    kind_label: str
    is_on: bool
    off_kind: str | None
    off_since: date | None
    off_reason: str | None
    raised_this_month: int


async def list_rules(uow: UnitOfWork, school_id: UUID | None) -> list[RuleShown]:
    """All of them, with this school's levels; rules name no pupil."""
    school = await settings.load_school(uow.session, uow.actor, school_id)
    today = await _today(uow, school.id)
    off = await settings.load_switches(uow.session, school.id)
    raised = await settings.raised_since(uow.session, school.id, month_start(today))
    await uow.record(JournalEntry("warning_rule:list", Access.LIST, school_id=school.id))
    return [_shown(rule, school, off.get(code), raised.get(code.value, 0)) for code, rule in RULES.items()]


async def _today(uow: UnitOfWork, school_id: UUID) -> date:
    return (await load_rules(uow.session, school_id)).calendar.day_of(uow.now)


def _shown(rule: WarningRule, school: School, off: Switch | None, raised: int) -> RuleShown:
    levels = rule.levels_of(school.kind)
    return RuleShown(
        rule.code, typeset(rule.label), typeset(rule.phrase), rule.unit, levels.first, levels.second, levels.downwards,
        tuple(kind for kind in SchoolKind if kind in rule.tracks), school.kind in rule.tracks, typeset(rule.period),
        rule.source, what_ends(rule, (levels.first, levels.second)), rule.since, rule.kind, rule.kind.label,
        off is None, off.kind if off else None, off.off_since if off else None, off.reason if off else None, raised,
    )  # fmt: skip


@dataclass(frozen=True)
class SwitchCommand:
    """`kind`: on again, disabled for a while, or retired after the report."""

    kind: SwitchKind
    reason: str


async def switch_rule(uow: UnitOfWork, school_id: UUID, rule: RuleCode, command: SwitchCommand) -> list[RuleShown]:
    """Off with a reason and today's date, or on again; what was raised before stays readable."""
    school = await settings.load_school(uow.session, uow.actor, school_id)
    today = await _today(uow, school.id)
    off = await settings.load_switches(uow.session, school.id)
    check_switch(command.kind, command.reason, is_on=rule not in off)
    if command.kind is SwitchKind.ON:
        await settings.switch_on(uow.session, school.id, rule, uow.actor.id, today)
    else:
        switch = Switch(rule, command.kind.value, command.reason, today)
        await settings.switch_off(uow.session, school.id, switch, uow.actor.id, uow.now)
    detail = {"rule": rule.value, "kind": command.kind.value}
    await uow.record(JournalEntry("warning_rule:switch", school_id=school.id, detail=detail))
    return await list_rules(uow, school.id)


async def show_capacity(uow: UnitOfWork, school_id: UUID) -> Capacity:
    school = await settings.load_school(uow.session, uow.actor, school_id)
    return await settings.load_capacity(uow.session, school.id)


async def set_capacity(uow: UnitOfWork, school_id: UUID, capacity: int, *, seen: int) -> Capacity:
    """How many situations the school life can really treat in a week."""
    school = await settings.load_school(uow.session, uow.actor, school_id)
    if (await settings.load_capacity(uow.session, school.id)).version != seen:
        raise Stale
    new = Capacity(school.id, capacity, seen)
    saved = await settings.save_capacity(uow.session, new, uow.actor.id, uow.now)
    detail = {"capacity": capacity}
    await uow.record(JournalEntry("early_warning:set_capacity", school_id=school.id, detail=detail))
    return saved


@dataclass(frozen=True)
class RuleReport:
    code: RuleCode
    label: str
    is_on: bool
    outcomes: dict[str, SexRow]


@dataclass(frozen=True)
class YearReport:
    """« Bilan »: by rule and sex, for the school's own track; small numbers hidden."""

    school_id: UUID
    school_year: int
    year_label: str
    track: SchoolKind
    track_label: str
    method: str
    rules: tuple[RuleReport, ...]


async def report_year(uow: UnitOfWork, school_id: UUID | None, school_year: int | None) -> YearReport:
    """True and false alarms and misses of every rule that watches such a school."""
    school = await settings.load_school(uow.session, uow.actor, school_id)
    today = await _today(uow, school.id)
    year = school_year_of(today) if school_year is None else school_year
    watching = [rule for rule in RULES.values() if school.kind in rule.tracks]
    counts = await count_outcomes(
        uow.session, ReportScope(school.id, year, today), [rule.code.value for rule in watching]
    )
    off = await settings.load_switches(uow.session, school.id)
    await uow.record(JournalEntry("early_warning:report", Access.LIST, school_id=school.id, detail={"year": year}))
    return YearReport(
        school.id, year, school_year_label(year), school.kind, school.kind.label, typeset(METHOD),
        tuple(
            RuleReport(
                rule.code, typeset(rule.label), rule.code not in off,
                dict(zip((one.value for one in AlarmOutcome),
                         hidden_rows([counts[rule.code.value][one] for one in AlarmOutcome]), strict=True)),
            )
            for rule in watching
        ),
    )  # fmt: skip
