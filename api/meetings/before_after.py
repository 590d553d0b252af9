"""What a meeting reads of what was done before: four weeks before, four after, and that it is no proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.access.permissions import Permission
from domain.kernel.french import day_month
from domain.meetings.followed import exchanges_sentence
from domain.meetings.review import MeetingDecision
from domain.meetings.views import BeforeAfter, LastTime
from domain.support_plans.catalogue import scheme_of
from domain.support_plans.measure import Windows, compared, windows_of
from domain.tasks.history import TaskOutcome
from persistence.meetings.followed import count_exchanges
from persistence.support_plans.measures import both, load_missed, load_pupil_started
from persistence.unit_of_work import UnitOfWork

AT_MOST = 3
FOUR_WEEKS, ONE_DAY = timedelta(weeks=4), timedelta(days=1)
LOOK_BACK = timedelta(days=365)


@dataclass(frozen=True)
class _Since:
    words: str
    on: date
    windows: Windows


async def absences_before_and_after(
    uow: UnitOfWork, pupil: tuple[UUID, UUID], last_time: Sequence[LastTime], today: date
) -> list[BeforeAfter]:
    """`pupil` and school; what was decided at the latest meeting, then each measure begun within a year.

    Only for who may see absences.
    """
    if not uow.actor.may(Permission.ABSENCES_READ):
        return []
    started = await load_pupil_started(uow.session, uow.actor, pupil, (today - LOOK_BACK, today))
    found = [_of_decision(last_time[0])] if last_time else []
    found += [_of_plan(row.scheme, row.started_on, row.ends_on) for row in started]
    kept = found[:AT_MOST]
    missed = await load_missed(uow.session, [one for since in kept for one in both(*pupil, since.windows)], today)
    return [
        BeforeAfter(
            since.on, missed[2 * n], missed[2 * n + 1] if today > since.windows.after_last else None,
            compared(since.words, since.windows, missed[2 * n], missed[2 * n + 1], today=today),
        )
        for n, since in enumerate(kept)
    ]  # fmt: skip


async def exchanges_before_and_after(
    uow: UnitOfWork, follow_up_id: UUID, last_time: Sequence[LastTime], today: date
) -> list[BeforeAfter]:
    """Since the latest meeting that decided something: how often the young person was reached or met."""
    if not last_time:
        return []
    held = last_time[0].held_on
    before = await count_exchanges(uow.session, follow_up_id, held - FOUR_WEEKS, held - ONE_DAY)
    after = await count_exchanges(uow.session, follow_up_id, held, min(today, held + FOUR_WEEKS))
    return [BeforeAfter(held, before, after, exchanges_sentence(held, int(before), int(after), today))]


def _of_decision(last: LastTime) -> _Since:
    """From the day it was done; from the meeting when it was not, or when nothing was to do."""
    done = last.done and last.outcome is not TaskOutcome.NOT_NEEDED and last.settled_on is not None
    on = last.settled_on if done and last.settled_on else last.held_on
    what = f"« {last.decision.label} » fait le" if done else "la réunion du"
    if done and last.decision is MeetingDecision.INTERVIEW:
        what = "l'entretien du"
    return _Since(f"{what} {day_month(on)}", on, windows_of(on, None, neutralises=False))


def _of_plan(code: str, started_on: date, ends_on: date | None) -> _Since:
    scheme = scheme_of(code)
    windows = windows_of(started_on, ends_on, neutralises=scheme.arrangement is not None)
    return _Since(f"« {scheme.code.label} » commencé le {day_month(started_on)}", started_on, windows)
