"""Show indicators: every table of a territory and a year is made and protected together, one family is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.access.permissions import ROLE_PERMISSIONS, Permission, Role
from domain.indicators.definitions import DEFINITIONS, IndicatorCode
from domain.indicators.editions import is_edition, small_cells_words
from domain.indicators.families import TERRITORIES, IndicatorFamily, families_of
from domain.indicators.report import Delay, indicators_of
from domain.indicators.views import Count, IndicatorList, IndicatorView
from domain.kernel.calendar import school_year_label, school_year_of
from domain.kernel.errors import NotFound
from domain.kernel.french import MONTHS
from domain.prevention.rules import RULES, RuleCode
from domain.schools.kinds import SchoolKind
from persistence.indicators.counts import Asked, Territory, load_counts, load_delays, load_territories
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

EARLIER_YEARS = 4
_OPENS = {
    IndicatorList.THRESHOLDS: Permission.ALERTS_READ,
    IndicatorList.CASES: Permission.CASES_READ,
    IndicatorList.WARNINGS: Permission.WARNINGS_READ,
    IndicatorList.DEPARTURES: Permission.DEPARTURES_READ,
    IndicatorList.FOLLOW_UPS: Permission.FOLLOW_UPS_READ,
    IndicatorList.CONTRACTS: Permission.CONTRACTS_READ,
}
_DELAYS = {
    "contact": "De l'arrivée du nom au premier échange",
    "solution": "Du premier échange à une solution",
}
_KINDS = {kind.value: kind.label for kind in SchoolKind}


class NoIndicators(NotFound):
    title = "Pas d'indicateur ici"
    detail = "Ces indicateurs n'existent pas pour ce territoire ou cette année. Choisissez-en d'autres sur la page."


@dataclass(frozen=True)
class Wanted:
    """What the page was asked for; the widest territory and the current year when nothing is said."""

    family: IndicatorFamily
    territory: UUID | None = None
    year: int | None = None


@dataclass(frozen=True)
class IndicatorYear:
    year: int
    label: str


@dataclass(frozen=True)
class Indicators:
    family: IndicatorFamily
    families: Sequence[dict[str, str]]
    territory: Territory
    territories: Sequence[Territory]
    year: int
    years: Sequence[IndicatorYear]
    on: date
    small_cells: str
    indicators: Sequence[IndicatorView]


async def show_indicators(uow: UnitOfWork, wanted: Wanted, today: date) -> Indicators:
    """One family. What is hidden in a table of the year is hidden in all, whichever family is looked at."""
    await uow.record(JournalEntry("indicator:show", Access.LIST, detail={"family": wanted.family.value}))
    return await _indicators(uow, wanted, today, leaves=False)


async def export_indicators(uow: UnitOfWork, wanted: Wanted, today: date) -> Indicators:
    """The same, as a file: what leaves the service is an edition."""
    await uow.record(JournalEntry("indicator:export", Access.EXPORT, detail={"family": wanted.family.value}))
    return await _indicators(uow, wanted, today, leaves=True)


async def _indicators(uow: UnitOfWork, wanted: Wanted, today: date, *, leaves: bool) -> Indicators:
    territories = await load_territories(uow.session, uow.actor, TERRITORIES)
    years = [IndicatorYear(year, school_year_label(year)) for year in _years(today)]
    territory = _chosen(territories, wanted.territory)
    year = school_year_of(today) if wanted.year is None else wanted.year
    families = families_of(uow.actor.role, territory.kind)
    if wanted.family not in families or year not in {one.year for one in years}:
        raise NoIndicators
    asked = Asked(territory.id, year, today)
    counts, delays = await _counted(uow, families, asked)
    edition = is_edition(territory.kind, leaves=leaves)
    shown = [
        replace(view, lists=[one for one in view.lists if _may_open(uow.actor.role, one)])
        for view in indicators_of(counts, delays, edition=edition)
        if DEFINITIONS[IndicatorCode(view.code)].family is wanted.family
    ]
    named = [{"code": one.value, "label": one.label} for one in families]
    words = small_cells_words(edition=edition)
    return Indicators(wanted.family, named, territory, territories, year, years, today, words, shown)


def _years(today: date) -> range:
    current = school_year_of(today)
    return range(current, current - EARLIER_YEARS - 1, -1)


def _chosen(territories: Sequence[Territory], wanted: UUID | None) -> Territory:
    found = [one for one in territories if wanted in {None, one.id}]
    if not found:
        raise NoIndicators
    return found[0]


async def _counted(
    uow: UnitOfWork, families: Sequence[IndicatorFamily], asked: Asked
) -> tuple[dict[IndicatorCode, list[Count]], list[Delay]]:
    counts: dict[IndicatorCode, list[Count]] = {}
    for code, definition in DEFINITIONS.items():
        if definition.family in families and code not in {IndicatorCode.REFERRALS, IndicatorCode.DELAYS}:
            found = await load_counts(uow.session, code, asked)
            counts[code] = [_named(code, count) for count in found]
    if IndicatorCode.CASES in counts:
        counts[IndicatorCode.REFERRALS] = counts[IndicatorCode.CASES]
    if IndicatorFamily.FUNNEL not in families:
        return counts, []
    delays = await load_delays(uow.session, asked)
    return counts, [replace(one, label=_DELAYS[one.line]) for one in delays]


def _named(code: IndicatorCode, count: Count) -> Count:
    """The French of codes: kinds of schools, rules, months, due dates."""
    group = _KINDS.get(count.grouping, count.grouping or "Niveau non précisé")
    return replace(count, group_label=group, label=_label(code, count))


def _label(code: IndicatorCode, count: Count) -> str:
    if code is IndicatorCode.WARNINGS:
        return RULES[RuleCode(count.line)].label
    if code is IndicatorCode.MARKS:
        return f"À {count.line} mois"
    if code is IndicatorCode.ABSENTEES_BY_MONTH:
        month = date.fromisoformat(count.line)
        return f"{MONTHS[month.month - 1].capitalize()} {month.year}"
    return count.label


def _may_open(role: Role, one: IndicatorList) -> bool:
    return _OPENS[one] in ROLE_PERMISSIONS[role]
