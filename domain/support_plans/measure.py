"""« Avant / après »: half-days missed in four weeks, per pupil and per scheme, small cells hidden. It is no proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from domain.kernel.french import day_month, typeset
from domain.kernel.small_cells import SMALLEST

FOUR_WEEKS = timedelta(weeks=4)
NO_PROOF = "Avant / après\u00a0: ce n'est pas une preuve."
NOT_PROVEN = "Ce n'est pas une preuve."
DAY = timedelta(days=1)
MORE_THAN_ONE = 2
"""From two on, French says « demi-journées »."""


@dataclass(frozen=True)
class Windows:
    """Both windows, ends included; `after_end` when the second follows the scheme because it neutralises half-days."""

    before_first: date
    before_last: date
    after_first: date
    after_last: date
    after_end: bool


@dataclass(frozen=True)
class Measure:
    """One pupil: `after` is None until its four weeks have passed."""

    windows: Windows
    before: Decimal
    after: Decimal | None
    sentence: str


@dataclass(frozen=True)
class SchemeMeasure:
    """One scheme: averages, None when fewer than five pupils were measured (`hidden`)."""

    scheme: str
    students: int | None
    before: Decimal | None
    after: Decimal | None
    fewer: int | None
    hidden: bool
    label: str = ""


def windows_of(started_on: date, ends_on: date | None, *, neutralises: bool) -> Windows:
    """Four weeks before the start; four from the start, or from the day after a scheme that neutralises half-days."""
    after = ends_on + timedelta(days=1) if neutralises and ends_on else started_on
    return Windows(started_on - FOUR_WEEKS, started_on - DAY, after, after + FOUR_WEEKS - DAY, neutralises)


def measured(windows: Windows, before: Decimal, after: Decimal, today: date) -> Measure:
    """The sentence says both numbers and that they prove nothing."""
    known = after if today > windows.after_last else None
    start = f"{_number(before)} demi-journées manquées dans les quatre semaines d'avant"
    if known is None:
        rest = f"\u00a0; les quatre semaines d'après finissent le {windows.after_last:%d/%m/%Y}."
    else:
        rest = f", {_number(known)} dans les quatre semaines d'après."
    return Measure(windows, before, known, f"{start}{rest} {NO_PROOF}")


def compared(since: str, windows: Windows, before: Decimal, after: Decimal, *, today: date) -> str:
    """The line a meeting reads: « Avant / après le PPRE du 12 octobre (quatre semaines) : 2 demi-journées … »."""
    words = "demi-journée manquée" if before < MORE_THAN_ONE else "demi-journées manquées"
    known = today > windows.after_last
    rest = f"{_number(after)} après" if known else f"l'après se lira le {day_month(windows.after_last + DAY)}"
    return typeset(f"Avant / après {since} (quatre semaines) : {_number(before)} {words} avant, {rest}. {NOT_PROVEN}")


def aggregated(scheme: str, pairs: Iterable[tuple[Decimal, Decimal]]) -> SchemeMeasure:
    """Averages to one decimal; a cell of fewer than five pupils, or a count that would show one, stays hidden."""
    known = list(pairs)
    if len(known) < SMALLEST:
        return SchemeMeasure(scheme, None, None, None, None, hidden=True)
    fewer = sum(after < before for before, after in known)
    shown = fewer if SMALLEST <= fewer <= len(known) - SMALLEST else None
    return SchemeMeasure(
        scheme, len(known), _mean(before for before, _ in known), _mean(after for _, after in known), shown,
        hidden=False,
    )  # fmt: skip


def _mean(values: Iterable[Decimal]) -> Decimal:
    found = list(values)
    return (sum(found, Decimal(0)) / len(found)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
