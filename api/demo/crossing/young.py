"""A young person of the demo's campaigns: who they are, where they were enrolled, and how each base wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.siei.sources import SourceKind

Written = Mapping[str, str]
"""Columns that one base holds otherwise than the person would say them."""
AS_TOLD: Written = {}


def year_end(year: int) -> date:
    """The last day of class of a school year, near enough for a base."""
    return date(year + 1, 7, 4)


@dataclass(frozen=True)
class Training:
    """What somebody prepares: the BCN's code and its name."""

    cfd: str
    label: str


@dataclass(frozen=True)
class Schooling:
    """An enrolment in one base (EN_CURRENT stands for both files of the Éducation nationale)."""

    base: SourceKind
    uai: str
    training: Training
    start: date
    end: date
    written: Written = field(default_factory=dict)

    @property
    def school_year(self) -> int:
        return self.start.year if self.start.month >= 9 else self.start.year - 1


@dataclass(frozen=True)
class Young:
    """`number` is theirs in every base of the demo: it is how the demo itself knows who is who."""

    number: int
    name: str
    firsts: str
    born: date
    sex: str
    ine: str
    born_in: str
    commune: str
    schoolings: tuple[Schooling, ...] = ()
    usage_name: str = ""
    followed_on: date | None = None
    """Since when a mission locale follows them."""
    diploma: tuple[str, date] | None = None
    """Code of the diploma, and the day it was obtained."""
    answer: str = ""
    """What the platform will find when it calls."""


def owner_of(record: str) -> str:
    """Whose record « kind:number » is."""
    return record.rpartition(":")[2].partition("-")[0]
