"""Warnings put into words: one situation a pupil, its reasons, what was done before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.prevention.rules import RULES, RuleCode
from domain.prevention.warnings import WarningGesture, WarningState
from domain.prevention.wording import before_after, sentence, typeset, what_ends
from persistence.prevention.gestures import DoneBefore
from persistence.prevention.warnings import LiveWarning


@dataclass(frozen=True)
class Reason:
    """One rule that holds: its sentence, its level, where it was read, what would end it."""

    warning_id: UUID
    rule: RuleCode
    rule_label: str
    level: int
    state: WarningState
    sentence: str
    period: str
    period_start: date
    period_end: date
    source: str
    ends_when: str
    first_seen_on: date


@dataclass(frozen=True)
class Done:
    """What was done before, by whom, and what was observed four weeks before and after."""

    gesture: WarningGesture
    on: date
    by_name: str
    task_outcome: str | None
    effect: str | None


@dataclass(frozen=True)
class Situation:
    """A pupil of the week. No score, no rank, nothing on origin or family."""

    student_id: UUID
    school_id: UUID
    family_name: str
    first_name: str
    class_name: str | None
    reasons: tuple[Reason, ...]
    never_seen: bool
    since: date
    set_aside_until: date | None
    set_aside_reason: str | None
    gesture_id: UUID | None
    done_before: tuple[Done, ...] = ()


def situation_of(warnings: Sequence[LiveWarning], done: Iterable[DoneBefore] = ()) -> Situation:
    """Of one pupil's warnings; `gesture_id` is the last gesture, which may be undone."""
    first = warnings[0]
    asides = [one for one in warnings if one.state is WarningState.SET_ASIDE]
    handled = sorted(
        (one for one in warnings if one.gesture_id and one.state_changed_at),
        key=lambda one: (one.state_changed_at is not None, one.state_changed_at),
    )
    return Situation(
        first.student_id, first.school_id, first.family_name, first.first_name, first.class_name,
        tuple(_reason(one) for one in warnings if one.state is not WarningState.FALSE_ALARM),
        never_seen=all(one.seen_at is None for one in warnings),
        since=min(one.first_seen_on for one in warnings),
        set_aside_until=min((one.set_aside_until for one in asides if one.set_aside_until), default=None),
        set_aside_reason=asides[0].set_aside_reason if asides else None,
        gesture_id=handled[-1].gesture_id if handled else None,
        done_before=tuple(_done(one) for one in done),
    )  # fmt: skip


def _reason(warning: LiveWarning) -> Reason:
    rule = RULES[warning.rule]
    levels = rule.levels_of(warning.track)
    return Reason(
        warning.id, warning.rule, typeset(rule.label), warning.level, warning.state,
        sentence(rule, warning.values, (warning.period_start, warning.period_end)), typeset(rule.period),
        warning.period_start, warning.period_end, rule.source, what_ends(rule, (levels.first, levels.second)),
        warning.first_seen_on,
    )  # fmt: skip


def _done(one: DoneBefore) -> Done:
    effect = None if one.absences_after is None else before_after(one.absences_before, one.absences_after)
    return Done(one.name, one.on, one.by_name, one.task_outcome, effect)
