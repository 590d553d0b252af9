"""What the rules need to know of the pupil, the absences and the persons: values, given by whoever loads them."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from domain.attendance_cases.case import Period
from domain.attendance_cases.regimes import persistence_threshold, referral_threshold
from domain.kernel.calendar import HalfDay, birthday, month_end, month_start
from domain.schools.settings import CountKind

ROLLING_DAYS = 30
Threshold = Callable[[date], "int | None"]
"""A number of half-days by the date of the facts, None when no text gives one."""


class Window(StrEnum):
    CALENDAR_MONTH = "calendar_month"
    ROLLING_30_DAYS = "rolling_30_days"

    @property
    def label(self) -> str:
        return "mois civil" if self is Window.CALENDAR_MONTH else "30 jours glissants"


@dataclass(frozen=True)
class PeriodCount:
    """The three counts of half-days without accepted reason over one period."""

    window: Window
    period: Period
    raw: int
    proportional: Decimal
    complete: int

    def counted(self, kind: CountKind) -> int:
        """Whole half-days under that count (a proportion never rounds up to a threshold)."""
        if kind is CountKind.PROPORTIONAL:
            return int(self.proportional)
        return self.raw if kind is CountKind.RAW else self.complete


class AuthorityLevel(StrEnum):
    """Level of a responsible person as SIECLE writes it; a person of level 3 is never addressed."""

    LEGAL = "1"
    IN_CHARGE = "2"
    CONTACT = "3"


@dataclass(frozen=True)
class ResponsiblePerson:
    """`address_key` is equal for two persons of one address; None when no address is known."""

    id: UUID
    level: AuthorityLevel
    address_key: str | None


@dataclass(frozen=True)
class Invitation:
    """A recorded invitation to give the reason (L131-8, 1°)."""

    on: date
    channel: str


@dataclass(frozen=True)
class WarnedPerson:
    """Proof per person: `notified_on` is a delivery, a refusal or « avisé, non réclamé »; None while unknown."""

    person_id: UUID
    signed_on: date
    notified_on: date | None


@dataclass(frozen=True)
class Delegation:
    """The delegation of signature of the acting person: an arrêté with its dates."""

    reference: str
    valid_from: date
    valid_to: date | None

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Facts:
    """`unjustified` are the half-days that count under the setting of the département, up to today."""

    birth_date: date
    unjustified: tuple[HalfDay, ...] = ()
    counts: tuple[PeriodCount, ...] = ()
    counted_as: CountKind = CountKind.COMPLETE
    invitations: tuple[Invitation, ...] = ()
    inaccurate_reason: bool = False
    persons: tuple[ResponsiblePerson, ...] = ()
    warned: tuple[WarnedPerson, ...] = ()
    delegation: Delegation | None = None
    home_education: bool = False
    apprentice: bool = False
    rolls_not_taken: int = 0
    class_weeks_present: int = 0
    restoration_weeks: int = 4

    def counted_in(self, period: Period) -> int:
        return sum(1 for half in self.unjustified if half.day in period)

    def span_in(self, period: Period) -> Period:
        """From the first to the last half-day that counts in it: what a referral prints and proposes."""
        days = sorted(half.day for half in self.unjustified if half.day in period)
        return Period(days[0], days[-1]) if days else period

    def after(self, day: date) -> tuple[HalfDay, ...]:
        """Unjustified half-days strictly after that day."""
        return tuple(half for half in self.unjustified if half.day > day)

    @property
    def strongest(self) -> PeriodCount | None:
        """The period with most counted half-days, the earliest of equals."""
        return max(self.counts, key=lambda one: one.counted(self.counted_as), default=None)

    def reaching_referral(self) -> PeriodCount | None:
        """A period in which the referral threshold in force at its end is reached."""
        return self._reaching(referral_threshold)

    def reaching_persistence(self) -> PeriodCount | None:
        return self._reaching(persistence_threshold)

    def _reaching(self, threshold: Threshold) -> PeriodCount | None:
        for one in self.counts:
            number = threshold(one.period.last)
            if number is not None and one.counted(self.counted_as) >= number:
                return one
        return None

    def adult_on(self, day: date) -> bool:
        return birthday(self.birth_date, 18) <= day

    def sixteen_on(self) -> date:
        return birthday(self.birth_date, 16)


def count_periods(half_days: Iterable[tuple[HalfDay, Decimal]], until: date) -> tuple[PeriodCount, ...]:
    """Each calendar month with absences, then the strongest 30 days if they say more than every month.

    A half-day comes with the share of its lessons missed without accepted reason: 1 is a complete half-day.
    """
    shares = sorted((half, share) for half, share in half_days if half.day <= until and share > 0)
    months = sorted({month_start(half.day) for half, _ in shares})
    found = [_count(Window.CALENDAR_MONTH, Period(month, month_end(month)), shares) for month in months]
    rolling = [
        _count(Window.ROLLING_30_DAYS, Period(last - timedelta(days=ROLLING_DAYS - 1), last), shares)
        for last in sorted({half.day for half, _ in shares})
    ]
    best = max(rolling, key=lambda one: (one.complete, one.raw), default=None)
    if best is not None and all(best.complete > month.complete for month in found):
        found.append(best)
    return tuple(found)


def _count(window: Window, period: Period, shares: list[tuple[HalfDay, Decimal]]) -> PeriodCount:
    inside = [share for half, share in shares if half.day in period]
    kinds = Counter(share >= 1 for share in inside)
    return PeriodCount(window, period, len(inside), sum(inside, Decimal(0)), kinds[True])
