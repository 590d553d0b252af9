"""Typed lines about absences, lateness and totals, and how they name their pupil."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.imports.names import fold
from domain.imports.reasons import ImportedReason


@dataclass(frozen=True)
class PupilClue:
    """How an absence names its pupil: an INE, an ELENOET without leading zeros, or names only."""

    last_name: str
    first_name: str
    ine: str | None = None
    elenoet: str | None = None

    @property
    def key(self) -> str:
        if self.ine:
            return f"ine:{self.ine}"
        if self.elenoet:
            return f"elenoet:{self.elenoet}"
        return f"name:{fold(self.last_name)}|{fold(self.first_name)}"


@dataclass(frozen=True)
class AbsenceLine:
    """One interval, in the school's own time. The label of the reason is gone: only our category is left."""

    number: int
    pupil: PupilClue
    start: datetime
    end: datetime
    reason: ImportedReason | None = None
    justified: bool | None = None

    @property
    def natural_key(self) -> str:
        """The same absence in two files has the same key, whatever was said since of its reason."""
        return f"{self.pupil.key}|{self.start.isoformat(timespec='minutes')}|{self.end.isoformat(timespec='minutes')}"


@dataclass(frozen=True)
class LateLine:
    """A late arrival, which PRONOTE writes without identifier and without hour."""

    number: int
    pupil: PupilClue
    day: date
    justified: bool | None = None

    @property
    def natural_key(self) -> str:
        return f"late:{self.pupil.key}|{self.day.isoformat()}"


@dataclass(frozen=True)
class ControlLine:
    """Half-days of one pupil over a period: a control sum for our own count, never a fact of absence."""

    number: int
    pupil: PupilClue
    first_day: date
    last_day: date
    absences: int
    unjustified: int
    lates: int

    @property
    def natural_key(self) -> str:
        return f"total:{self.pupil.key}|{self.first_day.isoformat()}"
