"""The absences a letter lists, the days it speaks of, and the number the threshold looks at."""

from datetime import date

from api.documents.sources import CaseSources, SchoolSources
from domain.absences.wording import duration_words
from domain.documents.kinds import LetterKind
from domain.documents.parts import AbsentHalfDay, Facts
from domain.kernel.calendar import HalfDay
from domain.schools.settings import CountKind
from persistence.documents.absences import ListedHalfDay

WHOLE_LIST = frozenset(
    {
        LetterKind.DASEN_REFERRAL, LetterKind.REFERRAL_WITHDRAWAL, LetterKind.WITHDRAWAL_INFORMATION,
        LetterKind.WARNING_RETRACTION, LetterKind.MEETING_INVITATION,
    }
)  # fmt: skip
"""Letters that show the accepted half-days too: a file (R131-6), and what explains a count that changed."""


def facts_of(sources: CaseSources, kind: LetterKind) -> Facts:
    """The half-days of the act's period; the count is made anew on the day of the letter (practice §2.3)."""
    counted = [one for one in sources.listed if counts(one, sources.counted_as)]
    shown = list(sources.listed) if kind in WHOLE_LIST else counted
    days = [one.counted.day for one in shown]
    return Facts(
        first=min(days, default=sources.period.first),
        last=max(days, default=sources.period.last),
        half_days=tuple(half_day_of(one) for one in shown),
        counted=counted_number(counted, sources.counted_as),
        counted_on=sources.on,
        counting=counting_words(sources.counted_as),
        rolls_not_taken=sources.rolls_not_taken if kind is LetterKind.DASEN_REFERRAL else 0,
    )


def named_facts(sources: SchoolSources, listed: list[ListedHalfDay], named: tuple[HalfDay, ...]) -> Facts:
    """The half-days that a letter outside any case names, whatever else happened around them."""
    known = {one.counted.half_day: one for one in listed}
    shown = [half_day_of(known[half]) if half in known else AbsentHalfDay(half) for half in sorted(named)]
    return Facts(
        first=min(half.day for half in named),
        last=max(half.day for half in named),
        half_days=tuple(shown),
        counted=len(shown),
        counted_on=sources.on,
        counting="demi-journées",
    )


def counts(one: ListedHalfDay, kind: CountKind) -> bool:
    counted = one.counted.counts
    return counted.complete > 0 if kind is CountKind.COMPLETE else counted.raw > 0


def counted_number(counted: list[ListedHalfDay], kind: CountKind) -> int:
    """Whole half-days under that count; a proportion never rounds up."""
    if kind is CountKind.PROPORTIONAL:
        return int(sum(one.counted.counts.proportional for one in counted))
    return len(counted)


def counting_words(kind: CountKind) -> str:
    return f"demi-journées {kind.adjective}s"


def half_day_of(one: ListedHalfDay) -> AbsentHalfDay:
    """Its length in words: complete, or the hours of lessons missed."""
    counted = one.counted
    missed = counted.counts.minutes
    whole = counted.counts.complete > 0 or missed == 0 or missed >= counted.counts.expected_minutes
    length = "demi-journée complète" if whole else duration_words(missed)
    return AbsentHalfDay(counted.half_day, one.reason, length)


def reply_day(on: date) -> date:
    """By when an answer is awaited: a week, an aim of this service, no legal term."""
    return date.fromordinal(on.toordinal() + 7)
