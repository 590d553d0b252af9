"""The half-days a letter lists, each with what may be said of its reason: where it stands, never which it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.counts import CountedHalfDay, HalfDayState
from domain.absences.reasons import Authority, Judgement, JudgementState, ReasonCode, standing_of
from domain.documents.values import ReasonState
from domain.kernel.calendar import Half
from domain.schools.settings import settings_on
from persistence.absences.half_days import load_half_days
from persistence.schools.calendars import SchoolRules


@dataclass(frozen=True)
class ListedHalfDay:
    """One half-day of absence, and where its reason stands."""

    counted: CountedHalfDay
    reason: ReasonState


_ENTRIES = text("""
    SELECT e.starts_at, e.ends_at,
        (SELECT json_agg(json_build_array(e.id, j.state, j.reason, j.known_at, j.authority) ORDER BY j.known_at, j.id)
           FROM absence_judgements j WHERE j.entry_id = e.id AND j.withdrawn_at IS NULL) AS judgements
    FROM absence_entries e
    WHERE e.student_id = :student AND e.school_id = :school AND e.voided_at IS NULL
      AND e.first_day <= :last AND e.last_day >= :first
""")


@dataclass(frozen=True)
class _Stretch:
    starts_at: datetime
    ends_at: datetime
    state: JudgementState
    reason: ReasonCode | None


async def load_listed(
    session: AsyncSession, student_id: UUID, rules: SchoolRules, first: date, last: date
) -> list[ListedHalfDay]:
    """Every half-day of absence between two days, both included, in order."""
    found = await load_half_days(session, rules.school_id, [student_id], first, last)
    absent = [half for half in found.get(student_id, []) if half.state.is_absence]
    keys = {"student": student_id, "school": rules.school_id, "first": first, "last": last}
    stretches = [_stretch(row) for row in await session.execute(_ENTRIES, keys)]
    return [ListedHalfDay(half, _reason(half, stretches, rules)) for half in absent]


def _stretch(row: Any) -> _Stretch:
    judgements = [
        Judgement(UUID(entry), JudgementState(state), ReasonCode(reason) if reason else None,
                  datetime.fromisoformat(known_at), Authority(authority))
        for entry, state, reason, known_at, authority in row.judgements or ()
    ]  # fmt: skip
    standing = standing_of(judgements)
    return _Stretch(row.starts_at, row.ends_at, standing.state, standing.reason)


def _reason(half: CountedHalfDay, stretches: Sequence[_Stretch], rules: SchoolRules) -> ReasonState:
    if half.state is HalfDayState.PENDING:
        return ReasonState.AWAITING
    states = list(_over(half, stretches, rules))
    if half.state is HalfDayState.JUSTIFIED:
        accepted = [one.reason for one in states if one.state is JudgementState.ADMISSIBLE and one.reason]
        legitimate = bool(accepted) and all(reason.is_deemed_legitimate for reason in accepted)
        return ReasonState.LEGITIMATE if legitimate else ReasonState.OTHER_ACCEPTED
    known = {one.state for one in states}
    if JudgementState.INACCURATE in known:
        return ReasonState.INACCURATE
    return ReasonState.NOT_ACCEPTED if JudgementState.NOT_ADMISSIBLE in known else ReasonState.NONE_GIVEN


def _over(half: CountedHalfDay, stretches: Sequence[_Stretch], rules: SchoolRules) -> Iterable[_Stretch]:
    """What touches that half of that day at the school."""
    split = rules.calendar.at(half.day, settings_on(rules.settings, half.day).settings.midday_split)
    first, last = (rules.calendar.at(half.day, time.min), split)
    if half.half is Half.PM:
        first, last = split, rules.calendar.at(half.day, time.max)
    return (one for one in stretches if one.starts_at < last and one.ends_at > first)
