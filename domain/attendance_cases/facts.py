"""What the rules need to know of the pupil, the absences and the persons: values, given by whoever loads them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from uuid import UUID

from domain.attendance_cases.case import Period
from domain.attendance_cases.regimes import persistence_threshold, referral_threshold
from domain.kernel.calendar import HalfDay, birthday, month_end, month_start
from domain.kernel.labelled import Labelled
from domain.schools.settings import INVITATIONS_NEEDED, CountKind

ROLLING_DAYS = 30
Threshold = Callable[[date], "int | None"]
"""A number of half-days by the date of the facts, None when no text gives one."""


class Window(Labelled):
    CALENDAR_MONTH = "calendar_month", "mois civil"
    ROLLING_30_DAYS = "rolling_30_days", "30 jours glissants"


@dataclass(frozen=True)
class MissedHalfDay:
    """A half-day missed without accepted reason: `share` of its lessons, exact; `complete` when all of them were."""

    half_day: HalfDay
    share: Fraction = Fraction(1)
    complete: bool = True

    @property
    def day(self) -> date:
        return self.half_day.day

    def weight(self, kind: CountKind) -> Fraction:
        if kind is CountKind.PROPORTIONAL:
            return self.share
        return Fraction(kind is CountKind.RAW or self.complete)


def measure(missed: Iterable[MissedHalfDay], period: Period, kind: CountKind) -> Fraction:
    """Half-days of the period under that count, exact."""
    return sum((one.weight(kind) for one in missed if one.day in period), Fraction())


@dataclass(frozen=True)
class PeriodCount:
    """The three counts of half-days without accepted reason over one period; `share` is the proportional one, exact."""

    window: Window
    period: Period
    raw: int
    share: Fraction
    complete: int

    @property
    def proportional(self) -> Decimal:
        """Two decimals, never rounded up: 3.99 has not reached 4."""
        exact = Decimal(self.share.numerator) / Decimal(self.share.denominator)
        return exact.quantize(Decimal("0.01"), rounding=ROUND_DOWN)

    def measured(self, kind: CountKind) -> Fraction:
        if kind is CountKind.PROPORTIONAL:
            return self.share
        return Fraction(self.raw if kind is CountKind.RAW else self.complete)

    def counted(self, kind: CountKind) -> int:
        """Whole half-days under that count (a proportion never rounds up to a threshold)."""
        return int(self.measured(kind))


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
    """What is known today. `missed` are the half-days without accepted reason, up to today, oldest first.

    `counted_as` is the count that the school compares with the thresholds, its setting since `counted_since` (None:
    no setting was ever written). `invitations_needed`: before trigger 1°, another setting.
    """

    birth_date: date
    missed: tuple[MissedHalfDay, ...] = ()
    counted_as: CountKind = CountKind.COMPLETE
    counted_since: date | None = None
    invitations: tuple[Invitation, ...] = ()
    invitations_needed: int = INVITATIONS_NEEDED
    inaccurate_reason: bool = False
    persons: tuple[ResponsiblePerson, ...] = ()
    warned: tuple[WarnedPerson, ...] = ()
    delegation: Delegation | None = None
    home_education: bool = False
    apprentice: bool = False
    rolls_not_taken: int = 0
    class_weeks_present: int = 0
    restoration_weeks: int = 4

    @cached_property
    def unjustified(self) -> tuple[HalfDay, ...]:
        """The half-days that weigh under the school's count."""
        return tuple(one.half_day for one in self.missed if one.weight(self.counted_as))

    @cached_property
    def counts(self) -> tuple[PeriodCount, ...]:
        return count_periods(self.missed, self.counted_as)

    def measured_in(self, period: Period, kind: CountKind | None = None) -> Fraction:
        """Exact, under the school's count or another one: a past act is read again under its own."""
        return measure(self.missed, period, kind or self.counted_as)

    def counted_in(self, period: Period, kind: CountKind | None = None) -> int:
        """Whole half-days of that period: a proportion never rounds up to a threshold."""
        return int(self.measured_in(period, kind))

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


def count_periods(missed: Iterable[MissedHalfDay], kind: CountKind) -> tuple[PeriodCount, ...]:
    """Each calendar month with absences, then the strongest 30 days under that count if they say more than every month.

    Of equal 30 days the earliest.
    """
    year = _RunningSums(sorted((one for one in missed if one.share > 0), key=lambda one: one.half_day))
    months = sorted({month_start(day) for day in year.days})
    found = [year.count(Window.CALENDAR_MONTH, Period(month, month_end(month))) for month in months]
    rolling = [
        year.count(Window.ROLLING_30_DAYS, Period(last - timedelta(days=ROLLING_DAYS - 1), last))
        for last in sorted(set(year.days))
    ]
    best = max(rolling, key=lambda one: (one.measured(kind), one.raw), default=None)
    if best is not None and all(best.measured(kind) > month.measured(kind) for month in found):
        found.append(best)
    return tuple(found)


class _RunningSums:
    """A year's half-days in order, summed once: any period is then a difference, however many periods are asked."""

    def __init__(self, missed: list[MissedHalfDay]) -> None:
        self.days = [one.day for one in missed]
        self._shares = list(accumulate((one.share for one in missed), initial=Fraction()))
        self._complete = list(accumulate((int(one.complete) for one in missed), initial=0))

    def count(self, window: Window, period: Period) -> PeriodCount:
        start, end = bisect_left(self.days, period.first), bisect_right(self.days, period.last)
        share = self._shares[end] - self._shares[start]
        return PeriodCount(window, period, end - start, share, self._complete[end] - self._complete[start])
