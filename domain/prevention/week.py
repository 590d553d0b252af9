"""« Dix situations cette semaine »: as many as the school can treat, in an order that anyone can check."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.prevention.warnings import WarningState

DEFAULT_CAPACITY = 10


@dataclass(frozen=True)
class Sign:
    """One live warning of a pupil, as far as the week needs it."""

    id: UUID
    student_id: UUID
    state: WarningState
    first_seen_on: date
    seen: bool


@dataclass(frozen=True)
class Week:
    """Pupils by where they stand; `waiting` are those that the capacity leaves for later."""

    situations: tuple[UUID, ...]
    waiting: tuple[UUID, ...]
    followed: tuple[UUID, ...]
    set_aside: tuple[UUID, ...]
    open_signs: int


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_of(signs: Iterable[Sign], capacity: int) -> Week:
    """Handled ones aside, then the order, then the capacity. A false alarm stands nowhere: it waits for its end."""
    by_pupil: dict[UUID, list[Sign]] = {}
    for sign in signs:
        by_pupil.setdefault(sign.student_id, []).append(sign)
    followed = [pupil for pupil, of in by_pupil.items() if any(sign.state.is_followed for sign in of)]
    opened = {
        pupil: [sign for sign in of if sign.state is WarningState.OPEN]
        for pupil, of in by_pupil.items()
        if pupil not in set(followed)
    }
    ordered = sorted((pupil for pupil, of in opened.items() if of), key=lambda pupil: _place(pupil, opened[pupil]))
    aside = [
        pupil for pupil, of in opened.items()
        if not of and any(sign.state is WarningState.SET_ASIDE for sign in by_pupil[pupil])
    ]  # fmt: skip
    return Week(
        tuple(ordered[:capacity]), tuple(ordered[capacity:]), tuple(followed), tuple(aside),
        sum(len(opened[pupil]) for pupil in ordered),
    )  # fmt: skip


def _place(pupil: UUID, signs: Sequence[Sign]) -> tuple[int, date, bool, UUID]:
    """More rules first, then the oldest, then those nobody has looked at."""
    return -len(signs), min(sign.first_seen_on for sign in signs), any(sign.seen for sign in signs), pupil
