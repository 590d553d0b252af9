"""What a page of indicators answers."""

from datetime import date
from uuid import UUID

from api.schemas import Out
from domain.access.units import UnitKind
from domain.indicators.families import IndicatorFamily
from domain.indicators.views import IndicatorList, RowDepth
from domain.kernel.small_cells import Hidden


class IndicatorCellOut(Out):
    """`value` is null when it is hidden: `small` (from 1 to 4) or `secondary` (it would give another away)."""

    value: float | None
    hidden: Hidden


class IndicatorColumnOut(Out):
    key: str
    label: str


class IndicatorRowOut(Out):
    key: str
    label: str
    depth: RowDepth
    cells: list[IndicatorCellOut]
    rate: float | None


class NationalStepOut(Out):
    label: str
    value: int


class NationalFiguresOut(Out):
    title: str
    scale: str
    source: str
    steps: list[NationalStepOut]


class IndicatorOut(Out):
    """One indicator; `silence` is what the figure does not say, `text` what it rests on."""

    code: str
    title: str
    sentence: str
    unit: str
    row_header: str
    columns: list[IndicatorColumnOut]
    rows: list[IndicatorRowOut]
    charted: list[str]
    rate_label: str
    definition: str
    source: str
    silence: str
    text: str
    lists: list[IndicatorList]
    national: NationalFiguresOut | None


class IndicatorFamilyOut(Out):
    code: IndicatorFamily
    label: str


class TerritoryOut(Out):
    id: UUID
    kind: UnitKind
    name: str


class IndicatorYearOut(Out):
    year: int
    label: str


class IndicatorsOut(Out):
    """One family for one territory and one school year; `families`, `territories` and `years` are what may be asked."""

    family: IndicatorFamily
    families: list[IndicatorFamilyOut]
    territory: TerritoryOut
    territories: list[TerritoryOut]
    year: int
    years: list[IndicatorYearOut]
    on: date
    small_cells: str
    indicators: list[IndicatorOut]
