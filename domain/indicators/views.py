"""What a page of indicators shows: sentences, tables of cells, definitions; never a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.kernel.labelled import Labelled
from domain.kernel.small_cells import Hidden


class RowDepth(StrEnum):
    TOTAL = "total"
    GROUP = "group"
    LINE = "line"


class IndicatorList(Labelled):
    """The lists of the service from which a figure is made; a reader sees those that they may open."""

    THRESHOLDS = "thresholds", "Les seuils atteints"
    CASES = "cases", "Les dossiers"
    WARNINGS = "warnings", "Les signes à regarder"
    DEPARTURES = "departures", "Les sorties"
    FOLLOW_UPS = "follow_ups", "Les jeunes suivis"
    CONTRACTS = "contracts", "Les contrats"


@dataclass(frozen=True)
class IndicatorCell:
    """`value` is null when it is hidden; `hidden` says why."""

    value: float | None
    hidden: Hidden = Hidden.NO


@dataclass(frozen=True)
class IndicatorColumn:
    key: str
    label: str


@dataclass(frozen=True)
class IndicatorRow:
    """`cells` in the order of the columns; `rate` in percent, null when one of its numbers is hidden."""

    key: str
    label: str
    depth: RowDepth
    cells: Sequence[IndicatorCell]
    rate: float | None = None


@dataclass(frozen=True)
class NationalStep:
    label: str
    value: int


@dataclass(frozen=True)
class NationalFigures:
    """Published figures of the whole country, at their own scale."""

    title: str
    scale: str
    source: str
    steps: Sequence[NationalStep]


@dataclass(frozen=True)
class IndicatorView:
    """One indicator. `charted` are the columns worth a bar; `rate_label` is empty when there is no rate."""

    code: str
    title: str
    sentence: str
    unit: str
    row_header: str
    columns: Sequence[IndicatorColumn]
    rows: Sequence[IndicatorRow]
    charted: Sequence[str]
    rate_label: str
    definition: str
    source: str
    silence: str
    text: str
    lists: Sequence[IndicatorList]
    national: NationalFigures | None = None


@dataclass(frozen=True)
class Count:
    """As counted: how many of one kind on one line, which belongs to a group of lines."""

    grouping: str
    group_label: str
    line: str
    label: str
    kind: str
    persons: int
