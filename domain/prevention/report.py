"""The yearly report of each rule: true and false alarms, misses, by sex; small cells hidden so that nobody is found.

Method, as the page says it. A warning is true when somebody took it in hand or put it on an agenda, or when, within
eight weeks, a threshold was reached, a file opened or the pupil left. It is false when marked so, or when eight weeks
passed without any of these. A miss is such an event without this rule having spoken in the eight weeks before, although
it could have: it watched such a school on that day, was in use, and the pupil had facts of those that it counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.kernel.labelled import Labelled
from domain.kernel.small_cells import Figure, protect

HORIZON = timedelta(days=56)

METHOD = (
    "Une alerte est vraie si quelqu'un s'en est occupé, ou si, dans les huit semaines, un seuil a été atteint, un "
    "dossier d'absences ouvert ou l'élève parti. Elle est fausse si elle a été marquée ainsi, ou si huit semaines ont "
    "passé sans rien de cela. Manquée\u00a0: un de ces événements sans alerte de cette règle dans les huit semaines "
    "d'avant, alors qu'elle aurait pu parler\u00a0: elle était en service ce jour-là, et l'élève avait, dans la "
    "période qu'elle regarde, au moins un fait de ceux qu'elle compte. Une même absence peut déclencher la règle et "
    "l'événement\u00a0: ces nombres comparent des règles, ils ne prouvent rien. Les nombres de 1 à 4 sont "
    "masqués, et un second nombre avec eux quand le total les trahirait."
)


class AlarmOutcome(Labelled):
    TRUE = "true_alarm", "Vraies"
    FALSE = "false_alarm", "Fausses"
    PENDING = "pending", "Trop récentes pour le dire"
    MISSED = "missed", "Manquées"


@dataclass(frozen=True)
class WarningPast:
    """What became of one warning, as far as the method needs it."""

    handled: bool
    marked_false: bool
    event_within_horizon: bool
    horizon_is_over: bool


def outcome_of(past: WarningPast) -> AlarmOutcome:
    """A mark by a person prevails, then what was done, then what happened, then the time."""
    if past.marked_false:
        return AlarmOutcome.FALSE
    if past.handled or past.event_within_horizon:
        return AlarmOutcome.TRUE
    return AlarmOutcome.FALSE if past.horizon_is_over else AlarmOutcome.PENDING


@dataclass(frozen=True)
class SexRow:
    """One outcome: girls, boys, not said, total; None is a hidden number."""

    girls: int | None
    boys: int | None
    unsaid: int | None
    total: int | None


def hidden_rows(counts: Sequence[Mapping[str, int]]) -> list[SexRow]:
    """Numbers under five are hidden (zero is shown), and a second one where the total would give the first away."""
    return [_row([row.get(sex, 0) for sex in ("F", "M", "")]) for row in counts]


def _row(numbers: Sequence[int]) -> SexRow:
    """The shared rule of small cells on one row and its total, which stands on the other side."""
    row = [Figure(number, "row", "all") for number in numbers]
    marks = protect([*row, Figure(sum(numbers), "all", "row", weight=3)])
    shown = [None if mark else number for mark, number in zip(marks, [*numbers, sum(numbers)], strict=True)]
    return SexRow(*shown)
