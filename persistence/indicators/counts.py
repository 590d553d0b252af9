"""Asks the functions of migration 0021, which count over the walls for who stands in the unit and name nobody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.units import UnitKind
from domain.indicators.definitions import IndicatorCode
from domain.indicators.report import Delay
from domain.indicators.views import Count

_TERRITORIES = text("""
    SELECT u.id, u.kind, u.name FROM units u WHERE u.id = ANY(CAST(:units AS uuid[])) AND u.kind = ANY(:kinds)
    ORDER BY array_position(:kinds, u.kind), u.name, u.id
""")
_SCHOOL_YEAR = "CAST(:unit AS uuid), CAST(:year AS int)"
_DATES = "CAST(:unit AS uuid), CAST(:first AS date), CAST(:last AS date)"
_TODAY = "CAST(:today AS date)"
_CALLS = {
    IndicatorCode.ABSENTEES: f"indicator_attendance({_SCHOOL_YEAR})",
    IndicatorCode.ABSENTEES_BY_MONTH: f"indicator_months({_SCHOOL_YEAR}, {_TODAY})",
    IndicatorCode.CASES: f"indicator_cases({_SCHOOL_YEAR})",
    IndicatorCode.WARNINGS: f"indicator_warnings({_DATES})",
    IndicatorCode.SIGNALS: f"indicator_signals({_DATES})",
    IndicatorCode.LEAVERS: f"indicator_leavers({_SCHOOL_YEAR})",
    IndicatorCode.FUNNEL: f"indicator_funnel({_DATES})",
    IndicatorCode.OBLIGATION: f"indicator_obligations({_DATES})",
    IndicatorCode.CONTRACTS: f"indicator_contracts({_DATES})",
    IndicatorCode.MARKS: f"indicator_marks({_DATES}, {_TODAY})",
}
_BY_NUMBER = frozenset({IndicatorCode.MARKS})
_DELAYS = text(f"SELECT line, persons, median FROM indicator_delays({_DATES})")


@dataclass(frozen=True)
class Territory:
    id: UUID
    kind: UnitKind
    name: str


@dataclass(frozen=True)
class Asked:
    """One territory, one school year (that of its rentrée), on one day."""

    unit: UUID
    year: int
    today: date

    @property
    def values(self) -> dict[str, object]:
        return {
            "unit": self.unit, "year": self.year, "today": self.today, "first": date(self.year, 9, 1),
            "last": date(self.year + 1, 8, 31),
        }  # fmt: skip


async def load_territories(session: AsyncSession, actor: Actor, kinds: Collection[UnitKind]) -> list[Territory]:
    """Where the actor stands, the widest first."""
    given = {"units": list(actor.units), "kinds": [kind.value for kind in kinds]}
    return [Territory(row.id, UnitKind(row.kind), row.name) for row in await session.execute(_TERRITORIES, given)]


async def load_counts(session: AsyncSession, code: IndicatorCode, asked: Asked) -> list[Count]:
    """Numbers by line and kind; nothing when the actor does not stand in the territory."""
    order = "CAST(c.line AS int)" if code in _BY_NUMBER else "c.line"
    call = text(f"SELECT c.* FROM {_CALLS[code]} c ORDER BY {order}, c.kind")
    rows = await session.execute(call, asked.values)
    return [Count(row.parent, row.parent, row.line, row.label, row.kind, row.persons) for row in rows]


async def load_delays(session: AsyncSession, asked: Asked) -> list[Delay]:
    rows = await session.execute(_DELAYS, asked.values)
    return [Delay(row.line, "", row.persons, None if row.median is None else float(row.median)) for row in rows]
